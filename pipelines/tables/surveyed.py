"""What is known on the ground: open MSP with their place, and communes with theirs.

In: the facts. Out: frames that the measures of distance and the routing engine start from.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from pipelines.contract.finess import Category
from pipelines.facts.store import Facts
from pipelines.measures.sphere import apart
from pipelines.sources import communes
from pipelines.sources.finess import CATEGORIES
from pipelines.tables.finess import PARTIAL, WITH_HISTORY
from pipelines.vocabulary import Level

# No commune of the mainland reaches so far from a point inside it: such coordinates are wrong.
FARTHEST_KM = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """One FINESS file, the départements that it covers, and its MSP open on its day.

    `msp`: finess_id, territory_id, commune_id, latitude, longitude (null where nothing places it),
    is_approximate (without coordinates in its commune, it stands at the point of the commune).
    """

    source_id: str
    as_of: date
    covered: frozenset[str]
    msp: pl.DataFrame

    @property
    def places(self) -> pl.DataFrame:
        """MSP that stand somewhere: place_id, latitude, longitude."""
        placed = self.msp.filter(pl.col("latitude").is_not_null())
        return placed.select("latitude", "longitude", place_id="finess_id")


def surveyed(facts: Facts, territories: pl.DataFrame, ground: pl.DataFrame) -> Surveyed | None:
    """The file preferred for counts, in its newest edition; None where no file was read.

    In: table `territories`, and `ground` as `communes_known` gives it.
    """
    for source in WITH_HISTORY:
        as_of = facts.last_edition(source)
        if as_of is not None:
            departements = territories.filter(pl.col("level") == Level.DEPARTEMENT)["territory_id"]
            structures = facts.editions[source.id, as_of]
            return Surveyed(
                source_id=source.id,
                as_of=as_of,
                covered=frozenset(PARTIAL.get(source.id, departements)) & frozenset(departements),
                msp=_placed(_open_msp(structures, as_of), ground),
            )
    return None


def communes_known(facts: Facts) -> pl.DataFrame:
    """Communes: commune_id, territory_id, latitude, longitude, population_count, population_year.

    Points and populations each come from the newest edition that has them: a commune of one alone
    has nulls for the other.
    """
    rows = facts.of_source(communes.SOURCE)
    points = _newest(rows.filter(pl.col("latitude").is_not_null()))
    counts = _newest(rows.filter(pl.col("population_count").is_not_null()))
    both = points.select("commune_id", "latitude", "longitude").join(
        counts.select(
            "commune_id", "population_count", population_year=pl.col("edition").dt.year()
        ),
        on="commune_id",
        how="full",
        coalesce=True,
    )
    code = pl.col("commune_id")
    length = pl.when(code.str.starts_with("97")).then(3).otherwise(2)
    return both.with_columns(territory_id="DEP-" + code.str.slice(0, length)).sort("commune_id")


def _newest(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("edition") == pl.col("edition").max())


def _open_msp(structures: pl.DataFrame, day: date) -> pl.DataFrame:
    codes = [code for code, category in CATEGORIES.items() if category is Category.MSP]
    return structures.filter(
        pl.col("category_code").is_in(codes),
        pl.col("anomaly").is_null(),
        pl.col("opened_on") <= day,
        pl.col("closed_on").is_null() | (pl.col("closed_on") > day),
    )


def _placed(msp: pl.DataFrame, ground: pl.DataFrame) -> pl.DataFrame:
    """MSP whose coordinates are not those of their commune stand at its point, if it has one."""
    points = ground.select("commune_id", other_latitude="latitude", other_longitude="longitude")
    found = apart(msp.join(points, on="commune_id", how="left", maintain_order="left"))
    has_none = pl.any_horizontal(pl.col("latitude", "longitude").is_null())
    is_moved = has_none | (pl.col("distance_km") > FARTHEST_KM).fill_null(value=False)
    return found.select(
        "finess_id",
        "territory_id",
        "commune_id",
        latitude=pl.when(is_moved).then("other_latitude").otherwise("latitude"),
        longitude=pl.when(is_moved).then("other_longitude").otherwise("longitude"),
        is_approximate=is_moved & pl.col("other_latitude").is_not_null(),
    )
