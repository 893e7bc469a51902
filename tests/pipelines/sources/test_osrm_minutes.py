"""Driving times as the facts keep them."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.model import RowCount
from pipelines.sources.osrm_minutes import FILE_NAME, SOURCE, edition_of, tidy
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN

NAME = FILE_NAME.format(date(2026, 3, 1))
HEADER = "commune,finess,secondes"


def test_a_commune_has_a_time_or_no_road(tmp_path: Path) -> None:
    raw = raw_file(tmp_path / NAME, f"{HEADER}\n13001,130000001,612.5\n04001,,\n")

    edition = tidy([raw], KNOWN)

    assert edition.facts.rows() == [("04001", None, None), ("13001", "130000001", 612.5)]
    assert edition.rows == {NAME: RowCount(read=2, kept=2)}
    assert SOURCE.schema.is_valid(edition.facts)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("4001,130000001,1.0", "code de commune illisible"),
        ("04001,13000000,1.0", "numéro FINESS illisible"),
        ("04001,130000001,-1", "des secondes sont attendues"),
        ("04001,130000001,", "une MSP et une durée vont ensemble"),
        ("04001,,12.0", "une MSP et une durée vont ensemble"),
        ("04001,,\n04001,,", "commune en double"),
    ],
)
def test_a_line_that_breaks_a_rule_is_refused(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(RejectedFile, match=told):
        tidy([raw_file(tmp_path / NAME, f"{HEADER}\n{line}\n")], KNOWN)


def test_the_edition_is_that_of_the_finess_file_asked_for() -> None:
    assert edition_of(Path(NAME)) == date(2026, 3, 1)
    assert edition_of(Path("osrm_trajets_2026-02-30.csv")) is None
