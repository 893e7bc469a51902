"""Dates and ages as they are printed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.wording import dates

JUNE = date(2025, 6, 30)


def age(start: date, end: date) -> str:
    """The age with ordinary spaces."""
    return dates.age(start, end).replace("\u00a0", " ")


def test_a_date_is_written_for_text_tables_and_axes() -> None:
    assert dates.long_date(JUNE) == dates.long_date_html(JUNE) == "30 juin 2025"
    assert dates.short_date(JUNE) == "30/06/2025"
    assert dates.month_year(JUNE) == "juin 2025"
    assert dates.short_month_year(date(2025, 1, 31)) == "janv. 2025"


def test_the_first_of_the_month_is_an_ordinal() -> None:
    assert dates.long_date(date(2027, 1, 1)) == "1er janvier 2027"
    assert dates.long_date_html(date(2027, 1, 1)) == "1<sup>er</sup> janvier 2027"
    assert dates.long_date(date(2027, 8, 11)) == "11 août 2027"


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        (JUNE, JUNE, "0 jour"),
        (JUNE, date(2025, 7, 1), "1 jour"),
        (JUNE, date(2025, 7, 12), "12 jours"),
        (JUNE, date(2025, 7, 30), "30 jours"),
        (JUNE, date(2025, 7, 31), "1 mois"),
        (JUNE, date(2026, 10, 31), "16 mois"),
        (date(2024, 12, 31), date(2025, 2, 28), "2 mois"),
        (date(2024, 1, 15), date(2025, 1, 14), "11 mois"),
        (JUNE, date(2027, 6, 29), "23 mois"),
        (JUNE, date(2027, 6, 30), "2 ans"),
        (JUNE, date(2027, 9, 30), "2 ans et 3 mois"),
    ],
)
def test_an_age_grows_from_days_to_months_to_years(start: date, end: date, printed: str) -> None:
    assert age(start, end) == printed


def test_an_age_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="forward"):
        dates.age(JUNE, date(2025, 6, 29))


def test_past_present_and_future_have_their_words() -> None:
    said = [dates.ago(JUNE + timedelta(days=n), JUNE).replace("\u00a0", " ") for n in (-12, 0, 12)]
    assert said == ["il y a 12 jours", "aujourd’hui", "dans 12 jours"]
    assert dates.ago(JUNE, date(2026, 10, 31)) == "il y a 16\u00a0mois"


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(31, 5000))
def test_a_month_or_more_is_never_zero(start: date, days: int) -> None:
    assert not age(start, start + timedelta(days=days)).startswith("0")
