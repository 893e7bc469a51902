"""The nearest place to each point, and the class that its distance puts a commune in."""

import math
import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures.distance import (
    EARTH_KM,
    apart,
    driving,
    nearest,
    nearest_unknown,
    straight_line,
)

Spot = tuple[float, float]
PARIS, MARSEILLE, LYON = (48.8566, 2.3522), (43.2965, 5.3698), (45.764, 4.8357)
# On a meridian, a degree of latitude is the same length everywhere.
DEGREE_KM = EARTH_KM * math.pi / 180


def spots(kind: str, *places: Spot) -> pl.DataFrame:
    """Points or places, named by their position."""
    return pl.DataFrame(
        [(f"{kind}{n:05d}", *place) for n, place in enumerate(places)],
        schema={f"{kind}_id": pl.String, "latitude": pl.Float64, "longitude": pl.Float64},
        orient="row",
    )


def north(*kilometres: float) -> list[Spot]:
    """Spots on one meridian, so many kilometres north of 45°."""
    return [(45 + km / DEGREE_KM, 2.0) for km in kilometres]


def haversine_km(one: Spot, other: Spot) -> float:
    """The textbook formula, written another way than the measure's."""
    (a, b), (c, d) = (map(math.radians, spot) for spot in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def nearest_km(points: list[Spot], places: list[Spot], count: int = 1) -> list[float]:
    """Distances, point by point."""
    return nearest(spots("point", *points), spots("place", *places), count)["distance_km"].to_list()


FRENCH_SPOT = st.tuples(st.floats(41, 51.5), st.floats(-5.5, 10))
SPOTS = st.lists(FRENCH_SPOT, min_size=1, max_size=30)


def test_paris_is_nearer_to_lyon_than_to_marseille() -> None:
    found = nearest(spots("point", PARIS), spots("place", MARSEILLE, LYON), 2)

    # The usual great-circle distances: 392 km and 661 km.
    assert found["place_id"].to_list() == ["place00001", "place00000"]
    assert found["distance_km"].to_list() == [
        pytest.approx(392, abs=1),
        pytest.approx(661, abs=1),
    ]


def test_a_point_on_a_place_is_at_zero() -> None:
    assert nearest_km([PARIS], [PARIS, LYON]) == [pytest.approx(0, abs=1e-6)]


def test_without_points_or_places_there_is_no_distance() -> None:
    nothing = spots("place")

    assert nearest(spots("point", PARIS), nothing).is_empty()
    assert nearest(spots("point"), spots("place", PARIS)).is_empty()


def test_fewer_places_than_asked_for_are_all_given() -> None:
    assert len(nearest_km([PARIS, LYON], [MARSEILLE, LYON], 10)) == 4


def test_of_two_places_at_the_same_distance_the_first_by_its_id_is_kept() -> None:
    found = nearest(spots("point", PARIS), spots("place", LYON, LYON))

    assert found["place_id"].to_list() == ["place00000"]


@settings(max_examples=40)
@given(points=SPOTS, places=SPOTS, count=st.integers(1, 4))
def test_the_search_forgets_no_place(points: list[Spot], places: list[Spot], count: int) -> None:
    expected = [
        km for one in points for km in sorted(haversine_km(one, other) for other in places)[:count]
    ]

    assert nearest_km(points, places, count) == pytest.approx(expected, rel=1e-6, abs=1e-5)


@settings(max_examples=40)
@given(one=FRENCH_SPOT, other=FRENCH_SPOT)
def test_there_and_back_are_the_same(one: Spot, other: Spot) -> None:
    assert nearest_km([one], [other]) == pytest.approx(nearest_km([other], [one]))


@settings(max_examples=40)
@given(points=SPOTS, places=SPOTS, more=FRENCH_SPOT)
def test_one_more_place_brings_nobody_farther(
    points: list[Spot], places: list[Spot], more: Spot
) -> None:
    before, after = nearest_km(points, places), nearest_km(points, [*places, more])

    assert all(new <= old + 1e-9 for old, new in zip(before, after, strict=True))


def test_a_country_in_slices_gives_the_same_as_all_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(7)
    points, places = (
        [(draw.uniform(42, 51), draw.uniform(-5, 9)) for _ in range(size)] for size in (1500, 150)
    )
    expected = [min(haversine_km(one, other) for other in places) for one in points]
    monkeypatch.setattr("pipelines.measures.distance.PAIRS_AT_ONCE", 1000)

    assert nearest_km(points, places) == pytest.approx(expected, rel=1e-6, abs=1e-5)


def test_pairs_are_measured_one_by_one() -> None:
    pairs = pl.DataFrame(
        [(*PARIS, *LYON), (*LYON, *LYON)],
        schema=["latitude", "longitude", "other_latitude", "other_longitude"],
        orient="row",
    )

    assert apart(pairs)["distance_km"].to_list() == [
        pytest.approx(haversine_km(PARIS, LYON)),
        pytest.approx(0, abs=1e-6),
    ]


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
