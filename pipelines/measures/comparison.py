"""Table `comparison`: each indicator in all départements, side by side on one date.

Counts are compared for 100 000 inhabitants of the newest municipal population. The limits of
funnel.py apply where the denominator is the population: a percentage of anything else has none.
"""

from collections.abc import Iterable

import polars as pl

from pipelines.contract.comparison import Comparison
from pipelines.measures.assess import precision
from pipelines.measures.funnel import poisson_position, proportion_position
from pipelines.measures.ranks import ranks
from pipelines.vocabulary import Aggregation, Direction, Level, Unit, ValueStatus

INHABITANTS = 100_000


def comparison_table(
    values: pl.DataFrame,
    indicators: pl.DataFrame,
    territories: pl.DataFrame,
    population: pl.DataFrame,
) -> pl.DataFrame:
    """Rank, rank interval and position of every département for every indicator.

    In: tables `current_values`, `indicators`, `territories` and `population`. A département without
    a measure on the common date, or without a population, is left out.
    """
    rows = _same_day(measured_departements(values, territories))
    rows = rows.join(newest_population(population), on="territory_id").join(
        _kinds(indicators), on="indicator_id"
    )
    ranked = ranks(rows.with_columns(**_compared()), "indicator_id")
    centred = ranked.with_columns(centre=_centre().over("indicator_id"))
    positions = pl.Series("position", list(_positions(centred)), dtype=pl.String)
    return (
        centred.with_columns(positions)
        .select(Comparison.column_names())
        .sort(Comparison.primary_key())
    )


def measured_departements(values: pl.DataFrame, territories: pl.DataFrame) -> pl.DataFrame:
    """What the producers measured in départements: indicator_id, territory_id, date, value."""
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT)
    return (
        values.filter(pl.col("value_status") == ValueStatus.OBSERVED)
        .join(departements, on="territory_id", how="semi")
        .select("indicator_id", "territory_id", "date", "value")
    )


def newest_population(population: pl.DataFrame) -> pl.DataFrame:
    """The last municipal population of each territory: territory_id, population_count."""
    newest = population.sort("year").unique("territory_id", keep="last", maintain_order=True)
    return newest.select("territory_id", "population_count")


def _same_day(measured: pl.DataFrame) -> pl.DataFrame:
    """Values of the newest of the dates that have the most départements, for each indicator."""
    days = (
        measured.group_by("indicator_id", "date")
        .len()
        .sort("len", "date")
        .unique("indicator_id", keep="last", maintain_order=True)
        .drop("len")
    )
    return measured.join(days, on=["indicator_id", "date"])


def _kinds(indicators: pl.DataFrame) -> pl.DataFrame:
    sign = pl.when(pl.col("direction") == Direction.LOWER_IS_BETTER).then(-1.0).otherwise(1.0)
    return indicators.select(
        "indicator_id", "aggregation", sign=sign, is_percent=pl.col("unit") == Unit.PERCENT
    )


def _compared() -> dict[str, pl.Expr]:
    value, people = pl.col("value"), pl.col("population_count")
    step = precision(value, pl.col("is_percent"))
    highest = pl.when(pl.col("is_percent")).then(pl.min_horizontal(value + step, 100.0))
    scale = pl.when(pl.col("is_percent")).then(1.0).otherwise(INHABITANTS / people)
    return {
        "compared_value": value * scale,
        "lowest": pl.max_horizontal(value - step, 0.0) * scale,
        "highest": highest.otherwise(value + step) * scale,
    }


def _centre() -> pl.Expr:
    """What the départements compared make together; null where the denominator is unknown."""
    value, people = pl.col("value"), pl.col("population_count")
    return (
        pl.when(pl.col("aggregation") == Aggregation.SUM)
        .then(INHABITANTS * value.sum() / people.sum())
        .when(pl.col("aggregation") == Aggregation.POPULATION_MEAN)
        .then((value * people).sum() / people.sum())
    )


def _positions(rows: pl.DataFrame) -> Iterable[str | None]:
    columns = ("value", "population_count", "centre", "is_percent")
    for value, people, centre, is_percent in rows.select(columns).iter_rows():
        if centre is None:
            yield None
        elif is_percent:
            yield proportion_position(value / 100, centre / 100, people)
        else:
            yield poisson_position(value, centre * people / INHABITANTS)
