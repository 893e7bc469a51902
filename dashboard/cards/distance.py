"""Inhabitants by distance to the nearest MSP: frozen values, no text, no I/O."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from dashboard.cards.series import Territories, TerritoryCard
from pipelines.contract.distance import CLASSES, NOT_KNOWN, DistanceClass, Method
from pipelines.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCount:
    """Who lives in the communes of one class: inhabitants, their share in percent, communes."""

    distance_class: DistanceClass
    population_count: int
    share_pct: float
    communes_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCounts:
    """Every class of a territory, from the nearest to what is not known, and its open MSP."""

    territory: TerritoryCard
    classes: tuple[ClassCount, ...]
    msp_count: int
    approximate_count: int
    unplaced_count: int

    @property
    def unknown_pct(self) -> float:
        """Share of the inhabitants whose class is not known."""
        return sum(one.share_pct for one in self.classes if one.distance_class in NOT_KNOWN)

    def within_pct(self, bound: int, method: Method) -> float:
        """Share of the inhabitants nearer than a bound, in kilometres or minutes."""
        nearer = [one for start, one in CLASSES[method] if start < bound]
        return sum(one.share_pct for one in self.classes if one.distance_class in nearer)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceCard:
    """What is known of the distance to MSP in a territory.

    `own` is None where no file covers it whole; `places` are its départements that one covers.
    `covered_count` counts the départements of France that one covers; `method` is driving where a
    routing engine was asked. `as_of` is the edition of `source_id`.
    """

    territory: TerritoryCard
    method: Method = Method.STRAIGHT_LINE
    own: PlaceCounts | None = None
    places: tuple[PlaceCounts, ...] = ()
    places_count: int = 0
    covered_count: int = 0
    departements_count: int = 0
    source_id: str | None = None
    as_of: date | None = None
    population_year: int | None = None


def distance_card(
    territory: TerritoryCard, territories: Territories, distances: pl.DataFrame
) -> DistanceCard:
    """In: a territory and table `msp_distance`. Out: its newest day, by car where that is known."""
    departements = [one for one in territories.by_id.values() if one.level is Level.DEPARTEMENT]
    children = [
        one
        for one in departements
        if territory.level is Level.PAYS or one.parent_id == territory.territory_id
    ]
    newest = distances.filter(pl.col("as_of") == pl.col("as_of").max())
    methods = set(newest["method"])
    method = Method.DRIVING if Method.DRIVING in methods else Method.STRAIGHT_LINE
    found = newest.filter(pl.col("method").cast(pl.String) == str(method))
    counts = {
        str(rows["territory_id"].item(0)): rows
        for rows in found.partition_by("territory_id", maintain_order=True)
    }
    own = counts.get(territory.territory_id)
    first = found.row(0, named=True) if found.height else {}
    return DistanceCard(
        territory=territory,
        method=method,
        own=None if own is None else _counts(territory, own),
        places=tuple(
            _counts(one, counts[one.territory_id]) for one in children if one.territory_id in counts
        ),
        places_count=len(children),
        covered_count=sum(one.territory_id in counts for one in departements),
        departements_count=len(departements),
        source_id=first.get("source_id"),
        as_of=first.get("as_of"),
        population_year=first.get("population_year"),
    )


def _counts(territory: TerritoryCard, rows: pl.DataFrame) -> PlaceCounts:
    first = rows.row(0, named=True)
    return PlaceCounts(
        territory=territory,
        classes=tuple(
            ClassCount(
                distance_class=DistanceClass(row["distance_class"]),
                population_count=row["population_count"],
                share_pct=row["share_pct"],
                communes_count=row["communes_count"],
            )
            for row in sorted(rows.to_dicts(), key=_position)
        ),
        msp_count=first["msp_count"],
        approximate_count=first["approximate_count"],
        unplaced_count=first["unplaced_count"],
    )


def _position(row: dict[str, str]) -> int:
    return list(DistanceClass).index(DistanceClass(row["distance_class"]))
