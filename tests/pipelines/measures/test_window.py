"""The window over which a pace is observed."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures.window import windows
from tests.pipelines.measured import Story, month, series_of


def lengths(*numbers: int, months: int = 12) -> list[int]:
    """Length of the window that ends at the last of these months, if any."""
    values = series_of(Story(points=[(number, 0) for number in numbers]))
    return (
        windows(values, months)[months].filter(date=month(numbers[-1]))["window_months"].to_list()
    )


@pytest.mark.parametrize(
    ("months_before", "chosen"),
    [
        ((6, 12, 24), 12),
        ((11, 15), 11),
        ((9, 16), 9),
        ((9, 14), 14),
        ((36,), 36),
        ((10, 14), 14),  # equally close: the longer one
        ((8, 20), 20),  # too short, however close
    ],
)
def test_the_window_closest_to_twelve_months_is_chosen(
    months_before: tuple[int, ...], chosen: int
) -> None:
    assert lengths(*(48 - before for before in months_before), 48) == [chosen]


def test_another_length_may_be_asked_for() -> None:
    assert lengths(12, 24, 36, 48, months=24) == [24]
    assert lengths(36, 48, months=24) == [12]


def test_under_nine_months_there_is_no_window() -> None:
    assert lengths(0, 8) == []
    assert lengths(0, 9) == [9]
    assert lengths(0) == []


def test_the_pace_is_per_year_of_365_and_a_quarter_days() -> None:
    values = series_of(Story(points=[(0, 100), (12, 120)]))

    window = windows(values, 12)[12].row(0, named=True)

    assert window["window_start"] == month(0)
    assert window["window_start_value"] == 100
    assert window["observed_per_year"] == pytest.approx(20 / 365 * 365.25)


def test_a_fall_has_a_negative_pace() -> None:
    values = series_of(Story(points=[(0, 100), (12, 90)]))

    assert windows(values, 12)[12]["observed_per_year"].item() < 0


def test_series_are_not_mixed() -> None:
    values = series_of(Story(points=[(0, 100)]), Story(points=[(12, 120)]))

    assert windows(values, 12)[12].is_empty()


@settings(max_examples=40)
@given(numbers=st.lists(st.integers(0, 80), min_size=1, max_size=12, unique=True))
def test_no_other_start_is_closer(numbers: list[int]) -> None:
    values = series_of(Story(points=[(number, 0) for number in numbers]))

    found = dict(windows(values, 12)[12].select("date", "window_months").iter_rows())

    for last in numbers:
        possible = [last - first for first in numbers if last - first >= 9]
        best = min(possible, key=lambda length: (abs(length - 12), -length), default=None)
        assert found.get(month(last)) == best


@settings(max_examples=40)
@given(numbers=st.permutations(range(0, 48, 3)))
def test_windows_do_not_depend_on_the_order_of_rows(numbers: list[int]) -> None:
    shuffled = series_of(Story(points=[(number, number) for number in numbers]))

    assert windows(shuffled, 12)[12].equals(windows(shuffled.sort("date"), 12)[12])
    assert windows(shuffled, 12)[12].select(pl.col("date").is_duplicated().any()).item() is False
