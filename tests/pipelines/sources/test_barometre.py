"""The Baromètre's files, written as the DITP writes them."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.barometre import SOURCE, tidy
from pipelines.sources.model import RowCount, TidyEdition
from tests.raw_files import Line, barometre_text, raw_file
from tests.tiny_country import END_OF_2023, KNOWN


def tidied(folder: Path, *lines: Line | str, code: str = "ind-311") -> TidyEdition:
    return tidy([raw_file(folder / f"{code}.csv", barometre_text(*lines))], KNOWN)


def rules(folder: Path, *lines: Line | str, code: str = "ind-311") -> list[str]:
    """Rules broken, with line, column and value."""
    with pytest.raises(RejectedFile) as refused:
        tidied(folder, *lines, code=code)
    return [str(defect).partition(", ")[2] for defect in refused.value.defects]


@pytest.mark.parametrize("day", ["2023-12-01", "2023-12-31"])
def test_the_first_and_the_last_day_both_mean_the_end_of_the_month(
    tmp_path: Path, day: str
) -> None:
    facts = tidied(tmp_path, Line(day=day, va="15.0")).facts

    assert facts["date"].to_list() == [END_OF_2023]


def test_each_column_becomes_its_quantity_and_each_zone_its_territory(tmp_path: Path) -> None:
    facts = tidied(
        tmp_path,
        Line(zone="FRANCE", vi="1", va="2", vc="3", ta="50.5"),
        Line(zone="R94", va="8"),
        Line(zone="D2A", vc="9"),
    ).facts

    assert facts.drop("date").rows() == [
        ("msp", "DEP-2A", None, None, 9, None),
        ("msp", "FR", 1, 2, 3, 50.5),
        ("msp", "REG-94", None, 8, None, None),
    ]


def test_a_line_without_any_number_is_read_but_not_kept(tmp_path: Path) -> None:
    edition = tidied(tmp_path, Line(va="15"), Line(zone="D13"), Line(zone="D2A", day=""))

    assert edition.facts["territory_id"].to_list() == ["DEP-04"]
    assert edition.rows == {"ind-311.csv": RowCount(read=3, kept=1)}


def test_several_files_make_one_edition(tmp_path: Path) -> None:
    files = [
        raw_file(tmp_path / "ind-589.csv", barometre_text(Line(code="IND-589", va="86.1"))),
        raw_file(tmp_path / "ind-311.csv", barometre_text(Line(va="15"))),
    ]

    facts = tidy(files, KNOWN).facts

    assert facts["indicator_id"].to_list() == ["cpts", "msp"]


def test_the_defects_of_all_files_are_told_together(tmp_path: Path) -> None:
    files = [
        raw_file(tmp_path / "ind-589.csv", barometre_text(Line(code="IND-589", va="140"))),
        raw_file(tmp_path / "ind-311.csv", ""),
    ]

    with pytest.raises(RejectedFile) as refused:
        tidy(files, KNOWN)

    assert [defect.file for defect in refused.value.defects] == ["ind-589.csv", "ind-311.csv"]


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        (
            Line(code="IND-589", va="1"),
            "ligne 2, colonne indic_id : l’indicateur attendu dans ce fichier est IND-311 "
            "(valeur lue : « IND-589 »)",
        ),
        (
            Line(zone="", va="1"),
            "ligne 2, colonne enforce_zone_id : zone inconnue du Code officiel géographique "
            "(valeur vide)",
        ),
        (
            Line(maille="REG", va="1"),
            "ligne 2, colonne maille : la maille ne correspond pas à la zone "
            "(valeur lue : « REG »)",
        ),
        (
            Line(day="2023-02-30", va="1"),
            "ligne 2, colonne metric_enforce_date : date illisible : AAAA-MM-JJ attendu "
            "(valeur lue : « 2023-02-30 »)",
        ),
        (
            Line(day="31/12/2023", va="1"),
            "ligne 2, colonne metric_enforce_date : date illisible : AAAA-MM-JJ attendu "
            "(valeur lue : « 31/12/2023 »)",
        ),
        (
            Line(va="-3"),
            "ligne 2, colonne indic_va : un nombre entier positif est attendu "
            "(valeur lue : « -3 »)",
        ),
        (
            Line(va="3.5"),
            "ligne 2, colonne indic_va : un nombre entier positif est attendu "
            "(valeur lue : « 3.5 »)",
        ),
        *(
            (
                Line(va=text),
                f"ligne 2, colonne indic_va : la valeur n’est pas un nombre "
                f"(valeur lue : « {text} »)",
            )
            for text in ("3;5", "NaN", "inf", "1e3", " 3", "٣", "9" * 13)
        ),
        (
            Line(vi="1", ta="100.01"),
            "ligne 2, colonne indic_ta : pourcentage hors de 0 à 100 (valeur lue : « 100.01 »)",
        ),
    ],
)
def test_a_cell_that_breaks_a_rule_is_named(tmp_path: Path, line: Line, broken: str) -> None:
    assert broken in rules(tmp_path, line)


@pytest.mark.parametrize("code", ["IND-589", "IND-587", "IND-312"])
def test_a_percentage_indicator_stays_within_0_and_100(tmp_path: Path, code: str) -> None:
    told = rules(
        tmp_path,
        Line(code=code, va="-1"),
        Line(code=code, zone="D13", vc="140"),
        Line(code=code, zone="D2A", va="99.9"),
        code=code.lower(),
    )

    assert [rule.partition(" : ")[0] for rule in told] == [
        "ligne 2, colonne indic_va",
        "ligne 3, colonne indic_vc",
    ]


def test_a_value_of_the_month_of_the_edition_is_not_in_the_future(tmp_path: Path) -> None:
    assert tidied(tmp_path, Line(day="2026-03-31", va="1")).facts.height == 1
    assert "dans le futur" in rules(tmp_path, Line(day="2026-04-01", va="1"))[0]


def test_a_target_may_lie_in_the_future(tmp_path: Path) -> None:
    facts = tidied(tmp_path, Line(day="2026-12-01", vc="20")).facts

    assert facts["date"].to_list() == [date(2026, 12, 31)]


def test_well_formed_lines_are_checked_even_beside_a_malformed_one(tmp_path: Path) -> None:
    assert [rule.partition(" : ")[0] for rule in rules(tmp_path, "a,b", Line(va="x"))] == [
        "ligne 2",
        "ligne 3, colonne indic_va",
    ]


def test_every_address_is_that_of_a_file_the_source_recognises() -> None:
    names = {download.filename for download in SOURCE.downloads}

    assert names == {f"ind-{n}.csv" for n in (311, 312, 318, 587, 589, 679)}
    assert all(download.url.endswith(f"/data/{download.filename}") for download in SOURCE.downloads)
