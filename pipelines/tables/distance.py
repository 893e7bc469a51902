"""Table `msp_distance`: inhabitants of each territory by distance to the nearest MSP."""

import polars as pl

from pipelines.contract.distance import DistanceClass, Method, MspDistance, classes_of
from pipelines.errors import PipelineError
from pipelines.facts.store import Facts
from pipelines.measures import distance, sphere
from pipelines.measures.stock import with_parents
from pipelines.sources import osrm_minutes
from pipelines.tables.surveyed import Surveyed, communes_known, surveyed

# The highest speed that the Code de la route allows (article R413-2): what is farther takes longer.
TOP_KMH = 130
MOMENT = ["as_of", "method", "distance_class", "population_year", "source_id"]


def distance_tables(
    facts: Facts, territories: pl.DataFrame, population: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """The table by its name; empty where no MSP or no commune is known.

    In: tables `territories` and `population`. Raises PipelineError when communes hold more people
    than their département.
    """
    ground = communes_known(facts)
    found = surveyed(facts, territories, ground)
    inhabited = ground.drop_nulls("population_count")
    if found is None or inhabited.is_empty():
        return {"msp_distance": MspDistance.create_empty()}
    here = pl.col("territory_id").is_in(list(found.covered))
    year = inhabited["population_year"].item(0)
    rest = _rest(inhabited.filter(here), population.filter(year=year), found.covered)
    placed = inhabited.filter(here, pl.col("latitude").is_not_null())
    elsewhere = ground.filter(~here, pl.col("latitude").is_not_null())
    counts = pl.concat(
        _counts(inhabited.filter(here), rest, classes, method).with_columns(
            as_of=pl.lit(found.as_of),
            population_year=pl.lit(year),
            source_id=pl.lit(found.source_id),
        )
        for method, classes in _classes(facts, found, placed, elsewhere).items()
    ).join(_msp_counts(found), on="territory_id", how="left")
    counts = counts.with_columns(pl.col("^(msp|approximate|unplaced)_count$").fill_null(0))
    return {"msp_distance": _with_shares(with_parents(counts, MOMENT, territories))}


def _classes(
    facts: Facts, found: Surveyed, placed: pl.DataFrame, elsewhere: pl.DataFrame
) -> dict[Method, pl.DataFrame]:
    """Class of each commune with a point (point_id, distance_class), by each method at hand."""
    points = placed.select("latitude", "longitude", point_id="commune_id")
    strangers = elsewhere.select("latitude", "longitude", place_id="commune_id")
    margin_km = _margin_km(found, pl.concat([placed, elsewhere]))
    classes = {
        Method.STRAIGHT_LINE: distance.straight_line(points, found.places, strangers, margin_km)
    }
    routes = facts.editions.get((osrm_minutes.ID, found.as_of))
    if routes is not None:
        asked = routes.filter(
            pl.col("finess_id").is_null()
            | pl.col("finess_id").is_in(found.msp["finess_id"].implode())
        ).select(point_id="commune_id", minutes=pl.col("duration_s") / 60)
        unknown = distance.nearest_unknown(points, strangers, margin_km)
        asked = asked.join(points.select("point_id"), on="point_id", how="semi")
        classes[Method.DRIVING] = distance.driving(asked, unknown, TOP_KMH)
    return classes


def _margin_km(found: Surveyed, points: pl.DataFrame) -> float:
    """How far from the point of its commune a known MSP stands, at most: an unknown one may too."""
    pairs = found.msp.drop_nulls("latitude").join(
        points.select("commune_id", other_latitude="latitude", other_longitude="longitude"),
        on="commune_id",
    )
    farthest = sphere.apart(pairs)["distance_km"].max()
    return farthest if isinstance(farthest, float) else 0.0


def _rest(communes: pl.DataFrame, official: pl.DataFrame, covered: frozenset[str]) -> pl.DataFrame:
    """Inhabitants of covered départements that no commune of the facts holds."""
    held = communes.group_by("territory_id").agg(held=pl.col("population_count").sum())
    rest = (
        official.filter(pl.col("territory_id").is_in(list(covered)))
        .join(held, on="territory_id", how="left")
        .with_columns(rest=pl.col("population_count") - pl.col("held").fill_null(0))
    )
    if wrong := rest.filter(pl.col("rest") < 0)["territory_id"].to_list():
        raise PipelineError(
            f"Populations : les communes de {', '.join(wrong)} comptent plus d’habitants que leur "
            "département. Relisez les mêmes fichiers pour les deux : « cap-sante refresh --source "
            "population --from DOSSIER », puis « --source communes »."
        )
    return rest.filter(pl.col("rest") > 0).select(
        "territory_id",
        distance_class=pl.lit(str(DistanceClass.UNKNOWN_PLACE)),
        population_count="rest",
        communes_count=pl.lit(0, dtype=pl.Int32),
    )


def _counts(
    communes: pl.DataFrame, rest: pl.DataFrame, classes: pl.DataFrame, method: Method
) -> pl.DataFrame:
    """Inhabitants and communes of each département in each class of a method, even at zero."""
    found = (
        communes.join(classes, left_on="commune_id", right_on="point_id", how="left")
        .with_columns(pl.col("distance_class").fill_null(str(DistanceClass.UNKNOWN_PLACE)))
        .group_by("territory_id", "distance_class")
        .agg(pl.col("population_count").sum(), communes_count=pl.len().cast(pl.Int32))
    )
    keys = ["territory_id", "distance_class"]
    both = pl.concat([found, rest]).group_by(keys).agg(pl.all().sum())
    names = pl.DataFrame({"distance_class": [str(one) for one in classes_of(method)]})
    grid = both.select("territory_id").unique().join(names, how="cross")
    return grid.join(both, on=keys, how="left").with_columns(
        pl.col("population_count", "communes_count").fill_null(0), method=pl.lit(str(method))
    )


def _msp_counts(found: Surveyed) -> pl.DataFrame:
    return found.msp.group_by("territory_id").agg(
        msp_count=pl.len().cast(pl.Int32),
        approximate_count=pl.col("is_approximate").sum().cast(pl.Int32),
        unplaced_count=pl.col("latitude").is_null().sum().cast(pl.Int32),
    )


def _with_shares(counts: pl.DataFrame) -> pl.DataFrame:
    whole = pl.col("population_count").sum().over("territory_id", "method")
    return counts.filter(whole > 0).with_columns(share_pct=100 * pl.col("population_count") / whole)
