"""Checks on what is known today of each series: jumps, and falls of what should not fall fast.

In: tables `current_values` and `indicators`. Out: rows of table `findings`. Measured values only:
a value carried forward or computed says nothing of a change.
"""

import polars as pl

from pipelines.checks.rules import KEY, SERIES, Rule, as_findings, with_previous
from pipelines.checks.text import NNBSP, amount, day, number, unit
from pipelines.vocabulary import Direction, Unit, ValueStatus

# A jump: this many robust deviations from the median of at least so many past changes.
DEVIATIONS = 3
FEWEST_PAST_CHANGES = 5
# The median absolute deviation of a normal law, times this, is its standard deviation.
MAD_TO_DEVIATION = 1.4826
# Under this a deviation is only the noise of floating-point numbers.
SMALLEST_DEVIATION = 1e-9
# Smaller differences are ordinary life: one structure more or less, the rounding of a percentage.
SMALLEST_UNITS = 2
SMALLEST_POINTS = 1
# A fall of a count is fast beyond this share of it; one of a percentage beyond SMALLEST_POINTS.
FAST_FALL_SHARE = 0.05


def findings(current_values: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Every finding on consecutive measured values."""
    kinds = indicators.select(
        "indicator_id",
        "direction",
        is_percent=pl.col("unit") == Unit.PERCENT,
    )
    measured = current_values.select(*KEY, "value", "value_status").filter(
        pl.col("value_status") == ValueStatus.OBSERVED
    )
    changes = _changes(measured.join(kinds, on="indicator_id"))
    return pl.concat([_jumps(changes), _falls(changes)])


def _changes(measured: pl.DataFrame) -> pl.DataFrame:
    """One row per value but the first: the value before, the change per month, how many before."""
    date, start, row = pl.col("date"), pl.col("old_date"), pl.col("row")
    months = 12 * (date.dt.year() - start.dt.year()) + (
        date.dt.month().cast(pl.Int32) - start.dt.month()
    )
    return (
        with_previous(measured, SERIES, "date", ["date", "value"])
        .drop_nulls("old_date")
        .with_row_index("row")
        .with_columns(months=months, past_changes=row - row.min().over(SERIES))
        .with_columns(per_month=(pl.col("value") - pl.col("old_value")) / pl.col("months"))
    )


def _jumps(changes: pl.DataFrame) -> pl.DataFrame:
    """A change per month far from those of the series' own past."""
    past, median = pl.col("past_per_month"), pl.col("median")
    pairs = (
        changes.filter(pl.col("past_changes") >= FEWEST_PAST_CHANGES)
        .select("row", *SERIES, "date")
        .join(changes.select(*SERIES, past_date="date", past_per_month="per_month"), on=SERIES)
        .filter(pl.col("past_date") < pl.col("date"))
    )
    medians = pairs.group_by("row").agg(median=past.median())
    usual = pl.col("old_value") + median * pl.col("months")
    gap = (pl.col("value") - usual).abs()
    smallest = pl.when("is_percent").then(SMALLEST_POINTS).otherwise(SMALLEST_UNITS)
    # Few rows are left here, and the deviation is the costly part.
    far = changes.join(medians, on="row").filter(gap >= smallest)
    deviations = (
        pairs.join(far.select("row", "median"), on="row")
        .group_by("row")
        .agg(deviation=(past - median).abs().median() * MAD_TO_DEVIATION)
        .filter(pl.col("deviation") > SMALLEST_DEVIATION)
    )
    margin = DEVIATIONS * pl.col("deviation") * pl.col("months")
    highest = pl.when("is_percent").then(100.0)
    low = number((usual - margin).clip(lower_bound=0), decimals=1)
    high = number(pl.min_horizontal(usual + margin, highest), decimals=1)
    since = amount(pl.col("old_value")) + " au " + day(pl.col("old_date"))
    return as_findings(
        far.join(deviations, on="row").filter(gap > margin),
        Rule.SAUT,
        expected="entre " + low + " et " + high + unit() + ", au rythme habituel depuis " + since,
        found=amount(pl.col("value")),
    )


def _falls(changes: pl.DataFrame) -> pl.DataFrame:
    """A fast change the wrong way: downwards, or upwards where lower is better."""
    is_mirrored = pl.col("direction") == Direction.LOWER_IS_BETTER
    change = pl.col("value") - pl.col("old_value")
    fall = pl.when(is_mirrored).then(change).otherwise(-change)
    is_fast = (
        pl.when("is_percent")
        .then(fall > SMALLEST_POINTS)
        .otherwise((fall >= SMALLEST_UNITS) & (fall > FAST_FALL_SHARE * pl.col("old_value")))
    )
    way = pl.when(is_mirrored).then(pl.lit("une hausse de ")).otherwise(pl.lit("une baisse de "))
    most = pl.when("is_percent").then(pl.lit("1 point")).otherwise(pl.lit(f"5{NNBSP}%"))
    since = amount(pl.col("old_value")) + " au " + day(pl.col("old_date"))
    return as_findings(
        changes.filter(is_fast),
        Rule.BAISSE,
        expected=way + most + " au plus depuis " + since,
        found=amount(pl.col("value")),
    )
