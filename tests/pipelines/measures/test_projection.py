"""Where a series lands if its pace goes on."""

import math
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures import projection
from pipelines.vocabulary import Projection

# Printed with two decimals at most.
RATES = st.sampled_from([0, 0.3, 0.5, 99.5, 99.84, 100]) | st.integers(0, 10_000).map(
    lambda hundredths: hundredths / 100
)
COUNTS = st.integers(0, 5000)
YEARS = st.floats(0.75, 10)


def lit(value: float) -> pl.Expr:
    """A column of one value: values are floats in every table."""
    return pl.lit(float(value))


def project(
    start: float, value: float, ahead: float, *, years: float = 1, percent: bool = False
) -> Any:
    """The value `ahead` years after a window of `years` years."""
    window = lit(value), lit(start), lit(years)
    return pl.select(projection.project(*window, lit(ahead), pl.lit(percent))).item()


def years_to(
    target: float, start: float, value: float, *, years: float = 1, percent: bool = False
) -> Any:
    """Years until the path meets the target."""
    window = lit(value), lit(start), lit(years)
    return pl.select(projection.landing_years(*window, lit(target), pl.lit(percent))).item()


def test_a_count_goes_on_along_a_straight_line() -> None:
    assert project(100, 120, 3) == 180
    assert project(100, 120, 3, years=2) == 150
    assert project(120, 100, 3) == 40


def test_a_count_never_falls_under_zero() -> None:
    assert project(30, 10, 2) == 0


def test_a_percentage_bends_as_it_nears_its_end() -> None:
    # Odds of 1 then 3: three times more each year.
    assert project(50, 75, 1, percent=True) == pytest.approx(90)
    assert project(50, 25, 1, percent=True) == pytest.approx(10)


@pytest.mark.parametrize("value", [0, 0.3, 42.5, 99.84, 100])
def test_a_percentage_that_stands_still_stays_where_it_is(value: float) -> None:
    assert project(value, value, 5, percent=True) == value


@settings(max_examples=30)
@given(start=RATES, value=RATES, ahead=YEARS, years=YEARS)
def test_a_percentage_stays_between_its_value_and_its_end(
    start: float, value: float, ahead: float, years: float
) -> None:
    landing = project(start, value, ahead, years=years, percent=True)

    low, high = (value, 100) if value >= start else (0, value)
    assert low <= landing <= high


@settings(max_examples=30)
@given(start=RATES, value=RATES, ahead=YEARS)
def test_a_falling_percentage_mirrors_a_rising_one(
    start: float, value: float, ahead: float
) -> None:
    mirrored = project(100 - start, 100 - value, ahead, percent=True)

    assert mirrored == pytest.approx(100 - project(start, value, ahead, percent=True), abs=1e-6)


def test_a_damped_pace_is_halved_every_year() -> None:
    def counted(ahead: float, method: Projection) -> Any:
        return pl.select(projection.effective_years(pl.lit(ahead), pl.lit(method.value))).item()

    # The integral of ½ⁿ over a year, then over all the years to come.
    assert counted(1, Projection.DAMPED) == pytest.approx(0.5 / math.log(2))
    assert counted(2, Projection.DAMPED) == pytest.approx(0.75 / math.log(2))
    assert counted(1000, Projection.DAMPED) == pytest.approx(1 / math.log(2))
    assert counted(3, Projection.LAST_12_MONTHS) == counted(3, Projection.LAST_24_MONTHS) == 3


@settings(max_examples=30)
@given(ahead=st.floats(0, 8), method=st.sampled_from(Projection))
def test_years_of_full_pace_turn_back_into_calendar_years(ahead: float, method: str) -> None:
    full = projection.effective_years(pl.lit(ahead), pl.lit(method))

    back = projection.undamped_years(full, pl.lit(method))

    assert pl.select(back).item() == pytest.approx(ahead, abs=1e-9)


def test_a_damped_pace_may_never_get_there() -> None:
    enough, short = (
        pl.select(projection.undamped_years(pl.lit(full), pl.lit(Projection.DAMPED.value))).item()
        for full in (1.44, 1.45)
    )

    assert enough > 8
    assert short is None


def test_years_until_the_target_is_met() -> None:
    assert years_to(200, 100, 120) == 4
    assert years_to(0, 120, 100) == 5
    assert years_to(90, 50, 75, percent=True) == pytest.approx(1)


@pytest.mark.parametrize("percent", [True, False])
@pytest.mark.parametrize(("start", "value"), [(60, 50), (50, 50), (99.9, 99.8)])
def test_a_path_that_moves_away_or_stands_still_never_meets_it(
    start: float, value: float, percent: bool
) -> None:
    assert years_to(100, start, value, percent=percent) is None


def test_a_target_of_100_percent_is_met_where_it_prints_as_100() -> None:
    years = years_to(100, 80, 90, percent=True)

    assert project(80, 90, years, percent=True) == pytest.approx(99.5)
    assert years_to(100, 90, 99.6, percent=True) == 0
    assert years_to(100, 99.6, 99.7, percent=True) == 0


@settings(max_examples=30)
@given(start=RATES, value=RATES, target=RATES)
def test_the_path_passes_the_target_when_it_says(start: float, value: float, target: float) -> None:
    years = years_to(target, start, value, percent=True)

    if years is not None and years < 100:
        landing = project(start, value, years, percent=True)
        assert landing == pytest.approx(target, abs=0.5 + 1e-6)


@settings(max_examples=30)
@given(start=RATES, value=RATES, target=RATES, percent=st.booleans())
def test_years_are_finite_and_not_negative(
    start: float, value: float, target: float, percent: bool
) -> None:
    years = years_to(target, start, value, percent=percent)

    assert years is None or (math.isfinite(years) and years >= 0)


@settings(max_examples=30)
@given(start=COUNTS, value=COUNTS, target=COUNTS)
def test_counts_meet_the_target_when_they_say(start: int, value: int, target: int) -> None:
    years = years_to(target, start, value)

    if years is not None:
        assert project(start, value, years) == pytest.approx(target)
    else:
        assert (target - value) * (value - start) <= 0


@settings(max_examples=30)
@given(value=st.floats(0.5, 99.5))
def test_log_odds_turn_back_into_the_percentage(value: float) -> None:
    back = pl.select(projection.from_logit(projection.logit(pl.lit(value)))).item()

    assert back == pytest.approx(value)
