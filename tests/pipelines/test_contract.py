"""The published tables refuse what readers must never see."""

from datetime import date

import polars as pl
import pytest

from pipelines.build import build
from pipelines.contract import TABLES
from pipelines.contract.series import Observations
from pipelines.contract.territories import Territories
from pipelines.vocabulary import Level, territory_id
from tests.factories import tiny_facts


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    return build(tiny_facts())


def broken(schema_name: str, table: pl.DataFrame, **changed: pl.Expr) -> set[str]:
    """Rules broken by the first row once changed."""
    _, failures = TABLES[schema_name].filter(table.head(1).with_columns(**changed), cast=True)
    return set(failures.counts())


@pytest.mark.parametrize(
    ("level", "code", "expected"),
    [
        (Level.PAYS, "FR", "FR"),
        (Level.REGION, "11", "REG-11"),
        (Level.DEPARTEMENT, "11", "DEP-11"),
        (Level.DEPARTEMENT, "2A", "DEP-2A"),
    ],
)
def test_an_id_names_its_level(level: Level, code: str, expected: str) -> None:
    assert territory_id(level, code) == expected


@pytest.mark.parametrize("wrong", ["DEP-2C", "DEP-1", "REG-2A", "PAYS", "DEP-04 "])
def test_an_id_of_another_form_is_refused(tables: dict[str, pl.DataFrame], wrong: str) -> None:
    assert broken("territories", tables["territories"], territory_id=pl.lit(wrong))


def test_only_france_has_no_parent(tables: dict[str, pl.DataFrame]) -> None:
    orphan = pl.lit(None, dtype=pl.String)

    assert broken("territories", tables["territories"], parent_id=orphan) == {
        "only_france_has_no_parent"
    }


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"value": pl.lit(-0.1)}, "value|min"),
        ({"value": pl.lit(float("nan"))}, "value|nan"),
        ({"value": pl.lit(float("inf"))}, "value|inf"),
        ({"value": pl.lit(None, dtype=pl.Float64)}, "value_is_null_only_when_not_published"),
        ({"value_status": pl.lit("not_published")}, "value_is_null_only_when_not_published"),
        ({"date": pl.lit(date(2023, 12, 30))}, "date_is_a_month_end"),
        ({"edition": pl.lit(date(2023, 11, 30))}, "month_is_not_after_the_edition"),
    ],
)
def test_an_impossible_observation_is_refused(
    tables: dict[str, pl.DataFrame], changed: dict[str, pl.Expr], rule: str
) -> None:
    assert rule in broken("observations", tables["observations"], **changed)


def test_a_value_of_the_month_of_its_edition_is_accepted(tables: dict[str, pl.DataFrame]) -> None:
    first_day = {"edition": pl.lit(date(2023, 12, 1))}

    assert broken("observations", tables["observations"], **first_day) == set()


def test_a_level_to_reach_has_a_deadline_a_number_per_year_needs_none(
    tables: dict[str, pl.DataFrame],
) -> None:
    endless = {"deadline": pl.lit(None, dtype=pl.Date)}

    assert broken("targets", tables["targets"], **endless) == {"a_level_has_a_deadline"}
    assert broken("targets", tables["targets"], kind=pl.lit("per_year"), **endless) == set()


def test_a_receipt_needs_a_whole_sha256(tables: dict[str, pl.DataFrame]) -> None:
    assert broken("sources", tables["sources"], sha256=pl.lit("0" * 63)) == {"sha256|regex"}


def test_a_table_is_one_file_each() -> None:
    assert TABLES["observations"] is Observations
    assert TABLES["territories"] is Territories
    assert len(set(TABLES.values())) == len(TABLES)
