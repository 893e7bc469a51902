"""Headcounts of data.ameli.fr: general practitioners only, without the totals."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.ameli import GENERALISTES, LAYOUT, SOURCE, tidy
from pipelines.sources.model import RowCount
from tests.raw_files import raw_file
from tests.tiny_country import DEPARTEMENTS, KNOWN

NAME = "ameli_effectifs_densites_2024.csv"
TOGETHER = "Ensemble des médecins généralistes"


def line(
    code: str,
    count: int | str = 100,
    *,
    profession: str = GENERALISTES,
    year: str = "2024",
    age: str = "tout_age",
    sex: str = "tout sexe",
) -> str:
    return f"{year},{profession},93,Région,{code},Nom,{age},Tout âge,{sex},{count},81.1,oui,oui,oui"


LINES = [line(code, count) for count, code in enumerate(DEPARTEMENTS, start=140)]


def text_of(*lines: str) -> bytes:
    """With the BOM that the producer writes."""
    return ("\ufeff" + "\n".join([",".join(LAYOUT.columns), *lines, ""])).encode()


def defects(folder: Path, content: str | bytes) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        tidy([raw_file(folder / NAME, content, date(2024, 1, 1))], KNOWN)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


def test_general_practitioners_are_kept_without_totals_other_professions_ages_and_sexes(
    tmp_path: Path,
) -> None:
    others = [
        line("999", 5000),
        line("04", 7, profession=TOGETHER),
        line("04", 8, age="0_39"),
        line("04", 9, sex="femmes"),
    ]
    raw = raw_file(tmp_path / NAME, text_of(*others, *LINES), date(2024, 1, 1))

    edition = tidy([raw], KNOWN)

    assert edition.facts.rows() == [
        ("DEP-04", 2024, 140, 81.1),
        ("DEP-13", 2024, 141, 81.1),
        ("DEP-2A", 2024, 142, 81.1),
        ("DEP-2B", 2024, 143, 81.1),
        ("DEP-976", 2024, 144, 81.1),
    ]
    assert edition.rows == {NAME: RowCount(read=9, kept=5)}
    assert SOURCE.schema.is_valid(edition.facts)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            line("2C"),
            ", ligne 2, colonne departement : département inconnu du Code officiel géographique "
            "(valeur lue : « 2C »)",
        ),
        (
            line("04", "NS"),
            ", ligne 2, colonne effectif : un nombre entier positif est attendu "
            "(valeur lue : « NS »)",
        ),
        (
            line("04").replace("81.1", "8l.1"),
            ", ligne 2, colonne densite : un nombre positif est attendu (valeur lue : « 8l.1 »)",
        ),
        (
            line("04", year="2023"),
            ", ligne 2, colonne annee : l’année attendue dans ce fichier est 2024 "
            "(valeur lue : « 2023 »)",
        ),
        (
            line("13"),
            ", ligne 2, colonne departement : département en double (valeur lue : « 13 »)",
        ),
        (
            line("04", profession=TOGETHER),
            " : 1 département absent du fichier : 04",
        ),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(tmp_path: Path, wrong: str, told: str) -> None:
    assert told in defects(tmp_path, text_of(wrong, *LINES[1:]))


def test_a_file_without_general_practitioners_says_what_was_looked_for(tmp_path: Path) -> None:
    assert defects(tmp_path, text_of(line("04", profession=TOGETHER))) == [
        f" : aucune ligne pour « {GENERALISTES} »"
    ]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    content = text_of(*LINES).replace(b",densite,", b",").replace(b",81.1,", b",")

    assert defects(tmp_path, content) == [
        ", ligne 1, colonne densite : colonne manquante dans l’en-tête"
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", " : le fichier est vide"),
        ("<!DOCTYPE html>\n", ", ligne 1 : le fichier est une page web (HTML)"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: str, told: str) -> None:
    (found,) = defects(tmp_path, content)

    assert found.startswith(told)
