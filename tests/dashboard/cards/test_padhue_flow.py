"""The chain of a session: nothing mixed, nothing invented."""

from dashboard.cards.padhue import Citation
from dashboard.cards.padhue_flow import Stage, Step, flow
from pipelines.vocabulary import EvcScope
from tests.dashboard.padhue_factories import LAUREATES, OF_2024, card, figure


def told(step: Step) -> tuple[tuple[Stage, ...], tuple[float, float] | None]:
    return step.stages, (step.known.low, step.known.high) if step.known else None


def test_a_session_goes_from_posts_to_people_and_keeps_its_unknowns() -> None:
    (chain,) = flow(card(*OF_2024), 2024).chains

    assert [told(step) for step in chain.steps] == [
        ((Stage.POSTS,), (4000, 4000)),
        ((Stage.REGISTERED, Stage.PRESENT), None),
        ((Stage.LAUREATES,), (3225, 3235)),
        ((Stage.ASSIGNED,), (2637, 2637)),
        ((Stage.AUTHORISED,), None),
    ]


def test_lists_and_professions_have_each_their_chain_the_fullest_first() -> None:
    figures = (
        figure(low=450, session=2016, scope=EvcScope.LISTE_A),
        figure("inscrits", 5540, session=2016, scope=EvcScope.LISTE_A),
        figure("inscrits", 169, session=2016, scope=EvcScope.LISTE_B),
        figure(low=9, session=2016, scope=EvcScope.LISTE_A, profession="chirurgien-dentiste"),
    )

    chains = flow(card(*figures), 2016).chains

    assert [(chain.scope, chain.profession) for chain in chains] == [
        (EvcScope.LISTE_A, "toutes professions EVC"),
        (EvcScope.LISTE_B, "toutes professions EVC"),
        (EvcScope.LISTE_A, "chirurgien-dentiste"),
    ]


def test_an_examination_has_no_posts() -> None:
    for scope, first in ((EvcScope.LISTE_B, Stage.REGISTERED), (EvcScope.LISTE_A, Stage.POSTS)):
        shown = flow(card(figure("inscrits", 64, session=2011, scope=scope)), 2011)
        assert shown.chains[0].steps[0].stages[0] is first


def test_no_figure_of_another_session_place_or_specialty_enters_a_chain() -> None:
    others = (
        figure("inscrits", 6988, session=2018),
        figure("inscrits", 646, territory=("REG-24", "Centre-Val de Loire")),
        figure(LAUREATES, 39, specialty="psychiatrie", profession="médecin"),
    )

    (chain,) = flow(card(figure(), *others), 2024).chains

    assert [told(step)[1] for step in chain.steps] == [(4000, 4000), None]


def test_our_sums_are_no_stage() -> None:
    summed = Citation(title="Somme", publisher="calcul", date="2025-11")
    whole = figure("laureats_total", 4250, citations=(summed,), is_derived=True)
    routes = (
        figure(low=4000, session=2025, scope=EvcScope.VOIE_INTERNE),
        figure(low=400, session=2025, scope=EvcScope.VOIE_EXTERNE),
        figure(low=4400, session=2025, scope=EvcScope.DEUX_VOIES, formula="4 000 + 400"),
    )

    assert flow(card(whole), 2024).chains == ()
    assert [chain.largest for chain in flow(card(*routes), 2025).chains] == [4000, 400]


def test_one_scale_for_all_the_bars_of_a_session() -> None:
    routes = (
        figure(low=4000, session=2025, scope=EvcScope.VOIE_INTERNE),
        figure(low=400, session=2025, scope=EvcScope.VOIE_EXTERNE),
    )

    assert flow(card(*routes), 2025).largest == 4000


def test_what_may_overlap_stands_beside() -> None:
    (beside,) = flow(card(*OF_2024), 2024).beside

    assert (beside.subject.measure, beside.low) == ("laureats_ajoutes", 377)


def test_a_session_of_which_nothing_is_known_has_no_chain() -> None:
    shown = flow(card(*OF_2024), 2019)

    assert (shown.chains, shown.beside) == ((), ())
