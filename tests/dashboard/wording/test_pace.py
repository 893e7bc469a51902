"""What is late, by how much, and what it would take."""

import pytest

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard
from dashboard.wording import pace as words
from pipelines.vocabulary import Landing, Verdict
from tests.dashboard.factories import ASSISTANTS, CPTS, MID_2025, MSP
from tests.dashboard.french import faults
from tests.dashboard.progress_factories import judged, progress
from tests.dashboard.reading import plain


@pytest.mark.parametrize(
    ("units", "months", "indicator", "expected"),
    [
        (-361.78, -9.93, MSP, "362 MSP de retard sur la trajectoire, soit 10 mois"),
        (644.17, 4.98, ASSISTANTS, "644 contrats d’assistant médical d’avance sur la "),
        (-1.4, -3.2, MSP, "1,4 MSP de retard sur la trajectoire, soit 3 mois"),
        (-0.67, -1.0, CPTS, "0,7 point de retard sur la trajectoire, soit 1 mois"),
        (-0.33, -0.34, CPTS, "0,3 point de retard sur la trajectoire, soit moins d’un mois"),
        (0.3, 0.2, MSP, "0,3 MSP d’avance sur la trajectoire, soit moins d’un mois"),
        (0.04, 0.1, CPTS, "Sur la trajectoire"),
        (0.0, 0.0, MSP, "Sur la trajectoire"),
    ],
)
def test_a_gap_has_a_side_and_a_time(
    units: float, months: float, indicator: IndicatorCard, expected: str
) -> None:
    card = progress(gap_units=units, gap_months=months)
    assert plain(words.gap(card, indicator)).startswith(expected)


@pytest.mark.parametrize(
    ("value", "indicator", "expected"),
    [
        (4005.0, MSP, "Cible déjà atteinte, et dépassée de 5 MSP"),
        (4000.0, MSP, "Cible déjà atteinte"),
        (4001.5, CPTS, "Cible déjà atteinte, et dépassée de 1,5 point"),
    ],
)
def test_a_target_already_reached_is_no_number_of_months_ahead(
    value: float, indicator: IndicatorCard, expected: str
) -> None:
    card = judged(Verdict.ATTEINT, latest_value=value, gap_units=6.13, gap_months=98.0)
    assert plain(words.gap(card, indicator)) == expected


def test_without_a_trajectory_there_is_no_gap() -> None:
    card = progress(gap_units=None, gap_months=None, pace=None)
    assert words.gap(card, MSP) == ""
    assert words.gap_to_path(card, MSP) == "nul"
    assert words.pace(card) == ""


@pytest.mark.parametrize(
    ("units", "indicator", "expected"),
    [
        (-361.78, MSP, "−362"),
        (6.13, MSP, "+6,1"),
        (-0.67, CPTS, "−0,7 point"),
        (4.2, CPTS, "+4,2 points"),
        (0.04, CPTS, "nul"),
    ],
)
def test_the_gap_of_a_column_keeps_its_sign(
    units: float, indicator: IndicatorCard, expected: str
) -> None:
    assert plain(words.gap_to_path(progress(gap_units=units), indicator)) == expected


def test_the_pace_is_a_share_of_what_is_needed() -> None:
    assert plain(words.pace(progress())) == "67 % du rythme nécessaire depuis le départ"
    assert plain(words.pace(progress(pace=-0.25))).startswith("−25 % du rythme")


@pytest.mark.parametrize(
    ("changes", "indicator", "expected"),
    [
        (
            {},
            MSP,
            "Il en faudrait 678 par an contre 341 sur les 12 derniers mois mesurés, soit 2 fois "
            "plus vite.",
        ),
        (
            {
                "needed_per_year": 949.1,
                "observed_per_year": 1433.66,
                "window_months": 11,
                "acceleration_factor": 0.66,
            },
            ASSISTANTS,
            "Il en faudrait 949 par an contre 1 434 par an sur les 11 derniers mois mesurés, ce "
            "qui suffit.",
        ),
        (
            {
                "needed_per_year": 8.574,
                "observed_per_year": 2.75,
                "window_months": 17,
                "acceleration_factor": 3.12,
            },
            CPTS,
            "Il faudrait 8,6 points par an contre 2,8 points par an sur les 17 derniers mois "
            "mesurés, soit 3,1 fois plus vite.",
        ),
        (
            {"needed_per_year": 1.4, "observed_per_year": -2.0, "acceleration_factor": None},
            MSP,
            "Il en faudrait 1,4 par an contre −2 sur les 12 derniers mois mesurés.",
        ),
        (
            {"needed_per_year": 1.4, "observed_per_year": 0.0, "acceleration_factor": None},
            MSP,
            "Il en faudrait 1,4 par an contre aucun changement sur les 12 derniers mois mesurés.",
        ),
        (
            {"observed_per_year": None, "window_months": None, "acceleration_factor": None},
            MSP,
            "Il en faudrait 678 par an (rythme récent inconnu).",
        ),
        (
            {"needed_per_year": 341.3, "acceleration_factor": 1.0002},
            MSP,
            "Il en faudrait 341 par an contre 341 sur les 12 derniers mois mesurés, soit à peine "
            "plus.",
        ),
    ],
    ids=["twice", "enough, 11 months", "percent", "backwards", "still", "unknown", "hardly more"],
)
def test_what_it_would_take(
    changes: dict[str, float | None], indicator: IndicatorCard, expected: str
) -> None:
    sentence = words.needed(progress(**changes), indicator)
    assert plain(sentence) == expected
    assert faults(sentence) == []


def test_nothing_is_needed_once_the_target_is_reached_or_the_time_is_up() -> None:
    assert words.needed(judged(Verdict.ATTEINT), MSP) == ""
    assert words.needed(progress(needed_per_year=None), MSP) == ""


def facts(card: ProgressCard, indicator: IndicatorCard = MSP) -> dict[str, str]:
    """Terms and values of a card."""
    return {term: plain(said) for term, said in words.facts(card, indicator)}


def test_a_card_tells_the_same_in_short() -> None:
    assert facts(progress()) == {
        "Écart": "362 MSP de retard sur la trajectoire, soit 10 mois",
        "Rythme": "67 % du rythme nécessaire depuis le départ",
        "Il faudrait": (
            "678 par an contre 341 sur les 12 derniers mois mesurés, soit 2 fois plus vite"
        ),
        "Atterrissage": (
            "3 421 MSP au 31 décembre 2026, entre 3 331 et 3 494 (erreur médiane passée : 14,8 MSP)"
        ),
    }


def test_a_card_leaves_out_what_is_undefined() -> None:
    undefined = dict.fromkeys(("gap_units", "pace", "needed_per_year", "landing"))
    assert facts(progress(**undefined)) == {}
    reached = facts(judged(Verdict.ATTEINT, landing=Landing.REACHED))
    assert "Il faudrait" not in reached
    assert "Atterrissage" not in reached
    assert reached["Écart"].startswith("Cible déjà atteinte")


def test_a_card_without_range_nor_error_gives_the_landing_alone() -> None:
    alone = progress(landing_low=None, landing_high=None, back_test_error=None)
    assert facts(alone)["Atterrissage"] == "3 421 MSP au 31 décembre 2026"


@pytest.mark.parametrize(
    ("value", "indicator", "expected"),
    [
        (341.23, MSP, "+341 par an"),
        (-0.4, MSP, "−0,4 par an"),
        (0.04, MSP, "aucune"),
        (0.0, CPTS, "aucune"),
        (6.49, CPTS, "+6,5 points par an"),
        (-1.25, CPTS, "−1,3 point par an"),
    ],
)
def test_a_yearly_change_has_its_sign(
    value: float, indicator: IndicatorCard, expected: str
) -> None:
    assert plain(words.change_per_year(value, indicator)) == expected


@pytest.mark.parametrize("indicator", [MSP, CPTS, ASSISTANTS], ids=lambda one: one.indicator_id)
@pytest.mark.parametrize("amount", [0.0, 1.0, 1.9, 2.0, 19.96, 1019.0])
def test_every_sentence_is_right_whatever_the_amount(
    amount: float, indicator: IndicatorCard
) -> None:
    card = progress(
        **dict.fromkeys(("gap_units", "gap_months", "needed_per_year"), amount),
        **dict.fromkeys(("observed_per_year", "landing_value", "back_test_error"), amount),
        landing_low=amount - 1,
        landing_high=amount + 1,
        window_start=MID_2025,
    )
    told = (f"{words.gap(card, indicator)}.", words.needed(card, indicator))
    assert [fault for text in told for fault in faults(text)] == []
    assert [fault for text in words.landing(card, indicator) for fault in faults(text)] == []
