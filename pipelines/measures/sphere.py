"""Distances on the Earth as the crow flies, and the places nearest to each point.

Formula: on a sphere of radius R, two points whose unit vectors are c apart lie 2 R asin(c / 2) from
each other. Search: points are gathered in cells; whatever lies beyond the nearest place of a cell's
middle by more than the cell's diameter can be nearest to none of its points, so each point is
compared with few places and the answer is exact. Memory is bounded: cells are taken in turn.
"""

import math

import numpy as np
import numpy.typing as npt
import polars as pl

# Mean radius of the Earth (IUGG): 0.5 % at most from the ellipsoid, less than a point's own doubt.
EARTH_KM = 6371.0088
CELL_DEGREES = 0.25
NEAREST = {"point_id": pl.String(), "place_id": pl.String(), "distance_km": pl.Float64()}

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.intp]


def nearest(
    points: pl.DataFrame, places: pl.DataFrame, count: int = 1, within_km: float = math.inf
) -> pl.DataFrame:
    """The `count` places nearest to each point, fewer where there are fewer within `within_km`.

    In: `points` (point_id, latitude, longitude) and `places` (place_id, latitude, longitude), in
    degrees. Out: point_id, place_id, distance_km, by point then distance then place.
    """
    if points.is_empty() or places.is_empty():
        return pl.DataFrame(schema=NEAREST)
    around = _in_box(places, points, within_km)
    here, there = _vectors(points), _vectors(around)
    # On a sphere, nothing lies farther than half of a great circle: a chord of two radii.
    within = 2 * math.sin(min(within_km / (2 * EARTH_KM), math.pi / 2))
    pairs = [_pairs(cell, here, there, count, within) for cell in _cells(points)]
    point, place = np.concatenate(pairs, axis=1)
    return (
        pl.DataFrame(
            {
                "point_id": points["point_id"][point],
                "place_id": around["place_id"][place],
                "distance_km": _km(_chords(here[point], there[place])),
            },
            schema=NEAREST,
        )
        .filter(pl.col("distance_km") <= within_km)
        .sort("point_id", "distance_km", "place_id")
        .group_by("point_id", maintain_order=True)
        .head(count)
    )


def apart(pairs: pl.DataFrame) -> pl.DataFrame:
    """`pairs` (latitude, longitude, other_latitude, other_longitude) with their `distance_km`."""
    others = pairs.select(latitude="other_latitude", longitude="other_longitude")
    distances = _km(_chords(_vectors(pairs), _vectors(others)))
    return pairs.with_columns(pl.Series("distance_km", distances).fill_nan(None))


def _vectors(spots: pl.DataFrame) -> Floats:
    """One unit vector per row, of NaN where a coordinate is null."""
    latitude, longitude = np.radians(spots.select("latitude", "longitude").to_numpy()).T
    level = np.cos(latitude)
    return np.column_stack((level * np.cos(longitude), level * np.sin(longitude), np.sin(latitude)))


def _chords(some: Floats, others: Floats) -> Floats:
    """Distances between unit vectors, in radii."""
    squares: Floats = ((some - others) ** 2).sum(axis=-1)
    return np.sqrt(squares)


def _km(chords: Floats) -> Floats:
    return 2 * EARTH_KM * np.arcsin(np.clip(chords / 2, 0, 1))


def _in_box(places: pl.DataFrame, points: pl.DataFrame, km: float) -> pl.DataFrame:
    """At least the places less than so many kilometres away from a point."""
    degrees = math.degrees(km / EARTH_KM)
    if degrees >= 90:
        return places
    low, high, west, east = points.select(
        low=pl.col("latitude").min() - degrees,
        high=pl.col("latitude").max() + degrees,
        west=pl.col("longitude").min(),
        east=pl.col("longitude").max(),
    ).row(0)
    # Degrees of longitude are shortest on the side of the box nearest to a pole.
    shortest = math.cos(math.radians(min(max(abs(low), abs(high)), 89)))
    return places.filter(
        pl.col("latitude").is_between(low, high),
        pl.col("longitude").is_between(west - degrees / shortest, east + degrees / shortest),
    )


def _cells(points: pl.DataFrame) -> list[Positions]:
    """Positions of the points of each cell of the grid that holds any."""
    row, column = (
        np.floor(points[name].to_numpy() / CELL_DEGREES) for name in ("latitude", "longitude")
    )
    order = np.lexsort((column, row))
    is_new = (np.diff(row[order]) != 0) | (np.diff(column[order]) != 0)
    return np.split(order, np.flatnonzero(is_new) + 1)


def _pairs(cell: Positions, here: Floats, there: Floats, count: int, within: float) -> Positions:
    """Positions of the points of a cell, above those of their nearest places, ties included."""
    middle = here[cell].mean(axis=0)
    radius = _chords(here[cell], middle).max()
    away = _chords(there, middle)
    # A billionth of the radius of the Earth, for what floats lose.
    reach = min(_smallest(away, count) + radius, within) + radius + 1e-9
    candidates = np.flatnonzero(away <= reach)
    chords = _chords(here[cell][:, None, :], there[candidates])
    point, place = np.nonzero(chords <= _smallest(chords, count))
    return np.stack((cell[point], candidates[place]))


def _smallest(amounts: Floats, count: int) -> Floats:
    """The `count`-th smallest of each row, the largest where there are fewer, infinite if none."""
    last = min(count, amounts.shape[-1]) - 1
    if last < 0:
        return np.full((*amounts.shape[:-1], 1), math.inf)
    return np.partition(amounts, last)[..., last : last + 1]
