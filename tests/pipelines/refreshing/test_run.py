"""Each source for itself: what is kept, what is told, what is remembered."""

import json

import pytest

from pipelines.contract.refreshing import STATES, FailureKind, SourceStates, read_small
from pipelines.facts import store as fact_store
from pipelines.intake.editions import raw_paths
from pipelines.paths import DataPaths
from pipelines.publish import find_release, list_releases, rollback
from pipelines.refreshing import summary
from pipelines.refreshing.outcome import ExitCode, Status
from pipelines.sources import barometre
from tests.factories import tiny_facts, write
from tests.pipelines.refreshing.refreshed import (
    LATER,
    NEW,
    NOW,
    TODAY,
    outcome,
    read_bytes,
    refresh,
    state,
    with_tidy,
)
from tests.raw_files import barometre_country, barometre_text
from tests.tiny_country import MSP_AT_THE_END_OF_2023


def test_a_file_put_in_the_raw_folder_is_taken_in_and_remembered(paths: DataPaths) -> None:
    write(paths.raw / "barometre/ind-311.csv", NEW)

    report = refresh(paths)

    assert (report.exit_code, report.is_published) == (ExitCode.ALL_WELL, True)
    assert outcome(report, "barometre").status is Status.CHANGED
    assert outcome(report, "cog").status is Status.BY_HAND
    assert state(paths, "barometre") == {
        "source_id": "barometre",
        "last_attempt_at": NOW,
        "last_success_at": NOW,
        "last_change_at": NOW,
        "last_error_at": None,
        "last_error_kind": None,
        "last_error": None,
    }
    assert read_small(paths.root / STATES, SourceStates).height == 1


def test_a_refresh_without_anything_new_publishes_nothing(paths: DataPaths) -> None:
    write(paths.raw / "barometre/ind-311.csv", NEW)
    refresh(paths)
    before = read_bytes(paths.facts)

    again = refresh(paths, LATER)

    assert (again.exit_code, again.is_published) == (ExitCode.ALL_WELL, False)
    assert read_bytes(paths.facts) == before
    remembered = state(paths, "barometre")
    assert remembered["last_success_at"] == LATER
    assert remembered["last_change_at"] == NOW


def test_a_release_that_somebody_pointed_back_at_stays(paths: DataPaths) -> None:
    old = find_release(paths.releases).build_id
    write(paths.raw / "barometre/ind-311.csv", NEW)
    refresh(paths)
    rollback(paths.releases, old)

    assert refresh(paths, LATER).build_id == old
    assert find_release(paths.releases).build_id == old


def test_the_state_changes_no_release(paths: DataPaths) -> None:
    write(paths.raw / "barometre/ind-311.csv", NEW)
    first = refresh(paths).build_id
    (paths.root / STATES).unlink()
    write(paths.raw / "barometre/ind-312.csv", "<html></html>\n")

    assert refresh(paths, LATER).build_id == first
    assert len(list_releases(paths.releases)) == 2


def test_a_failure_keeps_the_last_success_and_says_why(paths: DataPaths) -> None:
    write(paths.raw / "barometre/ind-311.csv", NEW)
    refresh(paths)
    write(paths.raw / "barometre/ind-311.csv", "<html></html>\n")

    report = refresh(paths, LATER)

    assert report.exit_code is ExitCode.NOTHING_DONE
    failed = state(paths, "barometre")
    assert (failed["last_attempt_at"], failed["last_success_at"]) == (LATER, NOW)
    assert failed["last_error_kind"] == FailureKind.FILE
    assert "page web (HTML)" in str(failed["last_error"])


def test_raw_files_that_must_not_stay_are_deleted_once_read(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tidy(monkeypatch, keeps_raw=False)
    write(paths.raw / "barometre/ind-311.csv", NEW)

    assert refresh(paths).exit_code is ExitCode.ALL_WELL
    assert raw_paths(barometre.SOURCE, paths.raw) == []


def test_the_three_newest_dated_editions_stay_in_the_raw_folder(paths: DataPaths) -> None:
    for day in range(1, 6):
        values = MSP_AT_THE_END_OF_2023 | {"13": 40 + day}
        text = barometre_text(*barometre_country(values))
        write(paths.raw / f"barometre/2026-10-0{day}/ind-311.csv", text)

    refresh(paths)

    kept = [path.parent.name for path in raw_paths(barometre.SOURCE, paths.raw)]
    assert kept == ["2026-10-03", "2026-10-04", "2026-10-05"]
    assert len(list((paths.facts / "barometre").glob("2026-10-*.csv"))) == 5


def test_facts_broken_by_hand_stop_the_run_without_blaming_a_source(paths: DataPaths) -> None:
    names = paths.facts / "territory_grammar.csv"
    names.write_text(names.read_text().replace("Corse", "Korsika"))
    write(paths.raw / "barometre/ind-311.csv", NEW)

    with pytest.raises(Exception, match="grammaire « Korsika »"):
        refresh(paths)
    assert not (paths.root / STATES).exists()


def test_a_program_reads_the_same_as_people(paths: DataPaths) -> None:
    write(paths.raw / "barometre/ind-311.csv", NEW)

    report = refresh(paths)

    told = summary.in_french(report).splitlines()
    assert told[0].startswith("barometre, édition du 20/11/2026")
    assert told[-2:] == [
        "1 source modifiée, 0 sans changement, 0 en échec.",
        f"Version {report.build_id} publiée.",
    ]
    read = json.loads(summary.in_json(report))
    assert (read["exit_code"], read["build_id"]) == (0, report.build_id)
    (one,) = [source for source in read["sources"] if source["source_id"] == "barometre"]
    assert one["status"] == "modifiee"
    assert one["editions"] == [
        {
            "edition": "2026-11-20",
            "rows_added": 0,
            "rows_changed": 3,
            "rows_removed": 0,
            "rows_rejected": 0,
        }
    ]


def test_facts_and_release_come_from_the_same_run(paths: DataPaths) -> None:
    write(paths.raw / "barometre/ind-311.csv", NEW)
    refresh(paths)

    facts = fact_store.load(paths.facts)

    assert facts.editions.keys() - tiny_facts().editions.keys() == {("barometre", TODAY)}
