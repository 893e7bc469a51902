"""Population by distance to the nearest MSP."""

from enum import StrEnum

import dataframely as dy
import polars as pl


class Method(StrEnum):
    """How far is measured: as the crow flies, or by the time that a routing engine computes."""

    STRAIGHT_LINE = "straight_line"
    DRIVING = "driving"


class DistanceClass(StrEnum):
    """Classes of distance in kilometres, of driving time in minutes, and what is not known.

    UNREACHABLE: there is no known MSP, or no way to one. UNKNOWN_PLACE: the commune, or its point,
    is not in the files. UNKNOWN_NEIGHBOUR: an MSP of a département whose MSP are not known might be
    nearer, and put the commune in a nearer class.
    """

    UNDER_5_KM = "under_5_km"
    FROM_5_TO_10_KM = "from_5_to_10_km"
    FROM_10_TO_20_KM = "from_10_to_20_km"
    FROM_20_KM = "from_20_km"
    UNDER_10_MIN = "under_10_min"
    FROM_10_TO_20_MIN = "from_10_to_20_min"
    FROM_20_TO_30_MIN = "from_20_to_30_min"
    FROM_30_MIN = "from_30_min"
    UNREACHABLE = "unreachable"
    UNKNOWN_PLACE = "unknown_place"
    UNKNOWN_NEIGHBOUR = "unknown_neighbour"


# Where each class begins, in kilometres or in minutes; a bound belongs to the class it begins.
CLASSES: dict[Method, tuple[tuple[int, DistanceClass], ...]] = {
    Method.STRAIGHT_LINE: (
        (0, DistanceClass.UNDER_5_KM),
        (5, DistanceClass.FROM_5_TO_10_KM),
        (10, DistanceClass.FROM_10_TO_20_KM),
        (20, DistanceClass.FROM_20_KM),
    ),
    Method.DRIVING: (
        (0, DistanceClass.UNDER_10_MIN),
        (10, DistanceClass.FROM_10_TO_20_MIN),
        (20, DistanceClass.FROM_20_TO_30_MIN),
        (30, DistanceClass.FROM_30_MIN),
    ),
}
NOT_KNOWN = (DistanceClass.UNKNOWN_PLACE, DistanceClass.UNKNOWN_NEIGHBOUR)


def classes_of(method: Method) -> tuple[DistanceClass, ...]:
    """Every class of a method, from the nearest to what is not known."""
    return (*(one for _, one in CLASSES[method]), DistanceClass.UNREACHABLE, *NOT_KNOWN)


class MspDistance(dy.Schema):
    """Inhabitants of a territory by class of distance to the nearest MSP open on a day.

    A commune stands in one point, with all its municipal population of `population_year`. A
    département whose MSP no file gives has no row; a région or France has one only where all its
    départements have; a covered territory has every class, even at zero, and they add up to its
    population. `as_of` is the edition of the FINESS file (`source_id`). Of the same territory:
    `communes_count`, those placed in the class; `msp_count`, its open MSP; `approximate_count`,
    those without plausible coordinates, at the point of their commune; `unplaced_count`, those that
    stand nowhere.
    """

    territory_id = dy.String(primary_key=True)
    as_of = dy.Date(primary_key=True)
    method = dy.Enum(Method, primary_key=True)
    distance_class = dy.Enum(DistanceClass, primary_key=True)
    population_count = dy.Int64(min=0)
    share_pct = dy.Float64(min=0, max=100)
    communes_count = dy.Int32(min=0)
    msp_count = dy.Int32(min=0)
    approximate_count = dy.Int32(min=0)
    unplaced_count = dy.Int32(min=0)
    population_year = dy.Int32()
    source_id = dy.String(min_length=1)

    @dy.rule()
    def class_is_one_of_the_method(cls) -> pl.Expr:
        method, name = pl.col("method").cast(pl.String), pl.col("distance_class").cast(pl.String)
        return pl.any_horizontal(
            (method == str(one)) & name.is_in([str(each) for each in classes_of(one)])
            for one in Method
        )

    @dy.rule()
    def shares_add_up(cls) -> pl.Expr:
        whole = pl.col("share_pct").sum().over("territory_id", "as_of", "method")
        return (whole - 100).abs() < 1e-6
