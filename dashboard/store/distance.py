"""Distance to the nearest MSP, from the release in force: made once for each territory."""

from datetime import date
from functools import lru_cache

import polars as pl

from dashboard.cards.distance import DistanceCard, distance_card
from dashboard.cards.series import SeriesCard, TerritoryCard
from dashboard.store import database
from pipelines.contract.finess import Category


def beside(series: SeriesCard, known_on: date | None = None) -> DistanceCard | None:
    """What stands beside a series of MSP, as known today or on a day; None for another one."""
    if series.indicator.indicator_id != Category.MSP:
        return None
    return _beside(database.build_id(), series.territory, known_on)


@lru_cache(maxsize=200)
def _beside(build_id: str, territory: TerritoryCard, known_on: date | None) -> DistanceCard:
    del build_id  # the key: a release never changes
    distances = database.table("msp_distance")
    if known_on is not None:
        distances = distances.filter(pl.col("as_of") <= known_on)
    return distance_card(territory, database.territories(), distances)
