"""Values, their age and their progress, as every page says them."""

from datetime import date

import pytest

from dashboard.cards.series import IndicatorCard, SeriesCard
from dashboard.wording import values
from dashboard.wording.typography import violations
from pipelines.vocabulary import TargetStatus, ValueStatus
from tests.dashboard.factories import (
    AIN,
    ASSISTANTS,
    CPTS,
    END_OF_2022,
    END_OF_2023,
    MID_2025,
    MSP,
    TODAY,
    place,
    point,
    series,
    target,
)
from tests.dashboard.reading import plain

FEBRUARY_2026 = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("value", "indicator", "printed"),
    [
        (2981.0, MSP, "2 981"),
        (0.0, MSP, "0"),
        (None, MSP, "n.d."),
        (90.0, CPTS, "90 %"),
        (86.14, CPTS, "86,1 %"),
        (None, CPTS, "n.d."),
    ],
)
def test_a_value_alone(value: float | None, indicator: IndicatorCard, printed: str) -> None:
    assert plain(values.bare(value, indicator)) == printed


@pytest.mark.parametrize(
    ("value", "indicator", "printed"),
    [
        (0.0, ASSISTANTS, "0 contrat d’assistant médical"),
        (1.0, ASSISTANTS, "1 contrat d’assistant médical"),
        (2.0, ASSISTANTS, "2 contrats d’assistant médical"),
        (8971.0, ASSISTANTS, "8 971 contrats d’assistant médical"),
        (1.0, MSP, "1 MSP"),
        (86.1, CPTS, "86,1 % de la population"),
    ],
)
def test_a_value_agrees_with_its_unit(value: float, indicator: IndicatorCard, printed: str) -> None:
    said = values.with_unit(value, indicator)
    assert plain(said) == printed
    assert violations(said) == []


@pytest.mark.parametrize(
    ("value", "indicator", "printed"),
    [
        (223.0, MSP, "+223 MSP"),
        (-1.0, ASSISTANTS, "−1 contrat d’assistant médical"),
        (0.0, MSP, "stable"),
        (0.04, CPTS, "stable"),
        (3.9, CPTS, "+3,9 points"),
        (-1.5, CPTS, "−1,5 point"),
    ],
)
def test_a_move_has_its_sign_and_its_unit(
    value: float, indicator: IndicatorCard, printed: str
) -> None:
    assert plain(values.moved(value, indicator)) == printed


def test_a_capital_changes_nothing_else() -> None:
    assert values.capital("à La Réunion") == "À La Réunion"
    assert values.capital("") == ""


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (2981.0, "41,7 % du chemin parcouru."),
        (2251.0, "0 % du chemin parcouru."),
        (2200.0, "En recul : −2,9 % du chemin, la valeur est sous le point de départ."),
        (4000.0, "Cible atteinte : 100 % du chemin."),
        (4500.0, "Cible dépassée : 128,6 % du chemin."),
    ],
    ids=["under way", "not started", "regression", "reached", "overshoot"],
)
def test_the_share_of_the_way_in_words(share: float, sentence: str) -> None:
    card = series(point(MID_2025, share), targets=(target(),))
    assert plain(values.share_of_way(card)) == sentence


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (series(point(MID_2025), territory=AIN), "Aucune cible chiffrée n’a été publiée dans"),
        (series(targets=(target(),), territory=AIN), "Aucune donnée publiée dans l’Ain"),
        (
            series(point(MID_2025), targets=(target(100.0, baseline=100.0),)),
            "Part du chemin non calculable : le point de départ est déjà à la cible.",
        ),
        (
            series(point(MID_2025), targets=(target(baseline=None),)),
            "Part du chemin non calculable : aucun point de départ publié.",
        ),
    ],
    ids=["no target", "no value", "no way to go", "no start"],
)
def test_without_a_share_the_sentence_says_why(card: SeriesCard, sentence: str) -> None:
    assert values.share_of_way(card).startswith(sentence)


def test_a_value_says_its_date_and_its_age() -> None:
    dated = values.dated(series(point(MID_2025)), TODAY)
    assert plain(dated) == "au 30 juin 2025, il y a 16 mois"
    assert values.dated(series(), TODAY) == "aucune valeur mesurée"


@pytest.mark.parametrize(
    ("today", "stale"),
    [(date(2026, 6, 30), False), (date(2026, 7, 1), True), (date(2025, 6, 1), False)],
    ids=["a year to the day", "one day more", "before the end of its month"],
)
def test_a_value_is_stale_after_a_year(today: date, stale: bool) -> None:
    assert values.is_stale(MID_2025, today) is stale


def test_an_old_value_says_when_the_next_was_due() -> None:
    days = [date(2023, 12, 31), date(2024, 6, 30), date(2024, 12, 31), MID_2025]
    said = values.stale(series(*[point(day) for day in days]), TODAY)
    assert said is not None
    assert plain(said) == (
        "Donnée ancienne : la dernière valeur mesurée date du 30 juin 2025 (il y a 16 mois). Au "
        "rythme habituel des publications, une valeur était attendue pour décembre 2025."
    )


def test_an_old_value_without_a_rhythm_promises_nothing() -> None:
    said = values.stale(series(point(MID_2025)), TODAY)
    assert said is not None
    assert said.endswith("(il y a 16\u00a0mois).")


def test_a_recent_value_needs_no_warning() -> None:
    assert values.stale(series(point(FEBRUARY_2026)), TODAY) is None
    assert values.stale(series(), TODAY) is None


def test_a_repeat_is_called_a_repeat() -> None:
    card = series(point(MID_2025), point(FEBRUARY_2026, 10.0, ValueStatus.CARRIED_FORWARD))
    (said,) = values.after_latest(card)
    assert said.startswith("La valeur du 28 février 2026 est identique à la précédente")
    assert said.endswith("elle est traitée comme un report, pas comme une mesure.")


def test_a_computed_value_says_how_and_that_it_is_ours() -> None:
    computed = point(FEBRUARY_2026, 92.6, ValueStatus.COMPUTED)
    (said,) = values.after_latest(series(point(MID_2025), computed, indicator=CPTS))
    assert plain(said) == (
        "Au 28 février 2026, la moyenne pondérée des départements donne 92,6 % de la population : "
        "c’est notre calcul, la valeur de la France n’est pas publiée à cette date."
    )
    (count,) = values.after_latest(series(point(MID_2025), computed))
    assert "la somme des départements donne 93 MSP" in plain(count)


def test_of_several_computed_values_only_the_newest_is_told() -> None:
    older = point(END_OF_2023, 80.0, ValueStatus.COMPUTED)
    newer = point(MID_2025, 100.0, ValueStatus.COMPUTED)
    card = series(older, newer, indicator=CPTS, territory=place("REG-53"))
    (said,) = values.after_latest(card)
    assert said.startswith("Au 30 juin 2025")
    assert "la valeur de Bretagne" in said


def test_a_disputed_start_gives_both_figures() -> None:
    goal = (target(100.0, baseline=94.33),)
    card = series(point(END_OF_2022, 40.68), indicator=CPTS, targets=goal)
    said = values.disputed_start(card)
    assert said is not None
    assert plain(said) == (
        "Le point de départ publié (94,3 %) diffère de la valeur publiée à la même date (40,7 %, "
        "au 31 décembre 2022) : lisez la part du chemin avec réserve."
    )
    assert values.disputed_start(series(point(END_OF_2022))) is None


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (date(2026, 12, 31), "dans 1 mois"),
        (TODAY, "aujourd’hui"),
        (date(2024, 12, 31), "passée il y a 22 mois"),
        (date(2023, 12, 31), "passée il y a 2 ans et 10 mois"),
        (None, "sans date"),
    ],
)
def test_a_deadline_is_ahead_today_or_passed(deadline: date | None, said: str) -> None:
    assert plain(values.time_left(target(deadline=deadline), TODAY)) == said


def test_a_target_in_force_falls_due_with_its_deadline() -> None:
    assert values.target_state(target(), TODAY) == "en vigueur"
    assert values.target_state(target(deadline=END_OF_2023), TODAY) == "échue"
    assert values.target_state(target(450.0, None), TODAY) == "en vigueur"


def test_a_target_has_its_deadline_or_is_yearly() -> None:
    assert plain(values.target(target(), MSP)) == "4 000 au 31 décembre 2026"
    assert plain(values.target(target(450.0, None), MSP)) == "450 par an"
    assert plain(values.target(target(100.0), CPTS)) == "100 % au 31 décembre 2026"


def test_exact_values_keep_the_digits_that_differ() -> None:
    assert plain(values.exact(90.72, CPTS)) == "90,72 %"
    assert plain(values.exact(3500.0, MSP)) == "3 500"


def test_every_status_has_its_words() -> None:
    assert set(values.STATUS) == set(values.STATUS_MEANING) == set(ValueStatus)
    assert set(values.TARGET_STATUS) == set(TargetStatus)
