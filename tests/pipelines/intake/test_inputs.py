"""The proof that facts come from the producers' files."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.errors import RejectedFile
from pipelines.facts.store import Facts
from pipelines.intake.inputs import verify
from pipelines.intake.sources import take_in_sources
from tests.factories import tiny_facts, write
from tests.raw_files import write_inputs
from tests.tiny_country import EDITION

TODAY = date(2026, 3, 20)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write_inputs(tmp_path / "in")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """Facts tidied from the same raw files."""
    raw = write_inputs(tmp_path_factory.mktemp("facts"))
    read, _ = take_in_sources(
        Facts(targets=tiny_facts().targets, grammar=tiny_facts().grammar),
        source_id=None,
        directory=raw,
        raw=raw,
        today=TODAY,
        undated=TODAY,
    )
    return read


def test_every_edition_is_given_again_by_its_files(facts: Facts, raw: Path) -> None:
    report = verify(facts, raw, today=TODAY)

    assert len(report.identical) == 7
    assert report.different == []
    assert report.without_raw == []
    assert report.files_used == 10


def test_a_number_typed_by_hand_is_found(facts: Facts, raw: Path) -> None:
    key = ("barometre", EDITION)
    typed = facts.editions[key].with_columns(pl.col("value") + 1)

    report = verify(replace(facts, editions=facts.editions | {key: typed}), raw, today=TODAY)

    assert report.different == [
        "barometre, édition du 01/03/2026 : le fichier brut ne redonne pas les faits"
    ]


def test_other_bytes_that_say_the_same_have_no_receipt(facts: Facts, raw: Path) -> None:
    path = raw / f"barometre/editions/{EDITION}/ind-311.csv"
    path.write_text(path.read_text().replace("2023-12-01", "2023-12-31"))

    assert verify(facts, raw, today=TODAY).different == [
        "barometre, édition du 01/03/2026 : octets sans reçu (ind-311.csv)"
    ]


def test_an_edition_that_the_facts_do_not_hold_is_told(facts: Facts, raw: Path) -> None:
    (raw / f"barometre/editions/{EDITION}").rename(raw / "barometre/editions/2026-03-02")

    report = verify(facts, raw, today=TODAY)

    assert report.different == ["barometre, édition du 02/03/2026 : absente des faits"]
    assert report.without_raw == [("barometre", EDITION)]


def test_a_folder_of_one_source_is_checked_against_the_cog_in_place(
    facts: Facts, raw: Path
) -> None:
    report = verify(facts, raw / "barometre", today=TODAY)

    assert report.identical == [("barometre", EDITION)]
    assert ("cog", date(2026, 1, 1)) in report.without_raw


def test_an_undated_file_proves_the_edition_that_holds_its_bytes(
    facts: Facts, raw: Path, tmp_path: Path
) -> None:
    (raw / f"barometre/editions/{EDITION}/ind-311.csv").rename(tmp_path / "in/ind-311.csv")

    assert ("barometre", EDITION) in verify(facts, raw, today=TODAY).identical


def test_files_that_no_source_reads_are_listed(facts: Facts, raw: Path) -> None:
    write(raw / "bpe/equipements.csv", "x")

    assert verify(facts, raw, today=TODAY).files_unused == ["bpe/equipements.csv"]


def test_a_broken_raw_file_stops_the_proof(facts: Facts, raw: Path) -> None:
    write(raw / f"barometre/editions/{EDITION}/ind-311.csv", "")

    with pytest.raises(RejectedFile, match="le fichier est vide"):
        verify(facts, raw, today=TODAY)
