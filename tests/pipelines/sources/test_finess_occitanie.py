"""FINESS in Occitanie: named columns, quoted cells, thirteen départements and no other."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.finess_occitanie import DEPARTEMENTS, LAYOUT, SOURCE, edition_of, tidy
from pipelines.sources.model import Known, RowCount, TidyEdition
from tests.raw_files import raw_file

NAME = "etablissements_occitanie_2026-03.csv"
EDITION = date(2026, 3, 1)
KNOWN = Known(territory_ids=DEPARTEMENTS | {"DEP-04", "REG-76", "FR"}, today=date(2026, 3, 15))
CODES = sorted(name.removeprefix("DEP-") for name in DEPARTEMENTS)


def line(number: int, code: str, **changes: str) -> str:
    """One structure, its name quoted as the file does where it holds a semicolon."""
    cells = dict.fromkeys(LAYOUT.columns, "") | {
        "numero_finess_etablissement": f"{code}{number:07d}",
        "raison_sociale": '"MSP ; LES ÉRABLES"',
        "departement": code,
        "categetab": "603",
        "dateouv": "2020-05-04",
        "dateautor": "2020-01-01",
        "longitude": "2.6339770453270037",
        "latitude": "42.455186333400974",
        "code_insee": f"{code}009",
    }
    return ";".join((cells | changes).values())


def text(*first: str) -> str:
    """These lines, then a hospital in each of the thirteen départements."""
    others = [line(number, code, categetab="355") for number, code in enumerate(CODES, start=100)]
    return "\n".join([";".join(LAYOUT.columns), *first, *others, ""])


def read(folder: Path, *first: str) -> TidyEdition:
    return tidy([raw_file(folder / NAME, text(*first), EDITION)], KNOWN)


def defects(folder: Path, content: str) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        tidy([raw_file(folder / NAME, content, EDITION)], KNOWN)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


def test_a_structure_of_ours_is_kept_without_its_name(tmp_path: Path) -> None:
    edition = read(tmp_path, line(1, "31"), line(2, "66", categetab="604", dateautor=""))

    opened = date(2020, 5, 4)
    assert edition.facts.rows() == [
        (
            *("310000001", "603", "DEP-31", "31009", opened, date(2020, 1, 1), None),
            *(42.4552, 2.634, None),
        ),
        ("660000002", "604", "DEP-66", "66009", opened, None, None, 42.4552, 2.634, None),
    ]
    assert edition.rows == {NAME: RowCount(read=15, kept=2)}
    assert SOURCE.schema.is_valid(edition.facts)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"departement": "04", "code_insee": "04009"},
            ["colonne departement : département hors de l’Occitanie (valeur lue : « 04 »)"],
        ),
        (
            {"code_insee": "66009"},
            [
                "colonne code_insee : la commune n’est pas dans le département "
                "(valeur lue : « 66009 »)"
            ],
        ),
        (
            {"dateouv": "04/05/2020"},
            ["colonne dateouv : date illisible : AAAA-MM-JJ attendu (valeur lue : « 04/05/2020 »)"],
        ),
        (
            {"categetab": "6O3"},
            [
                "colonne categetab : catégorie illisible : trois ou quatre chiffres attendus "
                "(valeur lue : « 6O3 »)"
            ],
        ),
        (
            {"dateouv": "2026-04-01"},
            [
                "colonne dateouv : date d’ouverture après celle du fichier "
                "(valeur lue : « 2026-04-01 »)"
            ],
        ),
        ({"dateouv": ""}, ["colonne dateouv : date d’ouverture absente (valeur vide)"]),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(
    tmp_path: Path, changes: dict[str, str], told: list[str]
) -> None:
    # One of two structures: far more than the few impossible dates that a register may hold.
    content = text(line(1, "31", **changes), line(2, "31"))

    assert defects(tmp_path, content) == [f", ligne 2, {one}" for one in told]


@pytest.mark.parametrize("category", ["603", "355"])
def test_a_number_given_twice_is_told(tmp_path: Path, category: str) -> None:
    twins = [line(1, "31", categetab=category)] * 2

    found = defects(tmp_path, text(line(2, "31"), *twins))

    assert ", ligne 4, colonne numero_finess_etablissement : numéro FINESS en double" in found[-1]


def test_a_departement_without_any_line_is_told(tmp_path: Path) -> None:
    content = "".join(
        one for one in text(line(1, "31")).splitlines(keepends=True) if not one.startswith("82")
    )

    assert defects(tmp_path, content) == [" : 1 département absent du fichier : 82"]


def test_a_short_line_is_told(tmp_path: Path) -> None:
    (found,) = defects(tmp_path, text("310000001;;MSP", line(2, "31")))

    assert found.startswith(", ligne 2 : la ligne n’a pas 27 colonnes")


def test_a_file_in_latin_1_is_refused(tmp_path: Path) -> None:
    path = raw_file(tmp_path / NAME, text(line(1, "31")).encode("latin-1"), EDITION)

    with pytest.raises(RejectedFile, match="ligne 2 : octets qui ne sont pas de l’UTF-8"):
        tidy([path], KNOWN)


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    (found,) = defects(tmp_path, "<html lang='fr'>\n")

    assert found.startswith(", ligne 1 : le fichier est une page web (HTML)")


def test_the_edition_is_the_first_day_of_the_month_in_the_name() -> None:
    assert edition_of(Path("finess") / NAME) == EDITION
