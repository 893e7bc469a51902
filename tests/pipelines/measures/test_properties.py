"""What holds of a row of `progress`, whatever the figures: sides, units, better values, undefined.

Each module's own file tells its stories, and `test_assess.py` more laws of the same row.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.build import enforce
from pipelines.vocabulary import (
    Direction,
    Landing,
    OnDeadline,
    Outcome,
    Reason,
    Unit,
    Verdict,
)
from tests.pipelines.measured import (
    RANKS,
    Row,
    Story,
    any_story,
    count_under_way,
    progress_rows,
)

FOUR_YEARS = timedelta(days=1461)
LANDINGS = ["landing_value", "landing_low", "landing_high"]
SPEEDS = ["observed_per_year", "mean_annual_change"]
ON_THE_DAY = ["value_on_deadline", "final_gap_units"]
# Seen from the other side, the low end of a range is the high one.
OTHER_END = {"landing_low": "landing_high", "landing_high": "landing_low"}


def rows_of(stories: Sequence[Story]) -> list[Row]:
    """A row per story, without the names that tell stories apart."""
    return progress_rows(*stories).drop("indicator_id", "statement_id").to_dicts()


def paired(stories: list[Story], others: list[Story]) -> list[tuple[Story, Row, Row]]:
    """Each story with its row and the row of its counterpart."""
    rows = rows_of([*stories, *others])
    return list(zip(stories, rows[: len(stories)], rows[len(stories) :], strict=True))


def moved(story: Story, value: Callable[[float], float]) -> Story:
    """The same story with every figure changed in the same way."""
    return replace(
        story,
        points=[(number, value(figure)) for number, figure in story.points],
        baseline=story.baseline and (story.baseline[0], value(story.baseline[1])),
        target=value(story.target),
    )


def bettered(story: Story, more: float) -> Story:
    """The same story with a better latest value, not out of what the unit allows."""
    *earlier, (number, value) = sorted(story.points)
    top = 100 if story.unit is Unit.PERCENT else 10**9
    better = min(max(value + sign_of(story) * more, 0), top)
    return replace(story, points=[*earlier, (number, better)])


def whole(story: Story) -> float:
    """100 % of a coverage; twice as much as any count under way."""
    return 100 if story.unit is Unit.PERCENT else 210_000


def mirrored(story: Story) -> Story:
    """What is left out instead of what is covered."""
    direction = next(other for other in Direction if other is not story.direction)
    return replace(moved(story, lambda value: whole(story) - value), direction=direction)


def sign_of(story: Story) -> int:
    return 1 if story.direction is Direction.HIGHER_IS_BETTER else -1


def has_way(story: Story) -> bool:
    """Whether the target lies ahead of the starting point."""
    sign = sign_of(story)
    return story.baseline is not None and sign * story.baseline[1] < sign * story.target


def near(value: float | None) -> Any:
    """The same number but for what floats lose, or nothing."""
    return None if value is None else pytest.approx(value, rel=1e-9, abs=1e-6)


def at_least(after: float | None, before: float | None) -> bool:
    """Not lower, beyond what floats lose; defined where the other is."""
    if before is None or after is None:
        return before is after
    return after >= before - 1e-6 * max(1, abs(before))


# Steps of a quarter are exact floats, from 0 to 100 and from 100 to 0.
QUARTERS = st.sampled_from([0, 0.25, 99.75, 100]) | st.integers(0, 400).map(lambda n: n / 4)
# As large and as fine as a producer may print.
PRINTED = st.sampled_from([0, 1e-6, 0.1, 0.3, 1, 1e12 - 1]) | st.integers(0, 10**12).map(
    lambda millionths: millionths / 10**6
)


@st.composite
def any_coverage(draw: st.DrawFn) -> Story:
    """A percentage printed in quarters of a point."""
    return moved(replace(draw(any_story()), unit=Unit.PERCENT), lambda _: draw(QUARTERS))


@st.composite
def printed_story(draw: st.DrawFn) -> Story:
    """Figures of any size."""
    story = draw(any_story())
    top = 100 if story.unit is Unit.PERCENT else 1e12
    return moved(story, lambda _: draw(PRINTED) % top)


def many(stories: st.SearchStrategy[Story]) -> st.SearchStrategy[list[Story]]:
    return st.lists(stories, min_size=10, max_size=25)


# Nobody prints a millionth of a millionth, which divides into infinity.
STORIES = any_story().map(lambda story: moved(story, lambda value: round(value, 6)))
COUNTS = STORIES.map(lambda story: moved(replace(story, unit=Unit.COUNT), round))
WITH_VALUES = STORIES.filter(lambda story: bool(story.points))


@settings(max_examples=15)
@given(stories=many(any_coverage() | count_under_way()))
def test_covered_or_left_out_is_the_same_story(stories: list[Story]) -> None:
    same = ["raw_rate_pct", "published_rate_pct", "pace", "gap_months", "reason", "landing"]
    same += ["verdict", "verdict_published", "verdict_sdsn_trend", "solidity", "on_deadline"]
    opposite = [*SPEEDS, "gap_units", "needed_per_year", "final_gap_units"]

    for story, row, other in paired(stories, [mirrored(story) for story in stories]):
        assert {name: other[name] for name in same} == {name: row[name] for name in same}
        for name in opposite:
            assert other[name] == near(None if row[name] is None else -row[name]), name
        for name in (*LANDINGS, "value_on_deadline"):
            there = row[OTHER_END.get(name, name)]
            assert other[name] == near(None if there is None else whole(story) - there), name
        if row["landing_date"]:
            assert abs(other["landing_date"] - row["landing_date"]) <= timedelta(days=1)


@settings(max_examples=12)
@given(stories=many(COUNTS), scale=st.sampled_from([2, 8, 1024]))
def test_a_count_in_another_unit_lands_as_many_times_further(
    stories: list[Story], scale: int
) -> None:
    same = ["outcome", "on_deadline", "windows_count", "annual_changes_count"]
    scaled = [moved(story, lambda value: value * scale) for story in stories]

    for _, row, other in paired(stories, scaled):
        assert {name: other[name] for name in same} == {name: row[name] for name in same}
        for name in (*LANDINGS, *SPEEDS, *ON_THE_DAY):
            assert other[name] == (None if row[name] is None else row[name] * scale), name


@settings(max_examples=12)
@given(stories=many(count_under_way()), more=st.integers(1, 900_000))
def test_only_growth_rates_depend_on_where_a_count_starts(stories: list[Story], more: int) -> None:
    same = ["raw_rate_pct", "published_rate_pct", "pace", "gap_months", *SPEEDS]
    same += ["needed_per_year", "acceleration_factor", "verdict", "solidity", "landing_date"]
    same += ["verdict_published", "verdict_german_weather", "verdict_sdsn_trend"]
    higher = [moved(story, lambda value: value + more) for story in stories]

    for _, row, other in paired(stories, higher):
        assert {name: other[name] for name in same} == {name: row[name] for name in same}
        assert other["landing_value"] == near(row["landing_value"] and row["landing_value"] + more)


@settings(max_examples=12)
@given(stories=many(STORIES))
def test_nothing_depends_on_the_year_it_happens_in(stories: list[Story]) -> None:
    later = [
        replace(
            story,
            points=[(number + 48, value) for number, value in story.points],
            baseline=story.baseline and (story.baseline[0] + 48, story.baseline[1]),
            deadline=story.deadline + 48,
        )
        for story in stories
    ]

    for _, row, other in paired(stories, later):
        expected = {
            name: value + FOUR_YEARS if isinstance(value, date) else value
            for name, value in row.items()
        }
        # Every value of these stories is of one edition.
        assert other == expected | {"latest_edition": row["latest_edition"]}


@settings(max_examples=12)
@given(stories=many(STORIES), others=many(STORIES))
def test_a_series_is_judged_whatever_the_others_do(
    stories: list[Story], others: list[Story]
) -> None:
    # Polars divides a column of one row otherwise, by one unit in the last place.
    years = Story(points=[(12 * year, 100 + year) for year in range(6)])
    stories = [years, replace(years, deadline=30), *stories]

    assert rows_of([*stories, *others])[: len(stories)] == rows_of(stories)


@settings(max_examples=15)
@given(stories=many(WITH_VALUES), more=st.sampled_from([0.01, 0.5, 1, 7, 60, 5000]))
def test_a_better_value_is_better_for_every_measure(stories: list[Story], more: float) -> None:
    better = [bettered(story, more) for story in stories]

    for story, before, after in paired(stories, better):
        sign = sign_of(story)
        ways = dict.fromkeys([*LANDINGS, *SPEEDS, *ON_THE_DAY, "gap_units"], sign)
        ways |= {"needed_per_year": -sign}
        if has_way(story):
            rates = ("raw_rate_pct", "published_rate_pct", "pace", "gap_months")
            ways |= dict.fromkeys(rates, 1)
        for name, way in ways.items():
            was, now = (None if row[name] is None else way * row[name] for row in (before, after))
            assert at_least(now, was), name
        if before["landing"] == after["landing"] == Landing.PROJECTED:
            assert after["landing_date"] <= before["landing_date"]


@settings(max_examples=15)
@given(stories=many(WITH_VALUES | count_under_way()), months=st.integers(1, 36))
def test_more_time_never_makes_a_target_harder(stories: list[Story], months: int) -> None:
    delayed = [replace(story, deadline=story.deadline + months) for story in stories]

    for story, before, after in paired(stories, delayed):
        sign = sign_of(story)
        if has_way(story) and before["pace"] is not None and before["raw_rate_pct"] >= 0:
            assert at_least(after["pace"], before["pace"])
            assert at_least(sign * after["gap_units"], sign * before["gap_units"])
            assert RANKS[after["verdict"]] >= RANKS[before["verdict"]]
            assert abs(after["needed_per_year"]) <= abs(before["needed_per_year"])


@settings(max_examples=12)
@given(stories=many(any_story() | printed_story()))
def test_whatever_is_printed_the_row_keeps_its_contract(stories: list[Story]) -> None:
    # Neither NaN nor infinity, and a reason for each verdict that is missing.
    assert enforce("progress", progress_rows(*stories)).height == len(stories)


@settings(max_examples=12)
@given(stories=many(STORIES))
def test_a_verdict_is_missing_for_a_reason_that_is_true(stories: list[Story]) -> None:
    for story, row in zip(stories, rows_of(stories), strict=True):
        day, start = row["latest_date"], row["baseline_value"]
        is_true = {
            Reason.NO_VALUE: not story.points,
            Reason.NO_BASELINE: story.baseline is None,
            Reason.DEADLINE_PASSED: day is not None and day >= row["deadline"],
            Reason.VALUE_BEFORE_BASELINE: None not in (day, start) and day <= row["baseline_date"],
            Reason.BASELINE_BEYOND_TARGET: start is not None and not has_way(story),
        }
        if row["verdict"] == Verdict.NON_CALCULABLE:
            assert is_true[Reason(row["reason"])], row["reason"]
        else:
            assert row["verdict"] == Verdict.ATTEINT or not any(is_true.values())


@settings(max_examples=12)
@given(stories=many(STORIES))
def test_a_landing_says_how_it_is_known_or_why_it_is_not(stories: list[Story]) -> None:
    for story, row in zip(stories, rows_of(stories), strict=True):
        sign, day = sign_of(story), row["latest_date"]
        has_value, has_date = (row[f"landing_{name}"] is not None for name in ("value", "date"))
        is_true = {
            Landing.REACHED: day is not None and sign * row["latest_value"] >= sign * story.target,
            Landing.DEADLINE_PASSED: day is not None and day >= row["deadline"],
            Landing.UNTESTED: story.projection is None,
            Landing.TOO_SHORT: row["landing_start"] is None,
            Landing.PROJECTED: has_value and has_date,
            Landing.NEVER: has_value and not has_date,
        }
        assert is_true[Landing(row["landing"])], row["landing"]
        assert not has_value or row["latest_date"] < row["deadline"]


@settings(max_examples=12)
@given(stories=many(STORIES))
def test_a_result_is_said_once_values_have_reached_the_deadline(stories: list[Story]) -> None:
    for row in rows_of(stories):
        is_closed = row["latest_date"] is not None and row["latest_date"] >= row["deadline"]
        is_unknown = row["on_deadline"] == OnDeadline.UNKNOWN
        assert is_unknown == (row["value_on_deadline"] is None)
        assert (row["outcome"] is not None) == is_closed
        assert (row["outcome"] == Outcome.UNKNOWN) == (is_closed and is_unknown)
        assert (row["final_gap_units"] is None) == (not is_closed or is_unknown)
