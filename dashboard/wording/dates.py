"""Dates and ages as a French reader expects them (interface.md 3.1).

In: dates, always given by the caller: there is no clock here. Out: text.
For files, use `date.isoformat()`.
"""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from dashboard.wording.numbers import count_of


@lru_cache(maxsize=4096)
def long_date(day: date) -> str:
    """« 30 juin 2025 », « 1er janvier 2027 »."""
    return _long_date(day, first="1er")


def long_date_html(day: date) -> str:
    """The same for HTML, with the exponent: « 1<sup>er</sup> janvier 2027 »."""
    return _long_date(day, first="1<sup>er</sup>")


@lru_cache(maxsize=4096)
def short_date(day: date) -> str:
    """« 30/06/2025 », for narrow tables."""
    return format_date(day, "dd/MM/y", locale="fr")


@lru_cache(maxsize=4096)
def month_year(day: date) -> str:
    """« juin 2025 »."""
    return format_date(day, "MMMM y", locale="fr")


def short_month_year(day: date) -> str:
    """« janv. 2025 », for axes."""
    return format_date(day, "MMM y", locale="fr")


def edition(day: date) -> str:
    """« édition du 1er mars 2026 »; « millésime 2024 » for a yearly one, dated 1 January for short.

    A vintage comes out long after the day that stands for its year.
    """
    if (day.month, day.day) == (1, 1):
        return f"millésime {day.year}"
    return f"édition du {long_date(day)}"


def period(text: str) -> str:
    """« 3 mai 2023 », « novembre 2023 », « 2023 », « 2025 ou 2026 »: as precise as the source."""
    if len(text) == 10:
        return long_date(date.fromisoformat(text))
    if len(text) == 7:
        return month_year(date.fromisoformat(f"{text}-01"))
    return text.replace("-", " ou ")


def age(start: date, end: date) -> str:
    """« 12 jours » under 31 days, « 16 mois » under 24 months, then « 2 ans et 3 mois »."""
    if end < start:
        raise ValueError(f"an age runs forward: {start} is after {end}")
    days = (end - start).days
    if days < 31:
        return count_of(days, "jour", "jours")
    months = _full_months(start, end)
    if months < 24:
        return count_of(months, "mois", "mois")
    years, rest = divmod(months, 12)
    text = count_of(years, "an", "ans")
    return f"{text} et {count_of(rest, 'mois', 'mois')}" if rest else text


def ago(day: date, today: date) -> str:
    """« il y a 16 mois », « aujourd’hui », or « dans 12 jours » for a date still to come."""
    if day == today:
        return "aujourd’hui"
    return f"il y a {age(day, today)}" if day < today else f"dans {age(today, day)}"


def _long_date(day: date, *, first: str) -> str:
    number = first if day.day == 1 else str(day.day)
    return f"{number} {month_year(day)}"


def _full_months(start: date, end: date) -> int:
    # Our dates are month ends: 31 December to 28 February is two full months.
    month_is_over = end.day == monthrange(end.year, end.month)[1]
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if end.day >= start.day or month_is_over else months - 1
