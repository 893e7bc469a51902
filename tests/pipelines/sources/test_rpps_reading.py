"""RPPS: which doctors are counted, and in which place and specialty."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipelines.contract.rpps import Counted
from pipelines.sources.rpps_layout import ACTIVITIES, DIPLOMAS, SKILLS, Extract
from pipelines.sources.rpps_reading import Doctors, read_doctors
from tests.pipelines.rpps_files import (
    AMINA,
    BELLO,
    Activity,
    activity_line,
    diploma_line,
    skill_line,
    write_extracts,
    write_lines,
)
from tests.pipelines.sources.rpps_read import PLACES

ALGER = diploma_line(AMINA, "DAU", "")


def counted(
    folder: Path,
    *activities: Activity,
    diplomas: Sequence[str] = (ALGER,),
    skills: Sequence[str] = (),
) -> Doctors:
    """What is read of one doctor's activities."""
    lines: dict[Extract, Sequence[str]] = {
        ACTIVITIES: [activity_line(AMINA, one) for one in activities],
        DIPLOMAS: diplomas,
        SKILLS: skills,
    }
    return read_doctors(write_lines(folder, lines), PLACES)


def where(folder: Path, *activities: Activity) -> str | None:
    """The place of the one doctor."""
    place: str | None = counted(folder, *activities).cells["place"].item()
    return place


def test_doctors_are_counted_once_in_their_place_and_specialty(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=3000, abroad=0.9)

    found = read_doctors(truth.files, PLACES)

    cells = {(place or "", skill or ""): count for place, skill, count in found.cells.iter_rows()}
    expected = {(f"DEP-{place}" if place else "", s): n for (place, s), n in truth.doctors.items()}
    assert cells == expected
    assert len(expected) > 20
    assert found.national == {
        Counted.DIPLOME_HORS_UE: truth.counted["s1"],
        Counted.PLEIN_EXERCICE: truth.counted["s2"],
        Counted.SANS_AUTORISATION: truth.counted["s3"],
        Counted.DEROGATION_OUTRE_MER: truth.counted["s4"],
        Counted.ROLE_PADHUE: 0,
    }
    assert min(truth.counted.values()) > 5


@pytest.mark.parametrize(
    ("activity", "place"),
    [
        (Activity(commune="04001"), "DEP-04"),
        (Activity(commune="2A004", postcode="13001"), "DEP-2A"),
        (Activity(commune="97608"), "DEP-976"),
        (Activity(postcode="13001"), "DEP-13"),
        (Activity(postcode="97600"), "DEP-976"),
        (Activity(postcode="13001", country="FRANCE"), "DEP-13"),
        (Activity(postcode="13001", country="ALLEMAGNE"), None),
        (Activity(postcode="20000"), None),
        (Activity(commune="04 01", postcode="13001"), "DEP-13"),
        (Activity(commune="98818"), None),
        (Activity(commune="99352"), None),
        (Activity(commune="97127"), None),
        (Activity(), None),
    ],
)
def test_a_place_comes_from_the_commune_then_from_the_postcode(
    tmp_path: Path, activity: Activity, place: str | None
) -> None:
    assert where(tmp_path, activity) == place


def test_a_salaried_place_comes_first_then_that_of_most_activities(tmp_path: Path) -> None:
    practice, hospital = Activity(commune="04001"), Activity(commune="13001", mode="S")
    assert where(tmp_path, practice, practice, hospital) == "DEP-13"
    assert where(tmp_path, practice, Activity(commune="2B033"), Activity(commune="2B033")) == (
        "DEP-2B"
    )
    assert where(tmp_path, Activity(commune="13001"), practice) == "DEP-04"


def test_a_specialty_is_the_one_practised_then_the_one_on_the_list(tmp_path: Path) -> None:
    listed = [skill_line(AMINA, "SM26")]
    place = Activity(commune="04001", skill="SM54")
    assert counted(tmp_path, place, skills=listed).cells["skill"].item() == "SM54"
    assert counted(tmp_path, Activity(), skills=listed).cells["skill"].item() == "SM26"
    new_code = Activity(skill="NOUVEAU")
    assert counted(tmp_path, new_code).cells["skill"].item() is None
    assert counted(tmp_path, place, skills=listed).labels == {
        "SM26": "Spécialité d’essai SM26",
        "SM54": "Spécialité d’essai SM54",
    }


@pytest.mark.parametrize(
    ("activity", "diplomas", "count"),
    [
        (Activity(), [ALGER, ALGER], 1),
        (Activity(category="M"), [ALGER], 1),
        (Activity(category="E"), [ALGER], 0),
        (Activity(profession="21"), [ALGER], 0),
        (Activity(), [diploma_line(AMINA, "DEEE", "AM27")], 0),
        (Activity(), [diploma_line(BELLO, "DAU", "")], 0),
    ],
)
def test_only_doctors_with_a_diploma_from_outside_count(
    tmp_path: Path, activity: Activity, diplomas: list[str], count: int
) -> None:
    found = counted(tmp_path, activity, diplomas=diplomas)

    assert found.national[Counted.DIPLOME_HORS_UE] == count


def test_authorisations_are_counted_by_what_they_allow(tmp_path: Path) -> None:
    def national(*authorisations: str) -> list[int]:
        written = [ALGER, *(diploma_line(AMINA, "", one) for one in authorisations)]
        return list(counted(tmp_path, Activity(), diplomas=written).national.values())

    assert national() == [1, 0, 1, 0, 0]
    assert national("AM01", "AM11") == [1, 1, 0, 0, 0]
    assert national("AM02") == [1, 0, 0, 0, 0]
    assert national("AM21") == [1, 0, 0, 1, 0]


def test_a_derogation_and_a_declared_role_count_without_a_diploma(tmp_path: Path) -> None:
    written = [diploma_line(AMINA, "", "AM21")]
    found = counted(tmp_path, Activity(role="376"), Activity(role="377"), diplomas=written)

    assert list(found.national.values()) == [0, 0, 0, 1, 1]
