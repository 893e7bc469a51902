"""One writer at a time in a folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.errors import AlreadyRunning


@contextmanager
def exclusive(directory: Path, *, waits: bool = True) -> Iterator[None]:
    """Hold the folder's lock: a second writer waits, or raises AlreadyRunning at once.

    The system frees the lock of a killed run.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / ".lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(
                "Un autre rafraîchissement est en cours : rien n’a été fait. Relancez plus tard, "
                "ou avec --wait pour attendre votre tour."
            ) from None
        yield
