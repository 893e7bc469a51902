"""Départements beside each other: their ranks, what chance explains, their peers, their groups."""

from enum import StrEnum

import dataframely as dy
import polars as pl


class Position(StrEnum):
    """Where a value stands from the limits within which chance alone would keep it."""

    ABOVE_998 = "above_998"
    ABOVE_95 = "above_95"
    INSIDE = "inside"
    BELOW_95 = "below_95"
    BELOW_998 = "below_998"


def _compared() -> dy.Float64:
    """A count for 100 000 inhabitants, a percentage as it is."""
    return dy.Float64(min=0, allow_inf=False, allow_nan=False)


class Comparison(dy.Schema):
    """One row per indicator and département, on the newest date that the most of them share.

    `value` is in the indicator's unit, `compared_value` for 100 000 inhabitants where it is a
    count. `rank` 1 is the value furthest on its way; the true rank is between `rank_first` and
    `rank_last` if every value is right to within its precision. `centre` is what all these
    départements make together; null, as `position`, where the denominator is not known.
    """

    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date()
    value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    population_count = dy.Int64(min=1)
    compared_value = _compared()
    rank = dy.Int32(min=1)
    rank_first = dy.Int32(min=1)
    rank_last = dy.Int32(min=1)
    ranked_count = dy.Int32(min=1)
    centre = dy.Float64(nullable=True, min=0, allow_inf=False, allow_nan=False)
    position = dy.Enum(Position, nullable=True)

    @dy.rule()
    def the_interval_holds_the_rank(cls) -> pl.Expr:
        first, last, count = pl.col("rank_first"), pl.col("rank_last"), pl.col("ranked_count")
        return (first <= pl.col("rank")) & (pl.col("rank") <= last) & (last <= count)

    @dy.rule()
    def a_position_needs_a_centre(cls) -> pl.Expr:
        return pl.col("position").is_null() == pl.col("centre").is_null()


class Peers(dy.Schema):
    """The départements that resemble one most, nearest first.

    `distance` is in standard deviations over all départements; 0 would be the same figures.
    `themes_count` says on how many themes the two could be compared.
    """

    territory_id = dy.String(primary_key=True)
    peer_id = dy.String(primary_key=True)
    rank = dy.Int32(min=1)
    distance = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    themes_count = dy.Int32(min=1)

    @dy.rule()
    def nobody_is_its_own_peer(cls) -> pl.Expr:
        return pl.col("territory_id") != pl.col("peer_id")


class Inequality(dy.Schema):
    """One row per indicator, date and fifth of the départements sorted by APL.

    Fifth 1 has the lowest APL. `compared_value` is that of the group as one territory, for 100 000
    inhabitants or in percent; `apl_min` and `apl_max` are consultations a year and inhabitant.
    """

    indicator_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    fifth = dy.Int32(primary_key=True, min=1, max=5)
    compared_value = _compared()
    departements_count = dy.Int32(min=1)
    population_count = dy.Int64(min=1)
    apl_min = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    apl_max = dy.Float64(min=0, allow_inf=False, allow_nan=False)
