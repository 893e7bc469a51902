"""Départements beside each other, from the release in force."""

from datetime import date
from functools import lru_cache

import polars as pl

from dashboard import queries
from dashboard.cards import comparison as comparison_cards
from dashboard.cards.comparison import FieldCard, PeerCard, UnequalCard, VariableCard
from dashboard.cards.series import TerritoryCard
from dashboard.selection.comparing import POPULATION
from dashboard.store import database
from dashboard.store.release import Release
from dashboard.wording import scatter as words
from pipelines.measures.inequality import fifths, inequality_table
from pipelines.vocabulary import Aggregation, Level


def field(indicator_id: str) -> FieldCard:
    """One indicator in every département, on the day that most of them share."""
    return _field(database.in_force(), indicator_id)


def fields(known_on: date | None = None) -> tuple[FieldCard, ...]:
    """Every indicator that départements have, as known today: nothing on a past day."""
    every = () if known_on else tuple(field(code) for code in database.indicators())
    return tuple(one for one in every if one.cards)


def peers(territory_id: str) -> tuple[PeerCard, ...]:
    """Départements that resemble one, nearest first; none for a région or France."""
    return _peers(database.in_force(), territory_id)


def first_distance() -> float | None:
    """Median distance of a département to its nearest peer, None where there are no peers."""
    return _first_distance(database.in_force())


def variables() -> dict[str, VariableCard]:
    """What an indicator may be set against, by id, in reading order."""
    return _variables(database.in_force())


def inequality(indicator_id: str, known_on: date | None = None) -> UnequalCard:
    """One indicator by fifth of the départements, as known today or on a day."""
    return _inequality(database.in_force(), indicator_id, known_on)


@lru_cache(maxsize=40)
def _field(release: Release, indicator_id: str) -> FieldCard:
    return comparison_cards.field_card(
        database.ask(release, queries.table, "comparison").filter(indicator_id=indicator_id),
        database.indicators()[indicator_id],
        database.territories().by_id,
    )


@lru_cache(maxsize=400)
def _peers(release: Release, territory_id: str) -> tuple[PeerCard, ...]:
    rows = database.ask(release, queries.table, "peers").filter(territory_id=territory_id)
    return comparison_cards.peer_cards(rows, database.territories().by_id)


@lru_cache(maxsize=4)
def _first_distance(release: Release) -> float | None:
    nearest = database.ask(release, queries.table, "peers").filter(rank=1)["distance"]
    return float(nearest.median()) if nearest.len() else None  # type: ignore[arg-type]


@lru_cache(maxsize=4)
def _variables(release: Release) -> dict[str, VariableCard]:
    offered = database.known().context_ids
    declared = database.ask(release, queries.table, "context_variables").sort("position")
    context = database.ask(release, queries.table, "context")
    found = {
        row["variable_id"]: comparison_cards.variable_card(
            context.filter(variable_id=row["variable_id"]), row
        )
        for row in declared.iter_rows(named=True)
        if row["variable_id"] in offered
    }
    return found | {POPULATION: _population()}


def _population() -> VariableCard:
    places = database.territories().by_id.values()
    return VariableCard(
        variable_id=POPULATION,
        label=words.POPULATION_LABEL,
        unit_label=words.POPULATION_UNIT,
        decimals=0,
        definition=words.POPULATION_DEFINITION,
        source_id=POPULATION,
        year=max((place.population_year or 0 for place in places), default=0),
        values={p.territory_id: p.population_count for p in places if p.population_count},
        is_log=True,
    )


@lru_cache(maxsize=100)
def _inequality(release: Release, indicator_id: str, known_on: date | None) -> UnequalCard:
    context = database.ask(release, queries.table, "context")
    territories = database.ask(release, queries.table, "territories")
    indicators = database.ask(release, queries.indicators)
    own = indicators.filter(indicator_id=indicator_id)
    if known_on is None:
        rows = database.ask(release, queries.table, "inequality")
    else:
        rows = inequality_table(
            database.known_tables(release, known_on)[0],
            indicators,
            territories,
            database.ask(release, queries.table, "population"),
            context,
        )
    return comparison_cards.unequal_card(
        rows.filter(indicator_id=indicator_id),
        database.indicators()[indicator_id],
        _without(fifths(context, territories)),
        has_mean=own["aggregation"].item() != Aggregation.NONE,
    )


def _without(grouped: pl.DataFrame) -> tuple[TerritoryCard, ...]:
    """Départements that are in no group."""
    known = set(grouped["territory_id"])
    return tuple(
        place
        for place in database.territories().by_id.values()
        if place.level is Level.DEPARTEMENT and place.territory_id not in known
    )
