"""What surrounds an indicator in a territory: population by age, density, doctors."""

from enum import StrEnum

import dataframely as dy
import polars as pl

from pipelines.vocabulary import ValueStatus


class ContextUnit(StrEnum):
    """What one unit of a context value is."""

    COUNT = "count"
    PERCENT = "percent"
    PER_100K = "per_100k"
    CONSULTATIONS = "consultations"


class ContextVariables(dy.Schema):
    """One row per context variable: what it means, in French, for the reader.

    `decimals` is how many to show; `unit_label` follows a number (« médecins », « % »).
    """

    variable_id = dy.String(primary_key=True)
    position = dy.Int32(min=1)
    label = dy.String(min_length=1)
    unit = dy.Enum(ContextUnit)
    unit_label = dy.String(min_length=1)
    decimals = dy.Int32(min=0, max=2)
    definition = dy.String(min_length=1)
    source_id = dy.String(min_length=1)


class Context(dy.Schema):
    """One row per variable, territory and year, from the newest edition that gives it.

    `value_status` is observed where the producer prints the value, computed where it is our sum,
    mean or share of what is printed. A territory without a value has no row.
    """

    variable_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    value_status = dy.Enum(ValueStatus)
    unit = dy.Enum(ContextUnit)
    source_id = dy.String(min_length=1)
    edition = dy.Date()

    @dy.rule()
    def value_is_observed_or_computed(cls) -> pl.Expr:
        return pl.col("value_status").is_in([ValueStatus.OBSERVED, ValueStatus.COMPUTED])

    @dy.rule()
    def year_is_not_after_the_edition(cls) -> pl.Expr:
        return pl.col("year") <= pl.col("edition").dt.year()

    @dy.rule()
    def a_percentage_is_at_most_100(cls) -> pl.Expr:
        return (pl.col("unit") != ContextUnit.PERCENT) | (pl.col("value") <= 100)
