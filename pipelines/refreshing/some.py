"""`cap-sante refresh` by hand: one source or all, every one of them or none."""

from collections.abc import Callable

from pipelines.build import build
from pipelines.errors import counted
from pipelines.facts import store as fact_store
from pipelines.intake.sources import Intake, take_in_sources
from pipelines.lock import exclusive
from pipelines.paths import DataPaths
from pipelines.refreshing.publication import put_in_force
from pipelines.refreshing.retention import forget_raw
from pipelines.refreshing.transaction import recover
from pipelines.reports import wording as report
from pipelines.sources.registry import SOURCES, source


def refresh_some(
    paths: DataPaths,
    intake: Intake,
    *,
    source_id: str | None,
    is_dry_run: bool,
    waits: bool,
    tell: Callable[[str], object],
) -> None:
    """Refresh and publish, telling each step. Raises PipelineError, nothing being changed."""
    with exclusive(paths.facts, waits=waits):
        recover(paths)
        after, changes = take_in_sources(
            fact_store.load(paths.facts),
            source_id=source_id,
            directory=intake.directory,
            raw=intake.raw,
            today=intake.today,
            undated=intake.undated,
        )
        tell(report.changes(changes))
        rejected = sum(change.rows_rejected for change in changes)
        if rejected:
            tell(f"{counted(rejected, 'ligne écartée', 'lignes écartées')}.")
        tables = build(after)
        if is_dry_run:
            tell("Essai à blanc : rien n’a été écrit.")
            return
        written, release = put_in_force(after, tables, changes, paths)
        for one in SOURCES if source_id is None else (source(source_id),):
            forget_raw(one, intake)
    for path in written:
        tell(f"Écrit : {path}")
    tell(f"Version {release.build_id} publiée.")
