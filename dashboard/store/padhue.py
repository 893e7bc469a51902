"""The figures and the path of PADHUE, from the release in force: made once for each."""

from functools import lru_cache

from dashboard.cards.padhue import (
    PadhueCard,
    duration_cards,
    figure_cards,
    text_cards,
    transition_cards,
)
from dashboard.store import database


def padhue() -> PadhueCard:
    """All that is known."""
    return _padhue(database.build_id())


@lru_cache(maxsize=4)
def _padhue(build_id: str) -> PadhueCard:
    del build_id  # the key of the cache: `store` reads the release of this run
    return PadhueCard(
        figures=figure_cards(database.table("evc_figures"), database.table("evc_computed")),
        transitions=transition_cards(database.table("padhue_transitions")),
        texts=text_cards(database.table("padhue_texts")),
        durations=duration_cards(database.table("padhue_durations")),
    )
