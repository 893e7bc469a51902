"""Where the pace leads: a value, a range, a date, a past error, or why there is none."""

from typing import Any

import pytest

from dashboard.cards.series import IndicatorCard
from dashboard.wording import pace as words
from pipelines.vocabulary import Landing, Projection
from tests.dashboard.factories import CPTS, MSP
from tests.dashboard.french import faults
from tests.dashboard.progress_factories import progress
from tests.dashboard.reading import plain

COVERAGE: dict[str, Any] = {
    "baseline_value": 68.0,
    "latest_value": 90.0,
    "target_value": 100.0,
    "precision_units": 0.5,
}


def landing(indicator: IndicatorCard = MSP, **changes: Any) -> list[str]:
    """The sentences about the landing, with ordinary spaces."""
    told = words.landing(progress(**changes), indicator)
    assert [fault for text in told for fault in faults(text)] == []
    return [plain(text) for text in told]


def test_a_landing_is_a_value_a_range_a_date_and_a_past_error() -> None:
    assert landing() == [
        "Si le rythme des 24 derniers mois mesurés se poursuit : 3 421 MSP au 31 décembre 2026, "
        "entre 3 331 et 3 494 selon les rythmes sur 12 mois des 36 derniers mois (6 fenêtres).",
        "À ce rythme, la cible serait atteinte en décembre 2028.",
        "Erreur médiane de cette méthode à 12 mois : 14,8 MSP (13 cas passés).",
    ]


@pytest.mark.parametrize(
    ("projection", "said"),
    [
        (Projection.LAST_12_MONTHS, "le rythme des 12 derniers mois mesurés se poursuit"),
        (Projection.LAST_24_MONTHS, "le rythme des 24 derniers mois mesurés se poursuit"),
        (Projection.DAMPED, "réduit de moitié chaque année se poursuit"),
    ],
)
def test_a_landing_says_which_line_it_carries_on(projection: Projection, said: str) -> None:
    assert said in landing(projection=projection)[0]


@pytest.mark.parametrize("kind", words.NO_LANDING)
def test_where_there_is_no_landing_one_sentence_says_why(kind: Landing) -> None:
    (said,) = landing(landing=kind)
    assert said == plain(words.NO_LANDING[kind])


def test_every_kind_of_landing_has_its_words() -> None:
    assert set(words.NO_LANDING) | {Landing.PROJECTED, Landing.NEVER} == set(Landing)
    assert words.landing(progress(landing=None), MSP) == ()


@pytest.mark.parametrize(
    ("landing_value", "cause"),
    [
        (2981.0, "la valeur ne bouge plus"),
        (2900.0, "la valeur s’éloigne de la cible"),
        (2990.0, "il s’épuise avant ou dépasse cent ans"),
    ],
)
def test_never_has_a_cause(landing_value: float, cause: str) -> None:
    told = landing(landing=Landing.NEVER, landing_value=landing_value, landing_date=None)
    assert told[1] == f"La cible ne serait jamais atteinte au rythme actuel : {cause}."


def test_where_lower_is_better_a_fall_is_no_reason_for_never() -> None:
    falling: dict[str, Any] = {"latest_value": 50.0, "target_value": 10.0, "landing_value": 40.0}
    told = landing(landing=Landing.NEVER, landing_date=None, **falling)
    assert told[1].endswith("il s’épuise avant ou dépasse cent ans.")


def test_without_a_range_the_sentence_says_that_the_series_is_short() -> None:
    (first, *_) = landing(landing_low=None, landing_high=None)
    assert first.endswith("3 421 MSP au 31 décembre 2026, sans fourchette (série trop courte).")


def test_two_ends_that_print_alike_are_not_a_range() -> None:
    (first, *_) = landing(landing_low=3421.0, landing_high=3421.3)
    assert first.endswith("3 421 MSP au 31 décembre 2026.")


def test_the_range_has_the_decimals_of_what_it_holds() -> None:
    small = landing(landing_value=16.4, landing_low=14.6, landing_high=16.45)[0]
    assert "16,4 MSP au 31 décembre 2026, entre 14,6 et 16,5 selon" in small
    one = landing(windows_count=1)[0]
    assert one.endswith("(1 fenêtre).")


def test_a_landing_never_prints_more_than_100_percent() -> None:
    told = landing(CPTS, **COVERAGE, landing_value=99.97, landing_low=99.2, landing_high=100.0)
    assert "100 % de la population au 31 décembre 2026, entre 99,2 % et 100 % selon" in told[0]


def test_an_error_keeps_one_decimal_and_one_case_is_singular() -> None:
    card = progress(back_test_error=0.55, back_test_pairs=1)
    assert [plain(text) for text in words.back_test(card, CPTS)] == [
        "Erreur médiane de cette méthode à 12 mois : 0,6 point (1 cas passé)."
    ]
    assert words.back_test(progress(back_test_error=None), MSP) == ()
