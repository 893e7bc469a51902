"""What chance explains: limits against sums written out, published tables, and laws."""

from math import exp, fsum, lgamma, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.contract.comparison import Position
from pipelines.measures.funnel import (
    LEVEL_95,
    LEVEL_998,
    Level,
    poisson_limits,
    poisson_position,
    proportion_limits,
    proportion_position,
    reaching,
)

LEVELS = st.sampled_from([LEVEL_95, LEVEL_998])
EXPECTED = st.floats(min_value=0.01, max_value=400)
PROPORTIONS = st.floats(min_value=0.001, max_value=0.999)
SIZES = st.floats(min_value=1, max_value=1e7)
ORDER = list(reversed(Position))


def at_least(count: int, mean: float) -> float:
    """The tail of a Poisson law, term by term."""
    return 1 - fsum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count))


@pytest.mark.parametrize(
    ("count", "mean"), [(0, 3.0), (1, 0.2), (4, 3.336), (20, 7.329), (9, 11.188), (150, 120.0)]
)
def test_the_series_is_the_tail_of_a_poisson_law(count: int, mean: float) -> None:
    assert reaching(count, mean) == pytest.approx(at_least(count, mean), abs=1e-12)


def test_far_from_the_mean_only_one_side_is_left() -> None:
    assert reaching(1, 2000) == 1.0
    assert reaching(5000, 10) == 0.0


# Exact 95 % limits of Garwood (1936) for an observed count: 3 gives 0.619 to 8.767.
@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(1, 0.0253, 5.572), (3, 0.6187, 8.767), (10, 4.795, 18.39), (100, 81.36, 121.6)],
)
def test_limits_are_those_of_garwood_read_the_other_way(
    count: int, low: float, high: float
) -> None:
    assert poisson_limits(low, LEVEL_95)[1] == pytest.approx(count, rel=1e-3)
    assert poisson_limits(high, LEVEL_95)[0] == pytest.approx(count, rel=1e-3)


# Half the chi-square quantile 0.001 with 20 degrees of freedom is 2.961 (5.921 in tables).
def test_the_wide_limits_are_those_of_the_chi_square_table() -> None:
    assert poisson_limits(5.921 / 2, LEVEL_998)[1] == pytest.approx(10, rel=1e-3)


# n = 100, p = 0.5, z = 1.96: (100 + 3.8415 ∓ 1.96 √(3.8415 + 100)) / 207.68.
def test_the_limits_of_a_proportion_are_those_of_wilson() -> None:
    assert proportion_limits(0.5, 100, LEVEL_95) == pytest.approx((0.40383, 0.59617), abs=1e-5)


@given(EXPECTED, LEVELS)
def test_limits_of_a_count_contain_the_expected_one(expected: float, level: Level) -> None:
    low, high = poisson_limits(expected, level)

    assert 0 <= low < expected < high


@given(EXPECTED, st.floats(min_value=1.01, max_value=5), LEVELS)
def test_limits_of_a_rate_narrow_as_the_territory_grows(
    expected: float, times: float, level: Level
) -> None:
    small, large = (
        tuple(limit / size for limit in poisson_limits(size, level))
        for size in (expected, expected * times)
    )

    assert small[0] <= large[0]
    assert large[1] < small[1]


@given(EXPECTED)
def test_998_is_wider_than_95(expected: float) -> None:
    narrow, wide = (poisson_limits(expected, level) for level in (LEVEL_95, LEVEL_998))

    assert wide[0] <= narrow[0]
    assert narrow[1] < wide[1]


@given(st.integers(0, 900), st.floats(min_value=0.01, max_value=500))
def test_a_count_is_outside_exactly_where_its_limits_leave_it(count: int, expected: float) -> None:
    position = poisson_position(count, expected)
    for level, outside in (
        (LEVEL_998, {Position.ABOVE_998, Position.BELOW_998}),
        (LEVEL_95, set(Position) - {Position.INSIDE}),
    ):
        low, high = poisson_limits(expected, level)
        on_the_line = min(abs(count - low), abs(count - high)) < 1e-6
        assert on_the_line or (position in outside) == (count < low or count > high)


@given(st.integers(0, 300), EXPECTED)
def test_more_is_never_lower(count: int, expected: float) -> None:
    one, more = (poisson_position(number, expected) for number in (count, count + 1))

    assert ORDER.index(one) <= ORDER.index(more)


def test_where_nothing_is_expected_nothing_is_not_surprising() -> None:
    assert poisson_position(0, 0.0) is Position.INSIDE
    assert poisson_position(1, 0.0) is Position.ABOVE_998


@given(PROPORTIONS, SIZES, LEVELS)
def test_limits_of_a_proportion_contain_it_and_stay_between_0_and_1(
    proportion: float, size: float, level: Level
) -> None:
    low, high = proportion_limits(proportion, size, level)

    assert -1e-12 <= low < proportion < high <= 1 + 1e-12


@given(PROPORTIONS, SIZES, st.floats(min_value=1.01, max_value=100), LEVELS)
def test_limits_of_a_proportion_widen_with_fewer_people(
    proportion: float, size: float, times: float, level: Level
) -> None:
    many, few = (proportion_limits(proportion, n, level) for n in (size * times, size))

    assert few[1] - few[0] > many[1] - many[0]


@given(PROPORTIONS, SIZES, LEVELS)
def test_what_is_covered_and_what_is_not_have_mirrored_limits(
    proportion: float, size: float, level: Level
) -> None:
    low, high = proportion_limits(proportion, size, level)
    mirrored = proportion_limits(1 - proportion, size, level)

    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-9)


@pytest.mark.parametrize(
    ("value", "position"),
    [
        (0.50, Position.INSIDE),
        (0.60, Position.ABOVE_95),
        (0.66, Position.ABOVE_998),
        (0.40, Position.BELOW_95),
        (0.34, Position.BELOW_998),
    ],
)
def test_a_proportion_has_one_of_five_positions(value: float, position: Position) -> None:
    assert proportion_position(value, 0.5, 100) is position
