"""Each source for itself: what is kept, what is told, what is remembered."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from pipelines.contract.refreshing import (
    REJECT_COUNTS,
    STATES,
    FailureKind,
    RejectCounts,
    SourceStates,
    read_small,
)
from pipelines.errors import Defect, RejectedFile
from pipelines.facts import store as fact_store
from pipelines.intake.editions import raw_paths
from pipelines.intake.sources import Intake
from pipelines.paths import DataPaths
from pipelines.publish import find_release, list_releases, rollback
from pipelines.refreshing import run, summary
from pipelines.refreshing.outcome import ExitCode, RefreshReport, SourceOutcome, Status
from pipelines.refreshing.run import refresh_all
from pipelines.sources import barometre
from pipelines.sources.model import Known, RawFile, Rejects, RowCount, Source, TidyEdition
from pipelines.sources.registry import SOURCES
from tests.conftest import DataRoot
from tests.factories import (
    MSP_AT_THE_END_OF_2023,
    barometre_country,
    barometre_text,
    tiny_facts,
    write,
)
from tests.pipelines.local_sources import published_at

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 4, 30, tzinfo=UTC)
NEW = barometre_text(*barometre_country(MSP_AT_THE_END_OF_2023 | {"13": 41}))

NEWER = barometre_text(*barometre_country(MSP_AT_THE_END_OF_2023 | {"13": 42}))


@pytest.fixture(autouse=True)
def no_address() -> Iterator[None]:
    """Nothing can be fetched: raw files are those put in the raw folder."""
    with published_at(0, {}):
        yield


@pytest.fixture
def paths(tiny_data: DataRoot) -> DataPaths:
    return DataPaths(tiny_data.path)


def refresh(paths: DataPaths, now: datetime = NOW) -> RefreshReport:
    day = now.date()
    intake = Intake(directory=None, raw=paths.raw, today=day, undated=day, skips_held=True)
    return refresh_all(paths, intake, now=now)


def outcome(report: RefreshReport, source_id: str) -> SourceOutcome:
    (found,) = [one for one in report.sources if one.source_id == source_id]
    return found


def state(paths: DataPaths, source_id: str) -> dict[str, object]:
    states = read_small(paths.root / STATES, SourceStates)
    return states.row(by_predicate=pl.col("source_id") == source_id, named=True)


def with_tidy(monkeypatch: pytest.MonkeyPatch, **changes: object) -> Source:
    """The Baromètre with parts of its declaration replaced, in every list of sources."""
    source = replace(barometre.SOURCE, **changes)  # type: ignore[arg-type]
    listed = tuple(source if one.id == source.id else one for one in SOURCES)
    monkeypatch.setattr(run, "SOURCES", listed)
    return source


def leaving_out(count: int, value: str = "secret") -> object:
    """The Baromètre's reading, which leaves out the first rows as if they were wrong."""

    def tidy(files: list[RawFile], known: Known) -> TidyEdition:
        whole = barometre.SOURCE.tidy(files, known)
        rows = {name: RowCount(read=9, kept=9, rejected=count) for name in whole.rows}
        rejects = [(files[0].label, 2, "indic_va", value, "valeur illisible")] * count
        schema = Rejects.create_empty().schema
        return TidyEdition(
            facts=whole.facts,
            rows=rows,
            rejects=pl.DataFrame(rejects, schema=schema, orient="row"),
        )

    return tidy


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


def test_a_reader_that_breaks_down_is_left_aside(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> TidyEdition:
        raise KeyError("colonne")

    with_tidy(monkeypatch, tidy=breaks)
    write(paths.raw / "barometre/ind-311.csv", NEW)

    failed = outcome(refresh(paths), "barometre")

    assert failed.error_kind is FailureKind.UNEXPECTED
    assert failed.error == "Erreur imprévue (KeyError : 'colonne'). Signalez-la."


def test_nothing_read_in_a_file_that_names_people_is_told_nor_kept(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> TidyEdition:
        raise RejectedFile("barometre", [Defect(file="f", rule="illisible", value="DUPONT")])

    with_tidy(monkeypatch, tidy=refuses, has_personal_data=True)
    write(paths.raw / "barometre/ind-311.csv", NEW)

    report = refresh(paths)

    assert "personnelles" in str(state(paths, "barometre")["last_error"])
    assert "DUPONT" not in summary.in_french(report) + summary.in_json(report)
    assert not any(b"DUPONT" in content for content in read_bytes(paths.root).values())


@pytest.mark.parametrize("is_personal", [False, True])
def test_rejected_rows_are_kept_with_their_reason_unless_they_name_people(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch, is_personal: bool
) -> None:
    with_tidy(
        monkeypatch, tidy=leaving_out(1), max_rejected_share=0.2, has_personal_data=is_personal
    )
    write(paths.raw / "barometre/ind-311.csv", NEW)

    report = refresh(paths)

    assert report.exit_code is ExitCode.ALL_WELL
    assert "1 ligne écartée" in summary.in_french(report)
    counts = read_small(paths.root / REJECT_COUNTS, RejectCounts)
    assert counts.rows() == [("barometre", TODAY, 9, 1)]
    kept = paths.quarantine / f"barometre/{TODAY}.csv"
    assert kept.is_file() is not is_personal
    if not is_personal:
        assert kept.read_text() == (
            "file,line,column,value,reason\nind-311.csv,2,indic_va,secret,valeur illisible\n"
        )


def test_more_rejects_than_declared_stop_the_source(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tidy(monkeypatch, tidy=leaving_out(3), max_rejected_share=0.2)
    write(paths.raw / "barometre/ind-311.csv", NEW)
    before = read_bytes(paths.facts)

    failed = outcome(refresh(paths), "barometre")

    assert failed.error_kind is FailureKind.FILE
    assert failed.error == (
        "Source barometre, édition du 20/11/2026 : 3 lignes rejetées sur 12, au-delà de la part "
        "admise (20 %). Rien n’a été modifié. Vérifiez le fichier auprès du producteur, puis "
        "relancez."
    )
    assert read_bytes(paths.facts) == before
    assert not paths.quarantine.exists()


def test_an_edition_read_again_without_reject_leaves_the_quarantine(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(paths.raw / "barometre/ind-311.csv", NEW)
    with monkeypatch.context() as once:
        with_tidy(once, tidy=leaving_out(1), max_rejected_share=0.2)
        refresh(paths)
    write(paths.raw / "barometre/ind-311.csv", NEWER)

    refresh(paths, NOW.replace(hour=9))

    assert list(paths.quarantine.rglob("2026*.csv")) == []
    assert read_small(paths.root / REJECT_COUNTS, RejectCounts)["rows_rejected"].to_list() == [0]


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


def read_bytes(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but raw files, locks aside."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock" and "raw" not in path.parts
    }
