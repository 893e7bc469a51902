"""Which release readers see: the pointer is read anew at each interaction, never cached."""

import os
from dataclasses import dataclass
from pathlib import Path

from pipelines.contract import TABLES
from pipelines.vocabulary import MANIFEST, POINTER

PROJECT_DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Release:
    """A published release on disk."""

    build_id: str
    directory: Path

    def table(self, name: str, suffix: str = "parquet") -> Path:
        """Path of one of its files."""
        return self.directory / f"{name}.{suffix}"


def current_release() -> Release | None:
    """The release that the pointer names, None while nothing usable has been published."""
    releases = Path(os.environ.get("CAP_SANTE_DATA", PROJECT_DATA)) / "releases"
    try:
        build_id = (releases / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    directory = releases / build_id
    release = Release(build_id, directory)
    # A release written by older code may lack a table that this code reads.
    whole = all(release.table(name).is_file() for name in TABLES)
    return release if whole and (directory / MANIFEST).is_file() else None
