"""A small file asked of the local server in a hurry, and what comes of it."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import FetchError
from pipelines.sources.fetch import fetch
from pipelines.sources.remote import Expected, FetchSettings, Receipt, RemoteFile, Validators

CSV = "département;valeur\n04;3,5\n".encode()
OLD = b"what we held before\n"
TODAY = date(2025, 3, 4)
HASTY = FetchSettings(
    connect_seconds=5.0,
    read_seconds=5.0,
    total_seconds=20.0,
    attempts=3,
    backoff_seconds=0.01,
    longest_wait_seconds=0.15,
)


def remote(url: str, expects: Expected = Expected.CSV, max_bytes: int = 100_000) -> RemoteFile:
    """A file that a source declares at this address."""
    return RemoteFile(
        source_id="insee_test",
        url=url,
        filename="valeurs.csv",
        max_bytes=max_bytes,
        expects=expects,
    )


def download(
    wanted: RemoteFile,
    directory: Path,
    known: Validators | None = None,
    settings: FetchSettings = HASTY,
) -> Receipt | None:
    """What `fetch` answers: nothing when the file held is still current."""
    return fetch(wanted, directory, known=known, today=TODAY, settings=settings)


def received(wanted: RemoteFile, directory: Path, known: Validators | None = None) -> Receipt:
    """The receipt of a download that must succeed."""
    receipt = download(wanted, directory, known)
    assert receipt is not None
    return receipt


def refusal(wanted: RemoteFile, directory: Path, settings: FetchSettings = HASTY) -> str:
    """The message of a download that must fail and leave the directory as it was."""
    directory.mkdir(exist_ok=True)
    (directory / wanted.filename).write_bytes(OLD)
    with pytest.raises(FetchError) as caught:
        download(wanted, directory, settings=settings)
    assert [path.name for path in directory.iterdir()] == [wanted.filename]
    assert (directory / wanted.filename).read_bytes() == OLD
    return str(caught.value)
