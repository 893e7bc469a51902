"""Local projects and what sources count of them, in words."""

import pytest

from dashboard.cards.cnr import TallyCard
from dashboard.selection.toolbox import FILTERS
from dashboard.selection.url import Refused
from dashboard.wording import toolbox as words
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import ProjectStatus, Roundness, Tally, Theme
from tests.dashboard.cnr_factories import HAUTE_PROVENCE, PACA, project, tally
from tests.dashboard.factories import FRANCE
from tests.dashboard.reading import plain


def test_every_word_of_the_closed_lists_has_its_label() -> None:
    assert list(words.THEMES) == list(Theme)
    assert list(words.STATES) == list(ProjectStatus)
    assert list(words.TALLIES) == list(Tally)
    assert set(words.ROUNDNESS) == set(Roundness)
    assert set(words.ALL) == set(words.PICKERS) == set(FILTERS)


def test_a_departement_has_its_code() -> None:
    assert words.place(HAUTE_PROVENCE) == "Alpes-de-Haute-Provence (04)"
    assert words.place(PACA) == "Provence-Alpes-Côte d’Azur"
    assert words.place(FRANCE) == "France"


def test_a_state_is_dated_and_an_unknown_one_is_said() -> None:
    assert words.state(project()) == "En cours (novembre 2023)"
    assert words.state(project(status=None, period=None)) == "non précisé"
    assert words.state(project(period=None)) == "En cours"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (0, "Aucun projet ne correspond à ces filtres."),
        (1, "1 projet affiché sur 11."),
        (8, "8 projets affichés sur 11."),
    ],
)
def test_the_number_of_projects_is_told(found: int, said: str) -> None:
    assert plain(words.shown(found, 11)) == said


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (tally(10_000, roundness=Roundness.PLUS_DE), "plus de 10 000"),
        (tally(700, roundness=Roundness.PRES_DE), "près de 700"),
        (tally(41, counted=Tally.PROJETS), "41"),
        (
            tally(2.9, counted=Tally.FINANCEMENT_MEUR, roundness=Roundness.PLUS_DE),
            "plus de 2,9 millions d’euros",
        ),
        (tally(1, counted=Tally.FINANCEMENT_MEUR), "1 million d’euros"),
    ],
)
def test_a_number_keeps_the_word_of_its_source(card: TallyCard, said: str) -> None:
    assert plain(words.amount(card)) == said


def test_two_sources_that_disagree_are_both_named() -> None:
    low = tally(10_000, roundness=Roundness.PLUS_DE, note="Même chiffre que le ministère.")
    high = tally(100_000, roundness=Roundness.ENVIRON, source_title="Le Pharmacien")
    assert plain(words.cell([low, high])) == "plus de 10 000 ou environ 100 000"
    assert words.cell([]) == "n.d."
    assert plain(words.disagreement([low, high])) == (
        "Participants, France : plus de 10 000 selon Le Quotidien (même chiffre que le "
        "ministère) ; environ 100 000 selon Le Pharmacien. Aucun des deux n’est écarté ici."
    )


def test_what_is_missing_from_the_list_is_told() -> None:
    announced = tally(41, counted=Tally.PROJETS, territory=PACA)
    assert plain(words.coverage(announced, 8)) == (
        "Provence-Alpes-Côte d’Azur : 8 projets décrits ici, 41 annoncés."
    )


def test_a_bad_filter_is_told_politely_and_briefly() -> None:
    assert plain(words.refused(Refused("theme", "x"))) == (
        "Ce lien contient une valeur inconnue (theme = x). Ce filtre n’est pas appliqué."
    )
    assert plain(words.refused(Refused("statut", " "))) == (
        "Dans ce lien, « statut » n’a pas de valeur. Ce filtre n’est pas appliqué."
    )
    assert len(words.refused(Refused("theme", "x" * 1000))) < 150


def test_fixed_sentences_follow_french_typography() -> None:
    labels = (*words.THEMES.values(), *words.STATES.values(), *words.PICKERS.values())
    for text in (words.NOT_COMPLETE, words.ADD, words.EMPTY, words.CLEAR, *labels):
        assert violations(typo(text)) == []
