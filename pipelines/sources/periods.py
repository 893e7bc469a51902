"""Dates as precise as their source: `2023`, `2023-11`, `2023-05-03`, and `2025-2026`.

In: a column of such texts. Out: the first and last day of what they say, null when they say none.
"""

import polars as pl

PERIOD = r"^\d{4}(-\d{4}|-\d{2}(-\d{2})?)?$"
_FIRST_OF_YEAR, _LAST_OF_YEAR = "-01-01", "-12-31"


def first_day(period: pl.Expr) -> pl.Expr:
    """The first day of a year, a month, a day or a span of years."""
    length = period.str.len_chars()
    return (
        pl.when(length == 10)
        .then(_day(period))
        .when(length == 7)
        .then(_day(period + "-01"))
        .when(length.is_in([4, 9]))
        .then(_day(period.str.slice(0, 4) + _FIRST_OF_YEAR))
    )


def last_day(period: pl.Expr) -> pl.Expr:
    """The last day of a year, a month, a day or a span of years."""
    length = period.str.len_chars()
    return (
        pl.when(length == 10)
        .then(_day(period))
        .when(length == 7)
        .then(_day(period + "-01").dt.month_end())
        .when(length.is_in([4, 9]))
        .then(_day(period.str.tail(4) + _LAST_OF_YEAR))
    )


def is_wrong(period: pl.Expr) -> pl.Expr:
    """Whether a text is none of these forms, names no day of the calendar, or runs backwards."""
    start, end = first_day(period), last_day(period)
    return ~period.str.contains(PERIOD) | start.is_null() | end.is_null() | (end < start)


def _day(text: pl.Expr) -> pl.Expr:
    return text.str.to_date("%Y-%m-%d", strict=False)
