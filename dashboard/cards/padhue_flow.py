"""The chain of one session: posts, then people, and what nobody counts.

In: what is known of a session. Out: one chain per profession and list, which are never mixed:
posts are a capacity, people a flow, and a stage without a figure stays without one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.cards.padhue import ALL_SPECIALTIES, SUMMED, FigureCard, Known, PadhueCard
from pipelines.vocabulary import FRANCE, EvcScope


class Stage(StrEnum):
    """The stages of a session, in order."""

    POSTS = "posts"
    REGISTERED = "registered"
    PRESENT = "present"
    LAUREATES = "laureates"
    ASSIGNED = "assigned"
    AUTHORISED = "authorised"


MEASURES = {
    "postes_ouverts": Stage.POSTS,
    "inscrits": Stage.REGISTERED,
    "candidats": Stage.REGISTERED,
    "presents": Stage.PRESENT,
    "laureats": Stage.LAUREATES,
    "laureats_liste_principale": Stage.LAUREATES,
    "laureats_total": Stage.LAUREATES,
    "affectes_liste_principale": Stage.ASSIGNED,
}
# Beside the chain: what may overlap with it, or counts something else than people of one stage.
BESIDE = (
    *("laureats_liste_complementaire", "postes_liste_complementaire", "laureats_ajoutes"),
    *("laureats_non_affectes", "affectes_petits_centres_hospitaliers"),
)
# Lists B and C are examinations: they have no posts.
_WITHOUT_POSTS = frozenset(
    {EvcScope.LISTES_A_B_C, EvcScope.LISTES_A_B, EvcScope.LISTE_B, EvcScope.LISTE_C}
)


@dataclass(frozen=True, slots=True)
class Step:
    """A stage with what is known of it, or the stages in a row of which nothing is."""

    stages: tuple[Stage, ...]
    known: Known | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One profession and one list of one session, stage by stage."""

    session: int
    profession: str
    scope: EvcScope
    steps: tuple[Step, ...]

    @property
    def largest(self) -> float:
        """The largest number of the chain."""
        return max(step.known.high for step in self.steps if step.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A session: its chains, the fullest first, and the figures beside them."""

    session: int
    chains: tuple[Chain, ...]
    beside: tuple[Known, ...]

    @property
    def largest(self) -> float:
        """The number that takes the whole width: one scale for all the bars of a session."""
        return max(chain.largest for chain in self.chains)


def flow(card: PadhueCard, session: int) -> Flow:
    """The chains of a session; none where nothing of its stages is known."""
    groups: dict[tuple[str, EvcScope], list[Known]] = {}
    for known in card.select(*MEASURES, session=session, territory=FRANCE, where=_is_of_a_chain):
        subject = known.subject
        groups.setdefault((subject.profession, subject.scope), []).append(known)
    chains = [_chain(session, *group, found) for group, found in groups.items()]
    beside = card.select(*BESIDE, session=session, territory=FRANCE, where=_of_all_specialties)
    return Flow(
        session=session,
        chains=tuple(sorted(chains, key=_fullest_first)),
        beside=tuple(sorted(beside, key=lambda known: BESIDE.index(known.subject.measure))),
    )


def _chain(session: int, profession: str, scope: EvcScope, found: Sequence[Known]) -> Chain:
    by_stage = {MEASURES[known.subject.measure]: known for known in found}
    steps: list[Step] = []
    for stage in Stage:
        if stage is Stage.POSTS and scope in _WITHOUT_POSTS:
            continue
        if (known := by_stage.get(stage)) is not None:
            steps.append(Step((stage,), known))
        elif steps and steps[-1].known is None:
            steps[-1] = Step((*steps[-1].stages, stage))
        else:
            steps.append(Step((stage,)))
    return Chain(session=session, profession=profession, scope=scope, steps=tuple(steps))


def _is_of_a_chain(figure: FigureCard) -> bool:
    # The two routes are two competitions: their sum is no stage.
    is_ours = figure.citations[0].publisher == SUMMED or figure.scope is EvcScope.DEUX_VOIES
    return _of_all_specialties(figure) and not is_ours


def _of_all_specialties(figure: FigureCard) -> bool:
    return figure.specialty == ALL_SPECIALTIES


def _fullest_first(chain: Chain) -> tuple[int, float]:
    return -sum(step.known is not None for step in chain.steps), -chain.largest
