"""The share of the way from a starting point to a target."""

import math
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.measures import progress
from pipelines.measures.progress import raw_rate_pct

COUNTS = st.integers(0, 5000)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
START, DEADLINE = date(2022, 12, 31), date(2026, 12, 31)


def lit(value: float | date | None) -> pl.Expr:
    """A column of one value."""
    return pl.lit(value, dtype=pl.Float64) if value is None else pl.lit(value)


def result(expression: pl.Expr) -> Any:
    """What an expression gives."""
    return pl.select(expression).item()


def published(baseline: float | None, value: float | None, target: float, sign: int = 1) -> Any:
    return result(progress.published_rate(lit(baseline), lit(value), lit(target), lit(sign)))


@pytest.mark.parametrize(
    ("baseline", "value", "target", "rate"),
    [
        (2000, 3000, 4000, 50),
        (2000, 2000, 4000, 0),
        (2000, 4000, 4000, 100),
        (2000, 5000, 4000, 150),
        (99, 90, 100, -900),
        (10, 5, 0, 50),
    ],
)
def test_the_rate_is_neither_rounded_nor_clamped(
    baseline: float, value: float, target: float, rate: float
) -> None:
    assert raw_rate_pct(baseline, value, target) == rate


def test_without_a_starting_point_or_a_way_to_go_there_is_no_rate() -> None:
    assert raw_rate_pct(None, 5, 10) is None
    assert raw_rate_pct(7, 8, 7) is None


@given(baseline=st.integers(0, 5000), way=st.integers(1, 5000), step=st.integers(-5000, 5000))
def test_going_down_mirrors_going_up(baseline: int, way: int, step: int) -> None:
    up = raw_rate_pct(baseline, baseline + step, baseline + way)

    assert raw_rate_pct(baseline, baseline - step, baseline - way) == up


@given(baseline=st.none() | COUNTS, value=COUNTS, target=COUNTS)
def test_the_rate_of_columns_is_the_rate_of_numbers(
    baseline: int | None, value: int, target: int
) -> None:
    expression = progress.raw_rate(lit(baseline), lit(value), lit(target))

    rate = raw_rate_pct(baseline, value, target)

    assert result(expression) == (None if rate is None else pytest.approx(rate))


@pytest.mark.parametrize(
    ("baseline", "value", "target", "rate"),
    [
        (99, 90, 100, 0),  # Indre, CPTS: hides a fall
        (4, 8, 7, 100),  # Haute-Corse, MSP: hides an overshoot
        (2251, 2981, 4000, 41.74),
        (3, 4, 6, 33.33),
        (100, 100, 100, 100),
        (100, 99, 100, 0),
        (80, 60, 0, 100),  # every départemental CPTS target of February 2024
        (None, 60, 100, None),
        (80, None, 100, None),
    ],
)
def test_the_published_rate_is_rounded_and_clamped(
    baseline: float | None, value: float | None, target: float, rate: float | None
) -> None:
    assert published(baseline, value, target) == rate


@pytest.mark.parametrize(
    ("baseline", "value", "target", "rate"),
    [(80, 60, 40, 50), (80, 90, 40, 0), (80, 30, 40, 100), (40, 40, 40, 100), (30, 45, 40, 0)],
)
def test_the_published_rate_where_lower_is_better(
    baseline: float, value: float, target: float, rate: float
) -> None:
    assert published(baseline, value, target, sign=-1) == rate


@given(baseline=COUNTS, value=COUNTS, target=COUNTS)
def test_the_published_rate_mirrors(baseline: int, value: int, target: int) -> None:
    assert published(-baseline, -value, -target, sign=-1) == published(baseline, value, target)


@given(baseline=COUNTS, value=COUNTS, more=COUNTS, target=COUNTS)
def test_a_higher_value_never_lowers_the_published_rate(
    baseline: int, value: int, more: int, target: int
) -> None:
    low, high = published(baseline, value, target), published(baseline, value + more, target)

    assert 0 <= low <= high <= 100


@given(baseline=COUNTS, value=COUNTS, target=COUNTS, scale=st.integers(1, 1000))
def test_rates_do_not_depend_on_the_unit(
    baseline: int, value: int, target: int, scale: int
) -> None:
    scaled = (baseline * scale, value * scale, target * scale)

    assert raw_rate_pct(*scaled) == raw_rate_pct(baseline, value, target)
    assert published(*scaled) == published(baseline, value, target)


def test_time_is_counted_in_years_of_365_and_a_quarter_days() -> None:
    years = progress.years_between(lit(START), lit(DEADLINE))

    assert result(years) == 4
    assert result(progress.years_between(lit(DEADLINE), lit(START))) == -4


@pytest.mark.parametrize(
    ("day", "share"),
    [(START, 0), (DEADLINE, 1), (date(2025, 6, 30), 912 / 1461), (date(2025, 11, 30), 1065 / 1461)],
)
def test_the_share_of_the_time_gone_by(day: date, share: float) -> None:
    assert result(progress.elapsed_share(lit(START), lit(day), lit(DEADLINE))) == share


def test_a_deadline_on_the_starting_day_gives_no_share() -> None:
    assert result(progress.elapsed_share(lit(START), lit(DEADLINE), lit(START))) is None


def test_the_pace_of_the_msp_of_france() -> None:
    # Issue 3: 2 251 at the end of 2022, 2 981 in June 2025, 4 000 wanted at the end of 2026.
    day = date(2025, 6, 30)
    rate = progress.raw_rate(lit(2251), lit(2981), lit(4000))
    elapsed = progress.elapsed_share(lit(START), lit(day), lit(DEADLINE))

    assert result(rate) == pytest.approx(41.74, abs=0.005)
    assert result(elapsed) == pytest.approx(0.624, abs=0.0005)
    assert result(progress.pace(rate, elapsed)) == pytest.approx(0.67, abs=0.005)
    expected = result(progress.expected_value(lit(2251), lit(4000), elapsed))
    assert 2981 - expected == pytest.approx(-361.8, abs=0.05)
    months = result(progress.months_ahead(rate, elapsed, lit(START), lit(DEADLINE)))
    assert months == pytest.approx(-9.93, abs=0.005)
    needed = progress.needed_per_year(lit(2981), lit(4000), lit(day), lit(DEADLINE))
    assert result(needed) == pytest.approx(677.9, abs=0.05)


def test_the_pace_of_the_assistants_of_france() -> None:
    rate = progress.raw_rate(lit(3827), lit(8971), lit(10_000))
    elapsed = progress.elapsed_share(lit(START), lit(date(2025, 11, 30)), lit(DEADLINE))

    assert result(rate) == pytest.approx(83.33, abs=0.005)
    assert result(elapsed) == pytest.approx(0.729, abs=0.0005)
    assert result(progress.pace(rate, elapsed)) == pytest.approx(1.14, abs=0.005)


def test_there_is_no_pace_on_the_first_day() -> None:
    assert result(progress.pace(lit(50.0), lit(0.0))) is None


@pytest.mark.parametrize("late", [0, 1, 400])
def test_nothing_is_needed_per_year_once_the_deadline_has_come(late: int) -> None:
    day = DEADLINE + timedelta(days=late)

    assert result(progress.needed_per_year(lit(50), lit(100), lit(day), lit(DEADLINE))) is None


@given(baseline=COUNTS, value=COUNTS, target=COUNTS, start=DAYS, day=DAYS, deadline=DAYS)
def test_every_measure_is_a_number_or_nothing(
    baseline: int, value: int, target: int, start: date, day: date, deadline: date
) -> None:
    rate = progress.raw_rate(lit(baseline), lit(value), lit(target))
    elapsed = progress.elapsed_share(lit(start), lit(day), lit(deadline))
    measures = pl.select(
        rate.alias("rate"),
        elapsed.alias("elapsed"),
        progress.pace(rate, elapsed).alias("pace"),
        progress.expected_value(lit(baseline), lit(target), elapsed).alias("expected"),
        progress.months_ahead(rate, elapsed, lit(start), lit(deadline)).alias("months"),
        progress.needed_per_year(lit(value), lit(target), lit(day), lit(deadline)).alias("needed"),
    )

    assert all(measure is None or math.isfinite(measure) for measure in measures.row(0))
