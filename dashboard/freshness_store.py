"""How sources keep up: the calendar of the release in force, and what refreshes left beside it.

The state of refreshes is no part of a release: it changes while the data do not. It is read anew at
each run of the page that shows it; absent or damaged, it says nothing.
"""

from dashboard import store
from dashboard.freshness_cards import FreshnessCard, freshness_cards
from dashboard.release import data_root
from pipelines.contract.refreshing import (
    REJECT_COUNTS,
    STATES,
    RejectCounts,
    SourceStates,
    read_small,
)


def freshness() -> dict[str, FreshnessCard]:
    """Every source that has an edition, by id."""
    root = data_root()
    return freshness_cards(
        store.table("edition_calendar"),
        read_small(root / STATES, SourceStates),
        read_small(root / REJECT_COUNTS, RejectCounts),
    )
