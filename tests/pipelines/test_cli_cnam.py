"""The Cnam's series by the real command line: read and published, or refused and nothing moves."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.publish import find_release, read_table
from tests.conftest import DataRoot
from tests.factories import write
from tests.pipelines.cnam_files import contracts, export, row

NAME = "cnam_assistants_2026-03-10.csv"
CNAM = "cnam_assistants"


def test_a_file_becomes_facts_and_a_table(tiny_data: DataRoot, tmp_path: Path) -> None:
    write(tmp_path / "in" / NAME, export([*contracts(2023), *contracts(2024)], "nombre"))

    done = tiny_data.run("refresh", "--source", CNAM, "--from", tmp_path / "in")

    assert done.returncode == 0, done.stderr
    facts = (tiny_data.facts / CNAM / "2026-03-10.csv").read_text(encoding="utf-8")
    assert facts.splitlines()[:2] == ["territory_id,year,value", "DEP-04,2023,10.0"]
    table = read_table(find_release(tiny_data.releases), "cnam_series")
    france = table.filter(territory_id="FR").select("date", "value", "edition").rows()
    assert france == [(date(year, 12, 31), 60.0, date(2026, 3, 10)) for year in (2023, 2024)]
    assert tiny_data.run("check").returncode == 0


def test_a_year_without_every_departement_is_published_with_a_finding(
    tiny_data: DataRoot, tmp_path: Path
) -> None:
    write(tmp_path / "in" / NAME, export([row("04", 2019, 1), *contracts(2024)], "nombre"))

    done = tiny_data.run("refresh", "--source", CNAM, "--from", tmp_path / "in")

    assert done.returncode == 0, done.stderr
    findings = read_table(find_release(tiny_data.releases), "findings")
    assert findings.select("rule", "found").rows() == [
        ("annee_incomplete", "1 ; absents : 13, 2A, 2B, 976")
    ]


@pytest.mark.parametrize(
    ("content", "located"),
    [
        pytest.param(
            export(contracts(), "nombre").replace(b";departement;", b";dep;"),
            ", ligne 1, colonne departement : colonne manquante dans l’en-tête",
            id="missing column",
        ),
        pytest.param(
            export([row("2C", 2024, 3)], "nombre"),
            ", ligne 2, colonne departement : département inconnu du Code officiel géographique "
            "(valeur lue : « 2C »)",
            id="unknown département",
        ),
        pytest.param(
            export([row("999", 2024, 120)], "nombre"),
            " : aucune ligne de département : toutes sont des totaux (departement = 999)",
            id="totals alone",
        ),
        pytest.param(
            export([row("04", 2024, 3), row("04", 2024, 3)], "nombre"),
            ", ligne 2, colonne departement : département et année en double (valeur lue : « 04 »)",
            id="duplicate key",
        ),
        pytest.param(
            export(contracts(), "nombre").decode().encode("latin-1", "ignore"),
            ", ligne 2 : octets qui ne sont pas de l’UTF-8 (Latin-1 ?) : réenregistrez le fichier "
            "en UTF-8",
            id="Latin-1 bytes",
        ),
        pytest.param(
            export([row("04", 2024, 3, "1.5")], "nombre", "taux"),
            ", ligne 1 : plusieurs colonnes de nombres (nombre, taux) : dites laquelle dans le "
            "champ « measure » du jeu (pipelines/sources/cnam.py)",
            id="two measure columns",
        ),
        pytest.param(
            export([row("04", 2026, 3)], "nombre"),
            ", ligne 2, colonne annee : une année de 2019 à 2025 est attendue",
            id="year not over",
        ),
    ],
)
def test_a_bad_file_is_refused_where_it_is_wrong_and_nothing_moves(
    tiny_data: DataRoot, tmp_path: Path, content: bytes, located: str
) -> None:
    write(tmp_path / "in" / NAME, content)
    before = tiny_data.bytes()

    done = tiny_data.run("refresh", "--source", CNAM, "--from", tmp_path / "in")

    assert done.returncode == 1
    assert f"  - {NAME}{located}" in done.stderr
    assert "Rien n’a été modifié." in done.stderr
    assert "Traceback" not in done.stderr
    assert tiny_data.bytes() == before
