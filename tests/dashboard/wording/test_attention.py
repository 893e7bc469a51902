"""The sentences of « À regarder »."""

import pytest

from dashboard.cards.attention import RULES, Closing
from dashboard.cards.series import TerritoryCard
from dashboard.wording import attention as words
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import Outcome
from tests.dashboard.factories import (
    AIN,
    ASSISTANTS,
    CPTS,
    FRANCE,
    MID_2025,
    MSP,
    TODAY,
    place,
    point,
    series,
)
from tests.dashboard.french import faults, places
from tests.dashboard.progress_factories import closed, closing, notable, progress
from tests.dashboard.reading import plain

GERS, LOZERE = place("DEP-32"), place("DEP-48")
BRETAGNE, CORSE = place("REG-53"), place("REG-94")


def said(rule: str, *shown: TerritoryCard, found: str = "") -> str:
    """The sentence of a finding about the MSP."""
    codes = [territory.territory_id for territory in shown]
    sentence = words.notable(notable(rule, *codes, found=found), MSP, shown)
    assert faults(sentence) == []
    return plain(sentence)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ((AIN,), "1 département (Ain) est sous le point de départ"),
        ((GERS, LOZERE), "2 départements (Gers, Lozère) sont sous le point de départ"),
        ((FRANCE,), "la France est sous le point de départ"),
        ((BRETAGNE,), "1 région (Bretagne) est sous le point de départ"),
        ((FRANCE, BRETAGNE), "la France et 1 région (Bretagne) sont sous le point de départ"),
        (
            (FRANCE, BRETAGNE, CORSE, AIN),
            "la France, 2 régions et 1 département (Bretagne, Corse, Ain) sont sous",
        ),
    ],
)
def test_a_fall_is_counted_and_named(shown: tuple[TerritoryCard, ...], expected: str) -> None:
    assert said("recul", *shown).startswith(f"MSP : {expected}")
    assert said("recul", *shown).endswith("le taux publié affiche 0 %.")


def test_many_territories_are_counted_but_not_named() -> None:
    departements = [one for one in places() if one.territory_id.startswith("DEP-")]
    assert "(" in said("recul", *departements[: words.MOST_NAMED])
    assert "(" not in said("recul", *departements)


def test_a_target_passed_is_theirs() -> None:
    assert "(Ain) a dépassé sa cible ;" in said("cible_depassee", AIN)
    assert "(Gers, Lozère) ont dépassé leur cible ;" in said("cible_depassee", GERS, LOZERE)


def test_a_repeat_is_not_a_measure() -> None:
    assert said("valeur_reportee", FRANCE, AIN) == (
        "MSP : la valeur imprimée pour le 30 juin 2025 répète la précédente dans tous les "
        "territoires : ce n’est pas une mesure."
    )


def test_a_mean_that_differs_gives_its_figure_for_france_only() -> None:
    mean = "91,5 % en moyenne pondérée des départements"
    assert said("moyenne_des_departements", FRANCE, found=mean) == (
        f"MSP : en France au 30 juin 2025, {mean}, ce qui diffère de la valeur publiée."
    )
    assert said("moyenne_des_departements", BRETAGNE, CORSE, found=mean) == (
        "MSP : dans 2 régions, la moyenne des départements diffère de la valeur publiée au 30 "
        "juin 2025."
    )


def test_a_value_outside_its_departements_agrees_with_who_has_it() -> None:
    one, two = said("hors_des_departements", CORSE), said("hors_des_departements", BRETAGNE, CORSE)
    assert one.endswith(
        "(Corse) au 30 juin 2025 sort de l’intervalle de celles de ses départements."
    )
    assert two.endswith("de celles de leurs départements.")


def test_targets_that_do_not_add_up_give_their_sum() -> None:
    assert said("somme_des_cibles", FRANCE, found="9 818 au 31/12/2024") == (
        "MSP : les cibles départementales ne s’additionnent pas à la cible nationale (9 818 au "
        "31/12/2024)."
    )


def test_every_rule_shown_has_its_sentence() -> None:
    assert all(said(rule, FRANCE, found="91,5 %") for rule in RULES)


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        (closing(13, 88), "13 des 101 départements au résultat connu ont atteint leur cible."),
        (closing(1, 100), "1 des 101 départements au résultat connu a atteint sa cible."),
        (closing(0, 101), "aucun des 101 départements au résultat connu n’a atteint sa cible."),
        (closing(0, 0), "aucun résultat n’est publié."),
    ],
)
def test_departements_whose_deadline_has_come_are_counted(ended: Closing, expected: str) -> None:
    sentence = words.closing(ended, ASSISTANTS)
    assert plain(sentence) == (
        "Assistants médicaux : l’échéance des cibles départementales du 31 décembre 2024 est "
        f"passée ; {expected}"
    )
    assert faults(sentence) == []


def test_an_announcement_that_is_over_tells_its_result_in_the_same_sentence() -> None:
    card = closed(Outcome.MISSED, 2758.0)
    assert plain(words.over(card, series())).startswith("MSP : l’objectif n’est pas atteint : ")
    assert plain(words.over(progress(), series())).startswith("MSP : l’échéance du 31 décembre")


def test_old_data_have_a_date_and_an_age() -> None:
    assert plain(words.old(series(point(MID_2025), indicator=CPTS), TODAY)) == (
        "Couverture par une CPTS : dernière valeur mesurée au 30 juin 2025, il y a 16 mois."
    )
    assert plain(words.old(series(), TODAY)) == "MSP : aucune valeur mesurée."


def test_fixed_sentences_follow_french_typography() -> None:
    fixed = (words.TITLE, words.NOTHING, words.COMPARE_LINK, words.DETAIL_LINK, words.RESULT_LINK)
    assert [fault for text in fixed for fault in violations(typo(text))] == []
