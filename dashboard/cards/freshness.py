"""How a source keeps up: what is expected of it, its last refresh, the rows left out.

Frozen values; days are those of Paris. What the data folder does not remember is None.
"""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - as the other cards
from datetime import datetime

import polars as pl

from dashboard.clock import PARIS
from pipelines.contract.refreshing import FailureKind
from pipelines.vocabulary import ExpectedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshnessCard:
    """One source. `failure` is what stopped its last refresh, None when it succeeded."""

    source_id: str
    expected_by: ExpectedBy = ExpectedBy.UNKNOWN
    expected_on: Date | None = None
    attempted_on: Date | None = None
    succeeded_on: Date | None = None
    failure: FailureKind | None = None
    rejected_count: int = 0


def freshness_cards(
    calendar: pl.DataFrame, states: pl.DataFrame, rejects: pl.DataFrame
) -> dict[str, FreshnessCard]:
    """From table `edition_calendar`, the state file and the counts of the quarantine, by source."""
    counts = rejects.group_by("source_id").agg(rejected_count=pl.col("rows_rejected").sum())
    rows = calendar.join(states, on="source_id", how="left").join(
        counts, on="source_id", how="left"
    )
    return {row["source_id"]: _card(row) for row in rows.iter_rows(named=True)}


def _card(row: dict[str, object]) -> FreshnessCard:
    expected_on, kind = row["expected_on"], row["last_error_kind"]
    is_failing = row["last_attempt_at"] != row["last_success_at"]
    rejected = row["rejected_count"]
    return FreshnessCard(
        source_id=str(row["source_id"]),
        expected_by=ExpectedBy(str(row["expected_by"])),
        expected_on=expected_on if isinstance(expected_on, Date) else None,
        attempted_on=_day(row["last_attempt_at"]),
        succeeded_on=_day(row["last_success_at"]),
        failure=FailureKind(str(kind)) if is_failing and kind is not None else None,
        rejected_count=rejected if isinstance(rejected, int) else 0,
    )


def _day(instant: object) -> Date | None:
    return instant.astimezone(PARIS).date() if isinstance(instant, datetime) else None
