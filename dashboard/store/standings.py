"""Where series stand on their targets, as the release says or measured anew for another outlook."""

from functools import lru_cache

import polars as pl

from dashboard import queries
from dashboard.cards import attention
from dashboard.cards import progress as progress_cards
from dashboard.cards import series as series_cards
from dashboard.selection.url import Lens
from dashboard.store import database
from dashboard.store.release import Release
from pipelines.measures.sharing import shares
from pipelines.measures.standing import standing
from pipelines.vocabulary import FRANCE, SharingKey

_TODAY = Lens()


def warm_up() -> None:
    """Load what the first reader asks for. Raises store.NoRelease."""
    _progress(database.in_force(), FRANCE, _TODAY)


def aimed(
    indicator_id: str,
    territory_id: str,
    lens: Lens = _TODAY,
    statement_ids: tuple[str, ...] = (),
) -> progress_cards.Standing:
    """Where one indicator stands in one territory, towards the statement chosen if it has it."""
    return _aimed(database.in_force(), indicator_id, territory_id, lens, statement_ids)


def backtests(indicator_id: str, lens: Lens = _TODAY) -> tuple[progress_cards.BacktestCard, ...]:
    """How each way to carry an indicator on fared, at every level."""
    found = _backtests(database.in_force(), lens)
    return tuple(card for card in found if card.indicator_id == indicator_id)


def notables(lens: Lens = _TODAY) -> tuple[attention.Notable, ...]:
    """What the checks found in the newest values; nothing on a past day: checks see today's."""
    return () if lens.known_on else _notables(database.in_force())


def closings(lens: Lens = _TODAY) -> tuple[attention.Closing, ...]:
    """How the départements' own targets ended where their deadline has come; today only too."""
    return () if lens.known_on else _closings(database.in_force())


def parts(territory_id: str) -> dict[SharingKey, progress_cards.Part]:
    """A territory's part of each key that a national number may be shared out by."""
    return _parts(database.in_force(), territory_id)


@lru_cache(maxsize=100)
def across(
    release: Release, indicator_id: str, lens: Lens = _TODAY
) -> dict[str, progress_cards.ProgressCard]:
    """Where every territory stands on the default statement of an indicator, by territory id.

    The later deadline where there are two.
    """
    if lens == _TODAY:
        rows = database.ask(release, queries.progress_across, indicator_id)
    else:
        indicators = database.ask(release, queries.indicators)
        default = dict(indicators.select("indicator_id", "default_statement_id").iter_rows())
        mine = pl.col("statement_id") == default[indicator_id]
        rows = _measured(release, lens)[0].filter(mine).sort("territory_id", "deadline")
    return {card.territory_id: card for card in progress_cards.progress_cards(rows)}


@lru_cache(maxsize=2000)
def _aimed(
    release: Release,
    indicator_id: str,
    territory_id: str,
    lens: Lens,
    statement_ids: tuple[str, ...],
) -> progress_cards.Standing:
    known = database.territory(release, territory_id, lens.known_on)[indicator_id]
    series = series_cards.aimed_at(known, statement_ids)
    found = _progress(release, territory_id, lens).get(indicator_id, ())
    target = series.target.statement_id if series.target else None
    return progress_cards.Standing(series=series, progress=progress_cards.chosen(found, target))


@lru_cache(maxsize=400)
def _progress(
    release: Release, territory_id: str, lens: Lens
) -> dict[str, tuple[progress_cards.ProgressCard, ...]]:
    if lens == _TODAY:
        rows = database.ask(release, queries.progress, territory_id)
    else:
        rows = _measured(release, lens)[0].filter(pl.col("territory_id") == territory_id)
    by_indicator: dict[str, list[progress_cards.ProgressCard]] = {}
    for card in progress_cards.progress_cards(rows):
        by_indicator.setdefault(card.indicator_id, []).append(card)
    return {code: tuple(found) for code, found in by_indicator.items()}


@lru_cache(maxsize=8)
def _backtests(release: Release, lens: Lens) -> tuple[progress_cards.BacktestCard, ...]:
    if lens == _TODAY:
        return progress_cards.backtest_cards(database.ask(release, queries.table, "backtests"))
    return progress_cards.backtest_cards(_measured(release, lens)[1])


@lru_cache(maxsize=8)
def _measured(release: Release, lens: Lens) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Progress and back-test measured anew: a quarter of a second, once for each outlook."""
    if lens.known_on is None:
        values = database.ask(release, queries.table, "current_values")
        targets = database.ask(release, queries.table, "current_targets")
    else:
        values, targets = database.known_tables(release, lens.known_on)
    indicators = database.ask(release, queries.indicators)
    territories = database.ask(release, queries.table, "territories")
    return standing(values, targets, indicators, territories, lens.window_months)


@lru_cache(maxsize=4)
def _notables(release: Release) -> tuple[attention.Notable, ...]:
    return attention.notables(database.ask(release, queries.notable, attention.RULES))


@lru_cache(maxsize=4)
def _closings(release: Release) -> tuple[attention.Closing, ...]:
    return attention.closings(database.ask(release, queries.closings))


@lru_cache(maxsize=400)
def _parts(release: Release, territory_id: str) -> dict[SharingKey, progress_cards.Part]:
    return progress_cards.parts(_shares(release), territory_id)


@lru_cache(maxsize=4)
def _shares(release: Release) -> pl.DataFrame:
    names = ("population", "context", "territories")
    population, context, territories = (
        database.ask(release, queries.table, name) for name in names
    )
    return shares(population, context, territories)
