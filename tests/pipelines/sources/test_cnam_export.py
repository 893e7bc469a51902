"""Exports of data.ameli.fr: the measure is found by elimination, or the file is refused."""

from pathlib import Path

import pytest

from pipelines.sources.cnam_export import measure_of, read_export, repeated_rows
from tests.pipelines.cnam_files import export, row
from tests.raw_files import raw_file

NAME = "export.csv"


def read(folder: Path, content: bytes | str) -> list[str]:
    """Defects of a file, as they are printed."""
    return [str(defect) for defect in read_export(raw_file(folder / NAME, content))[1]]


def measured(folder: Path, content: bytes, declared: str | None = None) -> tuple[str | None, str]:
    """The column found, or what is said of the columns there are."""
    table, defects = read_export(raw_file(folder / NAME, content))
    assert defects == []
    measure, found = measure_of(table, declared, NAME)
    return measure, "".join(map(str, found))


def repeated(folder: Path, content: bytes, measure: str = "nombre") -> list[str]:
    table, _ = read_export(raw_file(folder / NAME, content))
    return [str(defect) for defect in repeated_rows(table, measure, NAME)]


@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_both_delimiters_and_quoted_cells_are_read(
    tmp_path: Path, delimiter: str, end: str
) -> None:
    lines = [
        '"annee";"departement";"libelle_departement";"nombre"',
        '2024;"04";"Alpes; de Haute, Provence";12',
        "2024;2A;Corse-du-Sud;",
    ]
    text = end.join([*lines, ""]).replace("Alpes; de", "Alpes de").replace(";", delimiter)

    table, defects = read_export(raw_file(tmp_path / NAME, "\ufeff" + text))

    assert defects == []
    assert table.rows() == [
        (2, "2024", "04", "Alpes de Haute, Provence", "12"),
        (3, "2024", "2A", "Corse-du-Sud", None),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "export.csv : le fichier est vide"),
        ("<!DOCTYPE html>\n<p>\n", "export.csv, ligne 1 : le fichier est une page web (HTML)"),
        ("annee,nombre\n2024,1\n", "colonne departement : colonne manquante dans l’en-tête"),
        ("departement,nombre\n04,1\n", "colonne annee : colonne manquante dans l’en-tête"),
        ("annee,departement,n,n\n2024,04,1,1\n", "colonne n : colonne en double dans l’en-tête"),
        ("annee,departement,line\n2024,04,1\n", "colonne line : colonne en double dans l’en-tête"),
        ("annee,departement,n\n2024,04\n", "ligne 2 : la ligne n’a pas 3 colonnes"),
        ("annee,departement,n\n", "ligne 1 : aucune ligne après l’en-tête"),
        ("annee,departement,n\n2024,04,1", "ligne 2 : la dernière ligne est tronquée"),
    ],
)
def test_what_is_no_export_is_refused_where_it_is_wrong(
    tmp_path: Path, content: str, told: str
) -> None:
    (found,) = read(tmp_path, content)

    assert told in found


def test_latin_1_bytes_are_told_with_their_line(tmp_path: Path) -> None:
    lines = "annee;departement;libelle_departement;n\n2024;974;La Réunion;1\n"

    (found,) = read(tmp_path, lines.encode("latin-1"))

    assert "ligne 2 : octets qui ne sont pas de l’UTF-8 (Latin-1 ?)" in found


def test_the_only_column_of_numbers_is_the_measure(tmp_path: Path) -> None:
    rows = [row("04", 2024, "oui", 12), row("13", 2024, "non", 40), row("2A", 2024, "oui", "NS")]

    # One cell that is no number does not hide the column: the rules of the source name its line.
    assert measured(tmp_path, export(rows, "visible", "nombre")) == ("nombre", "")


@pytest.mark.parametrize(
    ("columns", "cells", "told"),
    [
        (
            ("nombre", "taux"),
            (12, "3.5"),
            "ligne 1 : plusieurs colonnes de nombres (nombre, taux) : dites laquelle dans le champ "
            "« measure » du jeu (pipelines/sources/cnam.py)",
        ),
        (
            ("profession", "visible"),
            ("Médecins", "oui"),
            "pas de colonne de nombres hors des colonnes communes (colonnes trouvées : "
            "profession, visible) : dites laquelle",
        ),
        ((), (), "pas de colonne de nombres hors des colonnes communes (aucune autre colonne)"),
    ],
    ids=["two", "none", "nothing"],
)
def test_none_or_several_columns_of_numbers_are_named(
    tmp_path: Path, columns: tuple[str, ...], cells: tuple[object, ...], told: str
) -> None:
    measure, said = measured(tmp_path, export([row("04", 2024, *cells)], *columns))

    assert measure is None
    assert told in said


def test_a_declared_measure_is_taken_among_several(tmp_path: Path) -> None:
    content = export([row("04", 2024, 12, "3.5")], "nombre", "taux")

    assert measured(tmp_path, content, "taux") == ("taux", "")


@pytest.mark.parametrize("declared", ["contrats", "region"])
def test_a_declared_measure_that_is_not_there_is_missing(tmp_path: Path, declared: str) -> None:
    measure, said = measured(tmp_path, export([row("04", 2024, 12)], "nombre"), declared)

    assert measure is None
    assert said == f"export.csv, ligne 1, colonne {declared} : colonne manquante dans l’en-tête"


def test_rows_told_apart_by_another_column_are_not_added(tmp_path: Path) -> None:
    rows = [
        row("04", 2024, "Généralistes", "oui", 7),
        row("04", 2024, "Pédiatres", "oui", 2),
        row("13", 2024, "Généralistes", "oui", 30),
    ]

    found = repeated(tmp_path, export(rows, "profession", "visible", "nombre"))

    assert found == [
        f"export.csv, ligne {line}, colonne departement : plusieurs lignes du même département et "
        "de la même année (profession les distingue) : elles ne sont pas additionnées, exportez "
        "une seule modalité (valeur lue : « 04 »)"
        for line in (2, 3)
    ]


def test_rows_that_nothing_tells_apart_are_a_key_twice(tmp_path: Path) -> None:
    rows = [row("04", 2024, "oui", 7), row("04", 2024, "oui", 8), row("04", 2023, "non", 7)]

    assert repeated(tmp_path, export(rows, "visible", "nombre")) == [
        f"export.csv, ligne {line}, colonne departement : département et année en double "
        "(valeur lue : « 04 »)"
        for line in (2, 3)
    ]


def test_another_column_may_vary_where_each_key_comes_once(tmp_path: Path) -> None:
    rows = [row("04", 2024, "oui", 7), row("13", 2024, "non", 8)]

    assert repeated(tmp_path, export(rows, "visible", "nombre")) == []
