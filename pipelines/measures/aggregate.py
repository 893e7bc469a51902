"""Values of a région or of France from those of its départements.

Formula (methods.md, section 7): a count is the sum; a percentage is the mean weighted by the
municipal population of the closest year, where that is its denominator. Only when every
département reports, and has a population where one is needed: otherwise nothing.
"""

import polars as pl

from pipelines.vocabulary import FRANCE, Aggregation, Level, ValueStatus

SOURCE_ID = "calcul"
MOMENT = ["indicator_id", "date", "edition"]


def parents_from_departements(
    printed: pl.DataFrame,
    territories: pl.DataFrame,
    population: pl.DataFrame,
    aggregations: dict[str, Aggregation],
) -> pl.DataFrame:
    """Computed values of régions and France where the edition prints none for them.

    In: `printed` (indicator_id, territory_id, date, edition, value in the indicator's unit, and
    value_status), one row each. Out: the same columns, status `computed`. A published value is
    never replaced; a value is computed from observed départements only, all of them.
    """
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT)
    parents = pl.concat(
        [
            departements.select("territory_id", "parent_id"),
            departements.select("territory_id", parent_id=pl.lit(FRANCE)),
        ]
    )
    sizes = parents.group_by("parent_id").len("size")
    aggregation = pl.col("indicator_id").replace_strict(aggregations)
    observed = printed.filter(
        pl.col("value_status") == ValueStatus.OBSERVED, aggregation != Aggregation.NONE
    )
    is_sum = aggregation == Aggregation.SUM
    return (
        _with_weight(observed, population)
        .join(parents, on="territory_id")
        .group_by(*MOMENT, "parent_id")
        .agg(
            pl.len().alias("present"),
            weighed=pl.col("weight").count(),
            total=pl.col("value").sum(),
            mean=(pl.col("value") * pl.col("weight")).sum() / pl.col("weight").sum(),
        )
        .join(sizes, on="parent_id")
        .filter(pl.col("present") == pl.col("size"), is_sum | (pl.col("weighed") == pl.col("size")))
        .select(
            *MOMENT,
            territory_id="parent_id",
            value=pl.when(is_sum).then("total").otherwise("mean"),
            value_status=pl.lit(ValueStatus.COMPUTED.value),
            source_id=pl.lit(SOURCE_ID),
        )
        .join(printed, on=["indicator_id", "territory_id", "date", "edition"], how="anti")
    )


def _with_weight(values: pl.DataFrame, population: pl.DataFrame) -> pl.DataFrame:
    """Adds `weight`: the territory's population in the year closest to the value's date."""
    years = pl.DataFrame({"value_year": values["date"].dt.year().unique()}).join(
        population.select("year").unique(), how="cross"
    )
    distance = (pl.col("value_year") - pl.col("year")).abs()
    closest = years.sort(distance, "year").unique("value_year", keep="first", maintain_order=True)
    weights = population.join(closest, on="year").select(
        "territory_id", "value_year", weight="population_count"
    )
    return values.with_columns(value_year=pl.col("date").dt.year()).join(
        weights, on=["territory_id", "value_year"], how="left"
    )
