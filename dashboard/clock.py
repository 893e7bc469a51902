"""The reader's day: the only clock of the dashboard."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def today() -> date:
    """Today in Paris."""
    return datetime.now(PARIS).date()
