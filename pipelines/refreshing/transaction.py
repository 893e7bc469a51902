"""Files changed together or not at all, whatever kills the process.

In: the files about to change, and the data root. They are copied into `state/journal` first; a run
that dies leaves the journal, and the next one puts the files back before anything else.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.errors import AlreadyRunning
from pipelines.lock import exclusive
from pipelines.paths import DataPaths
from pipelines.publish import clear_drafts

JOURNAL, DRAFT, DONE = "journal", ".journal-draft", ".journal-done"
ENTRIES = "files.json"


@contextmanager
def all_or_nothing(files: Iterable[Path], paths: DataPaths) -> Iterator[None]:
    """Put every file back as it was unless the block ends well. The caller holds the facts' lock.

    A file that did not exist is removed again.
    """
    _begin(files, paths)
    is_done = False
    try:
        yield
        is_done = True
    finally:
        if is_done:
            _end(paths)
        else:
            recover(paths)


def recover(paths: DataPaths) -> bool:
    """Undo what a killed run left half-written; whether there was a change to undo.

    The caller holds the facts' lock. Downloads in progress stay: the next one completes them.
    """
    is_undone = _put_back(paths)
    for name in (DRAFT, DONE):
        shutil.rmtree(paths.state / name, ignore_errors=True)
    for folder in (paths.facts, paths.quarantine, paths.state):
        _remove(folder.rglob(".*.part"))
    _remove(paths.raw.glob(".*.part"))
    clear_drafts(paths.releases)
    return is_undone


def recover_if_idle(paths: DataPaths) -> None:
    """The same before another command, unless a refresh is running: the journal is then its own."""
    if not (paths.state / JOURNAL).exists():
        return
    try:
        with exclusive(paths.facts, waits=False):
            recover(paths)
    except AlreadyRunning:
        return


def _begin(files: Iterable[Path], paths: DataPaths) -> None:
    draft = paths.state / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    entries: dict[str, str | None] = {}
    for number, path in enumerate(files):
        entries[str(path.relative_to(paths.root))] = str(number) if path.exists() else None
        if path.exists():
            shutil.copyfile(path, draft / str(number))
    (draft / ENTRIES).write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
    draft.rename(paths.state / JOURNAL)


def _put_back(paths: DataPaths) -> bool:
    journal = paths.state / JOURNAL
    if not journal.exists():
        return False
    entries = json.loads((journal / ENTRIES).read_text(encoding="utf-8"))
    for name, copy in entries.items():
        if copy is None:
            (paths.root / name).unlink(missing_ok=True)
        # Moved, not copied: a full disk must not prevent it, and what is gone was put back already.
        elif (journal / copy).exists():
            shutil.move(journal / copy, paths.root / name)
    _end(paths)
    return True


def _end(paths: DataPaths) -> None:
    """Take the journal away at once: killed halfway, nothing of it is put back."""
    done = paths.state / DONE
    shutil.rmtree(done, ignore_errors=True)
    (paths.state / JOURNAL).rename(done)
    shutil.rmtree(done, ignore_errors=True)


def _remove(leftovers: Iterable[Path]) -> None:
    for path in list(leftovers):
        path.unlink()
