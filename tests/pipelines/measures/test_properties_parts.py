"""What holds of projections, the back-test and parents, whatever the figures."""

import math
from collections.abc import Callable, Sequence
from itertools import product

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures import projection
from pipelines.measures.aggregate import parents_from_departements
from pipelines.measures.backtest import back_test
from pipelines.vocabulary import Aggregation, Level, Projection
from tests.factories import Fact, observations
from tests.pipelines.measured import Row, Story, series_of
from tests.tiny_country import PARENTS, population, territories

QUARTERS = st.sampled_from([0, 0.25, 99.75, 100]) | st.integers(0, 400).map(lambda n: n / 4)
YEARS = st.floats(0, 60)
# Powers of two multiply floats exactly.
SCALES = st.sampled_from([2, 8, 1024])


@settings(max_examples=30)
@given(years=YEARS, more=YEARS, method=st.sampled_from(Projection))
def test_no_method_counts_more_years_than_there_are(
    years: float, more: float, method: Projection
) -> None:
    def counted(ahead: float) -> float:
        counts = projection.effective_years(pl.lit(ahead), pl.lit(method.value))
        return float(pl.select(counts).item())

    assert 0 <= counted(years) <= years + 1e-12
    assert counted(years) <= counted(years + more) + 1e-12
    # 1 / ln 2, however far: the sum of a pace that is halved every year.
    assert method is not Projection.DAMPED or counted(years) <= 1 / math.log(2)


@settings(max_examples=30)
@given(start=QUARTERS, value=QUARTERS, ahead=YEARS, more=YEARS, percent=st.booleans())
def test_a_path_never_turns_back(
    start: float, value: float, ahead: float, more: float, percent: bool
) -> None:
    def landing(years: float) -> float:
        now, then, window, distance = (pl.lit(float(one)) for one in (value, start, 1, years))
        moved = projection.project(now, then, window, distance, pl.lit(percent))
        return float(pl.select(moved).item())

    way = 1 if value >= start else -1
    assert way * landing(ahead) >= way * value - 1e-9
    assert way * landing(ahead + more) >= way * landing(ahead) - 1e-9


RULES = {"msp": Aggregation.SUM, "cpts": Aggregation.POPULATION_MEAN}
Figures = tuple[float, ...]
EVERY = len(PARENTS)
VALUES = st.tuples(*[QUARTERS] * EVERY)
PEOPLE = st.tuples(*[st.integers(1, 10**6)] * EVERY)


def parents(values: Figures, people: Sequence[int]) -> dict[tuple[str, str], float]:
    """Computed values by indicator and territory."""
    facts = [
        Fact(territory_id=name, indicator_id=indicator, value=value)
        for (name, value), indicator in product(zip(PARENTS, values, strict=True), RULES)
    ]
    computed = parents_from_departements(
        observations(*facts).cast({"value_status": pl.String}),
        territories(),
        population(dict(zip(PARENTS, people, strict=True))),
        RULES,
    ).select("indicator_id", "territory_id", "value")
    return {(indicator, name): value for indicator, name, value in computed.iter_rows()}


@settings(max_examples=30)
@given(values=VALUES, people=PEOPLE, scale=SCALES)
def test_parents_follow_the_unit_of_values_and_not_that_of_people(
    values: Figures, people: tuple[int, ...], scale: int
) -> None:
    once = parents(values, people)

    assert len(once) == len(RULES) * len({*PARENTS.values(), "FR"})
    assert parents(values, [count * scale for count in people]) == pytest.approx(once)
    scaled = parents(tuple(value * scale for value in values), people)
    assert scaled == pytest.approx({key: value * scale for key, value in once.items()})


@settings(max_examples=30)
@given(values=VALUES, people=PEOPLE, place=st.integers(0, EVERY - 1), more=st.integers(1, 50))
def test_a_departement_that_rises_lowers_no_parent(
    values: Figures, people: tuple[int, ...], place: int, more: int
) -> None:
    raised = tuple(value + more * (rank == place) for rank, value in enumerate(values))

    before, after = parents(values, people), parents(raised, people)

    assert all(math.isfinite(value) for value in after.values())
    assert all(after[key] >= before[key] - 1e-9 for key in before)
    assert after["msp", "FR"] == before["msp", "FR"] + more


SERIES = st.lists(
    st.dictionaries(st.integers(0, 80), st.integers(0, 1000), min_size=2, max_size=12),
    min_size=1,
    max_size=4,
)


def back_tested(series: list[dict[int, int]], value: Callable[[int], float]) -> dict[str, Row]:
    """The back-test of counts, by method; each series is a territory of one indicator."""
    stories = [
        Story(points=[(number, value(figure)) for number, figure in points.items()])
        for points in series
    ]
    values = series_of(*stories).with_columns(
        territory_id=pl.col("indicator_id"), indicator_id=pl.lit("msp")
    )
    kinds = values.select("indicator_id", "territory_id").unique()
    kinds = kinds.with_columns(level=pl.lit(Level.DEPARTEMENT.value), is_percent=pl.lit(False))
    return {row["method"]: row for row in back_test(values, kinds).iter_rows(named=True)}


@settings(max_examples=30)
@given(series=SERIES, scale=SCALES)
def test_errors_are_in_the_unit_and_the_election_is_not(
    series: list[dict[int, int]], scale: int
) -> None:
    once, scaled = back_tested(series, float), back_tested(series, lambda value: value * scale)

    assert scaled == {
        method: row | {"median_abs_error": row["median_abs_error"] * scale}
        for method, row in once.items()
    }


@settings(max_examples=30)
@given(series=SERIES)
def test_a_fall_is_as_hard_to_announce_as_a_rise(series: list[dict[int, int]]) -> None:
    # Far from 0, where no count lands.
    up = back_tested(series, lambda value: 10**6 + value)
    down = back_tested(series, lambda value: 10**6 - value)

    assert down.keys() == up.keys()
    for method, row in up.items():
        assert down[method]["pairs_count"] == row["pairs_count"]
        assert down[method]["median_abs_error"] == pytest.approx(row["median_abs_error"], abs=1e-6)
