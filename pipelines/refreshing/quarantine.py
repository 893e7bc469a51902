"""Rejected rows beside the facts: `quarantine/<source id>/<edition>.csv`, and their counts.

In: what each edition changed. Out: the texts of files to write or remove; nothing is written here.
A source that holds personal data has counts only.
"""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from pipelines.contract.refreshing import REJECT_COUNTS, RejectCounts, read_small
from pipelines.intake.editions import EditionChange
from pipelines.paths import DataPaths


def quarantine_texts(changes: Sequence[EditionChange], paths: DataPaths) -> dict[Path, str | None]:
    """Files that differ from those on disk; None for one whose edition has no reject any more."""
    texts: dict[Path, str | None] = {}
    for change in changes:
        path = paths.quarantine / change.source.id / f"{change.edition}.csv"
        texts[path] = change.rejects.write_csv() if change.rejects.height else None
    if changes:
        texts[paths.root / REJECT_COUNTS] = _counts(changes, paths).write_csv()
    return {path: text for path, text in texts.items() if _held(path) != text}


def _counts(changes: Sequence[EditionChange], paths: DataPaths) -> pl.DataFrame:
    rows = {
        (change.source.id, change.edition): (change.rows_read, change.rows_rejected)
        for change in changes
    }
    new = pl.DataFrame(
        [(*key, *counts) for key, counts in rows.items()],
        schema=RejectCounts.create_empty().schema,
        orient="row",
    )
    key = RejectCounts.primary_key()
    held = read_small(paths.root / REJECT_COUNTS, RejectCounts)
    return pl.concat([held.join(new, on=key, how="anti"), new]).sort(key)


def _held(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
