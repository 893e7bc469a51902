"""Reading a sheet of an Excel workbook as text: every line accounted for."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pipelines.errors import Defect
from pipelines.sources.workbook import Sheet, read_sheet
from tests.pipelines.workbooks import Row, Sheets, xls, xlsx
from tests.raw_files import raw_file

SHEET = Sheet(
    name="2023",
    columns=("code", "name", "count"),
    headings={2: ("Département", ""), 3: ("", "", "Total")},
    max_bytes=20_000,
)
HEADINGS: tuple[Row, ...] = (["Titre"], ["Département"], ["", "", "Total", "Hommes"])


def book(*rows: Row, headings: Sequence[Row] = HEADINGS) -> Sheets:
    return {"À savoir": [["Notes"]], "2023": [*headings, *rows]}


def read(folder: Path, content: bytes) -> tuple[list[tuple[object, ...]], list[Defect]]:
    frame, defects = read_sheet(raw_file(folder / "f.xls", content), SHEET)
    return frame.rows(), defects


def refusal(folder: Path, content: bytes) -> list[str]:
    rows, defects = read(folder, content)
    assert rows == []
    return list(map(str, defects))


@pytest.mark.parametrize("write", [xls, xlsx])
def test_both_forms_of_workbook_are_read_with_the_line_numbers_of_excel(
    tmp_path: Path, write: Callable[[Sheets], bytes]
) -> None:
    content = write(book(["01", "Ain", 37167, 5], [], [971, "Guadeloupe", 1.5], ["Total", "", 9]))

    assert read(tmp_path, content) == (
        [
            (4, "01", "Ain", "37167"),
            (6, "971", "Guadeloupe", "1.5"),
            (7, "Total", None, "9"),
        ],
        [],
    )


def test_a_sheet_narrower_than_its_layout_has_empty_cells(tmp_path: Path) -> None:
    layout = Sheet(name="2023", columns=("code", "name"), headings={1: ("Code",)})
    raw = raw_file(tmp_path / "f.xls", xls({"2023": [["Code"], ["01"]]}))

    assert read_sheet(raw, layout)[0].rows() == [(2, "01", None)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "f.xls : le fichier est vide"),
        (
            b"\n<!DOCTYPE html><html>",
            "f.xls : le fichier est une page web (HTML), pas un classeur Excel",
        ),
        (
            b"code,name\n01,Ain\n",
            "f.xls : le fichier n’est pas un classeur Excel lisible, ou il est tronqué",
        ),
        (
            xlsx(book(["01"]))[:-30],
            "f.xls : le fichier n’est pas un classeur Excel lisible, ou il est tronqué",
        ),
        (
            xls(book(["01"]))[:-600],
            "f.xls : le classeur Excel est tronqué : il manque la fin du fichier",
        ),
        (
            b"x" * 20_001,
            "f.xls : le fichier pèse 0 Mo, au-delà de la limite de 0 Mo pour cette source",
        ),
        (xls({"2022": [["x"]]}), "f.xls : feuille « 2023 » absente du classeur"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: bytes, told: str) -> None:
    assert refusal(tmp_path, content) == [told]


def test_the_first_cell_of_each_other_heading_is_named_as_in_excel(tmp_path: Path) -> None:
    headings = (["Titre"], ["Région"], ["", "Nom", "Total"])

    assert refusal(tmp_path, xls(book(["01"], headings=headings))) == [
        "f.xls, ligne 2, colonne A : en-tête inattendu : « Département » attendu "
        "(valeur lue : « Région »)",
        "f.xls, ligne 3, colonne B : en-tête en trop (valeur lue : « Nom »)",
    ]


def test_a_sheet_without_its_headings_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, xls({"2023": [["Titre"]]})) == [
        "f.xls, ligne 2, colonne A : en-tête inattendu : « Département » attendu (valeur vide)",
        "f.xls, ligne 3, colonne C : en-tête inattendu : « Total » attendu (valeur vide)",
    ]


def test_blank_lines_and_columns_before_the_data_are_counted(tmp_path: Path) -> None:
    layout = Sheet(name="2023", columns=("margin", "code"), headings={3: ("", "Code")})
    raw = raw_file(tmp_path / "f.xls", xls({"2023": [[], [], ["", "Code"], ["", "01"]]}))

    assert read_sheet(raw, layout)[0].rows() == [(4, None, "01")]
