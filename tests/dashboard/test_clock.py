"""The reader's day."""

from datetime import UTC, datetime, timedelta

from dashboard.clock import PARIS, today


def test_today_is_the_day_in_paris() -> None:
    before = datetime.now(UTC)
    day = today()
    after = before + timedelta(minutes=1)
    assert day in {before.astimezone(PARIS).date(), after.astimezone(PARIS).date()}


def test_paris_is_ahead_of_utc_at_night() -> None:
    late = datetime(2026, 7, 14, 22, 30, tzinfo=UTC)
    assert late.astimezone(PARIS).day == 15
