"""Dates as precise as their source."""

from datetime import date

import polars as pl
import pytest

from pipelines.sources.periods import first_day, is_wrong, last_day


def days(text: str) -> tuple[date | None, date | None]:
    frame = pl.DataFrame({"period": [text]})
    start, end = first_day(pl.col("period")), last_day(pl.col("period"))
    found: tuple[date | None, date | None] = frame.select(start=start, end=end).row(0)
    return found


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023-05-03", date(2023, 5, 3), date(2023, 5, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2025-2026", date(2025, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_its_first_and_last_day(text: str, start: date, end: date) -> None:
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    "text", ["2023-02-30", "2023-13", "23", "mai 2023", "2023-5", "2026-2025", "2023-05-03 ", ""]
)
def test_what_is_no_period_is_wrong(text: str) -> None:
    frame = pl.DataFrame({"period": [text]})

    assert frame.select(is_wrong(pl.col("period")).fill_null(value=True)).item() is True


@pytest.mark.parametrize("text", ["2023", "2023-05", "2023-05-03", "2025-2026"])
def test_what_is_a_period_is_not(text: str) -> None:
    frame = pl.DataFrame({"period": [text]})

    assert frame.select(is_wrong(pl.col("period"))).item() is False
