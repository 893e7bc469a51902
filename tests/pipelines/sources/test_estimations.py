"""INSEE's estimates by age: the newest sheet of an .xls workbook."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.estimations import AGES, SOURCE, tidy
from pipelines.sources.model import RowCount
from tests.pipelines.workbooks import Row, xls
from tests.raw_files import raw_file
from tests.tiny_country import DEPARTEMENTS, KNOWN

NAME = "estim-pop-dep-sexe-aq-1975-2023.xls"
HEADINGS: tuple[Row, ...] = (
    ["Estimation de population au 1er janvier, par département, sexe et âge quinquennal"],
    ["Année 2023"],
    [],
    ["Départements", "", "Ensemble", *[""] * 20, "Hommes"],
    ["", "", *AGES, "Total", *AGES],
)
# Ten people of each age group, so 200 in all, 70 from 65 on and 50 from 75 on.
PEOPLE = [10] * 20


def departement(code: str | int, people: Row = PEOPLE, total: int | str = 200) -> Row:
    return [code, "Nom", *people, total, *[1] * 20]


DEPARTEMENTS_ROWS = [
    departement(int(code) if code.startswith("97") else code) for code in DEPARTEMENTS
]
BELOW: tuple[Row, ...] = (
    ["France métropolitaine ", "", *[40] * 20, 800],
    ["DOM", "", *PEOPLE, 200],
    [],
    ["Source : Insee - Estimations de population (résultats provisoires arrêtés fin 2022)"],
)


def content(*rows: Row, headings: tuple[Row, ...] = HEADINGS, sheet: str = "2023") -> bytes:
    return xls({"À savoir": [["Quelques remarques"]], sheet: [*headings, *rows, *BELOW]})


def defects(folder: Path, raw: bytes) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        tidy([raw_file(folder / NAME, raw, date(2023, 1, 1))], KNOWN)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


def test_people_are_added_from_two_ages_on_without_the_totals_below(tmp_path: Path) -> None:
    raw = raw_file(tmp_path / NAME, content(*DEPARTEMENTS_ROWS), date(2023, 1, 1))

    edition = tidy([raw], KNOWN)

    assert edition.facts.rows() == [
        (f"DEP-{code}", 2023, 200, 70, 50) for code in ("04", "13", "2A", "2B", "976")
    ]
    assert edition.rows == {NAME: RowCount(read=8, kept=5)}
    assert SOURCE.schema.is_valid(edition.facts)


def test_each_age_is_counted_on_its_side(tmp_path: Path) -> None:
    people = [0] * 20
    people[AGES.index("60 à 64 ans")], people[AGES.index("65 à 69 ans")] = 1000, 100
    people[AGES.index("70 à 74 ans")], people[AGES.index("75 à 79 ans")] = 10, 1
    rows = [departement("04", people, 1111), *DEPARTEMENTS_ROWS[1:]]

    facts = tidy([raw_file(tmp_path / NAME, content(*rows), date(2023, 1, 1))], KNOWN).facts

    assert facts.row(0) == ("DEP-04", 2023, 1111, 111, 1)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            departement("20"),
            ", ligne 6, colonne Départements : département inconnu du Code officiel géographique "
            "(valeur lue : « 20 »)",
        ),
        (
            departement("13"),
            ", ligne 6, colonne Départements : département en double (valeur lue : « 13 »)",
        ),
        (
            departement("04", ["n. d.", *PEOPLE[1:]]),
            ", ligne 6, colonne 0 à 4 ans : un nombre entier positif est attendu "
            "(valeur lue : « n. d. »)",
        ),
        (
            departement("04", total=201),
            ", ligne 6, colonne Total : le total n’est pas la somme des âges "
            "(valeur lue : « 201 »)",
        ),
        (
            ["04", "", *PEOPLE, 200],
            " : 1 département absent du fichier : 04",
        ),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(tmp_path: Path, wrong: Row, told: str) -> None:
    assert told in defects(tmp_path, content(wrong, *DEPARTEMENTS_ROWS[1:]))


def test_another_group_than_both_sexes_is_not_taken_for_it(tmp_path: Path) -> None:
    headings = (*HEADINGS[:3], ["Départements", "", "Hommes"], HEADINGS[4])

    assert defects(tmp_path, content(*DEPARTEMENTS_ROWS, headings=headings)) == [
        ", ligne 4, colonne C : en-tête inattendu : « Ensemble » attendu (valeur lue : « Hommes »)"
    ]


def test_a_missing_age_is_found_where_the_heading_differs(tmp_path: Path) -> None:
    headings = (*HEADINGS[:4], ["", "", AGES[0], *AGES[2:], "Total"])

    assert defects(tmp_path, content(*DEPARTEMENTS_ROWS, headings=headings)) == [
        ", ligne 5, colonne D : en-tête inattendu : « 5 à 9 ans » attendu "
        "(valeur lue : « 10 à 14 ans »)"
    ]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", " : le fichier est vide"),
        (b"<html>", " : le fichier est une page web (HTML), pas un classeur Excel"),
        (content(sheet="2022"), " : feuille « 2023 » absente du classeur"),
    ],
)
def test_what_is_not_the_workbook_is_refused(tmp_path: Path, raw: bytes, told: str) -> None:
    assert defects(tmp_path, raw) == [told]
