"""Which raw files stay after a run that ended well.

Files that name people go at once; of those whose name dates them, the newest editions stay. A file
without a date is replaced by the next download: there is one of each name.
"""

from pathlib import Path

from pipelines.intake.sources import Intake
from pipelines.sources.model import RawFile, Source, raw_to_delete

KEPT_RAW_EDITIONS = 3


def forget_raw(one: Source, intake: Intake) -> None:
    """Remove from the raw folder what a source no longer needs; a directory given by hand stays."""
    if intake.directory is not None:
        return
    paths = intake.paths(one)
    raw = [RawFile(path=path, label=path.name, edition=intake.undated) for path in paths]
    for path in {*raw_to_delete(one, raw), *_old(one, paths)}:
        path.unlink(missing_ok=True)
    # What a download that nobody declares any more had begun.
    for leftover in intake.folder(one).glob(".*.part*"):
        leftover.unlink()


def _old(one: Source, paths: list[Path]) -> list[Path]:
    dated = [(edition, path) for path in paths if (edition := one.edition_of(path)) is not None]
    kept = sorted({edition for edition, _ in dated})[-KEPT_RAW_EDITIONS:]
    return [path for edition, path in dated if edition not in kept]
