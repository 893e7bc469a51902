"""From what editions print to observations with a status, baselines and the producer's targets.

In: the facts of all series sources in one frame (columns of SeriesFacts, plus `edition` and
`source_id`). Out: the published tables. Pure: no reading, no clock.
"""

import polars as pl

from pipelines.measures.aggregate import parents_from_departements
from pipelines.vocabulary import Aggregation, Level, TargetKind, TargetStatus, ValueStatus

KEY = ["indicator_id", "territory_id", "date", "edition"]
MOMENT = ["indicator_id", "date", "edition"]

# Under this many territories, equal values at two dates may well be two measures.
FEWEST_TERRITORIES_FOR_A_REPEAT = 10
# A level counts as published at a date when at least this share of its territories has a value:
# ALD prints a handful of stray départements in September and November 2025.
PUBLISHED_LEVEL_SHARE = 0.5


def observations(
    series: pl.DataFrame,
    territories: pl.DataFrame,
    population: pl.DataFrame,
    aggregations: dict[str, Aggregation],
) -> pl.DataFrame:
    """Table `observations`: printed values, computed parents, and what was not published."""
    printed = _with_status(series.filter(pl.col("value").is_not_null()))
    computed = parents_from_departements(printed, territories, population, aggregations)
    known = pl.concat([printed, computed], how="diagonal")
    missing = _not_published(known, territories)
    return (
        pl.concat([known, missing], how="diagonal")
        .select(*KEY, "value", "value_status", "published_rate_pct", "source_id")
        .cast({"value_status": pl.Enum(ValueStatus)})
        .sort(KEY)
    )


def baselines(series: pl.DataFrame) -> pl.DataFrame:
    """Table `baselines`: the starting points as each edition prints them."""
    return (
        series.filter(pl.col("baseline_value").is_not_null())
        .select(*KEY, "baseline_value", "source_id")
        .sort(KEY)
    )


def published_targets(series: pl.DataFrame, titles: dict[str, str]) -> pl.DataFrame:
    """The producer's targets, one statement per indicator (`msp_barometre`), by edition.

    `titles` gives the title of each source. Several deadlines of one edition are ranked by date.
    """
    return (
        series.filter(pl.col("target_value").is_not_null())
        .rename({"date": "deadline"})
        .with_columns(
            statement_id=pl.col("indicator_id") + "_" + pl.col("source_id"),
            deadline_rank=pl.col("deadline")
            .rank("ordinal")
            .over("indicator_id", "territory_id", "edition")
            .cast(pl.Int32),
            deadline_text=pl.lit(None, dtype=pl.String),
            kind=pl.lit(TargetKind.LEVEL.value),
            target_status=pl.lit(TargetStatus.IN_FORCE.value),
            speaker=pl.lit("Direction interministérielle de la transformation publique"),
            source_title=pl.col("source_id").replace_strict(titles),
            source_url=pl.lit(None, dtype=pl.String),
            note=pl.lit(None, dtype=pl.String),
        )
    )


def _with_status(printed: pl.DataFrame) -> pl.DataFrame:
    """Marks the dates at which every territory repeats the date before, in the same edition."""
    earlier = (
        pl.col("value").shift().over("indicator_id", "territory_id", "edition", order_by="date")
    )
    repeats = (
        printed.with_columns(same=pl.col("value") == earlier)
        .group_by(MOMENT)
        .agg(
            all_same=pl.col("same").all(ignore_nulls=True),
            compared=pl.col("same").count(),
        )
        .filter(pl.col("all_same"), pl.col("compared") >= FEWEST_TERRITORIES_FOR_A_REPEAT)
        .select(*MOMENT, is_repeat=pl.lit(value=True))
    )
    status = pl.when(pl.col("is_repeat")).then(pl.lit(ValueStatus.CARRIED_FORWARD.value))
    return printed.join(repeats, on=MOMENT, how="left").with_columns(
        value_status=status.otherwise(pl.lit(ValueStatus.OBSERVED.value))
    )


def _not_published(known: pl.DataFrame, territories: pl.DataFrame) -> pl.DataFrame:
    """A row without value for each territory left out at a date where its level is published."""
    levels = territories.select("territory_id", "level").filter(pl.col("level") != Level.PAYS)
    sizes = levels.group_by("level").len("size")
    printed = known.filter(pl.col("value_status") != ValueStatus.COMPUTED)
    published = (
        printed.join(levels, on="territory_id")
        .group_by(*MOMENT, "level")
        .agg(pl.len().alias("present"), pl.col("source_id").first())
        .join(sizes, on="level")
        .filter(pl.col("present") >= PUBLISHED_LEVEL_SHARE * pl.col("size"))
    )
    return (
        published.join(levels, on="level")
        .join(known, on=KEY, how="anti")
        .select(*KEY, "source_id", value_status=pl.lit(ValueStatus.NOT_PUBLISHED.value))
    )
