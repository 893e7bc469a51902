"""A refresh of the tiny country whose raw files are put in place by hand, and what comes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from pipelines.contract.refreshing import STATES, SourceStates, read_small
from pipelines.intake.sources import Intake
from pipelines.paths import DataPaths
from pipelines.refreshing import run
from pipelines.refreshing.outcome import RefreshReport, SourceOutcome
from pipelines.refreshing.run import refresh_all
from pipelines.sources import barometre
from pipelines.sources.model import Source
from pipelines.sources.registry import SOURCES
from tests.raw_files import barometre_country, barometre_text
from tests.tiny_country import MSP_AT_THE_END_OF_2023

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 4, 30, tzinfo=UTC)
NEW = barometre_text(*barometre_country(MSP_AT_THE_END_OF_2023 | {"13": 41}))


def refresh(paths: DataPaths, now: datetime = NOW) -> RefreshReport:
    """Runs a refresh of every source at that moment."""
    day = now.date()
    intake = Intake(directory=None, raw=paths.raw, today=day, undated=day, skips_held=True)
    return refresh_all(paths, intake, now=now)


def outcome(report: RefreshReport, source_id: str) -> SourceOutcome:
    """What the report says of one source."""
    (found,) = [one for one in report.sources if one.source_id == source_id]
    return found


def state(paths: DataPaths, source_id: str) -> dict[str, object]:
    """What is remembered of one source."""
    states = read_small(paths.root / STATES, SourceStates)
    return states.row(by_predicate=pl.col("source_id") == source_id, named=True)


def with_tidy(monkeypatch: pytest.MonkeyPatch, **changes: object) -> Source:
    """The Baromètre with parts of its declaration replaced, in every list of sources."""
    source = replace(barometre.SOURCE, **changes)  # type: ignore[arg-type]
    listed = tuple(source if one.id == source.id else one for one in SOURCES)
    monkeypatch.setattr(run, "SOURCES", listed)
    return source


def read_bytes(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but raw files, locks aside."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock" and "raw" not in path.parts
    }
