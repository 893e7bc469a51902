"""A national number shared out: parts add up, what is missing is said, nothing is invented."""

import polars as pl
import pytest

from pipelines.measures.sharing import shares
from pipelines.vocabulary import FRANCE, Level, SharingKey

TERRITORIES = pl.DataFrame(
    [
        (FRANCE, Level.PAYS, None),
        ("REG-1", Level.REGION, FRANCE),
        ("DEP-1", Level.DEPARTEMENT, "REG-1"),
        ("DEP-2", Level.DEPARTEMENT, "REG-1"),
        ("DEP-3", Level.DEPARTEMENT, "REG-2"),
    ],
    schema=["territory_id", "level", "parent_id"],
    orient="row",
)
POPULATION = pl.DataFrame(
    {
        "territory_id": ["DEP-1", "DEP-1", "DEP-2", "DEP-3"],
        "year": [2022, 2023, 2023, 2023],
        "population_count": [1, 600, 300, 100],
    }
)
CONTEXT = pl.DataFrame(
    [
        ("generalistes", "DEP-1", 2024, 10.0),
        ("generalistes", "DEP-2", 2024, 30.0),
        ("population_sous_dense", "DEP-1", 2023, 1.0),
        ("population_sous_dense", "DEP-1", 2024, 150.0),
        ("population_sous_dense", "DEP-2", 2024, 0.0),
        ("population_sous_dense", "DEP-3", 2024, 50.0),
    ],
    schema=["variable_id", "territory_id", "year", "value"],
    orient="row",
)


def share(key: SharingKey, territory_id: str) -> tuple[float | None, int]:
    rows = shares(POPULATION, CONTEXT, TERRITORIES).filter(key=key, territory_id=territory_id)
    found: tuple[float | None, int] = rows.select("share", "missing_count").row(0)
    return found


def test_population_counts_in_its_newest_year() -> None:
    assert share(SharingKey.POPULATION, "DEP-1") == (0.6, 0)
    assert share(SharingKey.POPULATION, "REG-1")[0] == pytest.approx(0.9)
    assert share(SharingKey.POPULATION, FRANCE)[0] == pytest.approx(1.0)


def test_a_departement_without_the_key_is_left_out_and_counted() -> None:
    assert share(SharingKey.GENERALISTES, "DEP-2") == (0.75, 0)
    assert share(SharingKey.GENERALISTES, "DEP-3") == (None, 1)
    assert share(SharingKey.GENERALISTES, FRANCE)[0] == pytest.approx(1.0)
    assert share(SharingKey.GENERALISTES, FRANCE)[1] == 1


def test_a_variable_counts_in_its_newest_year_and_nobody_is_not_unknown() -> None:
    assert share(SharingKey.SOUS_DENSE, "DEP-1")[0] == pytest.approx(0.75)
    assert share(SharingKey.SOUS_DENSE, "DEP-2") == (0.0, 0)


def test_the_parts_of_the_departements_add_up_to_one() -> None:
    found = shares(POPULATION, CONTEXT, TERRITORIES)
    parts = found.filter(pl.col("territory_id").str.starts_with("DEP"))
    assert parts.group_by("key").agg(pl.col("share").sum())["share"].to_list() == pytest.approx(
        [1.0, 1.0, 1.0]
    )
