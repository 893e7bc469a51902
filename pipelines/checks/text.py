"""Numbers and dates as a French reader expects them, as polars expressions.

In: columns of numbers or dates. Out: text with a decimal comma and narrow no-break spaces.
"""

import polars as pl

NBSP = "\u00a0"
NNBSP = "\u202f"
MINUS = "\u2212"
DECIMALS = 2


def number(value: pl.Expr, decimals: int = DECIMALS) -> pl.Expr:
    """« 9 818 », « 90,72 », « −24,2 »: at most `decimals`, without the zeros that end them."""
    rounded = value.cast(pl.Float64).round(decimals)
    sign = pl.when(rounded < 0).then(pl.lit(MINUS)).otherwise(pl.lit(""))
    digits = (
        rounded.abs()
        .cast(pl.String)
        .str.replace(r"\.0$", "")
        .str.replace(r"(\d)(\d{3})(\.|$)", f"${{1}}{NNBSP}${{2}}${{3}}")
        .str.replace(rf"(\d)(\d{{3}}{NNBSP})", f"${{1}}{NNBSP}${{2}}")
        .str.replace(".", ",", literal=True)
    )
    return sign + digits


def percent(value: pl.Expr, decimals: int = DECIMALS) -> pl.Expr:
    """« 90,72 % »."""
    return number(value, decimals) + f"{NNBSP}%"


def amount(value: pl.Expr) -> pl.Expr:
    """A value in its indicator's unit: « 4 000 », or « 90,72 % » where `is_percent`."""
    return number(value) + unit()


def unit() -> pl.Expr:
    """What follows a number: « % » where `is_percent`, nothing after a count."""
    return pl.when("is_percent").then(pl.lit(f"{NNBSP}%")).otherwise(pl.lit(""))


def day(value: pl.Expr) -> pl.Expr:
    """« 31/12/2026 »."""
    return value.dt.to_string("%d/%m/%Y")
