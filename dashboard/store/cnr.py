"""Commitments, local projects and quoted figures of the release in force, made once for each."""

from functools import lru_cache

from dashboard.cards import cnr as cnr_cards
from dashboard.cards.cnr import CommitmentCard, FigureCard, Followed, ProjectCard, Quoted, TallyCard
from dashboard.store import database, standings
from pipelines.vocabulary import FRANCE


def commitments() -> tuple[Followed, ...]:
    """Every commitment, by axis, with where France stands."""
    return _commitments(database.build_id())


def projects() -> tuple[ProjectCard, ...]:
    """Every local project."""
    return _projects(database.build_id())


def tallies() -> tuple[TallyCard, ...]:
    """What each source counts of the CNR Santé."""
    return _tallies(database.build_id())


def quoted(indicator_id: str, territory_id: str) -> Quoted:
    """Figures quoted for one indicator, newest first: in a territory, else in France."""
    cards, indicators = _figures(database.build_id()), database.indicators()
    places = {card.territory_id for card in cards if card.indicator_id == indicator_id}
    place = territory_id if territory_id in places else FRANCE
    wanted, others = (indicator_id, place), {card.indicator_id for card in cards} - {indicator_id}
    return Quoted(
        figures=tuple(c for c in cards if (c.indicator_id, c.territory_id) == wanted),
        series=database.series(indicator_id, place),
        asked=database.series(indicator_id, territory_id),
        others=tuple(card for code, card in indicators.items() if code in others),
    )


@lru_cache(maxsize=4)
def _commitments(build_id: str) -> tuple[Followed, ...]:
    del build_id  # the key: a release never changes
    tables = database.table("commitments"), database.table("commitment_events")
    return tuple(_followed(card) for card in cnr_cards.commitment_cards(*tables))


def _followed(card: CommitmentCard) -> Followed:
    if card.indicator_id is None:
        return Followed(card)
    default = standings.aimed(card.indicator_id, FRANCE)
    if card.statement_id is None:
        return Followed(card, None, default)
    own = standings.aimed(card.indicator_id, FRANCE, statement_ids=(card.statement_id,))
    return Followed(card, own, default)


@lru_cache(maxsize=4)
def _projects(build_id: str) -> tuple[ProjectCard, ...]:
    del build_id
    return cnr_cards.project_cards(database.table("initiatives"), database.territories())


@lru_cache(maxsize=4)
def _tallies(build_id: str) -> tuple[TallyCard, ...]:
    del build_id
    return cnr_cards.tally_cards(database.table("initiative_counts"), database.territories())


@lru_cache(maxsize=4)
def _figures(build_id: str) -> tuple[FigureCard, ...]:
    del build_id
    return cnr_cards.figure_cards(database.table("published_figures"))
