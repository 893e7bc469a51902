"""Stories of one series and one target, and the row of `progress` that they give."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import strategies as st

from pipelines.measures.assess import METHODS, progress_table
from pipelines.vocabulary import Direction, Level, Projection, TargetKind, Unit, Verdict

Row = dict[str, Any]

# From worst to best; `non_calculable` has no rank.
RANKS = {
    Verdict.EN_RECUL: 0,
    Verdict.INSUFFISANT: 1,
    Verdict.A_ACCELERER: 2,
    Verdict.EN_BONNE_VOIE: 3,
    Verdict.ATTEINT: 4,
}
VERDICTS = [f"verdict_{name}" for name in METHODS]


def month(number: int) -> date:
    """The end of a month: 0 is December 2022, 12 December 2023, −1 November 2022."""
    year, index = divmod(2022 * 12 + 12 + number, 12)
    return date(year, index + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One territory's values by month, and its target; dates as month numbers.

    By default: half of the way in half of the time, at the same pace all along.
    """

    points: Sequence[tuple[int, float]] = ((0, 100), (12, 125), (24, 150))
    baseline: tuple[int, float] | None = (0, 100)
    target: float = 200
    deadline: int = 48
    unit: Unit = Unit.COUNT
    direction: Direction = Direction.HIGHER_IS_BETTER
    projection: Projection | None = Projection.LAST_12_MONTHS

    def ending(self, value: float) -> "Story":
        """The same story with another latest value."""
        return replace(self, points=[*self.points[:-1], (self.points[-1][0], value)])


def progress_rows(*stories: Story, kind: TargetKind = TargetKind.LEVEL) -> pl.DataFrame:
    """One row of `progress` per story, in their order; each has an indicator of its own."""
    named = [(f"i{rank:03d}", story) for rank, story in enumerate(stories)]
    tested = [
        (name, Level.DEPARTEMENT, s.projection, 1.0, 10, True) for name, s in named if s.projection
    ]
    return progress_table(
        series_of(*stories),
        pl.concat([_target(name, story, kind) for name, story in named]),
        pl.DataFrame(
            [(name, story.unit, story.direction) for name, story in named],
            schema=["indicator_id", "unit", "direction"],
            orient="row",
        ),
        pl.DataFrame(
            [("DEP-04", Level.DEPARTEMENT)],
            schema={"territory_id": pl.String(), "level": pl.Enum(Level)},
            orient="row",
        ),
        pl.DataFrame(tested, schema=TESTED, orient="row"),
    )


def progress_of(story: Story) -> Row:
    """The row of `progress` of one story."""
    return progress_rows(story).row(0, named=True)


def series_of(*stories: Story) -> pl.DataFrame:
    """Measured values of each story, as the measures take them."""
    rows = [
        (f"i{rank:03d}", "DEP-04", month(number), float(value), date(2030, 1, 1))
        for rank, story in enumerate(stories)
        for number, value in story.points
    ]
    return pl.DataFrame(rows, schema=VALUES, orient="row")


VALUES = {
    "indicator_id": pl.String(),
    "territory_id": pl.String(),
    "date": pl.Date(),
    "value": pl.Float64(),
    "edition": pl.Date(),
}
TESTED = {
    "indicator_id": pl.String(),
    "level": pl.Enum(Level),
    "method": pl.String(),
    "median_abs_error": pl.Float64(),
    "pairs_count": pl.Int32(),
    "is_default": pl.Boolean(),
}


def _target(indicator_id: str, story: Story, kind: TargetKind) -> pl.DataFrame:
    row = {
        "statement_id": f"{indicator_id}_statement",
        "territory_id": "DEP-04",
        "deadline_rank": 1,
        "indicator_id": indicator_id,
        "kind": kind,
        "target_value": float(story.target),
        "deadline": month(story.deadline),
        "baseline_value": None if story.baseline is None else float(story.baseline[1]),
        "baseline_date": None if story.baseline is None else month(story.baseline[0]),
    }
    nullable = {"baseline_value": pl.Float64, "baseline_date": pl.Date}
    return pl.DataFrame([row], schema_overrides=nullable)


MONTHS = st.integers(-6, 60)


@st.composite
def any_story(draw: st.DrawFn) -> Story:
    """Small, awkward stories: zeros, equal values, one point, every order of dates."""
    unit = draw(st.sampled_from(Unit))
    counts = st.sampled_from([0, 1, 2, 7, 100, 101]) | st.integers(0, 5000)
    rates = st.sampled_from([0, 0.01, 0.4, 50, 99.5, 99.84, 99.99, 100]) | st.floats(0, 100)
    values: st.SearchStrategy[float] = rates if unit is Unit.PERCENT else counts
    months = draw(st.lists(MONTHS, max_size=7, unique=True))
    return Story(
        points=[(number, draw(values)) for number in months],
        baseline=draw(st.none() | st.tuples(MONTHS, values)),
        target=draw(values),
        deadline=draw(MONTHS),
        unit=unit,
        direction=draw(st.sampled_from(Direction)),
        projection=draw(st.none() | st.sampled_from(Projection)),
    )


@st.composite
def count_under_way(draw: st.DrawFn) -> Story:
    """A count on its way up, far from 0, with a deadline ahead of every value."""
    yearly = st.sampled_from([(11, 23, 35, 47, 59), (6, 18, 30, 42, 54)])
    uneven = st.lists(st.integers(1, 59), min_size=1, max_size=6, unique=True).map(sorted)
    values = st.integers(100_000, 110_000)
    return Story(
        points=[(number, draw(values)) for number in draw(yearly | uneven)],
        baseline=(0, draw(st.integers(100_000, 105_000))),
        target=draw(st.integers(105_001, 110_000)),
        deadline=60,
        projection=draw(st.sampled_from(Projection)),
    )
