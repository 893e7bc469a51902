"""What the rounding of a printed percentage may hide."""

import polars as pl

# Decimal fractions are not exact: 93,025 − 93,02 is a hair above 0,005.
EXACTNESS = 1e-9


def half_unit(value: pl.Expr) -> pl.Expr:
    """Half a unit of the last printed decimal, in points: a rate printed « 90 » may be 90,5."""
    return (
        pl.when(value == value.round(0))
        .then(0.5)
        .when(value == value.round(1))
        .then(0.05)
        .otherwise(0.005)
    )


def differ(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """Whether two printed values differ; not where one may be the other with fewer decimals.

    In: columns beside `is_percent`. Counts are exact.
    """
    rounding = pl.max_horizontal(half_unit(one), half_unit(other)) + EXACTNESS
    hidden = pl.when("is_percent").then(rounding).otherwise(0.0)
    return (one - other).abs() > hidden
