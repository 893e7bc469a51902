"""Yearly series of the Cnam: départements alone, and every rule of a year and a value."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.cnam import ASSISTANTS, DATASETS, SAS, SOURCES, CnamFacts, Dataset, tidy
from pipelines.sources.cnam import edition_of as edition
from pipelines.sources.model import RowCount
from tests.pipelines.cnam_files import contracts, export, row
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN

NAME = "cnam_assistants_2026-03-10.csv"
DAY = date(2026, 3, 10)


def defects(
    folder: Path, content: bytes, dataset: Dataset = ASSISTANTS, day: date = DAY
) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        tidy(dataset, [raw_file(folder / NAME, content, day)], KNOWN)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


def test_departements_are_kept_by_year_and_totals_dropped_and_counted(tmp_path: Path) -> None:
    rows = [*contracts(2024, 20), *contracts(2023, 10)]

    found = tidy(ASSISTANTS, [raw_file(tmp_path / NAME, export(rows, "nombre"), DAY)], KNOWN)

    assert found.facts.rows()[:3] == [
        ("DEP-04", 2023, 10.0),
        ("DEP-04", 2024, 20.0),
        ("DEP-13", 2023, 11.0),
    ]
    assert found.rows == {NAME: RowCount(read=12, kept=10)}
    assert CnamFacts.is_valid(found.facts)


@pytest.mark.parametrize("count", ["-3", "12.5", "NS", "", "1 200", "12,5"])
def test_a_count_is_a_whole_number(tmp_path: Path, count: str) -> None:
    rows = [row("04", 2024, count), row("13", 2024, 40), row("2A", 2024, 5)]
    read = f"valeur lue : « {count} »" if count else "valeur vide"

    assert defects(tmp_path, export(rows, "nombre")) == [
        f", ligne 2, colonne nombre : un nombre entier positif est attendu ({read})"
    ]


@pytest.mark.parametrize("code", ["2C", "20", "", "FRANCE", "93 "])
def test_an_unknown_departement_is_named(tmp_path: Path, code: str) -> None:
    read = f"valeur lue : « {code} »" if code else "valeur vide"

    assert defects(tmp_path, export([row(code, 2024, 3)], "nombre")) == [
        ", ligne 2, colonne departement : département inconnu du Code officiel géographique "
        f"({read})"
    ]


@pytest.mark.parametrize("year", [2018, 2026, 2999, "24", "2024-12-31", ""])
def test_a_year_begins_with_the_series_and_has_ended(tmp_path: Path, year: object) -> None:
    read = f"valeur lue : « {year} »" if year else "valeur vide"

    assert defects(tmp_path, export([row("04", year, 3)], "nombre")) == [
        ", ligne 2, colonne annee : une année de 2019 à 2025 est attendue : la dernière est la "
        f"dernière qui soit finie au 10/03/2026 ({read})"
    ]


def test_a_year_has_ended_on_its_last_day(tmp_path: Path) -> None:
    raw = raw_file(tmp_path / NAME, export([row("04", 2025, 3)], "nombre"), date(2025, 12, 31))

    assert tidy(ASSISTANTS, [raw], KNOWN).facts.rows() == [("DEP-04", 2025, 3.0)]


def test_a_departement_without_a_row_is_left_to_the_checks(tmp_path: Path) -> None:
    raw = raw_file(tmp_path / NAME, export([row("04", 2019, 0)], "nombre"), DAY)

    assert tidy(ASSISTANTS, [raw], KNOWN).facts.rows() == [("DEP-04", 2019, 0.0)]


def test_a_file_of_totals_alone_is_refused(tmp_path: Path) -> None:
    assert defects(tmp_path, export([row("999", 2024, 120)], "nombre")) == [
        " : aucune ligne de département : toutes sont des totaux (departement = 999)"
    ]


def test_two_columns_of_numbers_wait_for_the_measure_to_be_declared(tmp_path: Path) -> None:
    content = export([row("04", 2024, 12, "8.5")], "nombre", "taux")

    (told,) = defects(tmp_path, content)
    declared = replace(ASSISTANTS, measure="nombre")
    found = tidy(declared, [raw_file(tmp_path / NAME, content, DAY)], KNOWN)

    assert "plusieurs colonnes de nombres (nombre, taux)" in told
    assert found.facts["value"].to_list() == [12.0]


def test_every_defect_of_the_rows_is_told_at_once(tmp_path: Path) -> None:
    rows = [row("04", 2024, 3), row("04", 2024, 4), row("2C", 2031, -1)]

    assert len(defects(tmp_path, export(rows, "nombre"))) == 5


def test_a_percentage_keeps_its_decimals(tmp_path: Path) -> None:
    rows = [row("04", 2024, "97.25"), row("13", 2024, 100), row("2A", 2024, 0)]

    found = tidy(SAS, [raw_file(tmp_path / NAME, export(rows, "part"), DAY)], KNOWN)

    assert found.facts["value"].to_list() == [97.25, 100.0, 0.0]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("100.1", "un pourcentage de 0 à 100 est attendu"),
        ("-1", "un nombre positif est attendu"),
        ("97,5", "un nombre positif est attendu"),
    ],
)
def test_a_percentage_goes_from_0_to_100(tmp_path: Path, value: str, told: str) -> None:
    rows = [row("13", 2024, 90), row("04", 2024, value)]

    assert defects(tmp_path, export(rows, "part"), SAS) == [
        f", ligne 3, colonne part : {told} (valeur lue : « {value} »)"
    ]


def test_fractions_of_one_are_not_taken_for_percentages(tmp_path: Path) -> None:
    rows = [row("13", 2024, "0.9"), row("04", 2024, "0.25")]

    assert defects(tmp_path, export(rows, "part"), SAS) == [
        ", ligne 2, colonne part : aucune valeur ne dépasse 1 : fraction ou pourcentage ? "
        "Vérifiez l’unité (valeur lue : « 0.9 »)"
    ]


def test_two_files_of_one_edition_are_refused(tmp_path: Path) -> None:
    content = export(contracts(), "nombre")
    files = [raw_file(tmp_path / NAME, content, DAY), raw_file(tmp_path / "b.csv", content, DAY)]

    with pytest.raises(RejectedFile, match="gardez un seul des fichiers"):
        tidy(ASSISTANTS, files, KNOWN)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("cnam_sas_2026-03-10.csv", DAY),
        ("cnam_sas.csv", None),
        ("cnam_sas_2026-02-31.csv", None),
    ],
)
def test_the_day_of_the_export_is_in_the_name_or_nowhere(name: str, day: date | None) -> None:
    assert edition(Path(name)) == day


def test_no_address_is_made_up() -> None:
    for source, dataset in zip(SOURCES, DATASETS, strict=True):
        assert not source.downloads
        assert source.listing is not None
        assert source.listing.url.endswith(f"/datasets/{dataset.slug}/")
    assert not any(source.verified for source in SOURCES)
    # No file has shown the name of the column: when one does, this is the constant to fill.
    assert [dataset.measure for dataset in DATASETS] == [None] * len(DATASETS)
