"""Table `population`: municipal population by year for départements, régions and France.

Mayotte has a census of its own (2017) and is left out of the yearly files: its last known
population stands for every year, and `oldest_census_year` says so up to the national total.
"""

import polars as pl

from pipelines.contract.territories import Population
from pipelines.vocabulary import FRANCE, Level


def population_table(facts: pl.DataFrame, territories: pl.DataFrame) -> pl.DataFrame:
    """In: PopulationFacts of all editions. Out: one row per territory and year of a full edition.

    A parent is summed only over all its départements.
    """
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT)
    years = facts.group_by("year").len().filter(pl.col("len") > 1).select("year")
    census = facts.select("territory_id", "population_count", oldest_census_year="year").sort(
        "oldest_census_year"
    )
    wanted = departements.select("territory_id", "parent_id").join(years, how="cross").sort("year")
    children = wanted.join_asof(
        census,
        left_on="year",
        right_on="oldest_census_year",
        by="territory_id",
        coalesce=False,
        check_sortedness=False,
    ).drop_nulls("population_count")
    return (
        pl.concat(
            [
                children.select(Population.column_names()),
                _sum(children, departements, pl.col("parent_id")),
                _sum(children, departements, pl.lit(FRANCE)),
            ]
        )
        .cast(Population.create_empty().schema)
        .sort("territory_id", "year")
    )


def _sum(children: pl.DataFrame, departements: pl.DataFrame, parent: pl.Expr) -> pl.DataFrame:
    sizes = departements.group_by(parent=parent).len("size")
    return (
        children.group_by("year", parent=parent)
        .agg(
            pl.len().alias("present"),
            pl.col("population_count").sum(),
            pl.col("oldest_census_year").min(),
        )
        .join(sizes, on="parent")
        .filter(pl.col("present") == pl.col("size"))
        .rename({"parent": "territory_id"})
        .select(Population.column_names())
    )
