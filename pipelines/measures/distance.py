"""Class of each commune by its distance, or its driving time, to the nearest structure."""

import math

import polars as pl

from pipelines.contract.distance import CLASSES, DistanceClass, Method
from pipelines.measures.sphere import nearest


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
