"""Table of the yearly series of the Cnam, from facts of the tiny country."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from pipelines.build import enforce
from pipelines.facts.store import Facts
from pipelines.sources.cnam import CnamFacts
from pipelines.tables.cnam import cnam_tables
from tests.factories import tiny_facts
from tests.tiny_country import DEPARTEMENTS, territories

MARCH, APRIL = date(2026, 3, 10), date(2026, 4, 10)
EVERYWHERE = tuple(f"DEP-{code}" for code in DEPARTEMENTS)


def values(*places: str, year: int = 2024, value: float = 10.0) -> pl.DataFrame:
    """The same value in each place."""
    rows = [(name, year, value) for name in places]
    return pl.DataFrame(rows, schema=CnamFacts.create_empty().schema, orient="row")


def table(editions: Mapping[tuple[str, date], pl.DataFrame]) -> pl.DataFrame:
    """The table of these editions, as the build publishes it."""
    facts = replace(tiny_facts(), editions=dict(editions))
    return enforce("cnam_series", cnam_tables(facts, territories())["cnam_series"])


def test_without_facts_there_is_an_empty_table() -> None:
    assert enforce("cnam_series", cnam_tables(Facts(), territories())["cnam_series"]).is_empty()


def test_counts_end_a_year_and_add_up_to_regions_and_france() -> None:
    found = table({("cnam_assistants", MARCH): values(*EVERYWHERE)})

    totals = dict(found.select("territory_id", "value").iter_rows())
    assert (totals["DEP-04"], totals["REG-93"], totals["FR"]) == (10.0, 20.0, 50.0)
    assert set(found["date"]) == {date(2024, 12, 31)}
    assert set(found["indicator_id"]) == {"assistants"}
    assert set(found["source_id"]) == {"cnam_assistants"}


def test_a_region_or_france_that_is_not_whole_has_no_total() -> None:
    found = table({("cnam_assistants", MARCH): values("DEP-04", "DEP-2A", "DEP-2B")})

    assert sorted(set(found["territory_id"]) - set(EVERYWHERE)) == ["REG-94"]


def test_percentages_are_never_added() -> None:
    found = table({("cnam_sas", MARCH): values(*EVERYWHERE, value=90.0)})

    assert set(found["territory_id"]) == set(EVERYWHERE)


def test_the_share_of_those_without_becomes_that_of_those_with() -> None:
    found = table({("cnam_ald", MARCH): values("DEP-04", value=4.6)})

    assert found.select("indicator_id", "value").rows() == [("ald", 95.4)]


def test_two_editions_and_two_datasets_are_series_of_their_own() -> None:
    found = table(
        {
            ("cnam_assistants", MARCH): values("DEP-04", value=7.0),
            ("cnam_assistants", APRIL): values("DEP-04", value=8.0),
            ("cnam_sas", APRIL): values("DEP-04", value=90.0),
        }
    )

    assert found.select("indicator_id", "edition", "value").rows() == [
        ("assistants", MARCH, 7.0),
        ("assistants", APRIL, 8.0),
        ("sas", APRIL, 90.0),
    ]
