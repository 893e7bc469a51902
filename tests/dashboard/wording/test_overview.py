"""Synthèse: titles, targets and moves in sentences."""

from datetime import date

import pytest

from dashboard.cards.progress import ProgressCard
from dashboard.wording import overview
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import Outcome, Verdict
from tests.dashboard.factories import (
    ASSISTANTS,
    CPTS,
    END_OF_2023,
    MID_2025,
    TODAY,
    point,
    series,
    target,
)
from tests.dashboard.french import faults
from tests.dashboard.progress_factories import closed, fragile, judged, progress, standing
from tests.dashboard.reading import plain


def lead(*cards: ProgressCard | None, today: date = TODAY) -> str:
    """The sentence on top of the page, from the number of targets on."""
    said = plain(overview.lead([standing(card) for card in cards], today))
    assert faults(said) == []
    return said


@pytest.mark.parametrize(("followed", "word"), [(1, "Deux"), (2, "Trois"), (3, "Quatre")])
def test_the_lead_counts_the_targets_and_the_padhue(followed: int, word: str) -> None:
    assert lead(*[progress()] * followed).startswith(f"{word} objectifs nationaux")


@pytest.mark.parametrize(
    ("cards", "told"),
    [
        (
            (
                progress(),
                fragile(Verdict.EN_BONNE_VOIE, Verdict.A_ACCELERER, Verdict.EN_BONNE_VOIE),
                judged(Verdict.EN_BONNE_VOIE),
            ),
            "un est à accélérer, un ne permet pas de conclure, un est en bonne voie, un n’a pas "
            "de cible chiffrée.",
        ),
        (
            (judged(Verdict.EN_RECUL), judged(Verdict.ATTEINT), judged(Verdict.EN_RECUL)),
            "deux reculent, un est atteint, un n’a pas de cible chiffrée.",
        ),
        ((None, None, None), "quatre n’ont pas de cible chiffrée."),
    ],
)
def test_the_lead_counts_each_verdict(cards: tuple[ProgressCard | None, ...], told: str) -> None:
    assert lead(*cards).endswith(f" : {told}")


def test_the_lead_tells_apart_the_results_of_passed_deadlines() -> None:
    met, missed = closed(Outcome.REACHED, 4000.0), closed(Outcome.MISSED, 2758.0)
    assert lead(met, missed, missed).endswith(
        "un a atteint sa cible à l’échéance, deux ont manqué leur cible à l’échéance, un n’a pas "
        "de cible chiffrée."
    )
    assert "trois ont une échéance passée sans résultat publié, un" in lead(
        *[progress()] * 3, today=date(2027, 1, 15)
    )


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_may_be_said_once_or_three_times(verdict: Verdict) -> None:
    assert " : un " in lead(judged(verdict), None, None)
    assert " : trois " in lead(*[judged(verdict)] * 3)


def test_a_target_is_stated_with_its_start() -> None:
    card = series(point(MID_2025), targets=(target(),))
    assert plain(overview.goal(card)) == "Cible : 4 000 au 31 décembre 2026"
    assert plain(overview.start(card)) == "Départ : 2 251 au 31 décembre 2022"


def test_without_a_target_the_card_says_so() -> None:
    assert overview.goal(series()) == "Aucune cible chiffrée publiée."
    assert overview.start(series()) == ""
    assert overview.start(series(targets=(target(baseline=None),))) == ""


def test_a_move_compares_the_last_two_measures() -> None:
    card = series(point(END_OF_2023, 2758.0), point(MID_2025, 2981.0))
    assert plain(overview.move(card) or "") == (
        "MSP, France : de 2 758 à 2 981 (+223) entre décembre 2023 et juin 2025."
    )


def test_a_loss_keeps_its_sign() -> None:
    card = series(point(END_OF_2023, 2.0), point(MID_2025, 1.0), indicator=ASSISTANTS)
    assert "de 2 à 1 (−1) entre" in plain(overview.move(card) or "")


def test_a_value_that_did_not_move_is_stable() -> None:
    card = series(point(END_OF_2023, 96.08), point(MID_2025, 96.12), indicator=CPTS)
    assert plain(overview.move(card) or "") == (
        "Couverture par une CPTS, France : stable à 96,1 % entre décembre 2023 et juin 2025."
    )


def test_one_measure_is_not_a_move() -> None:
    assert overview.move(series(point(MID_2025))) is None
    assert overview.move(series()) is None


def test_fixed_sentences_follow_french_typography() -> None:
    sentences = (overview.TITLE, overview.PADHUE_TEXT, overview.SHARE_NOTE, overview.NO_CHANGE)
    for text in (*sentences, overview.BULLET_NOTE, *overview.CAUTIONS):
        assert violations(typo(text)) == []
