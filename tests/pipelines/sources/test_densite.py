"""INSEE's density grid: communes and their level, in a workbook."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.densite import COLUMNS, LEVELS, SOURCE, tidy
from pipelines.sources.model import RowCount
from tests.pipelines.workbooks import Row, xlsx
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN

NAME = "grille_densite_7_niveaux_2024.xlsx"


def commune(code: str, level: int | float | str, count: int | float | str) -> Row:
    label = LEVELS.get(str(level), "")
    return [code, "Nom", level, label, count, 0, 0, 0, 0, 0, 78.6, 21.4]


COMMUNES = [
    commune("04001", 7, 100),
    commune("04002", 6, 300),
    commune("04003", 6, 600),
    commune("13055", 1, 873076),
    commune("2A004", 2, 70000),
    commune("2B033", 2, 48000),
    commune("97611", 1, 71437),
]


def content(*communes: Row, columns: Row = (*COLUMNS, "P1", "P2")) -> bytes:
    """The producer's sheets: three lines of title, readable names, then the columns' names."""
    top: list[Row] = [["Grille de densité"], ["France"], ["Mise en ligne"], ["\nCode \nCommune\n"]]
    return xlsx({"Grille_Densite": [*top, columns, *communes], "Documentation": [["Définitions"]]})


def defects(folder: Path, raw: bytes) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        tidy([raw_file(folder / NAME, raw, date(2024, 1, 1))], KNOWN)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


def test_inhabitants_are_counted_in_the_level_of_their_commune(tmp_path: Path) -> None:
    edition = tidy([raw_file(tmp_path / NAME, content(*COMMUNES), date(2024, 1, 1))], KNOWN)

    assert edition.facts.rows() == [
        ("DEP-04", 2024, 1000, 0, 0, 0, 0, 0, 900, 100),
        ("DEP-13", 2024, 873076, 873076, 0, 0, 0, 0, 0, 0),
        ("DEP-2A", 2024, 70000, 0, 70000, 0, 0, 0, 0, 0),
        ("DEP-2B", 2024, 48000, 0, 48000, 0, 0, 0, 0, 0),
        ("DEP-976", 2024, 71437, 71437, 0, 0, 0, 0, 0, 0),
    ]
    assert edition.rows == {NAME: RowCount(read=7, kept=7)}
    assert SOURCE.schema.is_valid(edition.facts)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            commune("99001", 6, 5),
            ", ligne 13, colonne CODGEO : département inconnu du Code officiel géographique "
            "(valeur lue : « 99001 »)",
        ),
        (
            commune("04001", 6, 5),
            ", ligne 13, colonne CODGEO : commune en double (valeur lue : « 04001 »)",
        ),
        (
            commune("13201", 1, 5),
            ", ligne 13, colonne CODGEO : arrondissement à côté de sa ville : population comptée "
            "deux fois (valeur lue : « 13201 »)",
        ),
        (
            commune("04009", 8, 5),
            ", ligne 13, colonne DENS : le niveau de densité n’est pas un entier de 1 à 7 "
            "(valeur lue : « 8 »)",
        ),
        (
            ["04009", "Nom", 6, "Bourgs ruraux", 5],
            ", ligne 13, colonne LIBDENS : le libellé n’est pas celui du niveau "
            "(valeur lue : « Bourgs ruraux »)",
        ),
        (
            commune("04009", 6, "n. d."),
            ", ligne 13, colonne PMUN21 : un nombre entier positif est attendu "
            "(valeur lue : « n. d. »)",
        ),
        (
            commune("04009", 6, 5.5),
            ", ligne 13, colonne PMUN21 : un nombre entier positif est attendu "
            "(valeur lue : « 5.5 »)",
        ),
    ],
)
def test_a_commune_that_breaks_a_rule_is_named(tmp_path: Path, wrong: Row, told: str) -> None:
    assert told in defects(tmp_path, content(*COMMUNES, wrong))


def test_a_file_cut_before_its_last_departements_is_refused(tmp_path: Path) -> None:
    assert defects(tmp_path, content(*COMMUNES[:5])) == [
        " : 2 départements absents du fichier : 2B, 976"
    ]


def test_a_missing_column_is_found_where_the_heading_differs(tmp_path: Path) -> None:
    columns = ("CODGEO", "LIBGEO", "LIBDENS", "PMUN21", "P1")

    assert defects(tmp_path, content(*COMMUNES, columns=columns)) == [
        ", ligne 5, colonne C : en-tête inattendu : « DENS » attendu (valeur lue : « LIBDENS »)"
    ]


def test_the_population_of_another_year_is_refused(tmp_path: Path) -> None:
    columns = (*COLUMNS[:4], "PMUN22")

    assert defects(tmp_path, content(*COMMUNES, columns=columns)) == [
        ", ligne 5, colonne E : en-tête inattendu : « PMUN21 » attendu (valeur lue : « PMUN22 »)"
    ]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", " : le fichier est vide"),
        (b"<!DOCTYPE html>", " : le fichier est une page web (HTML), pas un classeur Excel"),
        (xlsx({"Maille communale": [["x"]]}), " : feuille « Grille_Densite » absente du classeur"),
    ],
)
def test_what_is_not_the_workbook_is_refused(tmp_path: Path, raw: bytes, told: str) -> None:
    assert defects(tmp_path, raw) == [told]
