"""Inhabitants by distance to the nearest MSP, from facts of the tiny country."""

from datetime import date

import polars as pl
import pytest

from pipelines.build import enforce
from pipelines.contract.distance import DistanceClass, Method, classes_of
from pipelines.errors import PipelineError
from pipelines.sources.osrm_minutes import RouteFacts
from pipelines.tables.distance import distance_tables
from tests.pipelines.tables.test_surveyed import MARCH, communes, facts, finess, msp
from tests.tiny_country import DEPARTEMENTS, population, territories

Editions = dict[tuple[str, date], pl.DataFrame]
EVERYONE = population({f"DEP-{code}": 1000 for code in DEPARTEMENTS})
PEOPLE, POINTS = ("communes", date(2023, 1, 1)), ("communes", date(2024, 1, 1))
# A degree of latitude is 111.2 km: 44.1 is 11 km north of 44.0.
COUNTRY: Editions = {
    PEOPLE: communes(
        ("04001", None, None, 600),
        ("04002", None, None, 300),
        ("04003", None, None, 100),
        ("13001", None, None, 1000),
        ("2A004", None, None, 1000),
        ("2B033", None, None, 1000),
    ),
    POINTS: communes(
        ("04001", 6.0, 44.0, None),
        ("04002", 6.0, 44.1, None),
        ("13001", 6.0, 43.0, None),
        ("2A004", 9.0, 42.0, None),
        ("2B033", 9.0, 43.0, None),
    ),
    ("finess_plus", MARCH): finess(
        msp("000000001", at=(44.0, 6.0)), msp("000000002", "13001", at=(43.0, 6.03))
    ),
}


def table(editions: Editions, people: pl.DataFrame = EVERYONE) -> pl.DataFrame:
    """The table as the build publishes it."""
    found = distance_tables(facts(editions), territories(), people)
    return enforce("msp_distance", found["msp_distance"])


def people(
    found: pl.DataFrame, territory_id: str, method: Method = Method.STRAIGHT_LINE
) -> dict[str, tuple[int, int]]:
    """Inhabitants and communes of the classes that hold someone."""
    rows = found.filter(pl.col("population_count") > 0, territory_id=territory_id, method=method)
    counts = rows.select("distance_class", "population_count", "communes_count").rows()
    return {name: (inhabitants, places) for name, inhabitants, places in counts}


def test_without_msp_or_without_communes_there_is_an_empty_table() -> None:
    assert table({}).is_empty()
    assert table({("finess_plus", MARCH): COUNTRY["finess_plus", MARCH]}).is_empty()
    assert table({PEOPLE: COUNTRY[PEOPLE], POINTS: COUNTRY[POINTS]}).is_empty()


def test_each_commune_stands_in_one_point_and_one_class() -> None:
    found = table(COUNTRY)

    assert people(found, "DEP-04") == {
        "under_5_km": (600, 1),
        "from_10_to_20_km": (300, 1),
        "unknown_place": (100, 1),
    }
    assert people(found, "DEP-2B") == {"from_20_km": (1000, 1)}
    assert found.filter(territory_id="DEP-04")["share_pct"].sum() == pytest.approx(100)


def test_every_class_of_a_covered_territory_has_its_row_even_at_zero() -> None:
    found = table(COUNTRY).filter(territory_id="DEP-2B")

    assert found["distance_class"].to_list() == [
        str(one) for one in classes_of(Method.STRAIGHT_LINE)
    ]


def test_parents_are_the_sum_of_their_departements() -> None:
    found = table(COUNTRY)

    assert people(found, "REG-93") == {
        "under_5_km": (1600, 2),
        "from_10_to_20_km": (300, 1),
        "unknown_place": (100, 1),
    }
    assert set(found.filter(territory_id="FR")["msp_count"]) == {2}
    assert set(found.filter(territory_id="DEP-2A")["msp_count"]) == {0}


def test_people_whose_communes_are_not_in_the_facts_are_not_lost() -> None:
    # Mayotte has no population by commune: its last census stands for it.
    assert people(table(COUNTRY), "DEP-976") == {"unknown_place": (1000, 0)}


def test_communes_that_hold_more_than_their_departement_stop_the_build() -> None:
    with pytest.raises(PipelineError, match=r"les communes de DEP-04 comptent plus d’habitants"):
        table(COUNTRY, population({"DEP-04": 999}))


def occitan(*more: tuple[str, float, float, int]) -> pl.DataFrame:
    """Lot (46) is covered by the file of one région; Dordogne (24) is not."""
    places = pl.DataFrame(
        [("DEP-46", "departement", "REG-76"), ("DEP-24", "departement", "REG-75")],
        schema=territories().schema,
        orient="row",
    )
    editions = {
        PEOPLE: communes(*((code, None, None, n) for code, _, _, n in more)),
        POINTS: communes(
            *((code, longitude, latitude, None) for code, longitude, latitude, _ in more)
        ),
        ("finess_occitanie", MARCH): finess(msp("000000001", "46001", at=(44.0, 1.5))),
    }
    counts = {"DEP-46": sum(n for code, _, _, n in more if code.startswith("46"))}
    found = distance_tables(facts(editions), places, population(counts))
    return enforce("msp_distance", found["msp_distance"])


def test_near_a_departement_that_no_file_covers_the_class_is_not_known() -> None:
    found = occitan(
        ("46001", 1.5, 44.0, 10),
        # 11 km north of the MSP; the first commune of Dordogne is 6 km farther.
        ("46002", 1.5, 44.1, 20),
        # 16 km south of the MSP: nothing unknown is nearer.
        ("46003", 1.5, 43.855, 40),
        ("24001", 1.5, 44.155, 80),
    )

    assert people(found, "DEP-46") == {
        "under_5_km": (10, 1),
        "from_10_to_20_km": (40, 1),
        "unknown_neighbour": (20, 1),
    }
    assert set(found["territory_id"]) == {"DEP-46", "REG-76"}


def routes(*rows: tuple[str, str | None, float | None]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=RouteFacts.create_empty().schema, orient="row")


def test_driving_times_stand_beside_with_what_has_none() -> None:
    given = routes(
        ("04001", "000000001", 599.9),
        ("04002", "000000001", 1800.0),
        ("13001", None, None),
        # An MSP that is not in the file: this time is of another day.
        ("2A004", "000000009", 60.0),
    )

    found = table(COUNTRY | {("osrm", MARCH): given})

    assert people(found, "DEP-04", Method.DRIVING) == {
        "under_10_min": (600, 1),
        "from_30_min": (300, 1),
        "unknown_place": (100, 1),
    }
    assert people(found, "DEP-13", Method.DRIVING) == {"unreachable": (1000, 1)}
    assert people(found, "DEP-2A", Method.DRIVING) == {"unknown_place": (1000, 1)}
    assert people(found, "DEP-04") == people(table(COUNTRY), "DEP-04")


def test_driving_times_of_another_finess_file_are_not_used() -> None:
    found = table(COUNTRY | {("osrm", date(2026, 2, 1)): routes(("04001", "000000001", 60.0))})

    assert set(found["method"]) == {str(Method.STRAIGHT_LINE)}


def test_an_msp_without_coordinates_is_counted_apart() -> None:
    more = finess(msp("000000001", at=None), msp("000000002", "04003", at=None))

    found = table(COUNTRY | {("finess_plus", MARCH): more}).filter(territory_id="DEP-04")

    counts = found.select("msp_count", "approximate_count", "unplaced_count").unique().rows()
    assert counts == [(2, 1, 1)]
    assert people(found, "DEP-04")["under_5_km"] == (600, 1)


def test_every_class_belongs_to_a_method() -> None:
    assert {one for method in Method for one in classes_of(method)} == set(DistanceClass)
