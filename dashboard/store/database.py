"""The release in memory: the only module that opens DuckDB, and the caches of what pages share.

Every cache is keyed by the release, so that a new one is seen at the next interaction. They are
plain memory of this process: Streamlit's own would hash the release again at each call.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache

import duckdb
import polars as pl

from dashboard import queries
from dashboard.cards import quality as quality_cards
from dashboard.cards import series as series_cards
from dashboard.selection.comparing import POPULATION
from dashboard.selection.url import Known
from dashboard.store.release import Release, current_release
from pipelines.contract import TABLES
from pipelines.contract.context import ContextUnit
from pipelines.measures.known import targets_known_on, values_known_on
from pipelines.vocabulary import FRANCE

_GIVEN: ContextVar[Release | None] = ContextVar("release", default=None)


class NoRelease(FileNotFoundError):
    """Nothing has been published yet."""


def warm_up() -> None:
    """Load the release in force and what every page asks for. Raises NoRelease."""
    release = in_force()
    territory(release, FRANCE, None)
    _territories(release)
    _sources(release)


@contextmanager
def open_release() -> Iterator[bool]:
    """Take the release in force for the whole of a run; False when there is nothing to show.

    A page never mixes two releases: one published meanwhile waits for the next interaction.
    """
    release = current_release()
    token = _GIVEN.set(release)
    try:
        yield release is not None and bool(_territories(release).by_id and _indicators(release))
    finally:
        _GIVEN.reset(token)


@contextmanager
def reading(release: Release) -> Iterator[None]:
    """Answer from one release for a while: for files, which have no session to keep it in."""
    token = _GIVEN.set(release)
    try:
        yield
    finally:
        _GIVEN.reset(token)


def in_force() -> Release:
    """The release of this run. Raises NoRelease."""
    release = _GIVEN.get() or current_release()
    if release is None:
        raise NoRelease("no release to show: run `cap-sante build`")
    return release


def ask(release: Release, question: Callable[..., pl.DataFrame], *details: object) -> pl.DataFrame:
    """The answer to one of the questions of `queries`, put to a release."""
    with closing(_connection(release).cursor()) as cursor:
        return question(cursor, *details)


def table(name: str) -> pl.DataFrame:
    """A whole table of the release in force: for subjects that need no question of their own."""
    return ask(in_force(), queries.table, name)


def build_id() -> str:
    """Id of the release in force."""
    return in_force().build_id


def known() -> Known:
    """Codes that a URL may name."""
    release = in_force()
    return Known(
        indicator_ids=frozenset(_indicators(release)),
        territory_ids=frozenset(_territories(release).by_id),
        statements=_statements(release),
        context_ids=_context_ids(release),
    )


def territories() -> series_cards.Territories:
    """Every territory, in reading order."""
    return _territories(in_force())


def indicators() -> dict[str, series_cards.IndicatorCard]:
    """Every indicator by id, in reading order."""
    return _indicators(in_force())


def series(indicator_id: str, territory_id: str) -> series_cards.SeriesCard:
    """All that is known of one indicator in one territory."""
    return territory(in_force(), territory_id, None)[indicator_id]


def editions() -> tuple[date, ...]:
    """Days on which something was published, newest first."""
    return _editions(in_force())


def sources() -> tuple[quality_cards.SourceCard, ...]:
    """Every source and its freshness."""
    return _sources(in_force())


def unread_sources() -> tuple[quality_cards.UnreadCard, ...]:
    """Every source that could be read, and of which no edition has been yet."""
    return _unread(in_force())


def announcements() -> tuple[tuple[str, series_cards.TargetCard], ...]:
    """National announcements, each with its indicator id."""
    return _announcements(in_force())


def findings() -> tuple[quality_cards.FindingCard, ...]:
    """What the checks found, by rule."""
    return _findings(in_force())


def table_sizes() -> dict[str, int]:
    """Size in bytes of each published Parquet file."""
    release = in_force()
    return {name: release.table(name).stat().st_size for name in TABLES}


def updated_on() -> date:
    """The last day on which a source was read."""
    return max(source.retrieved_on for source in sources())


# Cards are frozen: readers share them.
@lru_cache(maxsize=400)
def territory(
    release: Release, territory_id: str, known_on: date | None
) -> dict[str, series_cards.SeriesCard]:
    """Every indicator's series in one territory, by id, as known today or on a day.

    Two questions rather than two for each indicator.
    """
    if known_on is None:
        values = ask(release, queries.series, territory_id)
        targets = ask(release, queries.targets, territory_id)
    else:
        here = pl.col("territory_id") == territory_id
        known_values, known_targets = known_tables(release, known_on)
        values, targets = known_values.filter(here), known_targets.filter(here)
    points = series_cards.points(values, "indicator_id")
    statements = series_cards.target_cards(targets)
    return {
        indicator_id: series_cards.SeriesCard(
            indicator=indicator,
            territory=_territories(release).by_id[territory_id],
            points=points.get((indicator_id,), ()),
            targets=statements.get(indicator_id, ()),
        )
        for indicator_id, indicator in _indicators(release).items()
    }


@lru_cache(maxsize=8)
def known_tables(release: Release, day: date) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Values and targets that editions had published by a day, as the two queries give them."""
    names = ("observations", "baselines", "targets")
    observations, baselines, targets = (ask(release, queries.table, name) for name in names)
    defaults = ask(release, queries.indicators)["default_statement_id"].implode()
    known_targets = targets_known_on(targets, baselines, day).with_columns(
        is_default=pl.col("statement_id").is_in(defaults)
    )
    order = ["indicator_id", "is_default", "deadline"]
    return (
        values_known_on(observations, day),
        known_targets.sort(*order, descending=[False, True, False], nulls_last=True),
    )


@lru_cache(maxsize=2)
def _connection(release: Release) -> duckdb.DuckDBPyConnection:
    """The release's tables in memory, closed to anything outside."""
    connection = duckdb.connect()
    for name in TABLES:
        connection.read_parquet(str(release.table(name))).create(name)
    connection.execute("set enable_external_access = false; set lock_configuration = true")
    return connection


@lru_cache(maxsize=4)
def _territories(release: Release) -> series_cards.Territories:
    return series_cards.Territories.from_frame(ask(release, queries.territories))


@lru_cache(maxsize=4)
def _indicators(release: Release) -> dict[str, series_cards.IndicatorCard]:
    return series_cards.indicator_cards(ask(release, queries.indicators))


@lru_cache(maxsize=4)
def _editions(release: Release) -> tuple[date, ...]:
    return tuple(ask(release, queries.editions)["edition"])


@lru_cache(maxsize=4)
def _statements(release: Release) -> dict[str, str]:
    found = ask(release, queries.table, "progress").select("statement_id", "indicator_id")
    return dict(found.unique().sort("statement_id").iter_rows())


@lru_cache(maxsize=4)
def _context_ids(release: Release) -> frozenset[str]:
    """What a scatter may show: shares and rates, and the population, which counts everyone."""
    variables = ask(release, queries.table, "context_variables")
    shares = variables.filter(pl.col("unit") != ContextUnit.COUNT)
    return frozenset([POPULATION, *shares["variable_id"]])


@lru_cache(maxsize=4)
def _sources(release: Release) -> tuple[quality_cards.SourceCard, ...]:
    return quality_cards.source_cards(ask(release, queries.sources))


@lru_cache(maxsize=4)
def _unread(release: Release) -> tuple[quality_cards.UnreadCard, ...]:
    return quality_cards.unread_cards(ask(release, queries.table, "unread_sources"))


@lru_cache(maxsize=4)
def _findings(release: Release) -> tuple[quality_cards.FindingCard, ...]:
    return quality_cards.finding_cards(ask(release, queries.findings))


@lru_cache(maxsize=4)
def _announcements(release: Release) -> tuple[tuple[str, series_cards.TargetCard], ...]:
    return series_cards.announcement_cards(ask(release, queries.announcements))
