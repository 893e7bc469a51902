"""What is asked of a producer's server, what came of it, and what we remember for next time.

In: declarations. Out: receipts and the validators of a later conditional request. No network.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class Expected(StrEnum):
    """What the first bytes must look like; ANY accepts even a web page."""

    CSV = "csv"
    JSON = "json"
    GZIP = "gzip"
    ZIP = "zip"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile:
    """One file a producer publishes, and the name we keep it under.

    `is_kept` is False where the file is deleted once read: then what is remembered of it is enough
    to ask whether it changed.
    """

    source_id: str
    url: str
    filename: str
    max_bytes: int
    expects: Expected
    is_kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How patient a download is; `total_seconds` covers every attempt and every wait."""

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    total_seconds: float = 900.0
    attempts: int = 4
    backoff_seconds: float = 1.0
    longest_wait_seconds: float = 60.0


DEFAULT_SETTINGS = FetchSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """How the producer named the version we hold; the SHA-256 proves that we still hold it."""

    sha256: str
    etag: str | None = None
    last_modified: str | None = None

    def headers_for(self, path: Path, remote: RemoteFile) -> dict[str, str]:
        """Headers of a conditional request; none if `path` was altered, or is gone but is kept."""
        if path.is_file():
            with path.open("rb") as held:
                if hashlib.file_digest(held, "sha256").hexdigest() != self.sha256:
                    return {}
        elif remote.is_kept:
            return {}
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What arrived: `final_url` is the address after redirects, `sha256` that of the kept file."""

    source_id: str
    url: str
    final_url: str
    filename: str
    path: Path
    retrieved_on: date
    sha256: str
    bytes_count: int
    etag: str | None
    last_modified: str | None


class ValidatorStore:
    """Validators by address, in one small JSON file beside the raw store.

    A damaged file counts as empty: that costs one download, and never hides a new version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, url: str) -> Validators | None:
        """What was remembered of this address, if anything."""
        return self._read().get(url)

    def remember(self, receipt: Receipt) -> None:
        """Record a finished download; the JSON file is replaced whole."""
        known = self._read()
        known[receipt.url] = Validators(
            sha256=receipt.sha256, etag=receipt.etag, last_modified=receipt.last_modified
        )
        self._write(known)

    def forget(self, urls: Collection[str]) -> None:
        """Ask these addresses for their whole file next time, whatever they say of its version."""
        known = self._read()
        if any(url in known for url in urls):
            self._write({url: one for url, one in known.items() if url not in urls})

    def _write(self, known: dict[str, Validators]) -> None:
        entries = {url: asdict(validators) for url, validators in sorted(known.items())}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f".{self.path.name}.part")
        draft.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
        draft.replace(self.path)

    def _read(self) -> dict[str, Validators]:
        try:
            entries = json.loads(self.path.read_text(encoding="utf-8"))
            return {url: Validators(**entry) for url, entry in entries.items()}
        except (FileNotFoundError, ValueError, TypeError, AttributeError):
            return {}
