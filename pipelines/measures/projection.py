"""Where a series lands if its pace goes on (methods.md, section 3), and how wrong that has been.

Counts go on along a straight line. Percentages go on along a straight line in logit, which bends
as it nears 0 or 100 and never passes them: a value printed as 0 or 100 is taken half a printed unit
inside, because its logit would be infinite.
"""

import math

import polars as pl

from pipelines.vocabulary import Projection

HALF_POINT = 0.5


WINDOW_MONTHS = {
    Projection.LAST_12_MONTHS: 12,
    Projection.LAST_24_MONTHS: 24,
    Projection.DAMPED: 12,
}
LN_2 = math.log(2)


def project(
    value: pl.Expr,
    window_start_value: pl.Expr,
    window_years: pl.Expr,
    ahead_years: pl.Expr,
    is_percent: pl.Expr,
) -> pl.Expr:
    """The value `ahead_years` later if the change over the window goes on at the same pace.

    In the indicator's unit; null where the window is empty. A count never falls under 0.
    """
    per_year = (value - window_start_value) / window_years
    slope = (logit(value) - logit(window_start_value)) / window_years
    straight = (value + per_year * ahead_years).clip(lower_bound=0)
    moves = is_percent & (value != window_start_value)
    rises = value > window_start_value
    return pl.when(moves).then(bent(value, slope * ahead_years, rises)).otherwise(straight)


def bent(value: pl.Expr, odds: pl.Expr, rises: pl.Expr) -> pl.Expr:
    """A percentage moved by log-odds: a path that rises never lands under the value itself."""
    moved = from_logit(logit(value) + odds)
    # Half a point inside 0 and 100, moving in log-odds alone would step back.
    higher, lower = pl.max_horizontal(moved, value), pl.min_horizontal(moved, value)
    return pl.when(rises).then(higher).otherwise(lower)


def effective_years(ahead_years: pl.Expr, method: pl.Expr) -> pl.Expr:
    """Years of full pace that a method counts in `ahead_years`: all of them unless damped.

    A damped pace is halved every year: it sums to (1 − ½ⁿ) / ln 2.
    """
    damped = (1 - (-ahead_years * LN_2).exp()) / LN_2
    return pl.when(method == Projection.DAMPED).then(damped).otherwise(ahead_years)


def landing_years(
    value: pl.Expr,
    window_start_value: pl.Expr,
    window_years: pl.Expr,
    target: pl.Expr,
    is_percent: pl.Expr,
) -> pl.Expr:
    """Years until the path meets the target at full pace; null when it moves away or stands still.

    A target of 100 % counts as met at 99.5 %, which prints as 100.
    """
    straight = (target - value) / ((value - window_start_value) / window_years)
    slope = (logit(value) - logit(window_start_value)) / window_years
    way = logit(target) - logit(value)
    curve = pl.when(way == 0).then(0.0).otherwise(way / slope)
    years = pl.when(is_percent).then(curve).otherwise(straight)
    approaches = (target - value) * (value - window_start_value) > 0
    return pl.when(approaches & years.is_finite() & (years >= 0)).then(years)


def undamped_years(full_years: pl.Expr, method: pl.Expr) -> pl.Expr:
    """Calendar years that give `full_years` of full pace; null when damping never gets there."""
    left = 1 - full_years * LN_2
    damped = pl.when(left > 0).then(-left.log() / LN_2)
    return pl.when(method == Projection.DAMPED).then(damped).otherwise(full_years)


def logit(percent: pl.Expr) -> pl.Expr:
    """Log-odds of a percentage, kept half a point inside 0 and 100."""
    inside = percent.clip(HALF_POINT, 100 - HALF_POINT)
    return (inside / (100 - inside)).log()


def from_logit(odds: pl.Expr) -> pl.Expr:
    """The percentage with these log-odds."""
    return 100 / (1 + (-odds).exp())
