"""How sources keep up: the calendar of the release in force, and what refreshes left beside it.

The state of refreshes is no part of a release: it changes while the data do not. It is read anew
each time its files change; absent or damaged, it says nothing.
"""

from functools import lru_cache
from pathlib import Path

from dashboard import queries
from dashboard.cards.freshness import FreshnessCard, freshness_cards
from dashboard.store import database
from dashboard.store.release import Release, data_root
from pipelines.contract.refreshing import (
    REJECT_COUNTS,
    STATES,
    RejectCounts,
    SourceStates,
    read_small,
)

Stamp = tuple[int, int, int] | None


def freshness() -> dict[str, FreshnessCard]:
    """Every source that has an edition, by id."""
    root = data_root()
    states, rejects = root / STATES, root / REJECT_COUNTS
    return _freshness(database.in_force(), states, _stamp(states), rejects, _stamp(rejects))


@lru_cache(maxsize=4)
def _freshness(
    release: Release, states: Path, _states_stamp: Stamp, rejects: Path, _rejects_stamp: Stamp
) -> dict[str, FreshnessCard]:
    return freshness_cards(
        database.ask(release, queries.table, "edition_calendar"),
        read_small(states, SourceStates),
        read_small(rejects, RejectCounts),
    )


def _stamp(path: Path) -> Stamp:
    """What changes with a file: its inode, time and size; None while there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
