"""The state file: what refreshes made of each source, replaced whole after each run.

In: the states before, what came of each source, the instant. Out: the states after.
"""

from collections.abc import Sequence
from datetime import datetime

import polars as pl

from pipelines.contract.refreshing import STATES, SourceStates, read_small
from pipelines.facts.store import write_texts
from pipelines.paths import DataPaths
from pipelines.refreshing.outcome import SourceOutcome, Status


def record(outcomes: Sequence[SourceOutcome], now: datetime, paths: DataPaths) -> None:
    """Write what came of each source that was attempted. Raises OSError."""
    path = paths.root / STATES
    after = updated(read_small(path, SourceStates), outcomes, now)
    write_texts({path: after.write_csv()})


def updated(before: pl.DataFrame, outcomes: Sequence[SourceOutcome], now: datetime) -> pl.DataFrame:
    """States with the outcomes of one run; a source that was not attempted keeps its own."""
    states = {str(row["source_id"]): row for row in before.iter_rows(named=True)}
    for outcome in outcomes:
        if outcome.status is not Status.BY_HAND:
            state = states.get(outcome.source_id, {"source_id": outcome.source_id})
            states[outcome.source_id] = state | _changed(outcome, now)
    schema = SourceStates.create_empty().schema
    rows = [{name: state.get(name) for name in schema} for _, state in sorted(states.items())]
    return SourceStates.validate(pl.DataFrame(rows, schema=schema))


def _changed(outcome: SourceOutcome, now: datetime) -> dict[str, object]:
    changed: dict[str, object] = {"last_attempt_at": now}
    if outcome.status is Status.FAILED:
        kind = outcome.error_kind
        return changed | {
            "last_error_at": now,
            "last_error_kind": None if kind is None else kind.value,
            "last_error": outcome.error,
        }
    changed["last_success_at"] = now
    if outcome.status is Status.CHANGED:
        changed["last_change_at"] = now
    return changed
