"""Communes: points of one file, populations of another, each an edition of its own."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.intake.editions import find_raw
from pipelines.sources import insee
from pipelines.sources.communes import SOURCE, tidy
from pipelines.sources.model import RowCount, TidyEdition
from tests.factories import tiny_facts, write
from tests.raw_files import communes_2021_text, raw_file
from tests.tiny_country import KNOWN

POINTS, PEOPLE = "communes_points_2024.csv", "communes_2023.csv"
# One commune in each mainland département of the tiny country.
PLACES = ("04001,5.9,44.1", "13055,5.4489,43.294", "2A004,8.7,41.9", "2B033,9.4,42.7")


def points(*lines: str) -> str:
    """A file of points."""
    return "\n".join(["commune,lon,lat", *(lines or PLACES), ""])


def read(folder: Path, name: str, content: str) -> TidyEdition:
    return tidy([raw_file(folder / name, content, date(2024, 1, 1))], KNOWN)


def defects(folder: Path, name: str, content: str) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        read(folder, name, content)
    return [str(defect).removeprefix(name) for defect in refused.value.defects]


def test_points_are_kept_in_degrees_without_population(tmp_path: Path) -> None:
    edition = read(tmp_path, POINTS, points())

    assert edition.facts.row(1) == ("13055", 5.4489, 43.294, None)
    assert edition.rows[POINTS] == RowCount(read=4, kept=4)
    assert SOURCE.schema.is_valid(edition.facts)


def test_the_arrondissements_of_a_city_add_up_to_it(tmp_path: Path) -> None:
    content = communes_2021_text(
        [("13", "001", 10), ("13", "201", 100), ("13", "202", 200), ("2A", "004", 7)]
    )

    edition = read(tmp_path, PEOPLE, content)

    assert edition.facts.rows() == [
        ("13001", None, None, 10),
        ("13055", None, None, 300),
        ("2A004", None, None, 7),
    ]
    assert edition.rows[PEOPLE] == RowCount(read=4, kept=3)


def test_overseas_the_code_of_the_commune_stands_whole_in_its_column(tmp_path: Path) -> None:
    # INSEE prints « 976 » then « 601 », and 97601 in column COM.
    line = "06;Région;976;;01;601;97601;Nom;50;0;50"
    header = communes_2021_text([]).splitlines()[0]

    edition = read(tmp_path, PEOPLE, f"{header}\n{line}\n")

    assert edition.facts["commune_id"].to_list() == ["97601"]


def test_two_files_of_one_edition_make_one_row(tmp_path: Path) -> None:
    files = [
        raw_file(tmp_path / POINTS, points(), date(2024, 1, 1)),
        raw_file(tmp_path / PEOPLE, communes_2021_text([("04", "001", 9)]), date(2024, 1, 1)),
    ]

    facts = tidy(files, KNOWN).facts

    assert facts.row(0) == ("04001", 5.9, 44.1, 9)
    assert facts.height == 4


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "04001,44.1,5.9",
            ", ligne 2, colonne lat : point hors de la France métropolitaine "
            "(valeur lue : « 5.9 »)",
        ),
        (
            "04001,5.9,nord",
            ", ligne 2, colonne lat : des degrés décimaux sont attendus (valeur lue : « nord »)",
        ),
        (
            "4001,5.9,44.1",
            ", ligne 2, colonne commune : code de commune illisible : cinq caractères attendus "
            "(valeur lue : « 4001 »)",
        ),
        (
            "99001,5.9,44.1",
            ", ligne 2, colonne commune : département inconnu du Code officiel géographique "
            "(valeur lue : « 99001 »)",
        ),
        (
            "13055,5.9,44.1",
            ", ligne 2, colonne commune : commune en double (valeur lue : « 13055 »)",
        ),
    ],
)
def test_a_point_that_breaks_a_rule_is_named(tmp_path: Path, line: str, told: str) -> None:
    assert told in defects(tmp_path, POINTS, points(line, *PLACES[1:]))


def test_a_departement_without_points_is_missed_but_for_overseas(tmp_path: Path) -> None:
    assert defects(tmp_path, POINTS, points(*PLACES[1:])) == [
        " : 1 département absent du fichier : 04"
    ]


def test_a_population_that_is_no_number_is_named(tmp_path: Path) -> None:
    content = communes_2021_text([("04", "001", 9)]).replace(";Nom;9;", ";Nom;x;")

    assert defects(tmp_path, PEOPLE, content) == [
        ", ligne 2, colonne PMUN : la population n’est pas un nombre entier positif "
        "(valeur lue : « x »)"
    ]


def test_the_populations_of_insee_are_read_by_both_sources(tmp_path: Path) -> None:
    for name in (POINTS, PEOPLE, "communes_2022.csv", "communes_mayotte_2017.csv"):
        write(tmp_path / name, "x")

    ours, theirs = (
        {
            edition: [raw.path.name for raw in files]
            for edition, files in find_raw(
                source, tmp_path, tiny_facts(), undated=KNOWN.today
            ).items()
        }
        for source in (SOURCE, insee.POPULATION)
    )

    assert ours == {date(2023, 1, 1): [PEOPLE], date(2024, 1, 1): [POINTS]}
    assert theirs[date(2023, 1, 1)] == [PEOPLE]
    assert len(theirs) == 3
