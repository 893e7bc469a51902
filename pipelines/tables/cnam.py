"""Table of the yearly series of the Cnam, beside the indicators and never spliced with them."""

import polars as pl

from pipelines.contract.cnam import CnamSeries
from pipelines.facts.store import Facts
from pipelines.measures.stock import with_parents
from pipelines.sources.cnam import DATASETS, SOURCES, Dataset
from pipelines.vocabulary import Unit

MOMENT = ["indicator_id", "date", "edition", "source_id"]


def cnam_tables(facts: Facts, territories: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Values by year of every edition; régions and France by sum, for a count alone."""
    tables = [CnamSeries.create_empty().cast({"indicator_id": pl.String})]
    for dataset, source in zip(DATASETS, SOURCES, strict=True):
        if facts.last_edition(source) is None:
            continue
        values = facts.of_source(source).select(
            "territory_id",
            "edition",
            "source_id",
            value=_of_the_indicator(dataset),
            indicator_id=pl.lit(dataset.indicator_id.value),
            date=pl.date("year", 12, 31),
        )
        is_count = dataset.unit is Unit.COUNT
        whole = with_parents(values, MOMENT, territories) if is_count else values
        tables.append(whole.select(CnamSeries.column_names()))
    return {"cnam_series": pl.concat(tables)}


def _of_the_indicator(dataset: Dataset) -> pl.Expr:
    """What the indicator counts, from what the dataset gives."""
    given = pl.col("value")
    # 100 - 4.6 is 95.4 only once rounded: files have a few decimals.
    return (100 - given).round(9) if dataset.is_of_those_without else given
