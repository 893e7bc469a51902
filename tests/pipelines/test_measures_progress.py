"""The share of the way from a starting point to a target."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.measures.progress import raw_rate_pct


@pytest.mark.parametrize(
    ("baseline", "value", "target", "rate"),
    [
        (2000, 3000, 4000, 50),
        (2000, 2000, 4000, 0),
        (2000, 4000, 4000, 100),
        (2000, 5000, 4000, 150),
        (99, 90, 100, -900),
        (10, 5, 0, 50),
    ],
)
def test_the_rate_is_neither_rounded_nor_clamped(
    baseline: float, value: float, target: float, rate: float
) -> None:
    assert raw_rate_pct(baseline, value, target) == rate


def test_without_a_starting_point_or_a_way_to_go_there_is_no_rate() -> None:
    assert raw_rate_pct(None, 5, 10) is None
    assert raw_rate_pct(7, 8, 7) is None


@given(baseline=st.integers(0, 5000), way=st.integers(1, 5000), step=st.integers(-5000, 5000))
def test_going_down_mirrors_going_up(baseline: int, way: int, step: int) -> None:
    up = raw_rate_pct(baseline, baseline + step, baseline + way)

    assert raw_rate_pct(baseline, baseline - step, baseline - way) == up
