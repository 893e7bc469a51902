"""Where a value stands on the way to a target (methods.md, sections 1 and 2).

In: polars expressions. `baseline`, `value` and `target` in the indicator's unit; `sign` is 1 where
higher is better, −1 where lower is better; dates are month ends and years have 365.25 days.
Undefined cases give null, never NaN nor infinity.
"""

import polars as pl

DAYS_PER_YEAR = 365.25
MONTHS_PER_YEAR = 12


def raw_rate_pct(baseline: float | None, value: float, target: float) -> float | None:
    """`100 · (value − baseline) / (target − baseline)`, in percent, neither rounded nor clamped.

    None when there is no starting point or no way to go. The same formula holds in both directions.
    """
    if baseline is None or baseline == target:
        return None
    return 100 * (value - baseline) / (target - baseline)


def raw_rate(baseline: pl.Expr, value: pl.Expr, target: pl.Expr) -> pl.Expr:
    """`raw_rate_pct` over columns, in percent."""
    return _ratio(100 * (value - baseline), target - baseline)


def published_rate(baseline: pl.Expr, value: pl.Expr, target: pl.Expr, sign: pl.Expr) -> pl.Expr:
    """The rate as the Baromètre prints it: rounded to 2 decimals, then clamped to 0–100.

    A starting point already at or beyond the target counts 100 while the value holds it, else 0.
    """
    is_beyond = sign * baseline >= sign * target
    holds = pl.when(sign * value >= sign * target).then(100.0).otherwise(0.0)
    clamped = raw_rate(baseline, value, target).round(2).clip(0, 100)
    known = baseline.is_not_null() & value.is_not_null() & target.is_not_null()
    return pl.when(known).then(pl.when(is_beyond).then(holds).otherwise(clamped))


def elapsed_share(start: pl.Expr, day: pl.Expr, deadline: pl.Expr) -> pl.Expr:
    """Share of the time gone by between the starting point and the deadline; 1 at the deadline."""
    return _ratio(years_between(start, day), years_between(start, deadline))


def pace(raw_rate_pct: pl.Expr, elapsed: pl.Expr) -> pl.Expr:
    """Share of the way over share of the time: 1 on the straight line, null before it starts."""
    return _ratio(raw_rate_pct / 100, elapsed)


def expected_value(baseline: pl.Expr, target: pl.Expr, elapsed: pl.Expr) -> pl.Expr:
    """The value on the straight line, in the indicator's unit."""
    return baseline + (target - baseline) * elapsed


def months_ahead(
    raw_rate_pct: pl.Expr, elapsed: pl.Expr, start: pl.Expr, deadline: pl.Expr
) -> pl.Expr:
    """How far ahead of the straight line, in months; negative when behind."""
    return (raw_rate_pct / 100 - elapsed) * years_between(start, deadline) * MONTHS_PER_YEAR


def needed_per_year(value: pl.Expr, target: pl.Expr, day: pl.Expr, deadline: pl.Expr) -> pl.Expr:
    """What each remaining year must add, in units; null once the deadline has come."""
    left = years_between(day, deadline)
    return pl.when(left > 0).then((target - value) / left)


def years_between(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Years of 365.25 days between two dates."""
    return (end - start).dt.total_days() / DAYS_PER_YEAR


def _ratio(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    ratio = numerator / denominator
    # Dividing by next to nothing overflows as dividing by zero does.
    return pl.when(ratio.is_finite()).then(ratio)
