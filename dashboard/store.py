"""The only module that knows both DuckDB and Streamlit: the release in memory, and its caches.

Every cache is keyed by the release, so that a new one is seen at the next interaction. They are
plain memory of this process: Streamlit's own would hash the release again at each call.
"""

from contextlib import closing
from datetime import date
from functools import lru_cache

import duckdb
import polars as pl
import streamlit as st

from dashboard import cards, queries
from dashboard.release import Release, current_release
from dashboard.selection import Known
from pipelines.contract import TABLES
from pipelines.vocabulary import FRANCE

_OPEN = "release"


class NoRelease(FileNotFoundError):
    """Nothing has been published yet."""


def warm_up() -> None:
    """Load the release in force and what every page asks for. Raises NoRelease."""
    release = _release()
    _territory(release, FRANCE)
    _territories(release)
    _sources(release)


def open_release() -> bool:
    """Take the release in force for the whole of this run; False when there is nothing to show.

    A page never mixes two releases: one published meanwhile waits for the next interaction.
    """
    release = current_release()
    st.session_state[_OPEN] = release
    return release is not None and bool(_territories(release).by_id and _indicators(release))


def build_id() -> str:
    """Id of the release in force."""
    return _release().build_id


def known() -> Known:
    """Codes that a URL may name."""
    release = _release()
    return Known(
        indicator_ids=frozenset(_indicators(release)),
        territory_ids=frozenset(_territories(release).by_id),
    )


def territories() -> cards.Territories:
    """Every territory, in reading order."""
    return _territories(_release())


def indicators() -> dict[str, cards.IndicatorCard]:
    """Every indicator by id, in reading order."""
    return _indicators(_release())


def series(indicator_id: str, territory_id: str) -> cards.SeriesCard:
    """All that is known of one indicator in one territory."""
    return _territory(_release(), territory_id)[indicator_id]


def sources() -> tuple[cards.SourceCard, ...]:
    """Every source and its freshness."""
    return _sources(_release())


def revisions(indicator_id: str, territory_id: str) -> tuple[cards.RevisionCard, ...]:
    """Values that an edition changed, newest edition first."""
    return _revisions(_release(), indicator_id, territory_id)


def announcements() -> tuple[tuple[str, cards.TargetCard], ...]:
    """National announcements, each with its indicator id."""
    return _announcements(_release())


def findings() -> tuple[cards.FindingCard, ...]:
    """What the checks found, by rule."""
    return _findings(_release())


def table_sizes() -> dict[str, int]:
    """Size in bytes of each published Parquet file."""
    release = _release()
    return {name: release.table(name).stat().st_size for name in TABLES}


def updated_on() -> date:
    """The last day on which a source was read."""
    return max(source.retrieved_on for source in sources())


def _release() -> Release:
    release: Release | None = st.session_state.get(_OPEN) or current_release()
    if release is None:
        raise NoRelease("no release to show: run `cap-sante build`")
    return release


@lru_cache(maxsize=2)
def _connection(release: Release) -> duckdb.DuckDBPyConnection:
    """The release's tables in memory, closed to anything outside."""
    connection = duckdb.connect()
    for name in TABLES:
        connection.read_parquet(str(release.table(name))).create(name)
    connection.execute("set enable_external_access = false; set lock_configuration = true")
    return connection


# Cards are frozen: readers share them.
@lru_cache(maxsize=4)
def _territories(release: Release) -> cards.Territories:
    with closing(_connection(release).cursor()) as cursor:
        return cards.Territories.from_frame(queries.territories(cursor))


@lru_cache(maxsize=4)
def _indicators(release: Release) -> dict[str, cards.IndicatorCard]:
    with closing(_connection(release).cursor()) as cursor:
        return cards.indicator_cards(queries.indicators(cursor))


@lru_cache(maxsize=400)
def _territory(release: Release, territory_id: str) -> dict[str, cards.SeriesCard]:
    """Every indicator's series in one territory, by id: two questions rather than two for each."""
    with closing(_connection(release).cursor()) as cursor:
        values = queries.series(cursor, territory_id)
        targets = queries.targets(cursor, territory_id)
    return {
        indicator_id: cards.SeriesCard(
            indicator=indicator,
            territory=_territories(release).by_id[territory_id],
            points=cards.points(values.filter(pl.col("indicator_id") == indicator_id)),
            targets=cards.target_cards(targets.filter(pl.col("indicator_id") == indicator_id)),
        )
        for indicator_id, indicator in _indicators(release).items()
    }


@lru_cache(maxsize=4)
def _sources(release: Release) -> tuple[cards.SourceCard, ...]:
    with closing(_connection(release).cursor()) as cursor:
        return cards.source_cards(queries.sources(cursor))


@lru_cache(maxsize=500)
def _revisions(
    release: Release, indicator_id: str, territory_id: str
) -> tuple[cards.RevisionCard, ...]:
    with closing(_connection(release).cursor()) as cursor:
        return cards.revision_cards(queries.revisions(cursor, indicator_id, territory_id))


@lru_cache(maxsize=4)
def _findings(release: Release) -> tuple[cards.FindingCard, ...]:
    with closing(_connection(release).cursor()) as cursor:
        return cards.finding_cards(queries.findings(cursor))


@lru_cache(maxsize=4)
def _announcements(release: Release) -> tuple[tuple[str, cards.TargetCard], ...]:
    with closing(_connection(release).cursor()) as cursor:
        return cards.announcement_cards(queries.announcements(cursor))
