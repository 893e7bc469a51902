"""What surrounds the series of a territory, from the release in force: made once for each."""

from datetime import date as Date  # noqa: N812 - fields are named `date`
from functools import lru_cache

from dashboard import queries
from dashboard.cards.surroundings import ContextCard, Found, context_cards, found_cards
from dashboard.store import database
from dashboard.store.release import Release


def context(territory_id: str) -> tuple[ContextCard, ...]:
    """Context figures of a territory, in reading order."""
    return _context(database.in_force(), territory_id)


def findings(territory_id: str, known_on: Date | None = None) -> tuple[Found, ...]:
    """Findings about a territory's newest values, or those that were the newest on a day."""
    return _findings(database.in_force(), territory_id, known_on)


@lru_cache(maxsize=200)
def _context(release: Release, territory_id: str) -> tuple[ContextCard, ...]:
    return context_cards(database.ask(release, queries.context_of, territory_id))


@lru_cache(maxsize=200)
def _findings(release: Release, territory_id: str, known_on: Date | None) -> tuple[Found, ...]:
    return found_cards(database.ask(release, queries.findings_of, territory_id, known_on))
