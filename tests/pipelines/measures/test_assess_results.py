"""The figure behind each verdict: null, or on the side of the cut that the verdict says."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.vocabulary import Verdict
from tests.pipelines.measured import (
    Row,
    Story,
    any_story,
    count_under_way,
    progress_of,
    progress_rows,
)

# Of each method with a result: the verdict that a result gives, from the best cut to the worst.
CUTS = {
    "cagr_ratio": (0.95, 0.60, 0),
    "un_extrapolation": (0.95, 0.10, 0),
    "sdsn_trend": (1, 0.5, 0),
}
BY_CUT = (Verdict.EN_BONNE_VOIE, Verdict.A_ACCELERER, Verdict.INSUFFISANT, Verdict.EN_RECUL)


def by_cut(name: str, row: Row) -> Verdict:
    """The verdict that the printed result of a method stands for."""
    result = row[f"result_{name}"]
    if name == "german_weather":
        sign = -1 if row["sign"] < 0 else 1
        if sign * row["mean_annual_change"] < 0:
            return Verdict.EN_RECUL
        return BY_CUT[0 if result < 0.05 else 1 if result <= 0.20 else 2]
    return BY_CUT[sum(result < cut for cut in CUTS[name])]


@settings(max_examples=12)
@given(stories=st.lists(any_story() | count_under_way(), min_size=10, max_size=25))
def test_a_result_is_null_or_says_what_its_verdict_says(stories: list[Story]) -> None:
    unjudged = {Verdict.ATTEINT, Verdict.NON_CALCULABLE}

    for row in progress_rows(*stories).to_dicts():
        for name in (*CUTS, "german_weather"):
            result, verdict = row[f"result_{name}"], row[f"verdict_{name}"]
            assert result is None or math.isfinite(result)
            if verdict not in unjudged:
                assert result is not None
                assert verdict == by_cut(name, row)
            if row["needed_per_year"] is None:
                assert result is None


def test_nothing_is_left_to_miss_once_the_target_is_reached() -> None:
    yearly = [(12 * year, 100 + 10 * year) for year in range(6)]
    way, beyond = (Story(points=yearly, target=goal, deadline=72) for goal in (200, 140))

    assert progress_of(way)["result_german_weather"] == pytest.approx(0.8, abs=0.001)
    assert progress_of(beyond)["mean_annual_change"] == 10
    assert progress_of(beyond)["result_german_weather"] is None
