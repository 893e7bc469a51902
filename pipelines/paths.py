"""Where data live: `data/` beside the packages, or the folder named by CAP_SANTE_DATA."""

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The folders below one data root."""

    root: Path

    @property
    def facts(self) -> Path:
        return self.root / "facts"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def raw(self) -> Path:
        return self.root / "raw"

    @property
    def quarantine(self) -> Path:
        return self.root / "quarantine"

    @property
    def state(self) -> Path:
        return self.root / "state"


def data_paths() -> DataPaths:
    """The data folders of this installation."""
    return DataPaths(Path(os.environ.get("CAP_SANTE_DATA", PROJECT / "data")))
