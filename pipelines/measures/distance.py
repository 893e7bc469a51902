"""How far communes are from the nearest structure, as the crow flies.

Formula: on a sphere of radius R, two points whose unit vectors are c apart lie 2 R asin(c / 2) from
each other. Search: points are gathered in cells; whatever lies beyond the nearest place of a cell's
centre by more than the cell's diameter can be nearest to none of its points, so each point is
compared with few places and the answer is exact. Memory is bounded: cells are taken in turn.
"""

import math

import polars as pl

from pipelines.contract.distance import CLASSES, DistanceClass, Method

# Mean radius of the Earth (IUGG): 0.5 % at most from the ellipsoid, less than a point's own doubt.
EARTH_KM = 6371.0088
CELL_DEGREES = 0.25
PAIRS_AT_ONCE = 300_000
VECTOR = ("x", "y", "z")
NEAREST = {"point_id": pl.String(), "place_id": pl.String(), "distance_km": pl.Float64()}


def nearest(
    points: pl.DataFrame, places: pl.DataFrame, count: int = 1, within_km: float = math.inf
) -> pl.DataFrame:
    """The `count` places nearest to each point, fewer where there are fewer within `within_km`.

    In: `points` (point_id, latitude, longitude) and `places` (place_id, latitude, longitude), in
    degrees. Out: point_id, place_id, distance_km, by point then distance then place.
    """
    if points.is_empty() or places.is_empty():
        return pl.DataFrame(schema=NEAREST)
    near = _in_box(places, points, within_km)
    if near.is_empty():
        return pl.DataFrame(schema=NEAREST)
    around = _vectors(near).select("place_id", *(pl.col(name).name.suffix("_q") for name in VECTOR))
    celled = _celled(_vectors(points))
    cells = _cells(celled)
    return pl.concat(
        _nearest_of(celled, part, around, count, within_km)
        for part in cells.iter_slices(max(1, PAIRS_AT_ONCE // around.height))
    ).sort("point_id", "distance_km", "place_id")


def apart(pairs: pl.DataFrame) -> pl.DataFrame:
    """`pairs` (latitude, longitude, other_latitude, other_longitude) with their `distance_km`."""
    others = pairs.select(latitude="other_latitude", longitude="other_longitude")
    vectors = _vectors(others).select(pl.col(name).name.suffix("_q") for name in VECTOR)
    found = pl.concat([_vectors(pairs), vectors], how="horizontal")
    return found.with_columns(distance_km=_km(_chord())).select(*pairs.columns, "distance_km")


def straight_line(
    communes: pl.DataFrame, msp: pl.DataFrame, elsewhere: pl.DataFrame, margin_km: float
) -> pl.DataFrame:
    """Class of each commune by its distance to the nearest known MSP.

    In: `communes` (point_id, latitude, longitude), `msp` (place_id, latitude, longitude) and
    `elsewhere`, the communes (place_id, latitude, longitude) whose MSP are not known; those may lie
    up to `margin_km` from the point of their commune. Out: point_id, distance_km, distance_class:
    UNKNOWN_NEIGHBOUR where an unknown MSP might put the commune in a nearer class.
    """
    return _classed(
        _both(communes, msp, elsewhere, margin_km),
        Method.STRAIGHT_LINE,
        pl.col("distance_km"),
        pl.col("unknown_km"),
    ).select("point_id", "distance_km", "distance_class")


def driving(routes: pl.DataFrame, unknown: pl.DataFrame, top_kmh: float) -> pl.DataFrame:
    """Class of each commune by its driving time to the nearest known MSP.

    In: `routes` (point_id, minutes; null where no road leads to one) and `unknown` (point_id,
    unknown_km): how near an unknown MSP might be, null where none. Nobody drives above `top_kmh`.
    Out: point_id, minutes, distance_class.
    """
    found = routes.join(unknown, on="point_id", how="left", maintain_order="left")
    fastest = pl.col("unknown_km") / top_kmh * 60
    return _classed(found, Method.DRIVING, pl.col("minutes"), fastest).select(
        "point_id", "minutes", "distance_class"
    )


def nearest_unknown(
    communes: pl.DataFrame, elsewhere: pl.DataFrame, margin_km: float, within_km: float = math.inf
) -> pl.DataFrame:
    """How near the communes an MSP that is not known might be: point_id, unknown_km, 0 at least.

    Communes that have none within `within_km` are left out.
    """
    found = nearest(communes, elsewhere, within_km=within_km + margin_km)
    return found.select(
        "point_id", unknown_km=pl.max_horizontal(pl.col("distance_km") - margin_km, 0.0)
    )


def _both(
    communes: pl.DataFrame, msp: pl.DataFrame, elsewhere: pl.DataFrame, margin_km: float
) -> pl.DataFrame:
    known = nearest(communes, msp).drop("place_id")
    # Beyond the last bound, an unknown MSP changes no class; without any known one, it always does.
    last, _ = CLASSES[Method.STRAIGHT_LINE][-1]
    within_km = math.inf if msp.is_empty() else float(last)
    unknown = nearest_unknown(communes, elsewhere, margin_km, within_km)
    return (
        communes.select("point_id")
        .join(known, on="point_id", how="left", maintain_order="left")
        .join(unknown, on="point_id", how="left", maintain_order="left")
    )


def _classed(
    found: pl.DataFrame, method: Method, measured: pl.Expr, possible: pl.Expr
) -> pl.DataFrame:
    """Where `possible`, the least that an unknown MSP allows, is in a nearer class: not known."""
    names = [*(one for _, one in CLASSES[method]), DistanceClass.UNREACHABLE]
    by_rank = {rank: str(name) for rank, name in enumerate(names)}
    ranked = found.with_columns(rank=_rank(method, measured), best=_rank(method, possible))
    return ranked.with_columns(
        distance_class=pl.when(pl.col("best") < pl.col("rank"))
        .then(pl.lit(str(DistanceClass.UNKNOWN_NEIGHBOUR)))
        .otherwise(pl.col("rank").replace_strict(by_rank, return_dtype=pl.String))
    )


def _rank(method: Method, amount: pl.Expr) -> pl.Expr:
    """Position of an amount's class; beyond the last one where there is no way."""
    last = len(CLASSES[method])
    bounds = [float(bound) for bound, _ in CLASSES[method]]
    position = pl.sum_horizontal((amount >= bound).cast(pl.Int32) for bound in bounds) - 1
    return pl.when(amount.is_null()).then(last).otherwise(position)


def _vectors(frame: pl.DataFrame) -> pl.DataFrame:
    latitude, longitude = pl.col("latitude").radians(), pl.col("longitude").radians()
    return frame.with_columns(
        x=latitude.cos() * longitude.cos(), y=latitude.cos() * longitude.sin(), z=latitude.sin()
    )


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


def _celled(points: pl.DataFrame) -> pl.DataFrame:
    return points.with_columns(
        row=(pl.col("latitude") / CELL_DEGREES).floor().cast(pl.Int32),
        column=(pl.col("longitude") / CELL_DEGREES).floor().cast(pl.Int32),
    )


def _cells(celled: pl.DataFrame) -> pl.DataFrame:
    """Middle of the points of each cell, and how far the farthest of them is from it."""
    middle = celled.with_columns(
        pl.col(name).mean().over("row", "column").alias(f"{name}_q") for name in VECTOR
    )
    return middle.group_by("row", "column", maintain_order=True).agg(
        *(pl.col(f"{name}_q").first().alias(name) for name in VECTOR),
        radius=_chord().max(),
    )


def _nearest_of(
    celled: pl.DataFrame,
    cells: pl.DataFrame,
    places: pl.DataFrame,
    count: int,
    within_km: float,
) -> pl.DataFrame:
    pairs = cells.join(places, how="cross").with_columns(chord=_chord())
    farthest = pl.col("chord").bottom_k(count).max().over("row", "column") + pl.col("radius")
    # On a sphere, nothing lies farther than half of a great circle: a chord of two radii.
    most = 2 * math.sin(min(within_km / (2 * EARTH_KM), math.pi / 2))
    # A billionth of the radius of the Earth, for what floats lose.
    reach = pl.min_horizontal(farthest, most) + pl.col("radius") + 1e-9
    candidates = pairs.filter(pl.col("chord") <= reach)
    return (
        celled.join(candidates.drop(*VECTOR, "chord", "radius"), on=["row", "column"])
        .select("point_id", "place_id", distance_km=_km(_chord()))
        .filter(pl.col("distance_km") <= within_km)
        .sort("point_id", "distance_km", "place_id")
        .group_by("point_id", maintain_order=True)
        .head(count)
    )


def _chord() -> pl.Expr:
    """Distance between two unit vectors, in radii."""
    x, y, z = (pl.col(name) - pl.col(f"{name}_q") for name in VECTOR)
    return (x * x + y * y + z * z).sqrt()


def _km(chord: pl.Expr) -> pl.Expr:
    return 2 * EARTH_KM * (chord / 2).clip(0, 1).arcsin()
