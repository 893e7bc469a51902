"""`cap-sante refresh --all`: every source for itself, then one release.

A source that fails, or whose new facts the build refuses, leaves its facts as they were and the
others go on. Facts and release change together: see `publication`.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

import polars as pl

from pipelines.build import build
from pipelines.contract.refreshing import FailureKind
from pipelines.errors import FetchError, PipelineError
from pipelines.facts import store as fact_store
from pipelines.facts.store import Facts
from pipelines.intake.editions import EditionChange
from pipelines.intake.sources import Intake, refuse_empty
from pipelines.lock import exclusive
from pipelines.paths import DataPaths
from pipelines.publish import can_serve, list_releases
from pipelines.refreshing.outcome import RefreshReport, SourceOutcome, Status
from pipelines.refreshing.publication import put_in_force
from pipelines.refreshing.retention import forget_raw
from pipelines.refreshing.states import record
from pipelines.refreshing.transaction import recover
from pipelines.sources.failures import UNFORESEEN
from pipelines.sources.model import Source
from pipelines.sources.registry import SOURCES

FAILURES: tuple[type[Exception], ...] = (PipelineError, *UNFORESEEN)


def refresh_all(
    paths: DataPaths, intake: Intake, *, now: datetime, waits: bool = False
) -> RefreshReport:
    """Refresh every source, publish what the build accepts, write the state file.

    Raises AlreadyRunning unless it `waits`, PipelineError when the facts cannot be read or built.
    """
    with exclusive(paths.facts, waits=waits):
        was_undone = recover(paths)
        refuse_empty(intake, SOURCES)
        run = _Run(intake=intake, facts=fact_store.load(paths.facts))
        outcomes = [run.attempt(one) for one in SOURCES]
        outcomes, is_published = _publish(run, outcomes, paths)
        _forget(outcomes, intake)
        try:
            record(outcomes, now, paths)
            is_recorded = True
        except OSError:
            is_recorded = False
    return RefreshReport(
        sources=tuple(outcomes),
        build_id=_served(paths),
        is_published=is_published,
        was_undone=was_undone,
        is_recorded=is_recorded,
    )


@dataclass(slots=True, kw_only=True)
class _Run:
    """The facts accepted so far, and the tables built from them."""

    intake: Intake
    facts: Facts
    tables: dict[str, pl.DataFrame] | None = None
    changes: list[EditionChange] = field(default_factory=list)

    def attempt(self, one: Source) -> SourceOutcome:
        """What comes of one source; its facts are taken only once a build accepts them."""
        if not (self.intake.paths(one) or (one.is_fetched and self.intake.directory is None)):
            return SourceOutcome(source_id=one.id, status=Status.BY_HAND)
        try:
            after, changes = self.intake.take(self.facts, one)
        except FAILURES as error:
            outcome = _failed(one, error, FailureKind.FILE)
            if outcome.error_kind is not FailureKind.DOWNLOAD:
                with suppress(OSError, FetchError):
                    self.intake.forget(one)
            return outcome
        is_changed = any(
            change.changes.height or (one.id, change.edition) not in self.facts.editions
            for change in changes
        )
        if is_changed:
            try:
                self.tables = build(after)
            except FAILURES as error:
                # Facts that were broken before stop the run: this source is not to blame.
                build(self.facts)
                return _failed(one, error, FailureKind.CHECKS)
        elif changes:
            # The same rows from other bytes: only the receipts differ.
            self.tables = None
        self.facts = after
        self.changes += changes
        status = Status.CHANGED if is_changed else Status.UNCHANGED
        return SourceOutcome(source_id=one.id, status=status, changes=tuple(changes))


def _publish(
    run: _Run, outcomes: Sequence[SourceOutcome], paths: DataPaths
) -> tuple[list[SourceOutcome], bool]:
    """Put in force what changed; outcomes, and whether a release was published.

    Without a change the release in force stays, even one that somebody pointed back at.
    """
    if not run.changes and can_serve(paths.releases):
        return list(outcomes), False
    try:
        tables = run.tables or build(run.facts)
        put_in_force(run.facts, tables, run.changes, paths)
    except FAILURES as error:
        if not run.changes:
            raise
        return [_not_published(one, error) for one in outcomes], False
    return list(outcomes), True


def _not_published(outcome: SourceOutcome, error: Exception) -> SourceOutcome:
    if not outcome.changes:
        return outcome
    kind = FailureKind.PUBLICATION
    return replace(
        outcome, status=Status.FAILED, changes=(), error_kind=kind, error=_in_words(error)
    )


def _failed(one: Source, error: Exception, kind: FailureKind) -> SourceOutcome:
    if isinstance(error, FetchError):
        kind = FailureKind.DOWNLOAD
    elif not isinstance(error, PipelineError):
        kind = FailureKind.UNEXPECTED
    text = _in_words(error)
    if one.has_personal_data and kind is not FailureKind.DOWNLOAD:
        # The text of an error may quote the line at fault.
        name = type(error).__name__
        text = f"Source {one.id} : {name}, détail non conservé (données personnelles)."
    return SourceOutcome(source_id=one.id, status=Status.FAILED, error_kind=kind, error=text)


def _in_words(error: Exception) -> str:
    if isinstance(error, PipelineError):
        return str(error)
    if isinstance(error, OSError):
        return f"Lecture ou écriture impossible sur ce poste : {error}."
    return f"Erreur imprévue ({type(error).__name__} : {error}). Signalez-la."


def _forget(outcomes: Sequence[SourceOutcome], intake: Intake) -> None:
    by_id = {one.id: one for one in SOURCES}
    for outcome in outcomes:
        if outcome.status in {Status.CHANGED, Status.UNCHANGED}:
            forget_raw(by_id[outcome.source_id], intake)


def _served(paths: DataPaths) -> str | None:
    current = (one.build_id for one in list_releases(paths.releases) if one.is_current)
    return next(current, None)
