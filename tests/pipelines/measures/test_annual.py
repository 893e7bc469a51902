"""The mean of the last yearly changes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures.annual import mean_annual_change
from tests.pipelines.measured import Story, series_of

Points = list[tuple[int, float]]


def mean(points: Points) -> tuple[float, int] | None:
    """Mean change and number of changes, if they can be computed."""
    rows = mean_annual_change(series_of(Story(points=points)))
    return (
        rows.select("mean_annual_change", "annual_changes_count").rows()[0] if len(rows) else None
    )


def test_the_last_five_changes_count() -> None:
    points: Points = [(0, 0), (12, 500), (24, 500), (36, 510), (48, 520), (60, 540), (72, 600)]

    assert mean(points) == (20, 5)


def test_four_changes_are_enough_and_three_are_not() -> None:
    yearly: Points = [(0, 100), (12, 110), (24, 120), (36, 150), (48, 180)]

    assert mean(yearly) == (20, 4)
    assert mean(yearly[1:]) is None


def test_years_must_follow_each_other() -> None:
    with_a_gap: Points = [(0, 100), (12, 110), (24, 120), (48, 180), (60, 190), (72, 200)]

    assert mean(with_a_gap) is None
    assert mean([*with_a_gap, (36, 150)]) == (18, 5)


def test_years_before_a_gap_do_not_count() -> None:
    assert mean([(0, 0), (24, 100), (36, 110), (48, 120), (60, 130), (72, 140)]) == (10, 4)


@pytest.mark.parametrize(("off", "expected"), [(0, 20.0), (1, 20.0), (-1, 20.0), (2, None)])
def test_a_value_one_month_off_stands_for_the_anniversary(off: int, expected: float | None) -> None:
    found = mean([(0, 100), (12, 120), (24 + off, 140), (36, 160), (48, 180)])

    assert (found and found[0]) == expected


def test_the_value_on_the_anniversary_is_preferred() -> None:
    assert mean([(-1, 500), (0, 100), (1, 500), (12, 0), (24, 0), (36, 0), (48, 180)]) == (20, 4)


def test_values_between_anniversaries_do_not_count() -> None:
    yearly: Points = [(0, 100), (12, 110), (24, 120), (36, 150), (48, 180)]

    assert mean([*yearly, (6, 999), (42, 0)]) == mean(yearly)


@settings(max_examples=40)
@given(points=st.permutations([(-1, 100), (1, 60), (12, 110), (24, 120), (36, 150), (48, 180)]))
def test_the_mean_does_not_depend_on_the_order_of_rows(points: Points) -> None:
    assert mean(points) == mean(sorted(points))


@settings(max_examples=40)
@given(values=st.lists(st.integers(0, 5000), min_size=5, max_size=9))
def test_the_mean_is_that_of_the_changes(values: list[int]) -> None:
    recent = values[-6:]
    changes = [after - before for before, after in pairwise(recent)]

    found = mean([(12 * year, value) for year, value in enumerate(values)])

    assert found is not None
    assert found[0] == pytest.approx(sum(changes) / len(changes))
    assert found[1] == len(changes)
