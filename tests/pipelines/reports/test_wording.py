"""What the command line prints, word for word."""

import os
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

import polars as pl
import pytest

from pipelines.build import build
from pipelines.facts.compare import Change
from pipelines.intake.editions import EditionChange
from pipelines.intake.inputs import InputsReport
from pipelines.publish import Release
from pipelines.reports import wording as report
from pipelines.reports.lookup import Value
from pipelines.reports.oracle import OracleReport
from pipelines.sources import barometre, insee
from pipelines.vocabulary import Landing, OnDeadline, Outcome, Projection, Reason, Solidity, Verdict
from tests.factories import tiny_facts
from tests.tiny_country import EDITION, END_OF_2023, NEWER_EDITION

VALUE = Value(
    indicator_id="cpts",
    territory_id="FR",
    date=date(2024, 5, 31),
    value=86.1,
    unit="percent",
    status="observed",
    edition=date(2026, 3, 1),
    source_id="barometre",
)


def change(rows: list[tuple[str, date, Change]], before: date | None = EDITION) -> EditionChange:
    schema = {"indicator_id": pl.String, "date": pl.Date, "change": pl.String}
    return EditionChange(
        source=barometre.SOURCE,
        edition=NEWER_EDITION,
        compared_with=before,
        changes=pl.DataFrame(rows, schema=schema, orient="row"),
    )


def test_a_value_is_quoted_with_all_that_it_needs() -> None:
    assert report.value(VALUE).splitlines() == [
        "cpts FR : 86,1 %",
        "  date de la valeur : 31/05/2024",
        "  statut : observée",
        "  édition : 01/03/2026",
        "  source : barometre",
    ]


def test_a_number_keeps_the_digits_that_were_printed() -> None:
    assert "94,442615 %" in report.value(replace(VALUE, value=94.442615))
    assert "FR : 10000\n" in report.value(replace(VALUE, value=10000.0, unit="count"))


def test_a_value_that_does_not_exist_is_said_in_words() -> None:
    nothing = replace(VALUE, value=None, date=None, edition=None, source_id=None)

    assert report.value(replace(nothing, status="not_published")).splitlines() == [
        "cpts FR : non publiée",
        "  date de la valeur : aucune date",
        "  statut : non publiée",
        "  édition : aucune",
        "  source : aucune",
    ]


def test_changes_are_counted_by_indicator_and_date() -> None:
    june = date(2024, 6, 30)
    rows = [
        ("msp", END_OF_2023, Change.CHANGED),
        ("msp", END_OF_2023, Change.ADDED),
        ("msp", END_OF_2023, Change.ADDED),
        ("msp", june, Change.REMOVED),
    ]

    assert report.changes([change(rows)]).splitlines() == [
        "barometre, édition du 15/03/2026 (par rapport à celle du 01/03/2026)",
        "  msp, 31/12/2023 : 2 lignes ajoutées, 1 ligne modifiée",
        "  msp, 30/06/2024 : 1 ligne retirée",
    ]


def test_an_edition_without_change_says_so() -> None:
    assert report.changes([change([], before=None)]).splitlines() == [
        "barometre, édition du 15/03/2026 (première édition)",
        "  aucun changement",
    ]
    assert report.changes([]) == "Aucun fichier nouveau."


def test_a_source_without_indicators_is_counted_whole() -> None:
    rows = pl.DataFrame({"territory_id": ["DEP-04"], "change": [Change.ADDED.value]})
    cog = EditionChange(source=insee.COG, edition=EDITION, compared_with=None, changes=rows)

    assert report.changes([cog]).splitlines()[1] == "  1 ligne ajoutée"


def test_two_releases_are_compared_by_indicator_and_date() -> None:
    before = pl.DataFrame(
        {
            "indicator_id": ["msp"],
            "territory_id": ["FR"],
            "date": [END_OF_2023],
            "value": [69.0],
        }
    )
    after = before.with_columns(value=pl.lit(70.0))

    assert report.value_differences(before, after) == "  msp, 31/12/2023 : 1 ligne modifiée"
    assert report.value_differences(before, before) == "Aucune différence."


def test_a_check_lists_tables_then_findings() -> None:
    lines = report.checks(build(tiny_facts())).splitlines()

    assert lines[0] == "Tables conformes à leur contrat :"
    assert "  territories : 9 lignes" in lines
    assert "  targets : 1 ligne" in lines
    assert lines[-2:] == ["Constats sur les données :", "  aucun"]


def test_inputs_tell_what_is_proved_and_what_is_not() -> None:
    found = InputsReport(
        identical=[("barometre", EDITION)],
        different=["etalab, édition du 19/01/2023 : absente des faits"],
        without_raw=[("cog", date(2026, 1, 1))],
        files_used=4,
        files_unused=["README.md"],
    )

    assert report.inputs(found).splitlines() == [
        "  identique : barometre, 01/03/2026",
        "  DIFFÉRENT : etalab, édition du 19/01/2023 : absente des faits",
        "  sans fichier brut ici : cog, 01/01/2026",
        "1 édition identique, 1 différente, 4 fichiers relus.",
        "1 fichier qu’aucune source ne lit encore : README.md",
    ]


def test_releases_are_listed_with_an_arrow_on_the_current_one(tmp_path: Path) -> None:
    noon = datetime(2026, 3, 15, 12, 0).timestamp()
    os.utime(tmp_path, (noon, noon))
    release = Release(build_id="abc", directory=tmp_path, is_current=True)

    assert report.releases([release, replace(release, build_id="def", is_current=False)]) == (
        "→ abc  15/03/2026 12:00\n  def  15/03/2026 12:00"
    )
    assert report.releases([]) == "Aucune version publiée. Lancez « cap-sante build »."


# A few columns of table `progress`, in its order.
MSP = {
    "statement_id": "msp_barometre",
    "territory_id": "FR",
    "deadline_rank": 1,
    "indicator_id": "msp",
    "latest_value": 2981.0,
    "latest_date": date(2025, 6, 30),
    "deadline": date(2026, 12, 31),
    "raw_rate_pct": 41.73813607775872,
    "pace": None,
    "gap_units": -361.77823408624226,
    "windows_count": 6,
    "verdict": "a_accelerer",
    "is_small_gap": False,
}


def test_progress_tells_what_is_defined_and_how_far_the_deadline_is() -> None:
    assert report.progress(MSP, date(2026, 3, 15)).splitlines() == [
        "msp FR, annonce msp_barometre",
        "  latest_value : 2981",
        "  latest_date : 30/06/2025",
        "  deadline : 31/12/2026",
        "  raw_rate_pct : 41,74",
        "  gap_units : -361,8",
        "  windows_count : 6",
        "  verdict : à accélérer",
        "  is_small_gap : non",
        "  échéance vue du 15/03/2026 : à venir",
    ]


@pytest.mark.parametrize(
    ("today", "seen"),
    [
        (date(2026, 12, 31), "échéance vue du 31/12/2026 : à venir"),
        (date(2027, 1, 1), "échéance vue du 01/01/2027 : passée"),
    ],
)
def test_a_deadline_has_passed_the_day_after(today: date, seen: str) -> None:
    assert report.progress(MSP, today).splitlines()[-1] == f"  {seen}"


@pytest.mark.parametrize(
    ("measure", "shown"),
    [
        (0.66863395, "0,6686"),
        (94.442615, "94,44"),
        (1000.4, "1000"),
        (999.96, "1000"),
        (12345.6, "12346"),
        (0.0, "0"),
        (0.00012, "0,0001"),
        # What floats leave of a difference of nothing is no number to read.
        (1.4e-14, "0"),
        (-1.4e-14, "0"),
    ],
)
def test_a_measure_is_rounded_to_be_read(measure: float, shown: str) -> None:
    lines = report.progress(MSP | {"gap_units": measure}, date(2026, 3, 15)).splitlines()

    assert f"  gap_units : {shown}" in lines


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ("landing", Landing),
        ("projection", Projection),
        ("solidity", Solidity),
        ("on_deadline", OnDeadline),
        ("outcome", Outcome),
        ("reason", Reason),
        ("verdict_published", Verdict),
    ],
)
def test_every_code_is_said_in_words(column: str, codes: type[StrEnum]) -> None:
    for code in codes:
        last = report.progress(MSP | {column: code.value}, date.max).splitlines()[-2]
        said = last.removeprefix(f"  {column} : ")
        assert "_" not in said
        assert said != code.value or code in {Verdict.ATTEINT, Verdict.INSUFFISANT}


def test_a_true_flag_is_said_in_french() -> None:
    assert "  is_small_gap : oui" in report.progress(MSP | {"is_small_gap": True}, date.max)


def test_the_oracle_tells_what_is_reproduced_and_what_is_hidden() -> None:
    found = OracleReport(
        pairs=3512,
        within_0_011=3505,
        within_0_05=3508,
        within_0_5=3512,
        hidden_regressions=271,
        hidden_overshoots=112,
    )

    assert report.oracle(found).splitlines() == [
        "Taux publiés comparés : 3512",
        "  reproduits à 0,011 près : 3505",
        "  reproduits à 0,05 près : 3508",
        "  reproduits à 0,5 près : 3512",
        "Reculs publiés « 0 % » : 271",
        "Dépassements publiés « 100 % » : 112",
    ]
