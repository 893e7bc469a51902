"""MSP in FINESS and in the equipment base, on the real build.

Counted in the raw files with shell tools: lines of category 603 whose opening is no later than the
day; sums of column NB_D113 without arrondissements.
"""

from datetime import date

import polars as pl
import pytest

from pipelines.sources.finess_occitanie import DEPARTEMENTS
from tests.conftest import PROJECT

Tables = dict[str, pl.DataFrame]
EXTRACT = date(2026, 3, 1)


def stock(tables: Tables, territory_id: str, day: date, category: str = "msp") -> int:
    found = tables["finess_stocks"].filter(territory_id=territory_id, date=day, category=category)
    return int(found["structures_count"].item())


@pytest.mark.parametrize(
    ("year", "expected"), [(2016, 80), (2017, 100), (2020, 200), (2021, 234), (2023, 307)]
)
def test_msp_of_occitanie_at_year_ends(tables: Tables, year: int, expected: int) -> None:
    assert stock(tables, "REG-76", date(year, 12, 31)) == expected


def test_structures_of_occitanie_on_the_day_of_the_extract(tables: Tables) -> None:
    last = date(2026, 2, 28)

    assert [stock(tables, "REG-76", last, name) for name in ("msp", "cpts", "centres_sante")] == [
        *(372, 82, 280)
    ]


def test_the_extract_covers_one_region_and_says_nothing_of_the_others(tables: Tables) -> None:
    stocks = tables["finess_stocks"]

    assert set(stocks["territory_id"]) == DEPARTEMENTS | {"REG-76"}
    parents = tables["territories"].filter(parent_id="REG-76")["territory_id"]
    assert set(parents) == DEPARTEMENTS
    assert set(stocks["source_id"]) == {"finess_occitanie"}
    assert set(stocks["edition"]) == {EXTRACT}


def test_every_month_and_category_of_a_territory_covered_has_a_row(tables: Tables) -> None:
    sizes = tables["finess_stocks"].group_by("territory_id", "category").len()

    assert sizes.height == 14 * 3
    # From December 2016 to February 2026.
    assert set(sizes["len"]) == {111}


def test_a_region_is_the_sum_of_its_departements(tables: Tables) -> None:
    stocks = tables["finess_stocks"]
    key = ["category", "date"]
    sums = (
        stocks.filter(pl.col("territory_id").str.starts_with("DEP-"))
        .group_by(key)
        .agg(pl.col("structures_count").sum())
        .sort(key)
    )

    region = stocks.filter(territory_id="REG-76").select(*key, "structures_count").sort(key)
    assert region.equals(sums.cast(region.schema))


def test_without_closures_a_stock_never_falls(tables: Tables) -> None:
    by_date = tables["finess_stocks"].sort("date")
    steps = by_date.select(
        pl.col("structures_count").cast(pl.Int64).diff().over("category", "territory_id")
    )

    assert steps["structures_count"].drop_nulls().min() == 0


def test_no_structure_of_the_extract_is_set_aside(tables: Tables) -> None:
    assert tables["finess_stocks"]["set_aside_count"].max() == 0


@pytest.mark.parametrize(
    ("territory_id", "year", "msp", "centres"),
    [
        # 893 and 2 088 less 17 and 176 of the arrondissements; 1 809 and 2 793 less 43 and 304.
        ("FR", 2017, 876, 1912),
        ("FR", 2021, 1766, 2489),
        ("REG-76", 2017, 87, 165),
        ("REG-76", 2021, 199, 192),
        ("DEP-75", 2021, 32, 234),
        ("DEP-976", 2017, 0, 0),
    ],
)
def test_the_equipment_base_of_a_territory(
    tables: Tables, territory_id: str, year: int, msp: int, centres: int
) -> None:
    found = tables["bpe_counts"].filter(territory_id=territory_id, year=year)

    counts = dict(found.select("category", "structures_count").iter_rows())
    assert counts == {"msp": msp, "centres_sante": centres}


def test_the_equipment_base_covers_every_territory(tables: Tables) -> None:
    sizes = tables["bpe_counts"].group_by("year", "category").len()

    assert sizes.height == 4
    assert set(sizes["len"]) == {120}


@pytest.mark.parametrize("folder", ["finess_occitanie", "bpe"])
def test_facts_stay_small_enough_for_git_and_name_nobody(folder: str) -> None:
    for path in (PROJECT / "data/facts" / folder).glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert path.stat().st_size < 60_000
        header, *lines = text.splitlines()
        assert "name" not in header
        # Codes, days and numbers: no word of three letters but the prefix of a territory.
        assert all(line.replace("DEP-", "").upper() == line.replace("DEP-", "") for line in lines)
