"""RPPS: what is published of generated extracts, and what is set aside."""

from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.contract.rpps import EVERY_SPECIALTY, NO_SPECIALTY, NOT_LOCATED, Counted, RppsCounts
from pipelines.sources import bpe
from pipelines.sources.model import RowCount, raw_to_delete
from pipelines.sources.rpps import SOURCE
from pipelines.sources.rpps_layout import ACTIVITIES, DIPLOMAS, EXTRACTS, SKILLS, edition_of
from pipelines.sources.rpps_places import REGION_OF
from tests.pipelines.rpps_files import (
    AMINA,
    FILE_OF,
    STAMP,
    Activity,
    Dirt,
    activity_line,
    diploma_line,
    skill_line,
    write_extracts,
    write_lines,
)
from tests.pipelines.sources.rpps_read import DAY, PLACES, raw_files, read

FACTS = Path(__file__).resolve().parents[3] / "data/facts"


def doctors(facts: pl.DataFrame, territory_id: str, specialty: str = EVERY_SPECIALTY) -> int | None:
    """Doctors with a diploma from outside the Union: none when the count is secret."""
    row = facts.filter(
        counted=Counted.DIPLOME_HORS_UE.value, territory_id=territory_id, specialty_code=specialty
    )
    count: int | None = row["doctors_count"].item()
    return count


def test_what_is_published_adds_up_and_no_small_count_is(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=3000, abroad=0.9)

    facts = read(tmp_path).facts

    assert RppsCounts.is_valid(facts)
    by_place = Counter[str]()
    for (place, _), count in truth.doctors.items():
        by_place[f"DEP-{place}" if place else NOT_LOCATED] += count
    for place in (*PLACES, NOT_LOCATED):
        assert doctors(facts, place) in {by_place[place], None}
    assert doctors(facts, "FR") == truth.counted["s1"]
    assert doctors(facts, "DEP-04") == by_place["DEP-04"]
    assert doctors(facts, NOT_LOCATED) == by_place[NOT_LOCATED]
    below = facts.filter(pl.col("territory_id") != "FR")["doctors_count"].drop_nulls()
    assert below.min() >= 5  # type: ignore[operator]
    of_a_specialty = facts.filter(pl.col("specialty_code") != EVERY_SPECIALTY)
    assert of_a_specialty["doctors_count"].drop_nulls().min() >= 11  # type: ignore[operator]


@pytest.mark.parametrize("kind", Dirt)
def test_a_line_that_cannot_be_read_is_set_aside_and_counted(tmp_path: Path, kind: Dirt) -> None:
    truth = write_extracts(tmp_path, persons=1500, abroad=0.9, dirt=[kind])
    clean = write_extracts(tmp_path / "clean", persons=1500, abroad=0.9)

    dirty = read(tmp_path)

    assert dirty.rows == {
        path.name: RowCount(
            read=truth.lines[one],
            kept=truth.lines[one] - truth.rejected[one],
            rejected=truth.rejected[one],
        )
        for one, path in truth.files.items()
    }
    assert truth.rejected[FILE_OF[kind]] == (kind is not Dirt.DUPLICATE)
    assert dirty.facts.equals(read(clean.folder).facts)


def test_a_lone_carriage_return_or_a_quote_costs_one_line_at_most(tmp_path: Path) -> None:
    good = [activity_line(f"1{n:010d}", Activity(commune="04001")) for n in range(1, 120)]
    quoted = good[0].replace("Docteur", '"Docteur')
    lines = {
        ACTIVITIES: [quoted, good[1].replace("Docteur", "Doc\rteur"), *good[2:]],
        DIPLOMAS: [diploma_line(f"1{n:010d}", "DAU", "") for n in range(1, 120)],
        SKILLS: [skill_line(AMINA, "SM54")],
    }
    write_lines(tmp_path, lines)

    assert doctors(read(tmp_path).facts, "FR") == 118


def test_lines_may_end_in_the_windows_way(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=500, abroad=0.9)
    unix = read(tmp_path)
    for path in truth.files.values():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert read(tmp_path).facts.equals(unix.facts)


def test_raw_files_are_not_kept_and_those_of_other_sources_are(tmp_path: Path) -> None:
    write_extracts(tmp_path, persons=10)
    files = raw_files(tmp_path)

    assert set(raw_to_delete(SOURCE, files)) == set(tmp_path.glob("*.txt"))
    assert SOURCE.has_personal_data
    assert raw_to_delete(bpe.SOURCE, files) == ()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        (f"{ACTIVITIES.stem}_{STAMP}.txt", DAY),
        (f"{ACTIVITIES.stem}.txt", None),
        (f"{ACTIVITIES.stem}_202613050630.txt", None),
    ],
)
def test_the_name_of_a_file_gives_the_day(name: str, day: date | None) -> None:
    assert edition_of(Path(name)) == day


def test_regions_are_those_of_the_cog() -> None:
    cog = pl.read_csv(FACTS / "cog/2026-01-01.csv", infer_schema=False)
    departements = cog.filter(level="departement")

    assert dict(departements.select("territory_id", "parent_id").iter_rows()) == REGION_OF


def test_every_specialty_of_a_region_has_a_row_even_at_zero(tmp_path: Path) -> None:
    write_extracts(tmp_path, persons=3000, abroad=0.9)

    facts = read(tmp_path).facts.filter(counted=Counted.DIPLOME_HORS_UE.value)

    specialties = set(facts["specialty_code"]) - {EVERY_SPECIALTY}
    assert NO_SPECIALTY in specialties
    for place in ("FR", "REG-93", "REG-94", "REG-06", NOT_LOCATED):
        assert set(facts.filter(territory_id=place)["specialty_code"]) == {
            *specialties,
            EVERY_SPECIALTY,
        }
    assert {one.stem for one in EXTRACTS} == {one[:-17] for one in read(tmp_path).rows}
