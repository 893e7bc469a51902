"""Targets of 0 that an edition printed: any value passes for a target reached."""

from datetime import date
from functools import lru_cache

import polars as pl

from dashboard.cards.quality import Revised, ZeroTargets
from dashboard.store import database, editions
from dashboard.store.release import Release

ALL_REACHED_PCT = 100.0


def zero_targets(indicator_id: str, day: date) -> ZeroTargets | None:
    """What the editions published by a day printed for an indicator; None without a target of 0."""
    return _zero_targets(database.in_force(), indicator_id, day)


@lru_cache(maxsize=200)
def _zero_targets(release: Release, indicator_id: str, day: date) -> ZeroTargets | None:
    values, targets = (
        table.filter(
            pl.col("indicator_id") == indicator_id, pl.col("territory_id").str.starts_with("DEP-")
        )
        for table in database.known_tables(release, day)
    )
    zero = targets.filter(pl.col("target_value") == 0)["territory_id"].unique()
    if zero.is_empty():
        return None
    printed = (
        values.filter(pl.col("territory_id").is_in(zero.implode()))
        .drop_nulls("published_rate_pct")
        .sort("date")
        .group_by("territory_id")
        .last()
    )
    later = [
        card.edition
        for card in editions.all_revisions(indicator_id)
        if card.kind is Revised.TARGET and card.value_before == 0 and card.edition > day
    ]
    return ZeroTargets(
        day=day,
        departements_count=targets["territory_id"].n_unique(),
        zero_count=zero.len(),
        all_reached_count=printed.filter(pl.col("published_rate_pct") == ALL_REACHED_PCT).height,
        corrected_on=min(later, default=None),
    )
