"""Distance to the nearest MSP on the real facts: sums reconcile, two communes done by hand."""

import polars as pl
import pytest

from pipelines.facts import store as fact_store
from pipelines.measures.sphere import nearest
from pipelines.sources.finess_occitanie import DEPARTEMENTS
from pipelines.tables.surveyed import communes_known, surveyed
from tests.conftest import PROJECT

Tables = dict[str, pl.DataFrame]


def test_classes_add_up_to_the_population_of_every_territory(tables: Tables) -> None:
    sums = (
        tables["msp_distance"]
        .group_by("territory_id", "method", year="population_year")
        .agg(pl.col("population_count").sum(), pl.col("share_pct").sum())
    )
    official = tables["population"].select("territory_id", "year", official="population_count")

    both = sums.join(official, on=["territory_id", "year"])

    assert both.height == sums.height == 14
    assert both.filter(pl.col("official") != pl.col("population_count")).is_empty()
    assert both["share_pct"].to_list() == pytest.approx([100] * 14)


def test_only_what_finess_covers_is_told(tables: Tables) -> None:
    assert set(tables["msp_distance"]["territory_id"]) == DEPARTEMENTS | {"REG-76"}


def test_the_region_has_its_372_msp_each_with_its_coordinates(tables: Tables) -> None:
    region = tables["msp_distance"].filter(territory_id="REG-76")

    counts = region.select("msp_count", "approximate_count", "unplaced_count").unique().rows()
    assert counts == [(372, 0, 0)]


def test_the_region_by_class(tables: Tables) -> None:
    region = tables["msp_distance"].filter(territory_id="REG-76")

    assert dict(region.select("distance_class", "population_count").iter_rows()) == {
        "under_5_km": 4264864,
        "from_5_to_10_km": 1142312,
        "from_10_to_20_km": 344503,
        "from_20_km": 6920,
        "unreachable": 0,
        "unknown_place": 1540,
        "unknown_neighbour": 364514,
    }


@pytest.mark.parametrize(
    ("commune", "msp", "kilometres"),
    [("46042", "460007685", 1.822), ("32013", "320004914", 19.449), ("12202", "120009261", 1.191)],
    ids=["Cahors", "Auch", "Rodez"],
)
def test_a_commune_done_by_hand(tables: Tables, commune: str, msp: str, kilometres: float) -> None:
    # Haversine on the coordinates of the producers' files, every MSP tried.
    facts = fact_store.load(PROJECT / "data/facts")
    ground = communes_known(facts)
    found = surveyed(facts, tables["territories"], ground)
    assert found is not None
    point = ground.filter(commune_id=commune).rename({"commune_id": "point_id"})

    (_, place, distance_km), *_ = nearest(point, found.places).rows()

    assert place == msp
    assert distance_km == pytest.approx(kilometres, abs=0.01)
