"""`cap-sante progress`: the way to a target on the real build, for people and for programs."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from pipelines.cli import run as command_line
from pipelines.contract.progress import Progress
from pipelines.indicators.registry import INDICATORS
from pipelines.publish import find_release, read_table
from tests.conftest import DataRoot

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `cap-sante progress` on a data folder, within this process."""

    def command(root: DataRoot, *arguments: str) -> CompletedProcess[str]:
        monkeypatch.setenv("CAP_SANTE_DATA", str(root.path))
        monkeypatch.setattr(sys, "argv", ["cap-sante", "progress", *arguments])
        with pytest.raises(SystemExit) as ended:
            command_line()
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return CompletedProcess(arguments, ended.value.code, said.out, said.err)

    return command


def measured(run: Run, root: DataRoot, *arguments: str) -> dict[str, Any]:
    """The row as programs read it."""
    done = run(root, *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def told(run: Run, root: DataRoot, *arguments: str) -> list[str]:
    """The lines that people read."""
    done = run(root, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_programs_get_every_column_of_the_table(run: Run, real_data: DataRoot) -> None:
    assert list(measured(run, real_data, "msp", "FR")) == Progress.column_names()


@pytest.mark.parametrize("territory", ["FR", "REG-94", "DEP-2A", "DEP-976"])
def test_programs_get_what_the_release_holds(run: Run, real_data: DataRoot, territory: str) -> None:
    (row,) = (
        read_table(find_release(real_data.releases), "progress")
        .filter(statement_id="cpts_barometre", territory_id=territory)
        .to_dicts()
    )

    assert measured(run, real_data, "cpts", territory) == {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }


def test_the_msp_of_france_at_the_end_of_2026(run: Run, real_data: DataRoot) -> None:
    row = measured(run, real_data, "msp", "FR")

    assert (row["statement_id"], row["deadline"]) == ("msp_barometre", "2026-12-31")
    assert (row["latest_value"], row["latest_date"]) == (2981, "2025-06-30")
    assert row["raw_rate_pct"] == pytest.approx(41.74, abs=0.01)
    assert row["elapsed_share"] == pytest.approx(0.624, abs=0.001)
    assert row["pace"] == pytest.approx(0.67, abs=0.005)
    assert row["gap_units"] == pytest.approx(-361.8, abs=0.1)
    assert row["verdict"] == "a_accelerer"


def test_the_assistants_of_france_at_the_end_of_2026(run: Run, real_data: DataRoot) -> None:
    row = measured(run, real_data, "assistants", "FR")

    assert (row["target_value"], row["deadline"]) == (10_000, "2026-12-31")
    assert row["raw_rate_pct"] == pytest.approx(83.33, abs=0.01)
    assert row["elapsed_share"] == pytest.approx(0.729, abs=0.001)
    assert row["pace"] == pytest.approx(1.14, abs=0.005)
    assert row["verdict"] == "en_bonne_voie"


def test_another_statement_measures_the_same_value_on_another_way(
    run: Run, real_data: DataRoot
) -> None:
    default = measured(run, real_data, "msp", "FR")
    later = measured(run, real_data, "msp", "FR", "--statement", "msp_braun_2027")

    assert (later["statement_id"], later["deadline"]) == ("msp_braun_2027", "2027-12-31")
    assert later["latest_value"] == default["latest_value"]
    assert later["pace"] > default["pace"]


@pytest.mark.parametrize("indicator", [indicator.id for indicator in INDICATORS])
def test_every_indicator_has_a_way_to_show_for_france(
    run: Run, real_data: DataRoot, indicator: str
) -> None:
    first, *lines = told(run, real_data, indicator, "FR")

    assert first == f"{indicator} FR, annonce {indicator}_barometre"
    assert any(line.startswith("  verdict : ") for line in lines)


def test_people_read_every_measure_that_is_defined(run: Run, real_data: DataRoot) -> None:
    row = measured(run, real_data, "msp", "FR")
    in_title = ("statement_id", "territory_id", "indicator_id", "deadline_rank")

    lines = told(run, real_data, "msp", "FR", "--today", "2026-03-15")

    names = [line.strip().partition(" : ")[0] for line in lines[1:-1]]
    assert names == [name for name, measure in row.items() if measure is not None][len(in_title) :]
    assert "  raw_rate_pct : 41,74" in lines
    assert "  gap_units : -361,8" in lines
    assert "  latest_date : 30/06/2025" in lines


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-12-30", "  échéance vue du 30/12/2026 : à venir"),
        ("2026-12-31", "  échéance vue du 31/12/2026 : à venir"),
        ("2027-01-01", "  échéance vue du 01/01/2027 : passée"),
    ],
)
def test_the_deadline_is_seen_from_the_readers_day(
    run: Run, real_data: DataRoot, today: str, said: str
) -> None:
    before = told(run, real_data, "msp", "FR", "--today", "2026-01-01")

    lines = told(run, real_data, "msp", "FR", "--today", today)

    assert lines[-1] == said
    # The measures are those of the value's date, whoever looks.
    assert lines[:-1] == before[:-1]


def test_a_deadline_that_has_come_has_a_result_and_no_pace(run: Run, real_data: DataRoot) -> None:
    row = measured(run, real_data, "assistants", "FR", "--statement", "assistants_fin_2024")

    lines = told(run, real_data, "assistants", "FR", "--statement", "assistants_fin_2024")

    assert (row["outcome"], row["final_gap_units"]) == ("missed", 7660 - 10_000)
    assert "  final_gap_units : -2340" in lines
    assert not any(line.startswith("  pace : ") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("msps", "FR"),
            "Indicateur inconnu : « msps ». Exemples : ald, assistants, centres_sante, cpts, msp, "
            "sas.",
        ),
        (("msp", "DEP-20"), "Territoire inconnu : « DEP-20 ». Exemples : DEP-01, DEP-02, DEP-03, "),
        (
            ("msp", "FR", "--statement", "msp_2030"),
            "Annonce inconnue ici : « msp_2030 ». Exemples : msp_barometre, msp_braun_2026, ",
        ),
        (("msp", "FR", "--statement", ""), "Annonce inconnue ici : «  ». Exemples : msp_barometre"),
        (
            ("msp", "DEP-04", "--statement", "msp_braun_2027"),
            "Annonce inconnue ici : « msp_braun_2027 ». Exemples : msp_barometre.",
        ),
        (
            ("sas", "REG-93"),
            "Aucune cible de sas pour REG-93. Territoires qui en ont une : DEP-01, DEP-02, ",
        ),
        (
            ("msp", "FR", "--today", "31/12/2026"),
            "Date illisible : « 31/12/2026 ». Écrivez AAAA-MM-JJ.",
        ),
        (
            ("msp", "FR", "--today", "2026-02-30"),
            "Date illisible : « 2026-02-30 ». Écrivez AAAA-MM-JJ.",
        ),
    ],
)
def test_a_mistake_is_told_with_what_exists(
    run: Run, real_data: DataRoot, arguments: tuple[str, ...], said: str
) -> None:
    done = run(real_data, *arguments)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1


def test_without_a_release_the_next_command_is_named(run: Run, tmp_path: Path) -> None:
    done = run(DataRoot(tmp_path), "msp", "FR")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Aucune version publiée. Lancez « cap-sante build ».\n"
