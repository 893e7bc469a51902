"""Rows added, changed, removed between two states."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipelines.facts.compare import Change, difference, summary

KEY = ["place", "year"]
CONTENT = st.tuples(st.none() | st.integers(0, 3), st.sampled_from(["a", "b"]))
STATE = st.dictionaries(st.tuples(st.sampled_from("xyz"), st.integers(1, 3)), CONTENT)
State = dict[tuple[str, int], tuple[int | None, str]]


def frame(state: State) -> pl.DataFrame:
    schema = {"place": pl.String, "year": pl.Int64, "value": pl.Int64, "note": pl.String}
    return pl.DataFrame([key + row for key, row in state.items()], schema=schema, orient="row")


def changes(before: State, after: State) -> list[tuple[object, ...]]:
    return difference(frame(before), frame(after), KEY).rows()


def test_each_kind_of_change_is_told_apart() -> None:
    before: State = {("x", 1): (1, "a"), ("x", 2): (1, "a"), ("x", 3): (1, "a")}
    after: State = {("x", 2): (1, "a"), ("x", 3): (2, "a"), ("y", 1): (1, "a")}

    assert changes(before, after) == [
        ("x", 1, Change.REMOVED),
        ("x", 3, Change.CHANGED),
        ("y", 1, Change.ADDED),
    ]


def test_a_value_that_appears_is_a_change() -> None:
    assert changes({("x", 1): (None, "a")}, {("x", 1): (0, "a")}) == [("x", 1, Change.CHANGED)]


def test_two_unknown_values_are_equal() -> None:
    assert changes({("x", 1): (None, "a")}, {("x", 1): (None, "a")}) == []


@given(state=STATE)
def test_nothing_differs_from_itself(state: State) -> None:
    assert changes(state, dict(reversed(state.items()))) == []


@given(before=STATE, after=STATE)
def test_every_key_is_told_once_and_rightly(before: State, after: State) -> None:
    expected = dict.fromkeys(after.keys() - before.keys(), Change.ADDED)
    expected |= dict.fromkeys(before.keys() - after.keys(), Change.REMOVED)
    shared = after.keys() & before.keys()
    expected |= {key: Change.CHANGED for key in shared if before[key] != after[key]}

    assert changes(before, after) == [(*key, kind) for key, kind in sorted(expected.items())]


@given(before=STATE, after=STATE)
def test_the_other_way_round_additions_are_removals(before: State, after: State) -> None:
    mirror = {
        Change.ADDED.value: Change.REMOVED.value,
        Change.REMOVED.value: Change.ADDED.value,
        Change.CHANGED.value: Change.CHANGED.value,
    }

    assert changes(after, before) == [
        (place, year, mirror[str(kind)]) for place, year, kind in changes(before, after)
    ]


@given(before=STATE, after=STATE)
def test_counts_by_place_add_up_to_all_changes(before: State, after: State) -> None:
    found = difference(frame(before), frame(after), KEY)

    by_place = summary(found, ["place"])

    assert by_place["place"].to_list() == sorted(set(found["place"]))
    assert by_place.drop("place").sum().row(0) == summary(found, []).row(0)
    assert sum(by_place.drop("place").sum().row(0)) == found.height
