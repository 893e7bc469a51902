"""In which class a territory falls, layer by layer."""

from datetime import date

import pytest

from dashboard.cards.progress import ProgressCard
from dashboard.figures.maps.legend import NOT_APPLICABLE, NOT_PUBLISHED, ZERO
from dashboard.maps.picture import class_id
from dashboard.maps.scales import (
    AT_TARGET,
    BELOW_START,
    CHANGE_BOUNDS,
    NOT_SOLID,
    RATE_BOUNDS,
    class_of,
)
from dashboard.selection.layers import Layer
from dashboard.wording.typography import NBSP
from pipelines.indicators.registry import INDICATORS
from pipelines.vocabulary import Outcome, Reason, Verdict
from tests.dashboard.factories import CPTS
from tests.dashboard.map_factories import drawn, level_map, row
from tests.dashboard.progress_factories import closed, fragile, judged, progress


def of(layer: Layer, card: ProgressCard | None, value: float | None = 40.0) -> str:
    """The class of the Ain."""
    ain = row(value=value, card=card)
    return class_id(level_map(ain, layer=layer), ain)


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.NON_CALCULABLE])
def test_a_verdict_is_its_own_class(verdict: Verdict) -> None:
    assert of(Layer.VERDICT, judged(verdict)) == verdict


def test_a_verdict_that_one_unit_changes_is_neither_that_verdict_nor_unknown() -> None:
    doubtful = fragile(Verdict.A_ACCELERER, Verdict.INSUFFISANT, Verdict.EN_BONNE_VOIE)
    assert of(Layer.VERDICT, doubtful) == NOT_SOLID


def test_a_verdict_that_cannot_be_computed_says_so() -> None:
    card = judged(Verdict.NON_CALCULABLE, reason=Reason.NO_BASELINE)
    assert of(Layer.VERDICT, card) == Verdict.NON_CALCULABLE


def test_after_the_deadline_the_map_shows_the_result_not_the_pace() -> None:
    assert of(Layer.VERDICT, closed(Outcome.REACHED, 4100.0)) == Verdict.ATTEINT
    assert of(Layer.VERDICT, closed(Outcome.MISSED, 3000.0)) == Verdict.INSUFFISANT
    assert of(Layer.VERDICT, closed(Outcome.UNKNOWN, None)) == Verdict.NON_CALCULABLE


@pytest.mark.parametrize("layer", Layer)
def test_what_is_not_published_is_hatched_on_every_layer(layer: Layer) -> None:
    nothing = progress(
        latest_value=None,
        raw_rate_pct=None,
        pace=None,
        gap_units=None,
        observed_per_year=None,
        verdict=Verdict.NON_CALCULABLE,
    )
    assert of(layer, nothing, value=None) == NOT_PUBLISHED
    assert of(layer, None, value=None) == NOT_PUBLISHED


@pytest.mark.parametrize("layer", [Layer.VERDICT, Layer.SHARE, Layer.GAP, Layer.PACE])
def test_a_value_without_a_target_is_not_concerned(layer: Layer) -> None:
    assert of(layer, None) == NOT_APPLICABLE


@pytest.mark.parametrize("layer", [Layer.GAP, Layer.PACE])
def test_after_the_deadline_there_is_neither_gap_nor_pace(layer: Layer) -> None:
    passed = progress(deadline=date(2024, 12, 31))
    assert of(layer, passed) == NOT_APPLICABLE


def test_without_a_way_to_go_there_is_no_share_of_it() -> None:
    assert of(Layer.SHARE, progress(raw_rate_pct=None)) == NOT_APPLICABLE


def test_without_an_earlier_value_there_is_no_change() -> None:
    assert of(Layer.CHANGE, progress(observed_per_year=None)) == NOT_PUBLISHED


def test_a_count_is_put_in_a_class_by_its_rate() -> None:
    # 40 MSP are 4 for 100 000 inhabitants where a million live, 40 where 100 000 do.
    big, small = row(people=1_000_000), row(people=100_000)
    shown = level_map(big, small, layer=Layer.RATE)
    assert (class_id(shown, big), class_id(shown, small)) == ("3", "5")
    assert class_id(shown, row(people=None)) == NOT_PUBLISHED


def test_a_percentage_is_its_own_rate() -> None:
    covered = row(value=84.9)
    assert class_id(level_map(covered, layer=Layer.RATE, indicator=CPTS), covered) == "2"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0.1, "1"), (2.49, "1"), (2.5, "2"), (3.99, "2"), (4, "3"), (5.5, "4"), (7, "5"), (90, "5")],
)
def test_a_class_of_rates_holds_its_lower_bound(number: float, expected: str) -> None:
    assert class_of(Layer.RATE, "msp", number, is_zero=False) == expected


def test_zero_is_a_class_of_its_own() -> None:
    assert of(Layer.RATE, progress(), value=0.0) == ZERO
    still = progress(latest_value=40.0, window_start_value=40.0, observed_per_year=0.0)
    assert of(Layer.CHANGE, still) == ZERO


def test_a_change_too_small_to_be_printed_is_zero() -> None:
    # 84,21 % after 84,19 %: both are printed 84,2 %.
    card = progress(latest_value=84.21, window_start_value=84.19, observed_per_year=0.02)
    covered = row(value=84.21, card=card)
    shown = level_map(covered, layer=Layer.CHANGE, indicator=CPTS)
    assert class_id(shown, covered) == ZERO
    assert drawn(covered, layer=Layer.CHANGE, indicator=CPTS).told["DEP-01"].detail == (
        f"Stable en 12{NBSP}mois"
    )


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (-0.01, BELOW_START),
        (0, "1"),
        (19.99, "1"),
        (20, "2"),
        (79.99, "4"),
        (80, "5"),
        (99.99, "5"),
        (100, AT_TARGET),
        (260, AT_TARGET),
    ],
)
def test_the_share_of_the_way_has_classes_beyond_both_ends(number: float, expected: str) -> None:
    assert of(Layer.SHARE, progress(raw_rate_pct=number)) == expected


@pytest.mark.parametrize(
    ("gap_units", "expected"),
    [(-20.1, "1"), (-20, "2"), (-5.1, "2"), (-5, "3"), (0, "3"), (5, "3"), (5.1, "4"), (20, "4")],
)
def test_the_gap_is_a_share_of_the_expected_value(gap_units: float, expected: str) -> None:
    assert of(Layer.GAP, progress(expected_value=100.0, gap_units=gap_units)) == expected


def test_the_classes_of_the_gap_are_symmetric() -> None:
    for gap in (0.0, 4.9, 5.0, 5.1, 19.9, 20.0, 20.1, 300.0):
        late, early = (
            int(class_of(Layer.GAP, "msp", signed, is_zero=False)) for signed in (-gap, gap)
        )
        assert late + early == 6


def test_nothing_expected_leaves_no_gap_to_measure() -> None:
    assert of(Layer.GAP, progress(expected_value=0.0, gap_units=3.0)) == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("pace", "expected"),
    [(-0.01, BELOW_START), (0, "1"), (0.3, "2"), (0.6, "3"), (0.949, "3"), (0.95, "4"), (1.3, "5")],
)
def test_the_pace_has_the_bounds_of_the_verdict_among_its_own(pace: float, expected: str) -> None:
    assert of(Layer.PACE, progress(pace=pace)) == expected


@pytest.mark.parametrize(
    ("per_year", "expected"), [(-0.6, "1"), (-0.5, "2"), (-0.1, "2"), (0.5, "4"), (0.51, "5")]
)
def test_a_change_is_for_a_year_and_100_000_inhabitants(per_year: float, expected: str) -> None:
    moved = progress(latest_value=41.0, window_start_value=40.0, observed_per_year=per_year)
    assert of(Layer.CHANGE, moved) == expected


def test_every_indicator_has_its_bounds_in_order() -> None:
    codes = {indicator.id for indicator in INDICATORS}
    assert RATE_BOUNDS.keys() == CHANGE_BOUNDS.keys() == codes
    assert all(list(bounds) == sorted(set(bounds)) for bounds in RATE_BOUNDS.values())
    assert all(bound > 0 for bound in CHANGE_BOUNDS.values())
