"""Table `inequality`: an indicator in five groups of départements, from the lowest APL up.

Départements are sorted by their newest APL to general practitioners and cut in five groups of the
same number, so that each département counts once, as targets are set by département; the groups are
those of today at every date. A département without an APL (Mayotte) is in no group.
"""

import polars as pl

from pipelines.contract.comparison import Inequality
from pipelines.measures.comparison import INHABITANTS, measured_departements, newest_population
from pipelines.measures.peers import APL
from pipelines.vocabulary import Aggregation, Level

FIFTHS = 5


def inequality_table(
    values: pl.DataFrame,
    indicators: pl.DataFrame,
    territories: pl.DataFrame,
    population: pl.DataFrame,
    context: pl.DataFrame,
) -> pl.DataFrame:
    """Each indicator that adds up or averages over people, at each date, in each fifth.

    In: tables `current_values`, `indicators`, `territories`, `population` and `context`. Counts are
    for 100 000 inhabitants of the newest population, at every date. A date is kept only where all
    the départements with an APL are measured.
    """
    groups = fifths(context, territories).join(newest_population(population), on="territory_id")
    rows = measured_departements(values, territories).join(groups, on="territory_id")
    complete = rows.filter(pl.len().over("indicator_id", "date") == groups.height)
    value, people = pl.col("value"), pl.col("population_count")
    mean = (
        pl.when(pl.col("aggregation").first() == Aggregation.SUM)
        .then(INHABITANTS * value.sum() / people.sum())
        .otherwise((value * people).sum() / people.sum())
    )
    return (
        complete.join(indicators.select("indicator_id", "aggregation"), on="indicator_id")
        .filter(pl.col("aggregation") != Aggregation.NONE)
        .group_by(Inequality.primary_key())
        .agg(
            compared_value=mean,
            departements_count=pl.len().cast(pl.Int32),
            population_count=people.sum(),
            apl_min=pl.col("apl").min(),
            apl_max=pl.col("apl").max(),
        )
        .sort(Inequality.primary_key())
    )


def fifths(context: pl.DataFrame, territories: pl.DataFrame) -> pl.DataFrame:
    """The group of each département with an APL: territory_id, apl, fifth (1 is the lowest APL).

    Sizes differ by one at most, the last groups being the smaller ones; equal APL go by code.
    """
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT)
    return (
        context.filter(pl.col("variable_id") == APL)
        .join(departements, on="territory_id", how="semi")
        .sort("year")
        .unique("territory_id", keep="last", maintain_order=True)
        .sort("value", "territory_id")
        .select(
            "territory_id",
            apl="value",
            fifth=(1 + FIFTHS * pl.int_range(pl.len()) // pl.len()).cast(pl.Int32),
        )
    )
