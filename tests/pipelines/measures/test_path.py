"""The path drawn to a landing starts at the value, ends at the landing and never leaves between."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.measures.path import path
from pipelines.vocabulary import Projection

percents = st.floats(0, 100)
years = st.floats(0.05, 10)


def test_a_count_at_a_straight_pace_needs_two_points() -> None:
    drawn = path(2981, 3500, 1.5, Projection.LAST_12_MONTHS, is_percent=False)
    assert drawn == [(0, 2981), (1.5, 3500)]


def test_a_damped_pace_does_most_of_its_way_first() -> None:
    drawn = path(100, 200, 2, Projection.DAMPED, is_percent=False)
    assert drawn[0] == (0, 100)
    assert drawn[-1] == (2, 200)
    # (1 − ½) / (1 − ¼) of the way after the first of two years.
    assert dict(drawn)[1.0] == pytest.approx(100 + 100 * 2 / 3)


def test_a_percentage_bends_as_it_nears_100() -> None:
    drawn = [value for _, value in path(50, 95, 2, Projection.LAST_12_MONTHS, is_percent=True)]
    first_half, second_half = drawn[6] - drawn[0], drawn[-1] - drawn[6]
    assert first_half > 2 * second_half


def test_a_percentage_that_does_not_move_is_a_flat_line() -> None:
    assert path(100, 100, 1, Projection.DAMPED, is_percent=True) == [(0, 100), (1, 100)]


@given(value=percents, landing=percents, ahead=years, method=st.sampled_from(Projection))
def test_the_path_goes_one_way_between_its_ends(
    value: float, landing: float, ahead: float, method: Projection
) -> None:
    for is_percent in (True, False):
        drawn = path(value, landing, ahead, method, is_percent=is_percent)
        days, values = zip(*drawn, strict=True)
        assert (days[-1], values[-1]) == (ahead, landing)
        assert list(days) == sorted(days)
        assert values[0] == pytest.approx(value)
        assert all(math.isfinite(one) for one in values)
        low, high = sorted((value, landing))
        assert all(low - 1e-9 <= one <= high + 1e-9 for one in values)
