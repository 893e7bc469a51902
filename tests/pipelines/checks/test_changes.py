"""Jumps and fast falls between consecutive measured values."""

from collections.abc import Sequence
from datetime import date

import polars as pl
import pytest

from pipelines.checks.changes import findings
from pipelines.indicators.registry import indicators_table
from pipelines.vocabulary import Direction, ValueStatus
from tests.factories import Fact, observations

# Changes of 1, 2, 3, 1 and 2 in six months each: median 2, robust deviation 1,48.
USUAL = (10, 11, 13, 16, 17, 19)


def half_years(
    values: Sequence[float], indicator_id: str = "msp", status: str = ValueStatus.OBSERVED
) -> list[Fact]:
    """Values every six months from June 2017; the last one has the status."""
    days = [
        date(2017 + rank // 2, *((6, 30) if rank % 2 == 0 else (12, 31)))
        for rank in range(len(values))
    ]
    last = len(values) - 1
    return [
        Fact(
            indicator_id=indicator_id,
            date=day,
            value=value,
            value_status=status if rank == last else ValueStatus.OBSERVED,
        )
        for rank, (day, value) in enumerate(zip(days, values, strict=True))
    ]


def found(rows: Sequence[Fact], direction: str = Direction.HIGHER_IS_BETTER) -> pl.DataFrame:
    indicators = indicators_table().with_columns(direction=pl.lit(direction))
    return findings(observations(*rows), indicators)


def rules(rows: Sequence[Fact]) -> list[str]:
    return found(rows)["rule"].to_list()


def told(rows: pl.DataFrame) -> list[tuple[str, ...]]:
    return rows.select("rule", "expected", "found").rows()


def test_a_change_far_from_those_of_its_own_past_is_a_jump() -> None:
    rows = found(half_years([*USUAL, 26]))

    assert told(rows) == [
        ("saut", "entre 16,6 et 25,4, au rythme habituel depuis 19 au 31/12/2019", "26")
    ]
    assert rows.select("date", "severity").row(0) == (date(2020, 6, 30), "warning")


def test_within_three_deviations_it_is_none() -> None:
    assert rules(half_years([*USUAL, 25])) == []


def test_a_jump_needs_five_changes_before_it() -> None:
    assert rules(half_years([*USUAL[:5], 60])) == []


def test_the_same_change_over_and_over_gives_no_measure_of_what_is_unusual() -> None:
    assert rules(half_years([10, 12, 14, 16, 18, 20, 40])) == []


def test_a_jump_does_not_count_in_its_own_past() -> None:
    # After 1, 4, 2, 5 and 1, ten is far; among them, it would pass for usual.
    assert rules(half_years([10, 11, 15, 17, 22, 23, 33])) == ["saut"]


def test_what_came_later_does_not_excuse_a_jump() -> None:
    # Seven more every six months from there on: usual today, not then.
    rows = found(half_years([*USUAL, 26, 33, 40, 47, 54, 61]))

    assert rows["date"].min() == date(2020, 6, 30)


def test_changes_are_compared_by_month() -> None:
    rows = half_years(USUAL)
    a_year_later = Fact(date=date(2020, 12, 31), value=27)

    assert rules([*rows, a_year_later]) == []
    assert rules([*rows, Fact(date=date(2020, 6, 30), value=27)]) == ["saut"]


def test_less_than_a_point_is_no_jump_of_a_percentage() -> None:
    # Changes of 0,1 to 0,3 point: 97,1 is usual, 97,5 already beyond three deviations.
    steady = (96.0, 96.1, 96.3, 96.6, 96.7, 96.9)

    assert rules(half_years([*steady, 98.0], "ald")) == []
    assert told(found(half_years([*steady, 98.2], "ald"))) == [
        (
            "saut",
            "entre 96,7 et 97,5\u202f%, au rythme habituel depuis 96,9\u202f% au 31/12/2019",
            "98,2\u202f%",
        )
    ]


@pytest.mark.parametrize("status", [ValueStatus.CARRIED_FORWARD, ValueStatus.COMPUTED])
def test_what_is_not_measured_is_no_change(status: str) -> None:
    assert rules(half_years([*USUAL, 60], status=status)) == []
    assert rules(half_years([26, 22], status=status)) == []


def test_the_change_after_a_repeated_value_is_from_the_last_measure() -> None:
    rows = half_years([26, 26], status=ValueStatus.CARRIED_FORWARD)
    later = Fact(date=date(2018, 6, 30), value=22)

    assert "depuis 26 au 30/06/2017" in found([*rows, later])["expected"][0]


@pytest.mark.parametrize(
    ("values", "falls"),
    [
        ((26, 22), True),
        ((26, 25), False),
        ((100, 96), False),
        ((100, 95), False),
        ((100, 94), True),
        ((1, 0), False),
        ((22, 26), False),
    ],
)
def test_a_count_falls_fast_beyond_5_percent_and_two_units(
    values: tuple[float, float], falls: bool
) -> None:
    assert rules(half_years(values)) == ["baisse"] * falls


@pytest.mark.parametrize(
    ("values", "falls"), [((93, 69), True), ((93, 92), False), ((93.0, 91.9), True)]
)
def test_a_percentage_falls_fast_beyond_one_point(values: tuple[float, float], falls: bool) -> None:
    assert rules(half_years(values, "cpts")) == ["baisse"] * falls


def test_a_fall_says_from_what_and_when() -> None:
    assert told(found(half_years([26, 22]))) == [
        ("baisse", "une baisse de 5\u202f% au plus depuis 26 au 30/06/2017", "22")
    ]
    assert told(found(half_years([93, 69], "cpts"))) == [
        ("baisse", "une baisse de 1 point au plus depuis 93\u202f% au 30/06/2017", "69\u202f%")
    ]


def test_where_lower_is_better_a_fast_rise_is_the_fall() -> None:
    rises = found(half_years([22, 26]), Direction.LOWER_IS_BETTER)

    assert told(rises) == [
        ("baisse", "une hausse de 5\u202f% au plus depuis 22 au 30/06/2017", "26")
    ]
    assert found(half_years([26, 22]), Direction.LOWER_IS_BETTER).is_empty()


def test_territories_and_indicators_are_not_mixed() -> None:
    rows = [
        Fact(date=date(2023, 6, 30), value=26),
        Fact(date=date(2023, 12, 31), value=12, territory_id="DEP-13"),
        Fact(date=date(2023, 12, 31), value=12, indicator_id="assistants"),
    ]

    assert rules(rows) == []
