"""The verdict in words: badge, sentence, result of a passed deadline, agreement, solidity."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard, SeriesCard
from dashboard.palette import mark
from dashboard.wording import verdicts as words
from pipelines.vocabulary import OnDeadline, Outcome, Reason, Solidity, Verdict
from tests.dashboard.factories import (
    ASSISTANTS,
    CPTS,
    END_OF_2023,
    MSP,
    TODAY,
    place,
    series,
)
from tests.dashboard.french import faults, places
from tests.dashboard.progress_factories import closed, fragile, judged, progress
from tests.dashboard.reading import plain

AMOUNTS = (0.0, 1.0, 1.9, 2.0, 1019.0)
LATER = date(2027, 1, 15)
FRANCE_OF = {
    indicator.indicator_id: series(indicator=indicator) for indicator in (MSP, CPTS, ASSISTANTS)
}


def said(card: ProgressCard | None, of: SeriesCard | None = None, today: date = TODAY) -> str:
    """The sentence as a reader sees it, with ordinary spaces."""
    return plain(words.sentence(card, of or FRANCE_OF["msp"], today))


def test_the_msp_of_france_must_accelerate() -> None:
    assert said(progress()) == (
        "En France, il faut accélérer : 1 019 MSP manquent encore pour atteindre 4 000 au 31 "
        "décembre 2026, soit 678 par an contre 341 sur les 12 derniers mois mesurés."
    )


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (
            judged(Verdict.ATTEINT, latest_value=4000.0, raw_rate_pct=100.0),
            "La cible de 4 000 MSP est atteinte en France : 4 000 MSP au 30 juin 2025.",
        ),
        (
            judged(Verdict.ATTEINT, latest_value=4100.0, raw_rate_pct=105.7),
            "La cible de 4 000 MSP est dépassée en France : 4 100 MSP au 30 juin 2025.",
        ),
        (
            judged(Verdict.EN_BONNE_VOIE, pace=1.1432),
            "En France, l’objectif est en bonne voie : 2 981 MSP au 30 juin 2025, soit 114 % du "
            "rythme nécessaire.",
        ),
        (
            judged(Verdict.INSUFFISANT),
            "En France, le rythme est insuffisant : 41,7 % du chemin est parcouru alors que "
            "62,4 % du temps est écoulé.",
        ),
        (
            judged(Verdict.EN_RECUL, latest_value=2233.0),
            "En France, l’indicateur recule : 2 233 MSP au 30 juin 2025, contre 2 251 au 31 "
            "décembre 2022 (−18 MSP).",
        ),
        (
            judged(Verdict.NON_CALCULABLE, reason=Reason.NO_BASELINE),
            "En France, le verdict n’est pas calculable : aucun point de départ publié.",
        ),
    ],
    ids=["reached", "passed", "on track", "insufficient", "backwards", "not computed"],
)
def test_each_verdict_has_its_sentence(card: ProgressCard, expected: str) -> None:
    assert said(card) == expected


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_completes_the_sentence(reason: Reason) -> None:
    sentence = words.sentence(
        judged(Verdict.NON_CALCULABLE, reason=reason, latest_value=None), FRANCE_OF["cpts"], TODAY
    )
    assert faults(sentence) == []
    assert words.REASONS[reason] in sentence


def test_without_a_target_nothing_is_judged() -> None:
    assert said(None, series(territory=place("DEP-976"))) == (
        "Aucune cible chiffrée n’a été publiée à Mayotte. Le verdict n’est pas calculable."
    )
    badge = words.badge(None, TODAY)
    assert (badge.verdict, badge.word) == (Verdict.NON_CALCULABLE, words.NO_TARGET)


@pytest.mark.parametrize(
    ("missing", "expected"),
    [(1.0, "1 MSP manque encore"), (1.9, "1,9 MSP manque encore"), (2.0, "2 MSP manquent encore")],
)
def test_one_is_missing_and_two_are_missing(missing: float, expected: str) -> None:
    assert expected in said(progress(latest_value=4000.0 - missing))


@pytest.mark.parametrize(
    ("missing", "expected"),
    [(1.5, "1,5 point manque encore"), (2.0, "2 points manquent encore")],
)
def test_percentages_lack_points(missing: float, expected: str) -> None:
    card = progress(latest_value=100.0 - missing, target_value=100.0)
    assert expected in said(card, FRANCE_OF["cpts"])


def test_a_verdict_that_one_unit_changes_is_said_with_its_doubt() -> None:
    card = fragile(
        Verdict.INSUFFISANT, Verdict.EN_RECUL, Verdict.ATTEINT, latest_value=1.0, target_value=2.0
    )
    assert said(card, series(territory=place("DEP-976"))) == (
        "À Mayotte, on ne peut pas conclure : 1 MSP au 30 juin 2025, ce qui donne "
        "« Insuffisant » ; 1 MSP de plus ou de moins donnerait « Atteint » ou « En recul »."
    )
    assert words.badge(card, TODAY) == words.Badge(
        Verdict.NON_CALCULABLE, mark(Verdict.NON_CALCULABLE).symbol, "Ne permet pas de conclure"
    )


def test_the_rounding_that_changes_a_verdict_is_said_in_points() -> None:
    card = fragile(
        Verdict.EN_BONNE_VOIE,
        Verdict.A_ACCELERER,
        Verdict.EN_BONNE_VOIE,
        latest_value=90.0,
        precision_units=0.5,
    )
    assert said(card, FRANCE_OF["cpts"]) == (
        "En France, on ne peut pas conclure : 90 % de la population au 30 juin 2025, ce qui donne "
        "« En bonne voie » ; 0,5 point de plus ou de moins donnerait « À accélérer »."
    )


@pytest.mark.parametrize("verdict", Verdict)
def test_a_solid_verdict_gives_its_own_badge(verdict: Verdict) -> None:
    badge = words.badge(judged(verdict), TODAY)
    assert (badge.verdict, badge.symbol, badge.word) == (
        *(verdict, mark(verdict).symbol, mark(verdict).word),
    )


def test_a_passed_deadline_that_was_met() -> None:
    card = closed(Outcome.REACHED, 4012.0)
    assert said(card) == (
        "La cible de 4 000 MSP au 31 décembre 2024 est atteinte : 4 012 MSP à cette date."
    )
    assert words.badge(card, TODAY).word == "Échéance passée : cible atteinte"


def test_a_passed_deadline_that_was_missed() -> None:
    card = closed(Outcome.MISSED, 2758.0)
    assert said(card) == (
        "L’objectif n’est pas atteint : 2 758 MSP au 31 décembre 2024, pour une cible de 4 000 "
        "MSP. 1 242 MSP manquent."
    )
    assert words.badge(card, TODAY).word == "Échéance passée : cible manquée"


def test_a_target_missed_on_the_day_and_reached_since_says_both() -> None:
    card = closed(Outcome.MISSED, 13.0, target_value=14.0, final_gap_units=-1.0, latest_value=14.0)
    since = replace(card, verdict=Verdict.ATTEINT, reason=None)
    assert said(since, series(indicator=ASSISTANTS, territory=place("DEP-976"))) == (
        "L’objectif n’est pas atteint : 13 contrats d’assistant médical au 31 décembre 2024, pour "
        "une cible de 14 contrats d’assistant médical. 1 contrat d’assistant médical manque. La "
        "cible a été atteinte depuis : 14 contrats d’assistant médical au 30 juin 2025."
    )


def test_a_value_between_two_measures_is_said_so() -> None:
    between = {"on_deadline": OnDeadline.INTERPOLATED}
    missed = closed(Outcome.MISSED, 3343.4, final_gap_units=-656.6, **between)
    assert "3 343 MSP au 31 décembre 2024 (interpolé), pour une cible" in said(missed)
    assert "657 MSP manquent." in said(missed)
    assert said(closed(Outcome.REACHED, 4000.6, **between)).endswith(
        ": 4 001 MSP à cette date (interpolé)."
    )


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (
            progress(),
            "L’échéance du 31 décembre 2026 est passée, pour une cible de 4 000 MSP : aucune "
            "valeur n’est encore publiée à cette date ou après ; dernière valeur connue : 2 981 "
            "MSP au 30 juin 2025.",
        ),
        (
            closed(Outcome.UNKNOWN, None),
            "L’échéance du 31 décembre 2024 est passée, pour une cible de 4 000 MSP : aucune "
            "valeur n’est publiée à cette date ou avant ; dernière valeur connue : 2 981 MSP au "
            "30 juin 2025.",
        ),
        (
            progress(latest_value=None, latest_date=None),
            "L’échéance du 31 décembre 2026 est passée, pour une cible de 4 000 MSP : aucune "
            "valeur n’est publiée.",
        ),
    ],
    ids=["values stop before", "values start after", "no value"],
)
def test_a_passed_deadline_without_a_result_says_why(card: ProgressCard, expected: str) -> None:
    assert said(card, today=LATER) == expected
    assert words.badge(card, LATER).word == "Échéance passée : résultat non publié"


def test_on_its_own_day_a_deadline_is_still_ahead() -> None:
    assert words.badge(progress(), date(2026, 12, 31)).verdict is Verdict.A_ACCELERER


@pytest.mark.parametrize(
    ("agreeing", "computed", "expected"),
    [
        (5, 6, "5 méthodes sur 6 : à accélérer"),
        (2, 5, "2 méthodes sur 5 : à accélérer"),
        (1, 5, "1 méthode sur 5 : à accélérer"),
    ],
)
def test_the_methods_that_agree_are_counted(agreeing: int, computed: int, expected: str) -> None:
    card = progress(methods_agreeing=agreeing, methods_computed=computed)
    assert plain(words.agreement(card)) == expected


def test_nobody_agrees_on_what_cannot_be_computed() -> None:
    assert words.agreement(judged(Verdict.NON_CALCULABLE)) == ""


@pytest.mark.parametrize(
    ("indicator", "step", "expected"),
    [
        (MSP, 1.0, "1 MSP"),
        (ASSISTANTS, 1.0, "1 contrat d’assistant médical"),
        (CPTS, 0.5, "0,5 point"),
        (CPTS, 0.05, "0,05 point"),
        (CPTS, 0.005, "0,005 point"),
    ],
)
def test_solidity_names_the_step_with_all_its_digits(
    indicator: IndicatorCard, step: float, expected: str
) -> None:
    solid = progress(precision_units=step)
    doubtful = replace(
        solid, solidity=Solidity.ONE_UNIT_CHANGES_IT, verdict_one_more=Verdict.EN_BONNE_VOIE
    )
    assert plain(words.solidity(solid, indicator)) == (
        f"Verdict solide : {expected} de plus ou de moins ne le change pas."
    )
    assert plain(words.solidity(doubtful, indicator)) == (
        f"{expected} de plus ou de moins donnerait « En bonne voie » : cet écart ne permet pas de "
        "conclure."
    )
    short = plain(words.solidity_in_short(solid, indicator))
    assert short == f"± {expected} ne change pas le verdict"
    short = plain(words.solidity_in_short(doubtful, indicator))
    assert short == f"± {expected} changerait le verdict"


def test_without_a_verdict_there_is_no_solidity() -> None:
    card = judged(Verdict.NON_CALCULABLE, solidity=None)
    assert (words.solidity(card, MSP), words.solidity_in_short(card, MSP)) == ("", "")


def every_card(amount: float) -> list[ProgressCard]:
    """Cards of every kind in which the figures that are told are this one."""
    figures = {
        "baseline_value": amount,
        "latest_value": 3 * amount,
        "target_value": 4 * amount,
        "needed_per_year": amount,
        "observed_per_year": amount,
    }
    missed = {"target_value": amount, "final_gap_units": -amount}
    return [
        *(judged(verdict, **figures, reason=Reason.NO_VALUE) for verdict in Verdict),
        fragile(Verdict.EN_RECUL, Verdict.EN_RECUL, Verdict.INSUFFISANT, **figures),
        progress(**figures, deadline=END_OF_2023),
        closed(Outcome.REACHED, amount, **missed),
        closed(Outcome.MISSED, amount, **missed),
        closed(Outcome.MISSED, amount, **missed | {"verdict": Verdict.ATTEINT}),
        closed(Outcome.UNKNOWN, None, **missed),
    ]


@pytest.mark.parametrize("indicator", [MSP, CPTS, ASSISTANTS], ids=lambda one: one.indicator_id)
def test_every_sentence_is_right_in_every_territory(indicator: IndicatorCard) -> None:
    cards = [None, *(card for amount in AMOUNTS for card in every_card(amount))]
    for territory in places():
        of = series(indicator=indicator, territory=territory)
        wrong = [fault for card in cards for fault in faults(words.sentence(card, of, TODAY))]
        assert wrong == []
