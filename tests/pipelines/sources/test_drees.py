"""APL to general practitioners: one line per département, a column per year."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.drees import SOURCE, tidy
from pipelines.sources.model import RowCount
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN

NAME = "apl_generalistes_departements_2023-2024.csv"
TEXT = """code,apl_mg_2024,apl_mg_2023,pop,popUnder25,shareUnder25
04,3.59,3.6,167179,28519,17.1
13,4.6,4.55,2069811,67133,3.2
2A,3.95,3.87,166045,30404,18.3
2B,3.86,3.7,188079,28000,14.9
"""


def defects(folder: Path, text: str) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        tidy([raw_file(folder / NAME, text, date(2024, 1, 1))], KNOWN)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


def test_a_line_gives_a_row_per_year_and_mayotte_may_be_missing(tmp_path: Path) -> None:
    edition = tidy([raw_file(tmp_path / NAME, TEXT, date(2024, 1, 1))], KNOWN)

    assert edition.facts.head(4).rows() == [
        ("DEP-04", 2023, 3.6, 167179, None),
        ("DEP-04", 2024, 3.59, 167179, 28519),
        ("DEP-13", 2023, 4.55, 2069811, None),
        ("DEP-13", 2024, 4.6, 2069811, 67133),
    ]
    assert edition.facts.height == 8
    assert edition.rows == {NAME: RowCount(read=4, kept=4)}
    assert SOURCE.schema.is_valid(edition.facts)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "code,apl_mg_2024,",
            "code,",
            ", ligne 1, colonne apl_mg_2024 : colonne manquante dans l’en-tête",
        ),
        (
            "2A,",
            "2C,",
            ", ligne 4, colonne code : département inconnu du Code officiel géographique "
            "(valeur lue : « 2C »)",
        ),
        (
            "3.95",
            "3;95",
            ", ligne 4, colonne apl_mg_2024 : un nombre positif est attendu "
            "(valeur lue : « 3;95 »)",
        ),
        (
            "166045",
            "",
            ", ligne 4, colonne pop : un nombre entier positif est attendu (valeur vide)",
        ),
        (
            "2A,3.95,3.87,166045,30404,18.3\n",
            "",
            " : 1 département absent du fichier : 2A",
        ),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in defects(tmp_path, TEXT.replace(old, new))


def test_a_departement_given_twice_is_named_twice(tmp_path: Path) -> None:
    assert defects(tmp_path, TEXT.replace("2B,", "2A,")) == [
        f", ligne {n}, colonne code : département en double (valeur lue : « 2A »)" for n in (4, 5)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", " : le fichier est vide"),
        ("<!doctype html>\n", ", ligne 1 : le fichier est une page web (HTML)"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, told: str) -> None:
    (found,) = defects(tmp_path, text)

    assert found.startswith(told)
