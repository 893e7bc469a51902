"""What tables by département share: their vintage, and the départements that they must hold."""

import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.errors import PipelineError, RejectedFile
from pipelines.facts.store import Facts
from pipelines.intake.sources import take_in_sources
from pipelines.sources.delimited import broken_rules
from pipelines.sources.departements import (
    DECIMAL,
    departement_rules,
    missing_departements,
    number_rule,
    only_file,
    vintage,
    years_of_name,
)
from pipelines.sources.model import Known
from pipelines.sources.registry import SOURCES
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN


def table(*codes: str | None) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "line": range(2, 2 + len(codes)),
            "code": codes,
            "territory_id": [code and f"DEP-{code}" for code in codes],
        }
    )


@pytest.mark.parametrize(
    ("name", "years", "edition"),
    [
        ("a_2012-2026.csv", range(2012, 2027), date(2026, 1, 1)),
        ("a_7_niveaux_2024.xlsx", range(2024, 2025), date(2024, 1, 1)),
    ],
)
def test_the_years_are_in_the_files_name(name: str, years: range, edition: date) -> None:
    # The folder's own date is that of an archive, not of the table.
    path = Path("2019-05-01") / name

    assert years_of_name(path) == years
    assert vintage(path) == edition


def test_two_files_of_one_edition_are_refused(tmp_path: Path) -> None:
    first, second = (raw_file(tmp_path / name, "x") for name in ("a.csv", "b.csv"))

    assert only_file([first], "apl") is first
    with pytest.raises(RejectedFile, match=r"b\.csv : même édition que a\.csv"):
        only_file([first, second], "apl")


def test_a_departement_is_known_and_given_once() -> None:
    broken = broken_rules(table("04", "2C", "04", None), departement_rules("code", KNOWN), "f.csv")

    assert list(map(str, broken)) == [
        "f.csv, ligne 3, colonne code : département inconnu du Code officiel géographique "
        "(valeur lue : « 2C »)",
        "f.csv, ligne 5, colonne code : département inconnu du Code officiel géographique "
        "(valeur vide)",
        "f.csv, ligne 2, colonne code : département en double (valeur lue : « 04 »)",
        "f.csv, ligne 4, colonne code : département en double (valeur lue : « 04 »)",
    ]


@pytest.mark.parametrize("text", ["-1", "1.5", "", "x", "1e3", "inf", "12 000", "1234567890"])
def test_a_count_is_a_whole_positive_number(text: str) -> None:
    frame = pl.DataFrame({"line": [2], "n": [text or None]}, schema_overrides={"n": pl.String})

    assert len(broken_rules(frame, [number_rule("n")], "f")) == 1


@pytest.mark.parametrize(("text", "count"), [("2.57", 0), ("3", 0), ("-2.5", 1), ("2,57", 1)])
def test_a_decimal_number_has_a_point_and_no_sign(text: str, count: int) -> None:
    frame = pl.DataFrame({"line": [2], "n": [text]})

    assert len(broken_rules(frame, [number_rule("n", DECIMAL)], "f")) == count


def test_missing_departements_are_counted_and_named() -> None:
    assert missing_departements(table("04", "13", "2A", "2B", "976"), KNOWN, "f") == []
    assert list(map(str, missing_departements(table("04", "13", "2A"), KNOWN, "f"))) == [
        "f : 2 départements absents du fichier : 2B, 976"
    ]


def test_a_departement_that_never_was_in_the_table_is_not_missing() -> None:
    found = table("04", "13", "2A", "2B")

    assert missing_departements(found, KNOWN, "f", left_out=frozenset({"DEP-976"})) == []


def test_a_long_list_of_missing_departements_is_cut() -> None:
    many = Known(territory_ids=frozenset(f"DEP-{n}" for n in range(10, 20)), today=KNOWN.today)

    assert str(missing_departements(table("10"), many, "f")[0]) == (
        "f : 9 départements absents du fichier : 11, 12, 13, 14, 15…"
    )


@pytest.mark.parametrize(
    ("name", "source_id"),
    [
        ("apl_generalistes_departements_2023-2024.csv", "apl"),
        ("medecins_effectifs_departements_2012-2026.csv", "medecins"),
        ("ameli_effectifs_densites_2024.csv", "ameli"),
        ("grille_densite_7_niveaux_2024.xlsx", "densite"),
        ("estim-pop-dep-sexe-aq-1975-2023.xls", "estimations"),
        ("estim-pop-dep-sexe-aq-1975-2023.xlsx", None),
        ("communes_2023.csv", "population"),
    ],
)
def test_a_raw_file_belongs_to_one_source(name: str, source_id: str | None) -> None:
    readers = [source.id for source in SOURCES if re.fullmatch(source.file_pattern, name)]

    assert readers == [source_id] * (source_id is not None)


def test_a_table_whose_page_is_not_known_is_asked_from_its_producer(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="le site du producteur, puis relancez avec --from"):
        take_in_sources(
            Facts(),
            source_id="medecins",
            directory=None,
            raw=tmp_path,
            today=KNOWN.today,
            undated=KNOWN.today,
        )
