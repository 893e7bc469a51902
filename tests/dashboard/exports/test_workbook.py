"""File names and workbooks: what a file is called, and that no cell is ever a formula."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from dashboard.exports import names
from dashboard.exports.workbook import DATA, DEFINITIONS, workbook
from dashboard.selection.url import Selection
from tests.dashboard.factories import AIN, FRANCE, MID_2025, place

MADE_ON = date(2026, 11, 21)
DANGEROUS = ("=1+1", "+33", "-cmd|' /C calc'!A0", "@SUM(A1)", "https://example.org", "=HYPERLINK()")


def sheets(content: bytes) -> Mapping[str, Sequence[Sequence[object]]]:
    """Rows of each sheet, as a spreadsheet opens them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_numbers_and_dates_stay_so_and_a_missing_value_is_empty() -> None:
    data = pl.DataFrame({"date": [MID_2025, MID_2025], "value": [86.1, None], "name": ["Ain", "x"]})
    found = sheets(workbook(data, [("Titre", "MSP")], "MSP", MADE_ON))
    assert found == {
        DATA: [
            ["date", "value", "name"],
            [MID_2025, 86.1, "Ain"],
            [MID_2025, "", "x"],
        ],
        DEFINITIONS: [["Rubrique", "Contenu"], ["Titre", "MSP"]],
    }


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_is_never_a_formula_nor_a_link(text: str) -> None:
    data = pl.DataFrame({text: [text]})
    content = workbook(data, [(text, text)], text, MADE_ON)
    found = sheets(content)
    assert found[DATA] == [[text], [text]]
    assert found[DEFINITIONS][1] == [text, text]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                sheet = parts.read(name).decode()
                assert not re.search(r"<f[ >]|<hyperlink", sheet)


def test_the_same_release_gives_the_same_bytes() -> None:
    data = pl.DataFrame({"value": [1.0]})
    first, second = (workbook(data, [], "MSP", MADE_ON) for _ in range(2))
    assert first == second


def test_an_empty_table_keeps_its_headers() -> None:
    data = pl.DataFrame(schema={"date": pl.Date, "value": pl.Float64})
    assert sheets(workbook(data, [], "MSP", MADE_ON))[DATA] == [["date", "value"]]


@pytest.mark.parametrize(
    ("territory_id", "said"),
    [
        ("FR", "france"),
        ("DEP-01", "ain-01"),
        ("DEP-2A", "corse-du-sud-2a"),
        ("DEP-976", "mayotte-976"),
        ("REG-06", "region-mayotte-06"),
        ("REG-93", "region-provence-alpes-cote-d-azur-93"),
        ("DEP-22", "cotes-d-armor-22"),
    ],
)
def test_a_place_is_named_with_its_code(territory_id: str, said: str) -> None:
    assert names.place(place(territory_id)) == said


def test_a_name_says_what_the_file_holds() -> None:
    assert names.stem("msp", names.place(AIN), MID_2025) == "cap-sante-msp-ain-01-2025-06-30"
    assert names.stem("centres_sante", names.place(FRANCE), None) == (
        "cap-sante-centres-sante-france"
    )


def test_a_name_says_how_progress_is_looked_at() -> None:
    usual, other = (
        Selection(),
        Selection(statement_ids=("msp_cnr_2027",), window_months=24, day=MID_2025),
    )
    assert names.stem("msp", *names.outlook(usual)) == "cap-sante-msp"
    assert names.stem("msp", *names.outlook(other)) == (
        "cap-sante-msp-msp-cnr-2027-24-mois-connu-au-2025-06-30"
    )
