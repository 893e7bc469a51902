"""Pages while nothing is published, and when a new release arrives under the reader's eyes."""

import json
from pathlib import Path

import polars as pl
import pytest

from dashboard.wording.typography import violations
from pipelines.contract import TABLES
from pipelines.publish import find_release, publish, read_table
from tests.app.page import VIEWS, Page, open_view
from tests.conftest import DataRoot
from tests.dashboard.factories import release_tables
from tests.dashboard.reading import plain

WAITING = "Aucune donnée n’est publiée pour le moment."


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "params",
    [
        {},
        {"territoire": "DEP-99", "indicateur": "<b>"},
        {"annonces": "xyz", "fenetre": "7", "date": "2024-02-31"},
    ],
    ids=["no choice", "unknown codes", "an impossible outlook"],
)
def test_without_a_release_every_page_asks_to_come_back(
    own_release: Path, view: str, params: dict[str, str]
) -> None:
    assert list(own_release.iterdir()) == []
    reader = open_view(view, **params)
    assert not reader.exception
    page = Page(reader)
    assert WAITING in page.text
    assert [level for level, _ in page.headings] == [1]
    assert violations(page.text) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_release_of_empty_tables_is_no_data_either(own_release: Path, view: str) -> None:
    publish(release_tables(), own_release)
    reader = open_view(view)
    assert not reader.exception
    assert WAITING in Page(reader).text


def test_the_first_release_reaches_a_reader_who_was_waiting(
    own_release: Path, real_data: DataRoot
) -> None:
    reader = open_view("territory", territoire="DEP-15")
    assert WAITING in Page(reader).text
    publish(real_tables(real_data), own_release)
    assert Page(reader.run()).headings[0] == (1, "Cantal")


def test_a_new_release_shows_at_the_next_interaction(
    own_release: Path, real_data: DataRoot
) -> None:
    tables = real_tables(real_data)
    publish(tables, own_release)
    reader = open_view("indicator", indicateur="msp", territoire="FR")
    assert "En France, 2 981 MSP au 30 juin 2025" in plain(Page(reader).text)
    newest = (
        (pl.col("indicator_id") == "msp")
        & (pl.col("territory_id") == "FR")
        & (pl.col("date") == pl.date(2025, 6, 30))
    )
    revised = pl.when(newest).then(3000.0).otherwise("value").alias("value")
    publish(
        tables | {"current_values": tables["current_values"].with_columns(revised)}, own_release
    )
    assert "En France, 3 000 MSP au 30 juin 2025" in plain(Page(reader.run()).text)


def test_an_indicator_without_any_value_still_has_its_pages(
    own_release: Path, real_data: DataRoot
) -> None:
    tables = real_tables(real_data)
    for name in ("current_values", "observations", "current_targets", "targets", "findings"):
        tables[name] = tables[name].clear()
    publish(tables, own_release)
    for view in VIEWS:
        reader = open_view(view, territoires="DEP-15,FR")
        assert not reader.exception
        assert violations(Page(reader).text) == []


@pytest.mark.parametrize("layer", ["verdict", "nombre"])
def test_a_territory_that_the_release_lacks_is_hatched_on_the_map(
    own_release: Path, real_data: DataRoot, layer: str
) -> None:
    tables = real_tables(real_data)
    for name, table in tables.items():
        for column in {"territory_id", "peer_id"} & set(table.columns):
            tables[name] = tables[name].filter(pl.col(column) != "DEP-976")
    publish(tables, own_release)
    for view in ("overview", "indicator"):
        reader = open_view(view, indicateur="msp", couche=layer)
        assert not reader.exception
        (sent,) = [
            json.loads(each.proto.bytes)
            for each in reader.get("bidi_component")
            if each.proto.component_name == "map"
        ]
        rank, name, *_ = sent["areas"]["DEP-976"]
        assert plain(name) == "Code 976, absent des données (976)"
        assert sent["classes"][rank][2] == "hatched"
        assert len(sent["areas"]) == 101


def real_tables(real_data: DataRoot) -> dict[str, pl.DataFrame]:
    """The tables of the real release."""
    release = find_release(real_data.releases)
    return {name: read_table(release, name) for name in TABLES}
