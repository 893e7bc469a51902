"""Numbers, dates and units in the texts of findings."""

from datetime import date

import polars as pl
import pytest

from pipelines.checks.text import amount, day, number, percent


def written(expression: pl.Expr, **columns: object) -> str:
    row = pl.DataFrame({name: [value] for name, value in columns.items()})
    text = row.select(text=expression).item()
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (70.0, "70"),
        (999.0, "999"),
        (9818.0, "9\u202f818"),
        (1234567.0, "1\u202f234\u202f567"),
        (90.72, "90,72"),
        (86.1, "86,1"),
        (1234.5, "1\u202f234,5"),
        (-28.571428, "−28,57"),
        (-0.001, "0"),
    ],
)
def test_a_number_is_written_in_french(value: float, text: str) -> None:
    assert written(number(pl.col("value")), value=value) == text


def test_a_number_has_no_more_decimals_than_asked() -> None:
    assert written(number(pl.col("value"), decimals=1), value=91.5238) == "91,5"
    assert written(percent(pl.col("value"), decimals=1), value=90.04) == "90\u202f%"


def test_an_integer_column_is_a_number_too() -> None:
    assert written(number(pl.col("value")), value=4000) == "4\u202f000"


def test_only_a_percentage_bears_the_sign() -> None:
    assert written(amount(pl.col("value")), value=15.0, is_percent=False) == "15"
    assert written(amount(pl.col("value")), value=15.0, is_percent=True) == "15\u202f%"


def test_a_day_is_written_day_first() -> None:
    assert written(day(pl.col("day")), day=date(2026, 2, 28)) == "28/02/2026"
