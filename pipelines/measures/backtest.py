"""How wrong each projection would have been 12 months ahead (methods.md, section 3)."""

import polars as pl

from pipelines.measures.progress import years_between
from pipelines.measures.projection import WINDOW_MONTHS, effective_years, project
from pipelines.measures.window import SERIES, windows
from pipelines.vocabulary import Projection

# What happened "12 months later" is read at the closest value between 9 and 15 months after.
SHORTEST_AHEAD, LONGEST_AHEAD = 9, 15
# With fewer pairs an alternative may win by luck: the 12-month line stays the default.
FEWEST_PAIRS = 10


def back_test(values: pl.DataFrame, kinds: pl.DataFrame) -> pl.DataFrame:
    """What each method would have announced, against what happened, and the default it elects.

    In: measured values (indicator_id, territory_id, date, value) and `kinds`, one row per indicator
    and territory with `is_percent` and `level`. Out: one row per indicator, level and method with
    `pairs_count`, `median_abs_error` (indicator's unit) and `is_default`: the smallest error among
    the 12-month line and the alternatives with enough pairs.
    """
    measured = values.join(kinds, on=SERIES)
    found = windows(measured, *set(WINDOW_MONTHS.values()))
    by_length = {months: _pairs(measured, of_length) for months, of_length in found.items()}
    rows = pl.concat(
        [_announced(by_length[WINDOW_MONTHS[method]], method) for method in Projection]
    )
    error = (pl.col("announced") - pl.col("happened")).abs()
    tested = rows.group_by("indicator_id", "level", "method").agg(
        pairs_count=pl.len().cast(pl.Int32), median_abs_error=error.median()
    )
    plain = pl.col("method") == Projection.LAST_12_MONTHS
    group = ["indicator_id", "level"]
    may_win = plain | (pl.col("pairs_count") >= FEWEST_PAIRS)
    elected = (
        tested.filter(may_win)
        .sort(*group, "median_abs_error", ~plain, "method")
        .unique(group, keep="first", maintain_order=True)
        .select(*group, "method", is_default=pl.lit(value=True))
    )
    return (
        tested.join(elected, on=[*group, "method"], how="left")
        .with_columns(pl.col("is_default").fill_null(value=False))
        .sort(*group, "method")
    )


def _pairs(measured: pl.DataFrame, of_length: pl.DataFrame) -> pl.DataFrame:
    """Each value with its window and the value that followed about 12 months later."""
    later = measured.select(*SERIES, "level", "is_percent", later="date", happened="value")
    months = 12 * (pl.col("later").dt.year() - pl.col("date").dt.year()) + (
        pl.col("later").dt.month().cast(pl.Int32) - pl.col("date").dt.month()
    )
    return (
        of_length.join(later, on=SERIES)
        .with_columns(months_ahead=months)
        .filter(pl.col("months_ahead").is_between(SHORTEST_AHEAD, LONGEST_AHEAD))
        .sort(*SERIES, "date", (pl.col("months_ahead") - 12).abs(), "later")
        .unique([*SERIES, "date"], keep="first", maintain_order=True)
    )


def _announced(pairs: pl.DataFrame, method: Projection) -> pl.DataFrame:
    ahead = years_between(pl.col("date"), pl.col("later"))
    return pairs.select(
        "indicator_id",
        "level",
        "happened",
        method=pl.lit(method.value),
        announced=project(
            pl.col("value"),
            pl.col("window_start_value"),
            years_between(pl.col("window_start"), pl.col("date")),
            effective_years(ahead, pl.lit(method.value)),
            pl.col("is_percent"),
        ),
    )
