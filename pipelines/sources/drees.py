"""DREES: accessibilité potentielle localisée (APL) to general practitioners, by département.

One CSV for two years, made from the producer's commune tables: its header alone says what it holds.
Mayotte is not in it. `popUnder25` is read as the people of the communes whose APL of the newest
year is under 2.5, the threshold of under-served areas: the file names neither, only the column.
"""

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from pipelines.errors import RejectedFile
from pipelines.sources.delimited import Layout, broken_rules, read_delimited
from pipelines.sources.departements import (
    DECIMAL,
    departement_rules,
    missing_departements,
    number_rule,
    only_file,
    vintage,
    years_of_name,
)
from pipelines.sources.model import NOT_STATED, Known, RawFile, RowCount, Source, TidyEdition

ID = "apl"
LEFT_OUT = frozenset({"DEP-976"})


class AplFacts(dy.Schema):
    """APL to general practitioners: consultations accessible per year and standardised inhabitant.

    `population_count` is the municipal population printed beside, the same for every year;
    `under_served_count` its part in communes under 2.5, given for the newest year alone.
    """

    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    apl_consultations = dy.Float64(min=0)
    population_count = dy.Int64(min=1)
    under_served_count = dy.Int64(nullable=True, min=0)


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """APL by département and year, sorted by key. Raises RejectedFile with all defects."""
    raw = only_file(files, ID)
    # The newest year comes first.
    columns = {f"apl_mg_{year}": year for year in reversed(years_of_name(raw.path))}
    layout = Layout(columns=("code", *columns, "pop", "popUnder25", "shareUnder25"))
    text, defects = read_delimited(raw, layout)
    table = text.with_columns(territory_id="DEP-" + pl.col("code"))
    rules = [number_rule(column, DECIMAL) for column in columns]
    rules = [
        *departement_rules("code", known),
        *rules,
        number_rule("pop"),
        number_rule("popUnder25"),
    ]
    defects += broken_rules(table, rules, raw.label)
    if defects := defects or missing_departements(table, known, raw.label, left_out=LEFT_OUT):
        raise RejectedFile(ID, defects)
    facts = table.unpivot(
        list(columns),
        index=["territory_id", "pop", "popUnder25"],
        variable_name="year",
        value_name="apl",
    ).select(
        "territory_id",
        pl.col("year").replace_strict(columns, return_dtype=pl.Int32),
        apl_consultations=pl.col("apl").cast(pl.Float64),
        population_count=pl.col("pop").cast(pl.Int64),
        under_served_count=pl.when(pl.col("year") == next(iter(columns))).then(
            pl.col("popUnder25").cast(pl.Int64)
        ),
    )
    rows = {raw.path.name: RowCount(read=text.height, kept=table.height)}
    return TidyEdition(facts=facts.sort(AplFacts.primary_key()), rows=rows)


SOURCE = Source(
    id=ID,
    producer="DREES",
    title="Accessibilité potentielle localisée (APL) aux médecins généralistes, par département",
    licence=NOT_STATED,
    page_url=None,
    verified=False,
    file_pattern=r"apl_generalistes_departements_[12]\d{3}-[12]\d{3}\.csv",
    edition_of=vintage,
    tidy=tidy,
    schema=AplFacts,
)
