"""Tables of the CNR Santé and of quoted figures, from tiny facts."""

from dataclasses import replace
from datetime import date

import polars as pl

from pipelines.facts.store import Facts
from pipelines.measures.known import values_known_on
from pipelines.sources.model import PublishedFacts
from pipelines.tables.cnr import cnr_tables
from tests.factories import Fact, observations, tiny_facts
from tests.handwritten import sheets
from tests.tiny_country import END_OF_2023

FIGURE = "msp_nombre:FR:2024-01:aaaaaa"
CURRENT = values_known_on(observations(Fact(territory_id="FR", value=69.0)))


def published(value: float, *, figure_id: str = FIGURE, collection: str = "msp") -> pl.DataFrame:
    """One figure of January 2024, as a collection gives it."""
    row = {
        **{"figure_id": figure_id, "collection": collection, "measure": "msp_nombre"},
        **{"territory_id": "FR", "period": "2024-01", "value": value, "value_high": None},
        **{"unit": "MSP", "definition": None, "source_title": "Article", "publisher": "Presse"},
        **{"source_url": "https://example.org/a", "confidence": "high"},
    }
    return pl.DataFrame([row], schema=PublishedFacts.create_empty().schema)


def facts(**editions: pl.DataFrame) -> Facts:
    """Tiny facts with editions of quoted figures, by day of January 2026."""
    tiny = tiny_facts()
    quoted = {
        ("published", date(2026, 1, int(day.removeprefix("day")))): frame
        for day, frame in editions.items()
    }
    return replace(tiny, editions=tiny.editions | quoted)


def test_a_figure_stands_beside_the_nearest_measure_with_their_gap() -> None:
    figures = cnr_tables(facts(day1=published(75.0)), CURRENT)["published_figures"]

    row = figures.row(0, named=True)
    assert (row["compared_date"], row["compared_value"], row["gap"]) == (END_OF_2023, 69.0, 6.0)
    assert (row["period_start"], row["period_end"]) == (date(2024, 1, 1), date(2024, 1, 31))
    assert (row["indicator_id"], row["counts"]) == ("msp", "MSP selon la presse")


def test_another_notion_has_no_gap() -> None:
    other = replace(
        facts(day1=published(75.0)), sheets=sheets(reconciliation={"notion": "voisine"})
    )

    row = cnr_tables(other, CURRENT)["published_figures"].row(0, named=True)

    assert (row["compared_value"], row["gap"]) == (69.0, None)


def test_a_figure_that_nobody_reads_is_published_without_a_comparison() -> None:
    unread = facts(day1=published(75.0, figure_id="autre"))

    row = cnr_tables(unread, CURRENT)["published_figures"].row(0, named=True)

    assert (row["value"], row["indicator_id"], row["compared_value"]) == (75.0, None, None)


def test_a_new_edition_of_one_collection_leaves_the_others() -> None:
    others = published(90.0, figure_id="cpts", collection="cpts")
    both = facts(day1=pl.concat([published(75.0), others]), day2=published(76.0))

    figures = cnr_tables(both, CURRENT)["published_figures"]

    assert dict(figures.select("figure_id", "value").iter_rows()) == {FIGURE: 76.0, "cpts": 90.0}


def test_commitments_keep_the_order_of_their_file() -> None:
    written = sheets()
    row = written["commitments"]
    second = row.with_columns(commitment_id=pl.lit("a"))
    ordered = replace(tiny_facts(), sheets=written | {"commitments": pl.concat([row, second])})

    table = cnr_tables(ordered, CURRENT)["commitments"]

    assert table.select("commitment_id", "position").rows() == [("acces_msp", 1), ("a", 2)]
