"""Generated RPPS extracts, and what is read of them."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.model import RawFile, TidyEdition
from pipelines.sources.rpps import tidy
from tests.tiny_country import KNOWN

DAY = date(2026, 10, 5)
PLACES = sorted(name for name in KNOWN.territory_ids if name.startswith("DEP-"))


def raw_files(folder: Path) -> list[RawFile]:
    """The extracts of the folder."""
    paths = sorted(folder.glob("PS_*.txt"))
    return [RawFile(path=path, label=path.name, edition=DAY) for path in paths]


def read(folder: Path) -> TidyEdition:
    """What is kept of them."""
    return tidy(raw_files(folder), KNOWN)


def defects(folder: Path) -> list[str]:
    """What their refusal says."""
    with pytest.raises(RejectedFile) as refused:
        read(folder)
    return [str(defect) for defect in refused.value.defects]
