"""How a national number would be shared out between territories (methods.md, section 6).

A theoretical share is never a target: nobody stated it.
"""

import polars as pl

from pipelines.vocabulary import FRANCE, Level, SharingKey

# Variables of table `context` behind two of the keys.
GENERALISTES, SOUS_DENSE = "generalistes", "population_sous_dense"


def shares(
    population: pl.DataFrame, context: pl.DataFrame, territories: pl.DataFrame
) -> pl.DataFrame:
    """Each territory's part of each key, summed over its départements.

    In: tables `population`, `context` and `territories`, newest year of each variable. Out: one row
    per key and territory: `key`, `territory_id`, `share` (ratio), `missing_count` (départements of
    the territory without the key, left out of the sums). A key is null where none of them has it.
    """
    weights = _weights(population, context, territories)
    everywhere = pl.concat(
        [
            weights.select("territory_id", *SharingKey),
            weights.select(*SharingKey, territory_id="parent_id"),
            weights.select(*SharingKey, territory_id=pl.lit(FRANCE)),
        ],
        how="diagonal",
    ).unpivot(index="territory_id", variable_name="key", value_name="weight")
    total = pl.col("weight").filter(pl.col("territory_id") == FRANCE).sum().over("key")
    return (
        everywhere.with_columns(share=pl.col("weight") / total)
        .group_by("key", "territory_id")
        .agg(
            share=pl.when(pl.col("weight").count() > 0).then(pl.col("share").sum()),
            missing_count=pl.col("weight").null_count().cast(pl.Int32),
        )
        .sort("key", "territory_id")
    )


def _weights(
    population: pl.DataFrame, context: pl.DataFrame, territories: pl.DataFrame
) -> pl.DataFrame:
    """One column per key and one row per département, null where the key is not known."""
    people = _newest(population).select(
        "territory_id", people=pl.col("population_count").cast(pl.Float64)
    )
    return (
        territories.filter(pl.col("level") == Level.DEPARTEMENT)
        .select("territory_id", "parent_id")
        .join(people, on="territory_id", how="left")
        .join(_variable(context, GENERALISTES), on="territory_id", how="left")
        .join(_variable(context, SOUS_DENSE), on="territory_id", how="left")
        .select(
            "territory_id",
            "parent_id",
            pl.col("people").alias(SharingKey.POPULATION),
            pl.col(GENERALISTES).alias(SharingKey.GENERALISTES),
            pl.col(SOUS_DENSE).alias(SharingKey.SOUS_DENSE),
        )
    )


def _newest(table: pl.DataFrame) -> pl.DataFrame:
    return table.sort("year").unique("territory_id", keep="last", maintain_order=True)


def _variable(context: pl.DataFrame, name: str) -> pl.DataFrame:
    rows = _newest(context.filter(pl.col("variable_id") == name))
    return rows.select("territory_id", pl.col("value").alias(name))
