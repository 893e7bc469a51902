"""Doctors counted in the RPPS, from the release in force: made once for each."""

from functools import lru_cache

from dashboard.cards.rpps import RppsCard, rpps_card
from dashboard.store import database


def rpps() -> RppsCard:
    """The newest extract; an empty card while none has been read."""
    return _rpps(database.build_id())


@lru_cache(maxsize=4)
def _rpps(build_id: str) -> RppsCard:
    del build_id  # the key of the cache: `store` reads the release of this run
    return rpps_card(
        database.table("rpps_doctors"), database.table("sources"), database.territories()
    )
