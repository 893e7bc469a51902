"""Where a series lands if its pace goes on (methods.md, section 3), and how wrong that has been.

Counts go on along a straight line. Percentages go on along a straight line in logit, which bends
as it nears 0 or 100 and never passes them: a value printed as 0 or 100 is taken half a printed unit
inside, because its logit would be infinite.
"""

from enum import StrEnum

import polars as pl

from pipelines.measures.progress import years_between
from pipelines.measures.window import SERIES, windows

HALF_POINT = 0.5
# What happened "12 months later" is read at the closest value between 9 and 15 months after.
HORIZON_MONTHS = (9, 15)


class Projection(StrEnum):
    """Simple ways to carry a series on; the default is chosen by the back-test."""

    LAST_12_MONTHS = "last_12_months"
    LAST_24_MONTHS = "last_24_months"
    DAMPED = "damped"


WINDOW_MONTHS = {
    Projection.LAST_12_MONTHS: 12,
    Projection.LAST_24_MONTHS: 24,
    Projection.DAMPED: 12,
}
# A damped trend loses half of its pace every year.
DAMPING_PER_YEAR = 0.5


def project(
    value: pl.Expr,
    window_start_value: pl.Expr,
    window_years: pl.Expr,
    ahead_years: pl.Expr,
    is_percent: pl.Expr,
) -> pl.Expr:
    """The value `ahead_years` later if the change over the window goes on at the same pace.

    In the indicator's unit; null where the window is empty.
    """
    per_year = (value - window_start_value) / window_years
    slope = (_logit(value) - _logit(window_start_value)) / window_years
    bent = 100 / (1 + (-(_logit(value) + slope * ahead_years)).exp())
    straight = value + per_year * ahead_years
    stays = value == window_start_value
    return pl.when(is_percent & ~stays).then(bent).otherwise(straight)


def effective_years(ahead_years: pl.Expr, method: Projection) -> pl.Expr:
    """Years of full pace that a method counts in `ahead_years`: all of them unless damped."""
    if method is not Projection.DAMPED:
        return ahead_years
    # Sum of a pace that is halved every year: (1 − ½ⁿ) / ln 2.
    log_half = pl.lit(DAMPING_PER_YEAR).log()
    return ((ahead_years * log_half).exp() - 1) / log_half


def back_test(values: pl.DataFrame, is_percent: pl.DataFrame) -> pl.DataFrame:
    """What each method would have announced 12 months ahead, against what happened.

    In: measured values (indicator_id, territory_id, date, value) and one row per indicator with
    `is_percent`. Out: one row per indicator and method: `pairs_count` and `median_abs_error` in the
    indicator's unit. Every past value with a window and a value 9 to 15 months later is a pair.
    """
    measured = values.join(is_percent, on="indicator_id")
    rows = [_announced(measured, method) for method in Projection]
    error = (pl.col("announced") - pl.col("happened")).abs()
    return (
        pl.concat(rows)
        .group_by("indicator_id", "method")
        .agg(pairs_count=pl.len().cast(pl.Int32), median_abs_error=error.median())
        .sort("indicator_id", "method")
    )


def best_method(tested: pl.DataFrame, fewest_pairs: int = 30) -> pl.DataFrame:
    """The method with the smallest error per indicator, the 12-month line where nothing is better.

    An alternative must beat the default; with fewer pairs than `fewest_pairs` the default stays.
    """
    default = pl.col("method") == Projection.LAST_12_MONTHS
    enough = pl.col("pairs_count") >= fewest_pairs
    return (
        tested.filter(default | enough)
        .sort("indicator_id", "median_abs_error", ~default)
        .unique("indicator_id", keep="first", maintain_order=True)
    )


def _announced(measured: pl.DataFrame, method: Projection) -> pl.DataFrame:
    later = measured.select(*SERIES, later="date", happened="value")
    shortest, longest = HORIZON_MONTHS
    ends = (
        windows(measured, WINDOW_MONTHS[method])
        .join(measured.select("indicator_id", "is_percent").unique(), on="indicator_id")
        .join(later, on=SERIES)
        .with_columns(ahead=years_between(pl.col("date"), pl.col("later")))
        .filter(pl.col("ahead").is_between(shortest / 12 - 0.02, longest / 12 + 0.02))
        .sort(*SERIES, "date", (pl.col("ahead") - 1).abs())
        .unique([*SERIES, "date"], keep="first", maintain_order=True)
    )
    return ends.select(
        "indicator_id",
        "happened",
        method=pl.lit(method.value),
        announced=project(
            pl.col("value"),
            pl.col("window_start_value"),
            years_between(pl.col("window_start"), pl.col("date")),
            effective_years(pl.col("ahead"), method),
            pl.col("is_percent"),
        ),
    )


def _logit(percent: pl.Expr) -> pl.Expr:
    inside = percent.clip(HALF_POINT, 100 - HALF_POINT)
    return (inside / (100 - inside)).log()
