"""A territory's series beside its région, others like it and France, from the release in force."""

from datetime import date
from functools import lru_cache

import polars as pl

from dashboard import queries
from dashboard.cards.beside import BesideCard, beside_cards, company
from dashboard.store import comparisons, database
from dashboard.store.release import Release


def besides(territory_id: str, known_on: date | None = None) -> tuple[BesideCard, ...]:
    """One card for each national target that has numbers, as known today or on a day.

    Empty for France, which is beside nothing.
    """
    return _besides(database.in_force(), territory_id, known_on)


@lru_cache(maxsize=400)
def _besides(release: Release, territory_id: str, known_on: date | None) -> tuple[BesideCard, ...]:
    territories = database.territories()
    peers = [peer.territory for peer in comparisons.peers(territory_id)]
    together = company(territories.with_parents(territory_id), territories.by_id, peers)
    if together is None:
        return ()
    targets = [one for one in database.indicators().values() if one.is_cnr_target]
    return beside_cards(_values(release, known_on), targets, together)


@lru_cache(maxsize=8)
def _values(release: Release, known_on: date | None) -> pl.DataFrame:
    """Everything known everywhere: two questions for each of twelve territories take far longer."""
    if known_on is None:
        return database.ask(release, queries.table, "current_values")
    return database.known_tables(release, known_on)[0]
