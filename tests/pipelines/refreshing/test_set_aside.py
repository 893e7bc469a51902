"""Rows and sources that a refresh sets aside: what is kept of them, and what is never told."""

import polars as pl
import pytest

from pipelines.contract.refreshing import REJECT_COUNTS, FailureKind, RejectCounts, read_small
from pipelines.errors import Defect, RejectedFile
from pipelines.paths import DataPaths
from pipelines.refreshing import summary
from pipelines.refreshing.outcome import ExitCode
from pipelines.sources import barometre
from pipelines.sources.model import Known, RawFile, Rejects, RowCount, TidyEdition
from tests.factories import write
from tests.pipelines.refreshing.refreshed import (
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

NEWER = barometre_text(*barometre_country(MSP_AT_THE_END_OF_2023 | {"13": 42}))


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
