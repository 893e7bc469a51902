"""FINESS+: what is kept of a generated file, and the memory it takes."""

import gzip
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from pipelines.sources.finess_plus import SOURCE, edition_of, tidy
from pipelines.sources.model import RawFile, RowCount
from tests.pipelines.finess_files import write_plus
from tests.pipelines.sources.finess_plus_documents import (
    DAY,
    NAME,
    everywhere,
    generated,
    read,
    site,
    written,
)
from tests.tiny_country import KNOWN

# Reading sixteen times as much may add a block or two, and no more.
MOST_GROWTH_MEGABYTES = 3
MOST_MEGABYTES = 10


def test_every_structure_of_ours_is_kept_as_printed(tmp_path: Path) -> None:
    truth = generated(tmp_path)
    edition = read(tmp_path)

    expected = {
        (one.finess_id, one.category, one.commune, one.opened, one.authorised, one.closed)
        for one in truth.ours
    }
    columns = ("finess_id", "category_code", "commune_id", "opened_on", "authorised_on")
    found = {
        (*(str(cell) for cell in row[:-1]), str(row[-1] or ""))
        for row in edition.facts.select(*columns, "closed_on").iter_rows()
    }
    assert found == expected
    assert len(expected) > 50
    assert edition.rows == {NAME: RowCount(read=len(truth.sites), kept=len(truth.ours))}
    assert SOURCE.schema.is_valid(edition.facts)
    assert edition.facts["anomaly"].null_count() == edition.facts.height


def test_no_name_address_nor_telephone_is_kept(tmp_path: Path) -> None:
    generated(tmp_path)

    text = read(tmp_path).facts.write_csv()

    assert not any(word in text for word in ("ÉRABLES", "MAISON", "0400000000", "04000,"))


def test_degrees_are_found_in_either_pair_of_fields_and_rounded(tmp_path: Path) -> None:
    def at(**fields: str) -> dict[str, object]:
        address = {"usageAdresse": "03", "cogCommune": "04001", "coordonneesGeographique": fields}
        return site(adresse=[address])

    metres = {"coordonneeX": "6331000.5", "coordonneeY": "952000.5"}
    degrees = {"directionLatitude": "44.123456", "directionLongitude": "6.2"}
    for fields, expected in (
        (metres | degrees, (44.1235, 6.2)),
        (
            {"coordonneeX": "6.2", "coordonneeY": "44.123456", "directionLatitude": "N"},
            (44.1235, 6.2),
        ),
        (metres, (None, None)),
    ):
        written(tmp_path, {"pmej": everywhere(at(**fields))})
        assert read(tmp_path).facts.select("latitude", "longitude").row(0) == expected


def test_codes_written_as_objects_and_the_other_spelling_are_read(tmp_path: Path) -> None:
    first_schema = site(
        categorieEntiteGeographiqueExercice={"code": "604"}, etatObjet={"code": "A"}
    )
    del first_schema["categorieentiteGeographiqueExercice"]
    written(tmp_path, {"pmej": everywhere(first_schema), "gco": {}, "gcc": {}})

    assert read(tmp_path).facts["category_code"].to_list() == ["604"]


def test_a_collectivite_that_is_no_departement_is_left_out(tmp_path: Path) -> None:
    pacific = site(adresse=[{"usageAdresse": "03", "cogCommune": "98613"}])
    written(tmp_path, {"pmej": everywhere(site(), pacific)})

    assert read(tmp_path).rows == {NAME: RowCount(read=7, kept=1)}


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        (NAME, date(2026, 2, 28)),
        ("finess-structures-mensuel-202608.json.gz", date(2026, 8, 31)),
        ("finess-structures.json.gz", None),
    ],
)
def test_the_edition_is_the_end_of_the_month_in_the_name(name: str, edition: date | None) -> None:
    assert edition_of(Path("2026") / name) == edition


def peak_megabytes(path: Path) -> float:
    """The most memory that reading a file takes at one moment."""
    tracemalloc.start()
    try:
        tidy([RawFile(path=path, label=path.name, edition=DAY)], KNOWN)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    # As few structures to keep in both: they are the only thing that stays.
    small, large = tmp_path / "small.json.gz", tmp_path / "large.json.gz"
    write_plus(small, entities=300, day=DAY)
    write_plus(large, entities=5_000, day=DAY, share=0.01)
    sizes = [len(gzip.decompress(path.read_bytes())) for path in (small, large)]
    assert sizes[0] < 3e6
    assert sizes[1] > 36e6

    peaks = [peak_megabytes(path) for path in (small, large)]

    assert peaks[1] - peaks[0] < MOST_GROWTH_MEGABYTES
    assert peaks[1] < MOST_MEGABYTES
