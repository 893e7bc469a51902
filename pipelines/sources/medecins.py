"""Doctors by département and year. The file says neither who publishes it nor whom it counts.

One CSV, a column per year, then the number per 100 000 inhabitants of the first and last year. A 0
there beside doctors (Mayotte, 2012) means that it was not known.
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

ID = "medecins"


class MedecinsFacts(dy.Schema):
    """Doctors of a département; per 100 000 inhabitants where the producer prints it."""

    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    medecins_count = dy.Int64(min=0)
    medecins_per_100k = dy.Float64(nullable=True, min=0)


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Doctors by département and year, sorted by key. Raises RejectedFile with all defects."""
    raw = only_file(files, ID)
    years = years_of_name(raw.path)
    counts = [str(year) for year in years]
    densities = [f"densite_{years[0]}", f"densite_{years[-1]}"]
    text, defects = read_delimited(raw, Layout(columns=("code", *counts, *densities)))
    table = text.with_columns(territory_id="DEP-" + pl.col("code"))
    rules = departement_rules("code", known) + [number_rule(column) for column in counts]
    rules += [number_rule(column, DECIMAL) for column in densities]
    defects += broken_rules(table, rules, raw.label)
    if defects := defects or missing_departements(table, known, raw.label):
        raise RejectedFile(ID, defects)
    facts = _facts(table, counts, densities)
    rows = {raw.path.name: RowCount(read=text.height, kept=table.height)}
    return TidyEdition(facts=facts.sort(MedecinsFacts.primary_key()), rows=rows)


def _facts(table: pl.DataFrame, counts: list[str], densities: list[str]) -> pl.DataFrame:
    number = pl.col("count").cast(pl.Int64)
    density = pl.col("density").cast(pl.Float64)
    is_known = (density > 0) | (number == 0)
    return (
        _by_year(table, counts, "count")
        .join(_by_year(table, densities, "density"), on=["territory_id", "year"], how="left")
        .select(
            "territory_id",
            "year",
            medecins_count=number,
            medecins_per_100k=pl.when(is_known).then(density),
        )
    )


def _by_year(table: pl.DataFrame, columns: list[str], name: str) -> pl.DataFrame:
    """One row per département and year, from columns that end in a year."""
    year = pl.col("year").str.tail(4).cast(pl.Int32)
    return table.unpivot(
        columns, index="territory_id", variable_name="year", value_name=name
    ).with_columns(year)


SOURCE = Source(
    id=ID,
    producer="Producteur non précisé",
    title="Effectifs de médecins par département",
    licence=NOT_STATED,
    page_url=None,
    verified=False,
    file_pattern=r"medecins_effectifs_departements_[12]\d{3}-[12]\d{3}\.csv",
    edition_of=vintage,
    tidy=tidy,
    schema=MedecinsFacts,
)
