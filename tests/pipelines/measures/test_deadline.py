"""What a series says of a deadline that has come."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures.deadline import value_on_deadline
from pipelines.vocabulary import OnDeadline
from tests.pipelines.measured import Story, month, series_of

Points = list[tuple[int, float]]


def on_deadline(points: Points, *deadlines: date | None) -> pl.DataFrame:
    """One row per deadline of one target."""
    targets = pl.DataFrame(
        {
            "statement_id": "a",
            "territory_id": "DEP-04",
            "indicator_id": "i000",
            "deadline_rank": range(1, len(deadlines) + 1),
            "deadline": deadlines,
        },
        schema_overrides={"deadline": pl.Date()},
    )
    return value_on_deadline(series_of(Story(points=points)), targets).sort("deadline_rank")


def known(points: Points, deadline: date = date(2023, 12, 31)) -> dict[str, Any]:
    return on_deadline(points, deadline).row(0, named=True)


def test_a_value_of_that_day_is_observed() -> None:
    found = known([(0, 10), (12, 30), (24, 90)])

    assert (found["value_on_deadline"], found["on_deadline"]) == (30, OnDeadline.OBSERVED)
    assert (found["before_date"], found["after_date"]) == (month(12), month(12))


def test_between_two_values_the_day_is_interpolated() -> None:
    found = known([(0, 10), (10, 30), (13, 122), (24, 500)])

    assert found["on_deadline"] == OnDeadline.INTERPOLATED
    assert (found["before_date"], found["after_date"]) == (month(10), month(13))
    # 61 of the 92 days from 31 October to 31 January.
    assert found["value_on_deadline"] == pytest.approx(91)


@pytest.mark.parametrize("points", [[(0, 10), (11, 30)], [(13, 30), (24, 40)], []])
def test_with_values_on_one_side_only_the_day_is_unknown(points: Points) -> None:
    found = known(points)

    assert (found["value_on_deadline"], found["on_deadline"]) == (None, OnDeadline.UNKNOWN)


def test_the_last_value_before_and_the_first_after_are_given_when_alone() -> None:
    early, late = known([(0, 10), (11, 30)]), known([(13, 30), (24, 40)])

    assert (early["before_date"], early["after_date"]) == (month(11), None)
    assert (late["before_date"], late["after_date"]) == (None, month(13))


def test_each_deadline_of_a_statement_has_its_value() -> None:
    rows = on_deadline([(0, 10), (12, 30), (24, 90)], month(0), month(12), month(30))

    assert rows["value_on_deadline"].to_list() == [10, 30, None]


def test_a_target_without_a_deadline_has_no_row() -> None:
    assert on_deadline([(0, 10)], None).is_empty()


@settings(max_examples=40)
@given(
    points=st.dictionaries(st.integers(0, 40), st.integers(0, 100), min_size=1).map(dict.items),
    deadline=st.integers(0, 40),
)
def test_the_value_lies_between_its_neighbours(points: Points, deadline: int) -> None:
    found = known(list(points), month(deadline))
    values = {month(number): value for number, value in points}

    if found["on_deadline"] == OnDeadline.UNKNOWN:
        assert found["value_on_deadline"] is None
        assert found["before_date"] is None or found["after_date"] is None
    else:
        around = values[found["before_date"]], values[found["after_date"]]
        assert min(around) - 1e-9 <= found["value_on_deadline"] <= max(around) + 1e-9
