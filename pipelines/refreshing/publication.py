"""New facts and the release built from them, put in force together or not at all."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from pipelines.facts import store as fact_store
from pipelines.facts.store import Facts
from pipelines.intake.editions import EditionChange
from pipelines.paths import DataPaths
from pipelines.publish import Release, publish
from pipelines.refreshing.quarantine import quarantine_texts
from pipelines.refreshing.transaction import all_or_nothing
from pipelines.vocabulary import POINTER


def put_in_force(
    facts: Facts,
    tables: dict[str, pl.DataFrame],
    changes: Sequence[EditionChange],
    paths: DataPaths,
) -> tuple[list[Path], Release]:
    """Write facts and quarantine, publish; the files written, and the release readers see.

    On any failure facts, quarantine and the pointer to the release are what they were. The caller
    holds the facts' lock. Raises PipelineError, OSError or PolarsError.
    """
    texts = {**fact_store.pending(facts, paths.facts), **quarantine_texts(changes, paths)}
    with all_or_nothing([*texts, paths.releases / POINTER], paths):
        _write(texts)
        release = publish(tables, paths.releases)
    return [path for path, text in texts.items() if text is not None], release


def _write(texts: Mapping[Path, str | None]) -> None:
    fact_store.write_texts({path: text for path, text in texts.items() if text is not None})
    for path, text in texts.items():
        if text is None:
            path.unlink(missing_ok=True)
