"""One session of the épreuves in words: its chain, its specialties, and what comes after."""

from collections.abc import Iterable, Sequence

from dashboard.cards.padhue import PadhueCard, TransitionCard
from dashboard.cards.padhue_flow import Chain, Flow, Stage, Step
from dashboard.wording import padhue_figures as figures
from dashboard.wording.padhue import NO_FIGURE, years, years_to_the_roll
from dashboard.wording.typography import NBSP
from dashboard.wording.values import capital
from pipelines.vocabulary import EvcScope

STAGES = {
    Stage.POSTS: "Postes ouverts",
    Stage.REGISTERED: "Candidats inscrits",
    Stage.PRESENT: "Présents aux épreuves",
    Stage.LAUREATES: "Reçus",
    Stage.ASSIGNED: "Affectés",
    Stage.AUTHORISED: "Autorisés à exercer",
}
UNKNOWN_COUNT = "nombre inconnu"
CAPACITY = "capacité, pas des personnes"
UNSURE = {
    "affectes_liste_principale": "périmètre incertain, peut-être les seuls médecins",
    "candidats": "inscrits ou présents, la source ne le dit pas",
}
FLOW_LEGEND = (
    "Une seule échelle pour la session. Contour : postes (une capacité). Plein : personnes. "
    "Hachures : nombre inconnu, sans longueur. Pointillé : écart entre deux sources ou bornes "
    "d’un intervalle."
)
FLOW_NOTE = (
    "Postes et personnes ne s’additionnent pas. Les sessions ne sont pas comparables avant et "
    "après 2025 (voies interne et externe)."
)
BESIDE = "À côté de la liste principale"
# The new épreuves apply to those held from 1 January 2021: the session 2020 was one of them.
FIRST_WITH_THESE_DURATIONS = 2020
EARLIER_RULES = (
    "Les durées ci-dessus sont celles des règles actuelles : elles ne valent pas pour cette "
    "session, tenue avant 2021."
)
GROUP = "Étapes de la session, en barres : les nombres sont écrits sur chaque ligne"
BESIDE_NOTE = (
    "La liste complémentaire et les ajouts après jugement peuvent se recouper : ils ne "
    "s’ajoutent pas à la liste principale."
)
FIGURE_COLUMNS = ("Ce qui est compté, et qui le dit", "Nombre")
SHOW_FIGURES = "Voir tous les chiffres de la session, avec leur source"
SPECIALTIES = "Par spécialité"
SPECIALTY, SOURCE = "Spécialité", "Source"
POSTS = "Postes"
NOT_DETAILED, TOTAL = "Non détaillé", "Total"


def later(card: PadhueCard, session: int) -> str:
    """Why the laureates of a session are not yet doctors on the roll; before 2020, other rules."""
    if session < FIRST_WITH_THESE_DURATIONS:
        return EARLIER_RULES
    low, high = years_to_the_roll(card)
    return (
        f"Les lauréats de la session {session} ne sont pas des médecins inscrits en "
        f"{session + 1}{NBSP}: au vu des durées ci-dessus, l’inscription à l’Ordre ne vient guère "
        f"avant {session + low} ou {session + high}."
    )


def heading(session: int) -> str:
    """« Session 2024 »."""
    return f"Session {session}"


def in_short(flow: Flow) -> str:
    """The fullest chains of a session, each in a sentence."""
    if not flow.chains:
        return NO_FIGURE
    fullest = max(_known_count(chain) for chain in flow.chains)
    chains = [chain for chain in flow.chains if _known_count(chain) == fullest]
    return " ".join(_chain_in_short(chain, flow) for chain in chains)


def chain_title(chain: Chain, flow: Flow) -> str:
    """« Toutes professions, liste A (concours) »; « liste non précisée » beside named ones."""
    known = next(step.known for step in chain.steps if step.known)
    title = capital(figures.field(known.subject))
    is_alone = all(other.scope is chain.scope for other in flow.chains)
    if chain.scope is not EvcScope.NON_PRECISE or is_alone:
        return title
    return f"{title}, {figures.SCOPES[chain.scope]}"


def step_name(step: Step) -> str:
    """« Postes ouverts », « Candidats inscrits, présents aux épreuves »."""
    if step.known is not None:
        return figures.measure(step.known.subject)
    names = [STAGES[stage] for stage in step.stages]
    return ", ".join([names[0], *map(small, names[1:])])


def step_count(step: Step) -> str:
    """The number of a stage, with what to know of it."""
    if step.known is None:
        return UNKNOWN_COUNT
    return figures.said_with_origin(step.known)


def step_source(step: Step) -> str:
    """Who says so; nothing for a stage that nobody counts."""
    if step.known is None:
        return ""
    caution = UNSURE.get(step.known.subject.measure)
    unit = CAPACITY if step.stages[0] is Stage.POSTS else caution
    return ". ".join(capital(text) for text in (unit, figures.sources(step.known)) if text)


def small(text: str) -> str:
    """The text with a small first letter: « postes ouverts »."""
    return text[:1].lower() + text[1:]


def exits(transitions: Iterable[TransitionCard]) -> str:
    """What the ways out of the path are, when nobody counts them."""
    labels = [
        small(one.to_label)
        for one in transitions
        if one.to_status.startswith("X") and not one.is_counted
    ]
    said = ", ".join(dict.fromkeys(labels))
    return f"Sorties du parcours{NBSP}: {said}" if said else ""


def figures_caption(session: int) -> str:
    """Caption of the table of a session."""
    return f"Chiffres nationaux de la session {session}"


def specialties_title(session: int) -> str:
    """« Par spécialité, session 2024 »."""
    return f"{SPECIALTIES}, session {session}"


def specialties_caption(session: int) -> str:
    """Caption of the table of specialties."""
    return f"Postes ouverts par spécialité, session {session}"


def no_specialty(session: int, others: Sequence[int]) -> str:
    """Where posts by specialty are known, when they are not for this session."""
    known = years(others)
    return (
        f"Aucun détail par spécialité n’a été relevé pour la session {session}. Sessions "
        f"renseignées{NBSP}: {known}."
    )


def _known_count(chain: Chain) -> int:
    return sum(step.known is not None for step in chain.steps)


def _chain_in_short(chain: Chain, flow: Flow) -> str:
    said = [
        f"{figures.said(step.known)} {small(step_name(step))}"
        for step in chain.steps
        if step.known is not None
    ]
    return f"{chain_title(chain, flow)}{NBSP}: {' ; '.join(said)}."
