"""Table `progress`: what holds whatever the figures, their direction and their unit."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures.assess import METHODS
from pipelines.vocabulary import Direction, Unit, Verdict
from tests.pipelines.measured import (
    RANKS,
    VERDICTS,
    Row,
    Story,
    any_story,
    count_under_way,
    progress_rows,
)

# Growth rates have no mirror: doubling and halving are not opposite numbers.
MIRRORED = [
    f"verdict_{name}" for name in ("published", "linear_pace", "german_weather", "sdsn_trend")
]
UNITS = ["expected_value", "gap_units", "needed_per_year", "observed_per_year"]
RATIOS = ["raw_rate_pct", "published_rate_pct", "elapsed_share", "pace", "gap_months"]


def is_real(value: object) -> bool:
    return not isinstance(value, float) or math.isfinite(value)


@settings(max_examples=12)
@given(stories=st.lists(any_story(), min_size=10, max_size=25))
def test_whatever_the_figures_a_row_is_whole(stories: list[Story]) -> None:
    rows = progress_rows(*stories).to_dicts()

    assert len(rows) == len(stories)
    for row in rows:
        assert [name for name, value in row.items() if not is_real(value)] == []
        assert (row["reason"] is not None) == (row["verdict"] == Verdict.NON_CALCULABLE)
        assert (row["solidity"] is None) == (row["verdict"] == Verdict.NON_CALCULABLE)
        assert {row[name] for name in VERDICTS} <= set(Verdict)
        assert 0 <= row["methods_agreeing"] <= row["methods_computed"] <= len(METHODS)
        is_open = row["latest_date"] is not None and row["latest_date"] < row["deadline"]
        assert is_open == (row["needed_per_year"] is not None)
        assert is_open or (row["pace"], row["landing_value"]) == (None, None)


def mirror(story: Story) -> Story:
    """The same story upside down; 210 000 keeps its counts far from 0."""
    assert story.baseline is not None
    return replace(
        story,
        points=[(number, 210_000 - value) for number, value in story.points],
        baseline=(story.baseline[0], 210_000 - story.baseline[1]),
        target=210_000 - story.target,
        direction=Direction.LOWER_IS_BETTER,
    )


def paired(stories: list[Story], others: list[Story]) -> list[tuple[Row, Row]]:
    """Rows of stories beside the rows of their counterparts."""
    rows = progress_rows(*stories, *others).to_dicts()
    return list(zip(rows[: len(stories)], rows[len(stories) :], strict=True))


MANY = st.lists(count_under_way(), min_size=10, max_size=25)


@settings(max_examples=12)
@given(stories=MANY)
def test_nothing_depends_on_the_direction(stories: list[Story]) -> None:
    same = [*RATIOS, *MIRRORED, "verdict", "reason", "acceleration_factor", "solidity", "landing"]
    opposite = ["gap_units", "needed_per_year", "observed_per_year", "mean_annual_change"]
    swapped = {"verdict_one_less": "verdict_one_more", "verdict_one_more": "verdict_one_less"}

    for up, down in paired(stories, [mirror(story) for story in stories]):
        assert {name: down[name] for name in same} == {name: up[name] for name in same}
        assert {n: down[m] for n, m in swapped.items()} == {n: up[n] for n in swapped}
        for name in opposite:
            assert down[name] == (None if up[name] is None else pytest.approx(-up[name], abs=1e-6))


# Powers of two multiply floats exactly: a verdict at a cut must not move either.
@settings(max_examples=12)
@given(stories=st.lists(any_story(), min_size=10, max_size=25), scale=st.sampled_from([2, 8, 1024]))
def test_nothing_depends_on_the_unit_of_a_count(stories: list[Story], scale: int) -> None:
    counts = [replace(story, unit=Unit.COUNT) for story in stories]
    scaled = [
        replace(
            story,
            points=[(number, value * scale) for number, value in story.points],
            baseline=story.baseline and (story.baseline[0], story.baseline[1] * scale),
            target=story.target * scale,
        )
        for story in counts
    ]
    same = [*RATIOS, *VERDICTS, "verdict", "reason", "methods_agreeing", "landing", "landing_date"]

    for one, other in paired(counts, scaled):
        assert {name: other[name] for name in same} == {name: one[name] for name in same}
        for name in UNITS:
            # Exact, but for what is smaller than the smallest ordinary float.
            expected = None if one[name] is None else one[name] * scale
            assert other[name] == (
                None if expected is None else pytest.approx(expected, rel=0, abs=1e-290)
            )


@settings(max_examples=12)
@given(stories=MANY, more=st.integers(1, 3000))
def test_a_higher_value_never_gives_a_worse_verdict(stories: list[Story], more: int) -> None:
    raised = [story.ending(story.points[-1][1] + more) for story in stories]

    for before, after in paired(stories, raised):
        for name in VERDICTS:
            if before[name] != Verdict.NON_CALCULABLE:
                assert RANKS[after[name]] >= RANKS[before[name]], name
