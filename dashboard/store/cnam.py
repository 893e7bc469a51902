"""Yearly series of the Cnam, from the release in force: made once for each series."""

from datetime import date
from functools import lru_cache

import polars as pl

from dashboard.cards.cnam import CnamCard, cnam_card
from dashboard.cards.series import SeriesCard
from dashboard.store import database
from pipelines.contract.cnam import Covered
from pipelines.vocabulary import ValueStatus

COVERED = frozenset(Covered)


def beside(series: SeriesCard, known_on: date | None = None) -> CnamCard | None:
    """What stands beside a series that the Cnam publishes too, as known today or on a day."""
    if series.indicator.indicator_id not in COVERED:
        return None
    return _beside(database.build_id(), series, known_on)


@lru_cache(maxsize=200)
def _beside(build_id: str, series: SeriesCard, known_on: date | None) -> CnamCard:
    table, measures = _tables(build_id, series.indicator.indicator_id, known_on)
    return cnam_card(series, database.territories(), table, measures, known_on)


@lru_cache(maxsize=8)
def _tables(
    build_id: str, indicator_id: str, known_on: date | None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every edition of the Cnam, and what the Baromètre had measured; nothing without the first."""
    del build_id  # the key: a release never changes
    table = database.table("cnam_series").filter(indicator_id=indicator_id)
    if table.is_empty():
        return table, table
    if known_on is not None:
        values, _ = database.known_tables(database.in_force(), known_on)
    else:
        values = database.table("current_values")
    is_measured = pl.col("value_status").cast(pl.String) == ValueStatus.OBSERVED
    return table, values.filter(is_measured, indicator_id=indicator_id)
