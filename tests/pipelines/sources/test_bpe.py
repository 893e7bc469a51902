"""INSEE's equipment base: two layouts, cities printed whole and by arrondissement."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.bpe import COLUMNS, SOURCE, tidy
from pipelines.sources.model import RowCount, TidyEdition
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN

NAME = "equip-serv-sante-com-2021.csv"
# Code, MSP (D113), centres de santé (D108); Marseille whole, then two of its arrondissements.
COMMUNES = (
    ("04001", 1, 0),
    ("04002", 2, 3),
    ("13001", 1, 1),
    ("13055", 4, 9),
    ("13201", 1, 4),
    ("13202", 3, 5),
    ("2A004", 0, 2),
    ("2B033", 5, 0),
    ("97601", 0, 0),
)

Line = tuple[str, int | str, int | str]


def text(*communes: Line, year: int = 2021) -> str:
    """A file of the year's layout; what we do not read is 7."""
    rows = []
    for code, msp, centres in communes or COMMUNES:
        cells = dict.fromkeys(COLUMNS[year], "7") | {"CODGEO": code}
        cells |= {"NB_D113": str(msp), "NB_D108": str(centres)}
        rows.append(";".join(cells.values()))
    return "\n".join([";".join(COLUMNS[year]), *rows, ""])


def read(folder: Path, content: str | bytes, year: int = 2021) -> TidyEdition:
    name = NAME.replace("2021", str(year))
    return tidy([raw_file(folder / name, content, date(year, 1, 1))], KNOWN)


def defects(folder: Path, content: str) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        read(folder, content)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


@pytest.mark.parametrize("year", [2017, 2021])
def test_communes_add_up_and_arrondissements_are_dropped(tmp_path: Path, year: int) -> None:
    # 2017 has CRLF line ends and a byte order mark.
    content = text(year=year)
    if year == 2017:
        content = "\ufeff" + content.replace("\n", "\r\n")

    edition = read(tmp_path, content, year)

    assert edition.facts.rows() == [
        ("DEP-04", 3, 3),
        ("DEP-13", 5, 10),
        ("DEP-2A", 0, 2),
        ("DEP-2B", 5, 0),
        ("DEP-976", 0, 0),
    ]
    assert list(edition.rows.values()) == [RowCount(read=9, kept=7)]
    assert SOURCE.schema.is_valid(edition.facts)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            ("04002", 2, 3),
            ("04002", "2.5", 3),
            ", ligne 3, colonne NB_D113 : un nombre entier positif est attendu "
            "(valeur lue : « 2.5 »)",
        ),
        (
            ("04002", 2, 3),
            ("4002", 2, 3),
            ", ligne 3, colonne CODGEO : code de commune illisible : cinq caractères attendus "
            "(valeur lue : « 4002 »)",
        ),
        (
            ("04002", 2, 3),
            ("20002", 2, 3),
            ", ligne 3, colonne CODGEO : département inconnu du Code officiel géographique "
            "(valeur lue : « 20002 »)",
        ),
        (
            ("97601", 0, 0),
            ("04003", 0, 0),
            " : 1 département absent du fichier : 976",
        ),
        (
            ("13055", 4, 9),
            ("13055", 5, 9),
            ", colonne NB_D113 : 13055 : la somme des arrondissements (4) diffère "
            "(valeur lue : « 5 »)",
        ),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(
    tmp_path: Path, old: Line, new: Line, told: str
) -> None:
    communes = [new if one == old else one for one in COMMUNES]

    assert told in defects(tmp_path, text(*communes))


def test_a_commune_given_twice_is_told_twice(tmp_path: Path) -> None:
    found = defects(tmp_path, text(*COMMUNES, ("04001", 1, 0)))

    assert found == [
        f", ligne {n}, colonne CODGEO : commune en double (valeur lue : « 04001 »)" for n in (2, 11)
    ]


def test_the_layout_of_another_year_is_refused(tmp_path: Path) -> None:
    found = defects(tmp_path, text(year=2017))

    assert ", ligne 1, colonne NB_D307 : colonne manquante dans l’en-tête" in found
