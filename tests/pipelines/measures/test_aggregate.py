"""Values of régions and France from those of their départements."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.measures.aggregate import SOURCE_ID, parents_from_departements
from pipelines.vocabulary import Aggregation, ValueStatus
from tests.factories import Fact, observations
from tests.tiny_country import PARENTS, population, territories

RULES = {
    "msp": Aggregation.SUM,
    "cpts": Aggregation.POPULATION_MEAN,
    "ald": Aggregation.NONE,
}
CORSE = {"DEP-2A": 100, "DEP-2B": 300}
EVERYWHERE = dict.fromkeys(PARENTS, 100)


def parents(
    *rows: Fact, people: dict[str, int] | None = None, year: int = 2023
) -> dict[str, float]:
    """Computed values by territory."""
    weights = population(EVERYWHERE if people is None else people, year)
    computed = parents_from_departements(
        observations(*rows).cast({"value_status": pl.String}), territories(), weights, RULES
    )
    assert set(computed["value_status"]) <= {ValueStatus.COMPUTED}
    assert set(computed["source_id"]) <= {SOURCE_ID}
    return dict(computed.select("territory_id", "value").iter_rows())


def corse(indicator_id: str, south: float, north: float) -> list[Fact]:
    return [
        Fact(territory_id="DEP-2A", indicator_id=indicator_id, value=south),
        Fact(territory_id="DEP-2B", indicator_id=indicator_id, value=north),
    ]


def test_a_count_is_summed() -> None:
    assert parents(*corse("msp", 5, 8)) == {"REG-94": 13}


def test_a_percentage_is_weighted_by_population() -> None:
    assert parents(*corse("cpts", 100, 60), people=CORSE) == {"REG-94": 70}


def test_an_indicator_without_a_weight_of_its_own_is_not_aggregated() -> None:
    assert parents(*corse("ald", 90, 92)) == {}


def test_nothing_is_computed_while_a_departement_is_missing() -> None:
    assert parents(Fact(territory_id="DEP-2A", value=5)) == {}


def test_france_needs_every_departement() -> None:
    rows = [Fact(territory_id=name, value=2) for name in PARENTS]

    assert parents(*rows)["FR"] == 10
    assert "FR" not in parents(*rows[1:])


@pytest.mark.parametrize("status", [ValueStatus.CARRIED_FORWARD, ValueStatus.NOT_PUBLISHED])
def test_a_value_that_is_no_measure_is_not_aggregated(status: ValueStatus) -> None:
    south, north = corse("msp", 5, 8)
    repeated = Fact(territory_id=north.territory_id, value=8, value_status=status)

    assert parents(south, repeated) == {}


def test_a_published_value_is_never_replaced() -> None:
    assert parents(*corse("msp", 5, 8), Fact(territory_id="REG-94", value=14)) == {}


def test_editions_and_dates_are_not_mixed() -> None:
    south, north = corse("msp", 5, 8)
    elsewhere = Fact(territory_id="DEP-2B", value=8, edition=date(2024, 10, 15))
    another_day = Fact(territory_id="DEP-2B", value=8, date=date(2024, 12, 31))

    assert parents(south, elsewhere) == {}
    assert parents(south, another_day) == {}
    assert parents(south, north, elsewhere, another_day) == {"REG-94": 13}


def test_the_closest_year_weighs_and_of_two_the_earlier() -> None:
    rows = corse("cpts", 100, 60)
    weights = pl.concat(
        [
            population({"DEP-2A": 300, "DEP-2B": 100}, 2022),
            population({"DEP-2A": 100, "DEP-2B": 300}, 2024),
            population({"DEP-2A": 1, "DEP-2B": 1}, 2019),
        ]
    )

    computed = parents_from_departements(
        observations(*rows).cast({"value_status": pl.String}), territories(), weights, RULES
    )

    assert computed["value"].to_list() == [90]


def test_a_mean_needs_the_population_of_every_departement_a_sum_does_not() -> None:
    people = {"DEP-2A": 100}

    assert parents(*corse("cpts", 100, 60), people=people) == {}
    assert parents(*corse("msp", 5, 8), people=people) == {"REG-94": 13}


@given(
    values=st.tuples(*[st.floats(0, 100)] * len(PARENTS)),
    people=st.tuples(*[st.integers(1, 10**6)] * len(PARENTS)),
)
def test_a_mean_lies_between_its_departements(
    values: tuple[float, ...], people: tuple[int, ...]
) -> None:
    rows = [
        Fact(territory_id=name, indicator_id="cpts", value=value)
        for name, value in zip(PARENTS, values, strict=True)
    ]

    computed = parents(*rows, people=dict(zip(PARENTS, people, strict=True)))

    assert computed.keys() == {"REG-06", "REG-93", "REG-94", "FR"}
    assert min(values) - 1e-9 <= computed["FR"] <= max(values) + 1e-9


@given(values=st.tuples(*[st.integers(0, 500)] * len(PARENTS)))
def test_regions_sum_to_france(values: tuple[int, ...]) -> None:
    rows = [
        Fact(territory_id=name, value=value) for name, value in zip(PARENTS, values, strict=True)
    ]

    computed = parents(*rows)

    assert computed.pop("FR") == sum(computed.values()) == sum(values)
