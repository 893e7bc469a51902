"""A slope is told when no single point makes it."""

from datetime import date
from statistics import linear_regression

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.measures.trend import Trend, trend

MONTHS = [date(2022 + (month // 12), month % 12 + 1, 28) for month in range(0, 60, 6)]
VALUES = st.lists(st.integers(0, 50), min_size=1, max_size=len(MONTHS))


def points(*values: float) -> list[tuple[date, float]]:
    """Values six months apart."""
    return list(zip(MONTHS, values, strict=False))


def test_a_steady_rise_is_a_trend() -> None:
    assert trend(points(1, 2, 3, 4)) is Trend.UP
    assert trend(points(9, 7, 6, 4)) is Trend.DOWN


def test_one_point_that_makes_the_slope_alone_is_not_a_trend() -> None:
    assert trend(points(5, 5, 5, 9)) is Trend.UNSURE
    assert trend(points(5, 4, 4, 9)) is Trend.UNSURE


def test_three_points_are_too_few() -> None:
    assert trend(points(1, 2, 3)) is Trend.TOO_SHORT
    assert trend([]) is Trend.TOO_SHORT


def test_a_value_that_never_changes_is_flat() -> None:
    assert trend(points(100, 100, 100, 100)) is Trend.FLAT


def test_only_the_last_three_years_count_when_they_hold_four_points() -> None:
    assert trend(points(50, 40, 30, 1, 2, 3, 4, 5, 6, 7)) is Trend.UP


def test_older_points_complete_a_sparse_series() -> None:
    years = [(date(year, 12, 31), value) for year, value in ((2010, 1.0), (2014, 2.0), (2018, 3.0))]

    assert trend([*years, (date(2024, 12, 31), 5.0)]) is Trend.UP


@given(VALUES)
def test_the_mirror_of_a_series_goes_the_other_way(values: list[int]) -> None:
    other = {Trend.UP: Trend.DOWN, Trend.DOWN: Trend.UP}
    found = trend(points(*values))

    assert trend(points(*(-value for value in values))) is other.get(found, found)


@given(VALUES.filter(lambda values: 4 <= len(values) <= 7 and len(set(values)) > 1))
def test_a_trend_is_the_sign_of_every_slope_that_leaves_one_point_out(values: list[int]) -> None:
    days, kept = [day.toordinal() for day in MONTHS], range(len(values))
    slopes = [
        linear_regression(
            [days[n] for n in kept if n != out], [values[n] for n in kept if n != out]
        ).slope
        for out in kept
    ]

    found = trend(points(*values))

    # A slope of 0, up to the rounding of floats, may fall on either side.
    if min(map(abs, slopes)) > 1e-9:
        one_way = {True: Trend.UP, False: Trend.DOWN}.get(slopes[0] > 0)
        is_one_way = len({slope > 0 for slope in slopes}) == 1
        assert found is (one_way if is_one_way else Trend.UNSURE)


@pytest.mark.parametrize("scale", [0.001, 1.0, 1000.0])
def test_a_trend_does_not_depend_on_the_unit(scale: float) -> None:
    assert trend(points(*(scale * value for value in (1, 3, 2, 5, 6)))) is Trend.UP
