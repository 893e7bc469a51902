"""Landing of a target row: central path, range and date."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.vocabulary import Direction, Landing, Projection, Unit
from tests.pipelines.measured import (
    Row,
    Story,
    any_story,
    count_under_way,
    month,
    progress_of,
    progress_rows,
)

# From December 2022: 100, 110, 130, 160; two years left, 200 wanted.
FASTER = Story(points=[(0, 100), (12, 110), (24, 130), (36, 160)], deadline=60)
COVERAGE = Story(
    points=[(0, 50), (12, 60), (24, 70), (36, 80)],
    baseline=(0, 50),
    target=100,
    deadline=60,
    unit=Unit.PERCENT,
)
# A see-saw, so that the slowest and fastest 12 months are neither the first nor the last.
SEE_SAW = replace(FASTER, points=[(0, 100), (12, 105), (24, 135), (36, 138), (48, 150)])


def outline(row: Row) -> tuple[str, bool, bool]:
    """What is said, and whether a value and a date are given."""
    return row["landing"], row["landing_value"] is not None, row["landing_date"] is not None


@pytest.mark.parametrize(
    ("story", "said"),
    [
        (FASTER, (Landing.PROJECTED, True, True)),
        (replace(FASTER, target=160), (Landing.REACHED, True, False)),
        (FASTER.ending(130), (Landing.NEVER, True, False)),
        (FASTER.ending(120), (Landing.NEVER, True, False)),
        (replace(FASTER, deadline=36), (Landing.DEADLINE_PASSED, False, False)),
        (replace(FASTER, deadline=12), (Landing.DEADLINE_PASSED, False, False)),
        (replace(FASTER, projection=None), (Landing.UNTESTED, False, False)),
        (replace(FASTER, points=[(36, 160)]), (Landing.TOO_SHORT, False, False)),
        (replace(FASTER, points=[(28, 130), (36, 160)]), (Landing.TOO_SHORT, False, False)),
        # At 0.01 a year the target is met in four thousand years.
        (replace(FASTER, points=[(24, 160), (36, 160.01)]), (Landing.NEVER, True, False)),
    ],
)
def test_what_can_be_said_of_the_landing(story: Story, said: tuple[str, bool, bool]) -> None:
    assert outline(progress_of(story)) == said


def test_the_last_twelve_months_go_on_to_the_deadline() -> None:
    row = progress_of(FASTER)

    assert row["landing_value"] == pytest.approx(220, abs=0.2)
    assert row["landing_start"] == month(24)
    # 40 missing at 30 in 365 days.
    assert row["landing_date"] == month(36) + timedelta(days=487)


def test_the_elected_window_is_the_one_carried_on() -> None:
    row = progress_of(replace(FASTER, projection=Projection.LAST_24_MONTHS))

    assert row["landing_value"] == pytest.approx(160 + 2 * 25, abs=0.2)
    assert row["landing_start"] == month(12)
    assert row["observed_per_year"] == pytest.approx(30, abs=0.1)


def test_a_damped_pace_lands_lower_and_may_never_meet_the_target() -> None:
    # 30 a year, halved every year, add at most 30 · 1.44 = 43.3.
    damped = replace(FASTER, projection=Projection.DAMPED)

    assert progress_of(damped)["landing_value"] == pytest.approx(192.5, abs=0.2)
    assert progress_of(damped)["landing"] == Landing.PROJECTED
    assert progress_of(replace(damped, target=204))["landing"] == Landing.NEVER


def test_the_range_is_that_of_the_slowest_and_fastest_twelve_months() -> None:
    row = progress_of(SEE_SAW)

    assert row["windows_count"] == 3
    assert row["landing_low"] == pytest.approx(150 + 3, abs=0.2)
    assert row["landing_high"] == pytest.approx(150 + 30, abs=0.2)


def test_a_longer_window_that_goes_faster_widens_the_range() -> None:
    # 12.5 a year over 24 months; the windows nearest to 12 months give −10, 3.3 and 6.7 a year.
    points = [(0, 100), (18, 130), (30, 120), (36, 135), (54, 145)]
    row = progress_of(
        Story(points=points, target=400, deadline=84, projection=Projection.LAST_24_MONTHS)
    )

    assert row["landing_value"] == pytest.approx(176.3, abs=0.05)
    assert row["landing_high"] == row["landing_value"]
    assert row["landing_low"] == pytest.approx(119.9, abs=0.05)


def test_windows_that_end_more_than_36_months_ago_do_not_count() -> None:
    later = replace(SEE_SAW, points=[*SEE_SAW.points, (60, 160)], deadline=72)

    row = progress_of(later)

    assert row["windows_count"] == 3
    assert row["landing_low"] == pytest.approx(160 + 3, abs=0.2)


def test_under_three_windows_there_is_no_range() -> None:
    row = progress_of(replace(FASTER, points=FASTER.points[1:]))

    assert row["windows_count"] == 2
    assert (row["landing_low"], row["landing_high"]) == (None, None)
    assert row["landing_value"] is not None


def test_where_lower_is_better_the_landing_mirrors() -> None:
    up = replace(FASTER, target=180)
    down = replace(
        up,
        points=[(number, 1000 - value) for number, value in up.points],
        baseline=(0, 900),
        target=820,
        direction=Direction.LOWER_IS_BETTER,
    )

    rising, falling = progress_of(up), progress_of(down)

    assert falling["landing"] == rising["landing"] == Landing.PROJECTED
    assert falling["landing_date"] == rising["landing_date"]
    assert falling["landing_value"] == pytest.approx(1000 - rising["landing_value"])
    assert falling["landing_low"] == pytest.approx(1000 - rising["landing_high"])


def test_a_percentage_bends_under_100() -> None:
    row = progress_of(COVERAGE)

    # Odds from 70/30 to 80/20, twice: 70/30 · (12/7)³.
    assert row["landing_value"] == pytest.approx(92.16, abs=0.1)
    assert row["landing_low"] <= row["landing_value"] <= row["landing_high"] + 1e-9 < 100


def test_a_coverage_that_prints_as_100_and_rises_is_not_said_never_to_arrive() -> None:
    # Four départements stand between 99.5 and 100 % of CPTS in March 2026.
    row = progress_of(COVERAGE.ending(99.62))

    assert (row["landing"], row["landing_date"]) == (Landing.PROJECTED, month(36))
    assert row["landing_value"] >= 99.62


@pytest.mark.parametrize("projection", Projection)
def test_a_coverage_that_has_risen_to_100_stays_there(projection: Projection) -> None:
    row = progress_of(replace(COVERAGE.ending(100), projection=projection))

    assert (row["landing_value"], row["landing_high"]) == (100, 100)


@pytest.mark.parametrize("value", [0, 42, 100])
def test_a_coverage_that_does_not_move_lands_where_it_is(value: float) -> None:
    points = [(12 * year, value) for year in range(4)]

    row = progress_of(replace(COVERAGE, points=points))

    assert [row[f"landing_{name}"] for name in ("value", "low", "high")] == [value] * 3


def test_a_count_never_lands_under_zero() -> None:
    row = progress_of(replace(FASTER, points=[(0, 9), (12, 5), (24, 4), (36, 1)]))

    assert (row["landing_value"], row["landing_low"]) == (0, 0)


@settings(max_examples=10)
@given(stories=st.lists(any_story(), min_size=10, max_size=25))
def test_a_landing_is_possible(stories: list[Story]) -> None:
    rows = progress_rows(*stories).to_dicts()

    for story, row in zip(stories, rows, strict=True):
        landings = [row[f"landing_{name}"] for name in ("value", "low", "high")]
        top = 100 if story.unit is Unit.PERCENT else float("inf")
        assert all(landing is None or 0 <= landing <= top for landing in landings)
        assert (row["landing_date"] is not None) == (row["landing"] == Landing.PROJECTED)
        assert story.projection or landings == [None] * 3


@settings(max_examples=10)
@given(stories=st.lists(any_story() | count_under_way(), min_size=10, max_size=25))
def test_a_range_has_a_low_end_and_a_high_end(stories: list[Story]) -> None:
    for row in progress_rows(*stories).to_dicts():
        low, high = row["landing_low"], row["landing_high"]
        assert (low is None) == (high is None)
        assert low is None or (low <= high and row["windows_count"] >= 3)


@settings(max_examples=10)
@given(
    stories=st.lists(any_story() | count_under_way(), min_size=10, max_size=25),
    projection=st.sampled_from(Projection),
)
def test_the_range_always_holds_the_central_path(
    stories: list[Story], projection: Projection
) -> None:
    carried_on = [replace(story, projection=projection) for story in stories]

    for row in progress_rows(*carried_on).to_dicts():
        low, high = row["landing_low"], row["landing_high"]
        assert low is None or low <= row["landing_value"] <= high
