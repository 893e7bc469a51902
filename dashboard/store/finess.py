"""MSP counted in FINESS and by INSEE, from the release in force: made once for each series."""

from datetime import date
from functools import lru_cache

import polars as pl

from dashboard.cards.finess import FinessCard, finess_card
from dashboard.cards.series import SeriesCard
from dashboard.store import database
from pipelines.contract.finess import Category
from pipelines.vocabulary import ValueStatus


def beside(series: SeriesCard, known_on: date | None = None) -> FinessCard | None:
    """The counts that stand beside a series of MSP, as known today or on a day; None otherwise."""
    if series.indicator.indicator_id != Category.MSP:
        return None
    return _beside(database.build_id(), series, known_on)


@lru_cache(maxsize=200)
def _beside(build_id: str, series: SeriesCard, known_on: date | None) -> FinessCard:
    stocks, bpe, measures = _tables(build_id, known_on)
    return finess_card(series, database.territories(), stocks, bpe, measures)


@lru_cache(maxsize=4)
def _tables(
    build_id: str, known_on: date | None
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    del build_id  # the key: a release never changes
    names = ("finess_stocks", "bpe_counts")
    stocks, bpe = (database.table(name).filter(category=Category.MSP.value) for name in names)
    if known_on is not None:
        stocks, bpe = (table.filter(pl.col("edition") <= known_on) for table in (stocks, bpe))
        values, _ = database.known_tables(database.in_force(), known_on)
    else:
        values = database.table("current_values")
    is_measured = pl.col("value_status").cast(pl.String) == ValueStatus.OBSERVED
    return stocks, bpe, values.filter(is_measured, indicator_id=Category.MSP.value)
