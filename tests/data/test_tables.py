"""The real build keeps its contracts and covers the country."""

from datetime import date

import polars as pl
import pytest

from pipelines.contract import TABLES
from pipelines.indicators.registry import INDICATORS

Tables = dict[str, pl.DataFrame]
WITHOUT_FACTS = {"rpps_doctors", "cnam_series"}


@pytest.mark.parametrize("name", TABLES)
def test_a_published_table_keeps_its_contract(tables: Tables, name: str) -> None:
    table = tables[name]

    assert TABLES[name].is_valid(table)
    # Published empty until a first extract is read, and only then.
    assert (table.height > 0) == (name not in WITHOUT_FACTS)
    assert table.equals(table.sort(TABLES[name].primary_key()))


@pytest.mark.parametrize(
    ("column", "table", "target"),
    [
        ("indicator_id", "observations", "indicators"),
        ("indicator_id", "targets", "indicators"),
        ("indicator_id", "baselines", "indicators"),
        ("territory_id", "observations", "territories"),
        ("territory_id", "targets", "territories"),
        ("territory_id", "baselines", "territories"),
        ("territory_id", "population", "territories"),
    ],
)
def test_every_code_exists(tables: Tables, column: str, table: str, target: str) -> None:
    assert set(tables[table][column]) <= set(tables[target][column])


def test_the_country_has_101_departements_18_regions_and_itself(tables: Tables) -> None:
    levels = tables["territories"].group_by(pl.col("level").cast(pl.String)).len()

    assert dict(levels.iter_rows()) == {"departement": 101, "region": 18, "pays": 1}


def test_every_departement_has_its_region_and_every_region_france(tables: Tables) -> None:
    parents = dict(tables["territories"].select("territory_id", "parent_id").iter_rows())

    assert {parents[name] for name in parents if name.startswith("REG")} == {"FR"}
    assert {parents[name] for name in parents if name.startswith("DEP")} == {
        name for name in parents if name.startswith("REG")
    }


@pytest.mark.parametrize("indicator_id", ["msp", "cpts", "assistants", "centres_sante", "ald"])
def test_each_indicator_reaches_every_territory(tables: Tables, indicator_id: str) -> None:
    known = tables["current_values"].filter(pl.col("value").is_not_null())
    found = known.filter(indicator_id=indicator_id)["territory_id"].unique()

    assert found.len() == 120


def test_sas_has_no_value_for_mayotte_and_one_for_every_other_departement(tables: Tables) -> None:
    known = tables["current_values"].filter(
        pl.col("indicator_id") == "sas",
        pl.col("value").is_not_null(),
        pl.col("territory_id").str.starts_with("DEP-"),
    )

    assert known["territory_id"].n_unique() == 100
    assert "DEP-976" not in known["territory_id"].to_list()


def test_population_is_known_for_five_years_and_all_levels(tables: Tables) -> None:
    sizes = tables["population"].group_by("year").len().sort("year")

    assert sizes.rows() == [(year, 120) for year in range(2019, 2024)]


def test_france_counts_as_many_people_as_its_departements(tables: Tables) -> None:
    people = tables["population"].filter(year=2023)
    departements = people.filter(pl.col("territory_id").str.starts_with("DEP-"))
    france = people.filter(territory_id="FR").row(0, named=True)

    assert france["population_count"] == departements["population_count"].sum()
    assert 66_000_000 < france["population_count"] < 70_000_000
    # Mayotte's census of 2017 is in the total.
    assert france["oldest_census_year"] == 2017


def test_each_indicator_is_explained_and_sourced(tables: Tables) -> None:
    table = tables["indicators"].sort("position")
    sources = set(tables["sources"]["source_id"])

    assert table["indicator_id"].to_list() == [indicator.id for indicator in INDICATORS]
    for row in table.iter_rows(named=True):
        assert row["unit"] in {"count", "percent"}
        assert row["definition"].endswith(".")
        assert row["source_ids"]
        assert set(row["source_ids"]) <= sources


def test_the_default_target_of_each_indicator_exists(tables: Tables) -> None:
    statements = set(tables["current_targets"].select("indicator_id", "statement_id").iter_rows())

    defaults = tables["indicators"].select("indicator_id", "default_statement_id").iter_rows()

    assert set(defaults) <= statements


def test_a_computed_value_never_stands_beside_a_published_one(tables: Tables) -> None:
    key = ["indicator_id", "territory_id", "date", "edition"]

    assert tables["observations"].select(pl.struct(key).is_duplicated().any()).item() is False
    computed = tables["observations"].filter(value_status="computed")
    assert set(computed["source_id"]) == {"calcul"}
    assert not computed["territory_id"].str.starts_with("DEP-").any()


def test_nothing_is_dated_after_its_edition(tables: Tables) -> None:
    late = tables["observations"].filter(pl.col("date").dt.month_start() > pl.col("edition"))

    assert late.is_empty()
    assert tables["observations"]["date"].min() == date(2017, 6, 30)


def test_known_oddities_of_the_sources_are_found(tables: Tables) -> None:
    counts = tables["findings"].group_by("rule", pl.col("severity").cast(pl.String)).len()

    found = {(rule, severity): n for rule, severity, n in counts.iter_rows()}

    assert found["valeur_reportee", "warning"] == 240
    assert found["territoire_absent", "note"] > 0
    assert not any(severity == "blocking" for _, severity in found)
