"""Tables about structures, from facts of the tiny country."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from pipelines.build import enforce
from pipelines.contract.finess import BpeCounts, FinessStocks
from pipelines.facts.store import Facts
from pipelines.sources.bpe import BpeFacts
from pipelines.sources.finess import StructureFacts
from pipelines.tables.finess import finess_tables
from tests.factories import tiny_facts
from tests.tiny_country import DEPARTEMENTS, territories

FEBRUARY = date(2026, 2, 28)
EVERYWHERE = tuple(f"DEP-{code}" for code in DEPARTEMENTS)


def structures(*places: str, opened: date = date(2018, 5, 1), code: str = "603") -> pl.DataFrame:
    """One structure in each place."""
    schema = StructureFacts.create_empty().schema
    rows = [
        (f"{n:09d}", code, place, "04001", opened, None, None, None, None, None)
        for n, place in enumerate(places)
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def tables(editions: Mapping[tuple[str, date], pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables of these editions, as the build publishes them."""
    facts = replace(tiny_facts(), editions=dict(editions))
    return {name: enforce(name, one) for name, one in finess_tables(facts, territories()).items()}


def stock(table: pl.DataFrame, territory_id: str, day: date, category: str = "msp") -> list[int]:
    found = table.filter(territory_id=territory_id, date=day, category=category)
    return found["structures_count"].to_list()


def test_without_facts_there_is_an_empty_table_of_each() -> None:
    found = finess_tables(Facts(), territories())

    assert {name: table.height for name, table in found.items()} == {
        "finess_stocks": 0,
        "bpe_counts": 0,
    }


def test_every_month_end_from_the_day_before_the_first_base_to_the_edition() -> None:
    table = tables({("finess_plus", FEBRUARY): structures(*EVERYWHERE)})["finess_stocks"]

    days = table.filter(territory_id="FR", category="msp")["date"]
    assert (days.min(), days.max(), days.len()) == (date(2016, 12, 31), FEBRUARY, 111)
    assert stock(table, "FR", date(2018, 4, 30)) == [0]
    assert stock(table, "FR", date(2018, 5, 31)) == [5]
    assert FinessStocks.is_valid(table)


def test_each_category_is_counted_apart_and_both_codes_of_centres_together() -> None:
    facts = pl.concat(
        [
            structures("DEP-04"),
            structures("DEP-13", code="604").with_columns(finess_id=pl.lit("100000000")),
            structures("DEP-13", code="124").with_columns(finess_id=pl.lit("100000001")),
            structures("DEP-13", code="439").with_columns(finess_id=pl.lit("100000002")),
        ]
    )

    table = tables({("finess_plus", FEBRUARY): facts})["finess_stocks"]

    assert [stock(table, "FR", FEBRUARY, name) for name in ("msp", "cpts", "centres_sante")] == [
        [1],
        [1],
        [2],
    ]


def test_the_newest_edition_of_a_file_is_used_and_two_files_are_never_mixed() -> None:
    table = tables(
        {
            ("finess_plus", date(2026, 1, 31)): structures("DEP-04"),
            ("finess_plus", FEBRUARY): structures("DEP-04", "DEP-13"),
            ("finess_legacy", date(2025, 5, 12)): structures("DEP-04", "DEP-13", "DEP-2A"),
        }
    )["finess_stocks"]

    day = date(2025, 4, 30)
    france = table.filter(territory_id="FR", date=day, category="msp")
    assert france.select("source_id", "edition", "structures_count").rows() == [
        ("finess_legacy", date(2025, 5, 12), 3),
        ("finess_plus", FEBRUARY, 2),
    ]
    assert stock(table, "FR", date(2025, 5, 31)) == [2]


def test_a_yearly_stock_counts_for_its_own_day_only() -> None:
    years = {
        ("finess_annuel", date(2019, 12, 31)): structures("DEP-04"),
        ("finess_annuel", date(2020, 12, 31)): structures("DEP-04", "DEP-13"),
    }

    table = tables(years)["finess_stocks"].filter(territory_id="FR", category="msp")

    assert table.select("date", "structures_count").rows() == [
        (date(2019, 12, 31), 1),
        (date(2020, 12, 31), 2),
    ]


def test_a_file_of_one_region_says_nothing_of_the_others() -> None:
    occitan = territories().vstack(
        pl.DataFrame(
            [("DEP-31", "departement", "REG-76")], schema=territories().schema, orient="row"
        )
    )
    facts = replace(
        tiny_facts(), editions={("finess_occitanie", date(2026, 3, 1)): structures("DEP-31")}
    )

    table = finess_tables(facts, occitan)["finess_stocks"]

    assert set(table["territory_id"]) == {"DEP-31", "REG-76"}


def test_the_equipment_base_is_summed_for_regions_and_france() -> None:
    schema = BpeFacts.create_empty().schema
    rows = [(name, n, 10 * n) for n, name in enumerate(EVERYWHERE, start=1)]
    facts = pl.DataFrame(rows, schema=schema, orient="row")

    table = tables({("bpe", date(2021, 1, 1)): facts})["bpe_counts"]

    found = {
        (category, name): count
        for category, name, count in table.select(
            "category", "territory_id", "structures_count"
        ).iter_rows()
    }
    assert found["msp", "FR"] == 15
    assert found["msp", "REG-94"] == 7
    assert found["centres_sante", "DEP-976"] == 50
    assert set(table["year"]) == {2021}
    assert BpeCounts.is_valid(table)
