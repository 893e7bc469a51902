"""Figures quoted in public beside the measure, in words."""

from datetime import date

import pytest

from dashboard.cards.cnr import FigureCard
from dashboard.wording import reconciliation as words
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import Confidence, Notion
from tests.dashboard.cnr_factories import figure
from tests.dashboard.factories import AIN, CPTS, MSP, series
from tests.dashboard.reading import plain

COVERAGE = series(indicator=CPTS)


def test_figures_that_differ_are_listed_from_low_to_high() -> None:
    other = figure(81.0, notion=Notion.VOISINE, gap=None)
    said = words.circulating([figure(91.0, gap=1.0), figure(82.0), other], COVERAGE)
    assert plain(said) == ("Trois chiffres circulent pour la même notion : 82 %, 90 % et 91 %.")


def test_figures_that_agree_are_said_once() -> None:
    said = words.circulating([figure(90.0, gap=0.0)], COVERAGE)
    assert plain(said) == "Les sources donnent le même chiffre : 90 %."


def test_figures_without_a_measure_are_not_compared() -> None:
    lonely = figure(gap=None, compared=None)
    assert words.circulating([lonely], COVERAGE) == ""
    assert words.gap(lonely, COVERAGE) == "non comparable"
    assert words.around(None) == "Sans mesure du Baromètre à moins de six mois"


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (figure(82.0), "82 %"),
        (figure(75.0, unit="% (approx.)"), "environ 75 %"),
        (figure(78.93, notion=Notion.VOISINE), "78,93 %"),
        (figure(5.4, unit="millions hab.", notion=Notion.VOISINE), "5,4 millions d’habitants"),
        (figure(1744.0, unit="MSP", notion=Notion.VOISINE), "1 744 MSP"),
    ],
)
def test_a_figure_has_its_own_unit(card: FigureCard, said: str) -> None:
    assert plain(words.figure(card, COVERAGE)) == said


def test_a_gap_has_its_sign_and_unit() -> None:
    assert plain(words.gap(figure(), COVERAGE)) == "−8 points"
    assert plain(words.gap(figure(91.0, gap=1.0), COVERAGE)) == "+1 point"
    assert words.gap(figure(90.0, gap=0.0), COVERAGE) == "aucun"
    assert plain(words.gap(figure(gap=49.0), series())) == "+49"
    assert words.gap(figure(notion=Notion.VOISINE, gap=None), COVERAGE) == "autre notion"


def test_an_explanation_is_given_or_its_absence_is_said() -> None:
    assert words.explanation(figure(explanation="À tous les stades.")) == "À tous les stades."
    assert words.explanation(figure()) == "Aucune explication publiée de l’écart."
    assert words.explanation(figure(gap=0.0)) == ""
    assert words.explanation(figure(gap=None)) == ""


def test_who_said_it_and_when() -> None:
    assert plain(words.who(figure())) == "Le Quotidien du médecin, « Entretien »"
    assert words.when(figure()) == "2025"
    assert words.when(figure(confidence=Confidence.LOW)) == "2025, fiabilité faible"


def test_the_measure_used_is_named_with_its_definition() -> None:
    row = words.reference(date(2025, 10, 31), 90.0, COVERAGE)
    assert tuple(map(plain, row)) == (
        "90 %",
        "DITP, Baromètre des résultats de l’action publique, 31 octobre 2025",
        "Part de la population couverte.",
        "s.o.",
        "Oui",
    )


def test_a_territory_without_figures_says_whose_are_shown() -> None:
    said = words.elsewhere(series(indicator=MSP, territory=AIN))
    assert plain(said) == (
        "Aucun chiffre cité n’a été relevé dans l’Ain : ceux-ci valent pour la France."
    )
    assert "« MSP »" in plain(words.none(series()))


def test_fixed_sentences_follow_french_typography() -> None:
    for text in (*words.WHY.values(), words.NOTE, words.NO_EXPLANATION, words.unit_note(COVERAGE)):
        assert violations(typo(text)) == []
