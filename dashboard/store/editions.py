"""What editions said and changed: revisions, their effect on verdicts, vintages, findings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

import polars as pl

from dashboard import queries
from dashboard.cards import progress as progress_cards
from dashboard.cards import quality as quality_cards
from dashboard.cards.editions import Effect, Log, ThenAndNow
from dashboard.cards.progress import ProgressCard
from dashboard.cards.quality import EditionCount, Finding, RevisionCard, Vintage
from dashboard.selection.revisions import Filters, filtered, of_kind
from dashboard.selection.url import Selection
from dashboard.store import database, standings
from dashboard.store.release import Release
from pipelines.contract.progress import Backtests
from pipelines.measures.assess import progress_table
from pipelines.measures.known import targets_known_on, values_known_on
from pipelines.vocabulary import ValueStatus

_ONE_DAY = timedelta(days=1)


def log(selection: Selection, filters: Filters) -> Log:
    """The revisions of the kind asked for, and what their editions did to the verdict."""
    code, place = selection.indicator_id, selection.territory_id
    found = revisions(code, place)
    shown = of_kind(found, filters)
    days = [card.edition for card in shown]
    return Log(
        shown=shown,
        total=len(found),
        effects=effects(code, place, days, selection.statement_ids),
    )


def then_and_now(selection: Selection, today: date, value_day: date | None = None) -> ThenAndNow:
    """The day asked for, else the edition before the last one of the indicator.

    The value shown by edition is that of `value_day`, else the newest one known on a day that is
    asked for.
    """
    code, place = selection.indicator_id, selection.territory_id
    day = selection.day or usual_day(code) or today
    then, now = (
        standings.aimed(
            code, place, replace(selection, day=seen).lens(today), selection.statement_ids
        )
        for seen in (day, None)
    )
    latest = then.series.latest if selection.day else None
    found = vintages(code, place)
    printed = one_date(found, value_day or (latest.date if latest else None))
    dates = tuple(sorted(_several(found), reverse=True))
    return ThenAndNow(day=day, then=then, now=now, printed=printed, dates=dates)


def revisions(indicator_id: str, territory_id: str) -> tuple[RevisionCard, ...]:
    """What editions changed in one series, newest edition first."""
    found = _revisions(database.in_force(), indicator_id)
    return tuple(card for card in found if card.territory_id == territory_id)


def all_revisions(indicator_id: str) -> tuple[RevisionCard, ...]:
    """What editions changed for an indicator, in all territories, newest edition first."""
    return _revisions(database.in_force(), indicator_id)


def edition_counts(indicator_id: str) -> tuple[EditionCount, ...]:
    """How much each edition changed for an indicator, in all territories, newest first."""
    return _edition_counts(database.in_force(), indicator_id)


def vintages(indicator_id: str, territory_id: str) -> tuple[Vintage, ...]:
    """Every value printed of one series, by date then edition."""
    return _vintages(database.in_force(), indicator_id, territory_id)


def findings() -> tuple[Finding, ...]:
    """All that the checks found, the gravest first."""
    return _findings(database.in_force())


def matching(filters: Filters, selection: Selection) -> tuple[Finding, ...]:
    """The findings that pass the filters, in the scope that the selection of the page gives."""
    code, place = selection.indicator_id, selection.territory_id
    return _matching(database.in_force(), filters, code, place)


def usual_day(indicator_id: str) -> date | None:
    """The edition before the last one of an indicator, None with fewer than two."""
    found = _days(database.in_force(), indicator_id)
    return found[1] if len(found) > 1 else None


def effects(
    indicator_id: str,
    territory_id: str,
    days: Iterable[date],
    statement_ids: tuple[str, ...] = (),
) -> dict[date, Effect]:
    """What the editions of these days did to the verdict on the target shown."""
    asked = tuple(sorted(set(days)))
    if not asked:
        return {}
    both = tuple(sorted({*asked, *(day - _ONE_DAY for day in asked)}))
    cards = _judged(database.in_force(), indicator_id, territory_id, both, statement_ids)
    return {day: Effect(before=cards[day - _ONE_DAY], after=cards[day]) for day in asked}


def one_date(found: Sequence[Vintage], asked: date | None) -> tuple[Vintage, ...]:
    """The value of one date by edition: of the date asked for, else of the newest one revised.

    Only dates that several editions print count; without any revised, the newest of them.
    """
    several = _several(found)
    if asked in several:
        return tuple(several[asked])
    revised = [day for day, printed in several.items() if len({one.value for one in printed}) > 1]
    day = max(revised or several, default=None)
    return () if day is None else tuple(several[day])


def _several(found: Sequence[Vintage]) -> dict[date, list[Vintage]]:
    by_date: dict[date, list[Vintage]] = {}
    for one in found:
        by_date.setdefault(one.date, []).append(one)
    return {day: printed for day, printed in by_date.items() if len(printed) > 1}


@lru_cache(maxsize=50)
def _revisions(release: Release, indicator_id: str) -> tuple[RevisionCard, ...]:
    return quality_cards.revision_cards(database.ask(release, queries.revisions, indicator_id))


@lru_cache(maxsize=50)
def _edition_counts(release: Release, indicator_id: str) -> tuple[EditionCount, ...]:
    unit = database.indicators()[indicator_id].unit
    return quality_cards.edition_counts(_revisions(release, indicator_id), unit)


@lru_cache(maxsize=500)
def _vintages(release: Release, indicator_id: str, territory_id: str) -> tuple[Vintage, ...]:
    return quality_cards.vintages(
        database.ask(release, queries.vintages, indicator_id, territory_id)
    )


@lru_cache(maxsize=4)
def _findings(release: Release) -> tuple[Finding, ...]:
    return quality_cards.findings(database.ask(release, queries.table, "findings"))


@lru_cache(maxsize=500)
def _matching(
    release: Release, filters: Filters, indicator_id: str, territory_id: str
) -> tuple[Finding, ...]:
    return filtered(_findings(release), filters, indicator_id, territory_id)


@lru_cache(maxsize=50)
def _days(release: Release, indicator_id: str) -> tuple[date, ...]:
    mine = database.ask(release, queries.table, "observations").filter(indicator_id=indicator_id)
    return tuple(mine["edition"].unique().sort(descending=True))


@lru_cache(maxsize=500)
def _judged(
    release: Release,
    indicator_id: str,
    territory_id: str,
    days: tuple[date, ...],
    statement_ids: tuple[str, ...],
) -> dict[date, ProgressCard | None]:
    """Where one series stood on each day, with what was published by then.

    Each day takes the place of a territory: one measure for all of them, instead of one of the
    whole country for each. Without a back-test there is no landing; verdicts need none.
    """
    values, targets, baselines = (
        database.ask(release, queries.table, name).filter(
            indicator_id=indicator_id, territory_id=territory_id
        )
        for name in ("observations", "targets", "baselines")
    )
    indicator = database.ask(release, queries.indicators).filter(indicator_id=indicator_id)
    level = database.ask(release, queries.table, "territories").filter(territory_id=territory_id)
    known = pl.concat(_on(day, values_known_on(values, day)) for day in days)
    goals = pl.concat(_on(day, targets_known_on(targets, baselines, day)) for day in days)
    rows = progress_table(
        known.filter(pl.col("value_status") == ValueStatus.OBSERVED),
        goals,
        indicator,
        pl.concat(_on(day, level) for day in days),
        Backtests.create_empty().cast({"level": pl.String, "method": pl.String}),
    )
    cards = progress_cards.progress_cards(rows)
    usual = indicator["default_statement_id"].item()
    return {day: _aimed(cards, day, statement_ids, usual) for day in days}


def _on(day: date, frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(territory_id=pl.lit(day.isoformat()))


def _aimed(
    cards: Sequence[ProgressCard], day: date, statement_ids: tuple[str, ...], usual: str
) -> ProgressCard | None:
    """Towards the statement chosen if it was known by then, else the usual one."""
    own = [card for card in cards if card.territory_id == day.isoformat()]
    named = [card.statement_id for card in own if card.statement_id in statement_ids]
    return progress_cards.chosen(own, next(iter(named), usual))
