"""The class that the distance to the nearest place puts a commune in."""

import math

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures.distance import driving, nearest_unknown, straight_line
from pipelines.measures.sphere import EARTH_KM
from tests.pipelines.spots import SPOTS, Spot, spots

# On a meridian, a degree of latitude is the same length everywhere.
DEGREE_KM = EARTH_KM * math.pi / 180


def north(*kilometres: float) -> list[Spot]:
    """Spots on one meridian, so many kilometres north of 45°."""
    return [(45 + km / DEGREE_KM, 2.0) for km in kilometres]


def classes(communes: list[Spot], msp: list[Spot], *unknown: Spot, margin: float = 0) -> list[str]:
    """The class of each commune by its distance."""
    found = straight_line(
        spots("point", *communes), spots("place", *msp), spots("place", *unknown), margin
    )
    return found["distance_class"].to_list()


def test_each_bound_belongs_to_the_class_that_it_begins() -> None:
    communes = north(0, 4.99, 5.001, 9.99, 10.001, 19.99, 20.001)

    assert classes(communes, north(0)) == [
        *("under_5_km", "under_5_km", "from_5_to_10_km", "from_5_to_10_km"),
        *("from_10_to_20_km", "from_10_to_20_km", "from_20_km"),
    ]


def test_an_unknown_msp_that_could_change_the_class_makes_it_unknown() -> None:
    assert classes(north(12), north(0), *north(21)) == ["unknown_neighbour"]


def test_an_unknown_msp_that_could_only_be_nearer_in_the_same_class_changes_nothing() -> None:
    assert classes(north(12), north(0), *north(23)) == ["from_10_to_20_km"]
    assert classes(north(3), north(0), *north(3.1)) == ["under_5_km"]


def test_an_unknown_msp_may_stand_away_from_the_point_of_its_commune() -> None:
    assert classes(north(12), north(0), *north(23), margin=2) == ["unknown_neighbour"]


def test_without_any_known_msp_none_is_reached() -> None:
    assert classes(north(3), []) == ["unreachable"]
    assert classes(north(3), [], *north(9)) == ["unknown_neighbour"]


def test_the_nearest_unknown_is_never_less_than_nothing_away() -> None:
    found = nearest_unknown(spots("point", *north(0, 10)), spots("place", *north(1)), 2)

    assert found["unknown_km"].to_list() == [0.0, pytest.approx(7.0)]


@settings(max_examples=40)
@given(points=SPOTS, places=SPOTS, km=st.floats(1, 300))
def test_leaving_far_unknown_ones_out_changes_nothing_near(
    points: list[Spot], places: list[Spot], km: float
) -> None:
    communes, elsewhere = spots("point", *points), spots("place", *places)
    near = pl.col("unknown_km") < km

    whole = nearest_unknown(communes, elsewhere, 5).filter(near)

    assert nearest_unknown(communes, elsewhere, 5, km).filter(near).equals(whole)


@pytest.mark.parametrize(
    ("minutes", "unknown_km", "expected"),
    [
        (9.9, None, "under_10_min"),
        (10.0, None, "from_10_to_20_min"),
        (29.9, None, "from_20_to_30_min"),
        (30.0, None, "from_30_min"),
        (None, None, "unreachable"),
        # At 130 km/h, 44 km take 20.3 minutes and 43 km take 19.8.
        (25.0, 44.0, "from_20_to_30_min"),
        (25.0, 43.0, "unknown_neighbour"),
        (None, 500.0, "unknown_neighbour"),
    ],
)
def test_a_driving_time_has_its_class(
    minutes: float | None, unknown_km: float | None, expected: str
) -> None:
    routes = pl.DataFrame({"point_id": ["a"], "minutes": [minutes]}).cast({"minutes": pl.Float64})
    unknown = pl.DataFrame({"point_id": ["a"], "unknown_km": [unknown_km]}).cast(
        {"unknown_km": pl.Float64}
    )

    found = driving(routes, unknown, 130)

    assert found["distance_class"].to_list() == [expected]
