"""Lists of territories that one link compares: those of a région, those that resemble one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.cards.comparison import PeerCard
from dashboard.cards.series import Territories, TerritoryCard
from dashboard.selection.url import MOST_COMPARED, Selection
from dashboard.wording import compare as words
from pipelines.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A label, and the territories that its link compares."""

    label: str
    territory_ids: tuple[str, ...]


def base_of(selection: Selection, territories: Territories) -> TerritoryCard | None:
    """Where shortcuts start: the first département chosen, else région, else the page before."""
    ids = (*selection.compared_ids, selection.territory_id)
    places = [territories.by_id[code] for code in ids]
    for level in (Level.DEPARTEMENT, Level.REGION):
        if found := next((place for place in places if place.level is level), None):
            return found
    return None


def shortcuts(
    base: TerritoryCard | None, peers: Sequence[PeerCard], territories: Territories
) -> tuple[Shortcut, ...]:
    """What can be compared in one click, around a base if there is one."""
    around = [] if base is None else [*_region(base, territories), *_peers(base, peers)]
    return (*around, *_overseas(territories))


def _region(base: TerritoryCard, territories: Territories) -> Iterator[Shortcut]:
    """The département first, so that it stays where a région has more than can be compared."""
    region_id = base.territory_id if base.level is Level.REGION else base.parent_id
    inside = [p.territory_id for p in _departements(territories) if p.parent_id == region_id]
    if region_id is None or len(inside) < 2:
        return
    first = [base.territory_id] if base.territory_id in inside else []
    shown = [*first, *(code for code in inside if code not in first)][:MOST_COMPARED]
    label = words.region_sentence(territories.by_id[region_id], len(shown), len(inside))
    yield Shortcut(label, tuple(shown))


def _peers(base: TerritoryCard, peers: Sequence[PeerCard]) -> Iterator[Shortcut]:
    if peers:
        ids = (base.territory_id, *(peer.territory.territory_id for peer in peers))
        yield Shortcut(words.base_sentence(base, len(peers)), ids[:MOST_COMPARED])


def _overseas(territories: Territories) -> Iterator[Shortcut]:
    """Départements d’outre-mer have codes of three characters."""
    ids = [place.territory_id for place in _departements(territories) if len(place.code) == 3]
    if len(ids) > 1:
        yield Shortcut(words.OVERSEAS, tuple(ids))


def _departements(territories: Territories) -> list[TerritoryCard]:
    return [place for place in territories.by_id.values() if place.level is Level.DEPARTEMENT]
