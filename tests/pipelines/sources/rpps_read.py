"""Generated RPPS extracts, and what is read of them."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.contract.rpps import EVERY_SPECIALTY, Counted
from pipelines.errors import RejectedFile
from pipelines.sources.model import RawFile, TidyEdition
from pipelines.sources.rpps import tidy
from tests.factories import KNOWN

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


def doctors(facts: pl.DataFrame, territory_id: str, specialty: str = EVERY_SPECIALTY) -> int | None:
    """Doctors with a diploma from outside the Union: none when the count is secret."""
    row = facts.filter(
        counted=Counted.DIPLOME_HORS_UE.value, territory_id=territory_id, specialty_code=specialty
    )
    count: int | None = row["doctors_count"].item()
    return count
