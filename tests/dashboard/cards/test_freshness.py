"""How a source keeps up, from the calendar, the state file and the quarantine's counts."""

from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from dashboard.cards.freshness import FreshnessCard, freshness_cards
from pipelines.contract.quality import EditionCalendar
from pipelines.contract.refreshing import (
    FailureKind,
    RejectCounts,
    SourceStates,
    read_small,
)
from pipelines.vocabulary import ExpectedBy

CALENDAR = pl.DataFrame(
    [("cog", date(2026, 1, 1), 1, ExpectedBy.VINTAGE, date(2027, 1, 1))],
    schema=EditionCalendar.create_empty().schema,
    orient="row",
)
NO_STATE, NO_REJECT = SourceStates.create_empty(), RejectCounts.create_empty()
# In Paris, the next day.
LATE = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)


def state(**details: object) -> pl.DataFrame:
    row = {"source_id": "cog", "last_attempt_at": LATE} | details
    schema = SourceStates.create_empty().schema
    return pl.DataFrame([{name: row.get(name) for name in schema}], schema=schema)


def test_without_any_refresh_nothing_is_known_but_the_calendar() -> None:
    assert freshness_cards(CALENDAR, NO_STATE, NO_REJECT) == {
        "cog": FreshnessCard(
            source_id="cog", expected_by=ExpectedBy.VINTAGE, expected_on=date(2027, 1, 1)
        )
    }


def test_days_are_those_of_paris() -> None:
    card = freshness_cards(CALENDAR, state(last_success_at=LATE), NO_REJECT)["cog"]
    assert (card.attempted_on, card.succeeded_on) == (date(2026, 11, 19), date(2026, 11, 19))


def test_an_old_error_is_no_failure_once_a_refresh_succeeded() -> None:
    error = {"last_error_kind": FailureKind.FILE, "last_error_at": LATE, "last_error": "texte"}
    succeeded = freshness_cards(CALENDAR, state(**error, last_success_at=LATE), NO_REJECT)["cog"]
    failing = freshness_cards(CALENDAR, state(**error), NO_REJECT)["cog"]
    assert (succeeded.failure, failing.failure) == (None, FailureKind.FILE)


def test_rows_left_out_are_summed_over_editions() -> None:
    rejects = pl.DataFrame(
        [("cog", date(2025, 1, 1), 100, 2), ("cog", date(2026, 1, 1), 100, 3)],
        schema=RejectCounts.create_empty().schema,
        orient="row",
    )
    assert freshness_cards(CALENDAR, NO_STATE, rejects)["cog"].rejected_count == 5


def test_a_damaged_state_file_says_nothing(tmp_path: Path) -> None:
    damaged = tmp_path / "sources.csv"
    damaged.write_text("source_id\n1,2,3\n")
    assert read_small(damaged, SourceStates).equals(NO_STATE)
    assert read_small(tmp_path / "nowhere.csv", SourceStates).equals(NO_STATE)
