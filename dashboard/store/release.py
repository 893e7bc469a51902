"""Which release readers see: the pointer is read anew at each interaction, never cached."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipelines.contract import TABLES
from pipelines.vocabulary import MANIFEST, POINTER

PROJECT_DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, slots=True)
class Release:
    """A published release on disk."""

    build_id: str
    directory: Path

    def table(self, name: str, suffix: str = "parquet") -> Path:
        """Path of one of its files."""
        return self.directory / f"{name}.{suffix}"


def data_root() -> Path:
    """The data folder of this installation."""
    return Path(os.environ.get("CAP_SANTE_DATA", PROJECT_DATA))


def current_release() -> Release | None:
    """The release that the pointer names, None while nothing usable has been published."""
    releases = data_root() / "releases"
    try:
        build_id = (releases / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    release = Release(build_id, releases / build_id)
    return release if _is_whole(release) else None


@lru_cache(maxsize=16)
def _is_whole(release: Release) -> bool:
    """Whether this code can read it: one written by older code may lack a table.

    Looked at once: a release never changes.
    """
    tables = all(release.table(name).is_file() for name in TABLES)
    return tables and (release.directory / MANIFEST).is_file()
