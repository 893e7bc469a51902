"""Indicators and their values, as editions gave them and as they are known today."""

import dataframely as dy
import polars as pl

from pipelines.vocabulary import Aggregation, Direction, Unit, ValueStatus


class Indicators(dy.Schema):
    """One row per indicator: what it means, in French, for the reader."""

    indicator_id = dy.String(primary_key=True)
    position = dy.Int32()
    label = dy.String(min_length=1)
    short_label = dy.String(min_length=1)
    unit = dy.Enum(Unit)
    unit_one = dy.String(min_length=1)
    unit_many = dy.String(min_length=1)
    direction = dy.Enum(Direction)
    aggregation = dy.Enum(Aggregation)
    decimals = dy.Int32(min=0, max=2)
    definition = dy.String(min_length=1)
    producer_note = dy.String(min_length=1)
    our_processing = dy.String(min_length=1)
    caveats = dy.List(dy.String())
    source_ids = dy.List(dy.String(), min_length=1)
    default_statement_id = dy.String(min_length=1)
    is_cnr_target = dy.Bool()


class Observations(dy.Schema):
    """One row per value as one edition gave it (bitemporal: date of the value, edition).

    `value` is in the indicator's unit, null only where the producer published nothing for this
    territory while it did for others of the same level. `published_rate_pct` is the producer's own
    rate of progress at that date, where the edition prints one.
    """

    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    edition = dy.Date(primary_key=True)
    value = dy.Float64(nullable=True, min=0, allow_inf=False, allow_nan=False)
    value_status = dy.Enum(ValueStatus)
    published_rate_pct = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    source_id = dy.String(min_length=1)

    @dy.rule()
    def value_is_null_only_when_not_published(cls) -> pl.Expr:
        return pl.col("value").is_null() == (pl.col("value_status") == ValueStatus.NOT_PUBLISHED)

    @dy.rule()
    def date_is_a_month_end(cls) -> pl.Expr:
        return pl.col("date").dt.month_end() == pl.col("date")

    @dy.rule()
    def month_is_not_after_the_edition(cls) -> pl.Expr:
        return pl.col("date").dt.month_start() <= pl.col("edition")


class CurrentValues(dy.Schema):
    """What is known today: the best edition of each date, as measures/known.py chooses it."""

    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    edition = dy.Date()
    value = dy.Float64(nullable=True, min=0, allow_inf=False, allow_nan=False)
    value_status = dy.Enum(ValueStatus)
    published_rate_pct = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    source_id = dy.String(min_length=1)


class Baselines(dy.Schema):
    """Starting points (date, value) that an edition gives for a territory."""

    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    edition = dy.Date(primary_key=True)
    baseline_value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    source_id = dy.String(min_length=1)
