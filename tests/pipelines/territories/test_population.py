"""Table `population`: Mayotte's own census stands for every year."""

import polars as pl

from pipelines.territories.population import population_table
from tests.tiny_country import PARENTS, population, territories

MAINLAND = dict.fromkeys((name for name in PARENTS if name != "DEP-976"), 1000)
MAYOTTE = population({"DEP-976": 500}, 2017)


def table(*years: pl.DataFrame) -> dict[tuple[str, int], tuple[int, int]]:
    """Population and oldest census by territory and year."""
    built = population_table(pl.concat(years), territories())
    return {(name, year): (count, census) for name, year, count, census in built.iter_rows()}


def test_mayotte_enters_every_year_with_its_last_census() -> None:
    built = table(population(MAINLAND, 2022), population(MAINLAND, 2023), MAYOTTE)

    assert built["DEP-976", 2023] == (500, 2017)
    assert built["DEP-2A", 2023] == (1000, 2023)


def test_a_parent_is_as_old_as_its_oldest_census() -> None:
    built = table(population(MAINLAND, 2023), MAYOTTE)

    assert built["REG-94", 2023] == (2000, 2023)
    assert built["FR", 2023] == (4500, 2017)


def test_a_census_of_one_departement_is_not_a_year_of_its_own() -> None:
    assert {year for _, year in table(population(MAINLAND, 2023), MAYOTTE)} == {2023}


def test_a_parent_is_summed_only_over_all_its_departements() -> None:
    built = table(population(MAINLAND, 2023))

    assert ("REG-93", 2023) in built
    assert ("FR", 2023) not in built
    assert ("REG-06", 2023) not in built


def test_a_later_census_does_not_reach_back() -> None:
    built = table(population(MAINLAND, 2019), MAYOTTE, population({"DEP-976": 600}, 2025))

    assert built["DEP-976", 2019] == (500, 2017)
