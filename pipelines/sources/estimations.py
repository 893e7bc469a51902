"""INSEE: population estimates by département, sex and five-year age group.

One workbook with a sheet per year since 1975; the newest year is kept, both sexes together. Totals
(métropole, DOM) and notes stand below the départements, without a name. The newest three years are
provisional until the next census.
"""

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from pipelines.errors import RejectedFile
from pipelines.sources.delimited import Rule, broken_rules
from pipelines.sources.departements import (
    COUNT,
    departement_rules,
    missing_departements,
    number_rule,
    only_file,
    vintage,
)
from pipelines.sources.model import NOT_STATED, Known, RawFile, RowCount, Source, TidyEdition
from pipelines.sources.workbook import Sheet, read_sheet

ID = "estimations"
AGES = (*(f"{age} à {age + 4} ans" for age in range(0, 95, 5)), "95 ans et plus")
FROM_65 = AGES[AGES.index("65 à 69 ans") :]
FROM_75 = AGES[AGES.index("75 à 79 ans") :]
GROUPS = ("Départements", "", "Ensemble")
COLUMNS = ("Départements", "Nom", *AGES, "Total")


class EstimationsFacts(dy.Schema):
    """Estimated population of a département on 1 January, in all and from two ages on."""

    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    population_count = dy.Int64(min=1)
    population_65_plus_count = dy.Int64(min=0)
    population_75_plus_count = dy.Int64(min=0)


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Population by age of the newest year, sorted by key. Raises RejectedFile."""
    raw = only_file(files, ID)
    text, defects = read_sheet(raw, _sheet(raw.edition.year))
    named = text.drop_nulls("Nom").with_columns(territory_id="DEP-" + pl.col("Départements"))
    defects += broken_rules(named, _rules(known), raw.label)
    if defects := defects or missing_departements(named, known, raw.label):
        raise RejectedFile(ID, defects)
    facts = named.select(
        "territory_id",
        year=pl.lit(raw.edition.year, dtype=pl.Int32),
        population_count=pl.col("Total").cast(pl.Int64),
        population_65_plus_count=_people(FROM_65),
        population_75_plus_count=_people(FROM_75),
    )
    rows = {raw.path.name: RowCount(read=text.height, kept=named.height)}
    return TidyEdition(facts=facts.sort(EstimationsFacts.primary_key()), rows=rows)


def _sheet(year: int) -> Sheet:
    return Sheet(name=str(year), columns=COLUMNS, headings={4: GROUPS, 5: ("", "", *AGES, "Total")})


def _people(ages: Sequence[str]) -> pl.Expr:
    return pl.sum_horizontal(pl.col(list(ages)).cast(pl.Int64, strict=False))


def _rules(known: Known) -> list[Rule]:
    numbers = (*AGES, "Total")
    are_counts = pl.all_horizontal(pl.col(list(numbers)).fill_null("").str.contains(COUNT))
    return [
        *departement_rules("Départements", known),
        *(number_rule(column) for column in numbers),
        Rule(
            text="le total n’est pas la somme des âges",
            column="Total",
            broken=are_counts & (_people(AGES) != pl.col("Total").cast(pl.Int64, strict=False)),
        ),
    ]


SOURCE = Source(
    id=ID,
    producer="INSEE",
    title="Estimations de population par département, sexe et âge quinquennal",
    licence=NOT_STATED,
    page_url=None,
    verified=False,
    file_pattern=r"estim-pop-dep-sexe-aq-[12]\d{3}-[12]\d{3}\.xls",
    edition_of=vintage,
    tidy=tidy,
    schema=EstimationsFacts,
)
