"""The places nearest to each point, on a sphere."""

import math
import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures.sphere import EARTH_KM, apart, nearest
from tests.pipelines.spots import FRENCH_SPOT, SPOTS, Spot, spots

PARIS, MARSEILLE, LYON = (48.8566, 2.3522), (43.2965, 5.3698), (45.764, 4.8357)


def haversine_km(one: Spot, other: Spot) -> float:
    """The textbook formula, written another way than the measure's."""
    (a, b), (c, d) = (map(math.radians, spot) for spot in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def nearest_km(points: list[Spot], places: list[Spot], count: int = 1) -> list[float]:
    """Distances, point by point."""
    return nearest(spots("point", *points), spots("place", *places), count)["distance_km"].to_list()


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


def test_a_country_in_cells_gives_the_same_as_all_pairs() -> None:
    draw = random.Random(7)
    points, places = (
        [(draw.uniform(42, 51), draw.uniform(-5, 9)) for _ in range(size)] for size in (1500, 150)
    )
    expected = [min(haversine_km(one, other) for other in places) for one in points]

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
