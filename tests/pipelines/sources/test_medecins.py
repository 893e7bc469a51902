"""Doctors by département: a column per year, then two densities."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.medecins import SOURCE, tidy
from pipelines.sources.model import RowCount
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN

NAME = "medecins_effectifs_departements_2012-2014.csv"
TEXT = """code,2012,2013,2014,densite_2012,densite_2014
13,8827,8839,8826,444.73,440.1
976,164,161,177,0,82.79
04,521,525,530,322.1,325.8
2A,470,478,469,323.18,320.5
2B,459,467,476,268.69,270
"""


def defects(folder: Path, text: str) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        tidy([raw_file(folder / NAME, text, date(2014, 1, 1))], KNOWN)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


def test_a_line_gives_a_row_per_year_with_a_density_at_both_ends(tmp_path: Path) -> None:
    edition = tidy([raw_file(tmp_path / NAME, TEXT, date(2014, 1, 1))], KNOWN)

    assert edition.facts.filter(territory_id="DEP-2A").rows() == [
        ("DEP-2A", 2012, 470, 323.18),
        ("DEP-2A", 2013, 478, None),
        ("DEP-2A", 2014, 469, 320.5),
    ]
    assert edition.facts.height == 15
    assert edition.rows == {NAME: RowCount(read=5, kept=5)}
    assert SOURCE.schema.is_valid(edition.facts)


def test_a_density_of_zero_beside_doctors_was_not_known(tmp_path: Path) -> None:
    facts = tidy([raw_file(tmp_path / NAME, TEXT, date(2014, 1, 1))], KNOWN).facts

    assert facts.filter(territory_id="DEP-976").rows() == [
        ("DEP-976", 2012, 164, None),
        ("DEP-976", 2013, 161, None),
        ("DEP-976", 2014, 177, 82.79),
    ]


def test_no_doctor_is_a_density_of_zero(tmp_path: Path) -> None:
    text = TEXT.replace("976,164,", "976,0,")
    facts = tidy([raw_file(tmp_path / NAME, text, date(2014, 1, 1))], KNOWN).facts

    assert facts.filter(territory_id="DEP-976", year=2012).row(0)[2:] == (0, 0.0)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (",2013,", ",", ", ligne 1, colonne 2013 : colonne manquante dans l’en-tête"),
        (
            "2A,470,",
            "20,470,",
            ", ligne 5, colonne code : département inconnu du Code officiel géographique "
            "(valeur lue : « 20 »)",
        ),
        (
            "478",
            "478.5",
            ", ligne 5, colonne 2013 : un nombre entier positif est attendu "
            "(valeur lue : « 478.5 »)",
        ),
        (
            "320.5",
            "n. d.",
            ", ligne 5, colonne densite_2014 : un nombre positif est attendu "
            "(valeur lue : « n. d. »)",
        ),
        (
            "2B,459",
            "2A,459",
            ", ligne 6, colonne code : département en double (valeur lue : « 2A »)",
        ),
        (
            "976,164,161,177,0,82.79\n",
            "",
            " : 1 département absent du fichier : 976",
        ),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in defects(tmp_path, TEXT.replace(old, new))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", " : le fichier est vide"),
        ("<html lang='fr'>\n", ", ligne 1 : le fichier est une page web (HTML)"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, told: str) -> None:
    (found,) = defects(tmp_path, text)

    assert found.startswith(told)
