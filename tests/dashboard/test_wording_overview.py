"""Synthèse: titles, targets and moves in sentences."""

import pytest

from dashboard.wording import overview
from dashboard.wording.typography import typo, violations
from tests.dashboard.factories import (
    ASSISTANTS,
    CPTS,
    END_OF_2023,
    MID_2025,
    point,
    series,
    target,
)
from tests.dashboard.reading import plain


@pytest.mark.parametrize(("followed", "word"), [(1, "Deux"), (2, "Trois"), (3, "Quatre")])
def test_the_lead_counts_the_targets_and_the_padhue(followed: int, word: str) -> None:
    assert overview.lead([series()] * followed).startswith(f"{word} objectifs nationaux")


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
    sentences = (overview.TITLE, overview.PADHUE_TEXT, overview.SHARE_NOTE, *overview.CAUTIONS)
    for text in sentences:
        assert violations(typo(text)) == []
