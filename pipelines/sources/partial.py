"""A download cut short, kept beside the file to be: the next attempt asks for what is missing.

In: how the server named the version it was sending. Out: the headers that ask for its end. Without
such a name two halves might be of two versions: nothing is kept.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SUFFIX = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """The bytes received so far, and a note of the address and version they come from."""

    path: Path
    url: str

    @property
    def note(self) -> Path:
        """Where the version is written."""
        return self.path.with_name(f"{self.path.name}.json")

    @property
    def version(self) -> str | None:
        """The validator of these bytes; None when there is nothing that can be completed."""
        try:
            noted = json.loads(self.note.read_text(encoding="utf-8"))
            is_usable = noted["url"] == self.url and self.path.stat().st_size > 0
            return str(noted["version"]) if is_usable else None
        except (FileNotFoundError, ValueError, LookupError, TypeError):
            return None

    @property
    def bytes_count(self) -> int:
        """Bytes received so far."""
        return self.path.stat().st_size

    def headers(self) -> dict[str, str]:
        """Headers that ask for the end; none, and nothing kept, when it cannot be completed."""
        version = self.version
        if version is None:
            self.discard()
            return {}
        # Ranges count the bytes as sent: compressed on the way, they are not those of the file.
        return {
            "Range": f"bytes={self.bytes_count}-",
            "If-Range": version,
            "Accept-Encoding": "identity",
        }

    def begin(self, version: str | None) -> None:
        """Forget what is there; note the version that is about to come, if it has a name."""
        self.discard()
        if version is not None:
            noted = json.dumps({"url": self.url, "version": version})
            self.note.write_text(noted + "\n", encoding="utf-8")

    def digest(self) -> Any:
        """The running SHA-256 of the bytes received so far."""
        if not self.path.exists():
            return hashlib.sha256()
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256")

    def keep_as(self, path: Path) -> Path:
        """Put the complete file in its place."""
        self.note.unlink(missing_ok=True)
        return self.path.replace(path)

    def discard(self) -> None:
        """Remove the bytes and the note."""
        self.path.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)


def partial_of(directory: Path, filename: str, url: str) -> Partial:
    """Where a download in progress is kept."""
    return Partial(path=directory / f".{filename}{SUFFIX}", url=url)


def named_version(headers: Mapping[str, str], *, is_as_sent: bool) -> str | None:
    """What `If-Range` may send back: a strong ETag, or the day of change where there is no ETag.

    `is_as_sent`: the bytes on disk are those of the transfer, whatever its encoding.
    """
    if headers.get("content-encoding", "identity") != "identity" and not is_as_sent:
        return None
    etag = headers.get("etag")
    version = headers.get("last-modified") if etag is None else etag
    is_strong = version is not None and not version.startswith("W/") and version.isascii()
    return version if is_strong else None
