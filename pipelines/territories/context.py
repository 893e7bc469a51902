"""Tables `context` and `context_variables`: population by age, density and doctors by territory.

A région or France has a value only where all its départements have one, and only where a sum or a
weighted mean makes sense (context_variables.py says which).
"""

from collections.abc import Sequence

import polars as pl

from pipelines.contract.context import Context
from pipelines.territories.context_variables import (
    VARIABLES,
    ContextVariable,
    context_variables_table,
)
from pipelines.vocabulary import FRANCE, Aggregation, Level, ValueStatus

ORIGIN = ["territory_id", "year", "source_id", "edition"]


def context_tables(
    facts: Sequence[pl.DataFrame], territories: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """In: facts of each source with `edition` and `source_id`. Out: the two tables, by name."""
    return {
        "context": context_table(facts, territories),
        "context_variables": context_variables_table(),
    }


def context_table(facts: Sequence[pl.DataFrame], territories: pl.DataFrame) -> pl.DataFrame:
    """Every variable of every territory and year; where two editions give it, the newest."""
    # One wide frame: sources share no row, and each variable reads the columns of one source.
    everything = pl.concat(facts, how="diagonal")
    values = pl.concat([_of_departements(everything), _of_parents(everything, territories)])
    return (
        values.unpivot(index=ORIGIN, variable_name="variable_id")
        .drop_nulls("value")
        .join(_declared(), on=["variable_id", "source_id"])
        .sort("edition")
        .unique(Context.primary_key(), keep="last", maintain_order=True)
        .with_columns(value_status=_status())
        .select(Context.column_names())
        .sort(Context.primary_key())
    )


def _of_departements(facts: pl.DataFrame) -> pl.DataFrame:
    return facts.select(*ORIGIN, **{variable.id: _own_value(variable) for variable in VARIABLES})


def _of_parents(facts: pl.DataFrame, territories: pl.DataFrame) -> pl.DataFrame:
    """Régions and France, where every one of their départements is in the same edition."""
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT)
    parents = pl.concat(
        [
            departements.select("territory_id", parent_id="parent_id"),
            departements.select("territory_id", parent_id=pl.lit(FRANCE)),
        ]
    ).with_columns(children_count=pl.len().over("parent_id"))
    return (
        facts.join(parents, on="territory_id")
        .group_by("year", "source_id", "edition", "children_count", territory_id="parent_id")
        .agg(found=pl.len(), **{variable.id: _value_of_all(variable) for variable in VARIABLES})
        .filter(pl.col("found") == pl.col("children_count"))
        .select(*ORIGIN, *(variable.id for variable in VARIABLES))
    )


def _own_value(variable: ContextVariable) -> pl.Expr:
    column = pl.col(variable.column)
    value = column if variable.share_of is None else 100 * column / pl.col(variable.share_of)
    return value.cast(pl.Float64)


def _value_of_all(variable: ContextVariable) -> pl.Expr:
    column = pl.col(variable.column)
    match variable.aggregation:
        case Aggregation.NONE:
            return pl.lit(None, dtype=pl.Float64)
        case Aggregation.POPULATION_MEAN:
            weight = pl.col("population_count")
            return (column * weight).sum() / weight.sum()
        case Aggregation.SUM:
            whole = column.null_count() == 0
            total = pl.when(whole).then(column.sum().cast(pl.Float64))
            return (
                total
                if variable.share_of is None
                else 100 * total / pl.col(variable.share_of).sum()
            )


def _declared() -> pl.DataFrame:
    rows = [(v.id, v.source_id, v.unit.value, v.share_of is not None) for v in VARIABLES]
    columns = ["variable_id", "source_id", "unit", "is_share"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def _status() -> pl.Expr:
    """Shares are ours, and so is everything above the département: printed totals are not read."""
    is_printed = pl.col("territory_id").str.starts_with("DEP-") & ~pl.col("is_share")
    return (
        pl.when(is_printed)
        .then(pl.lit(ValueStatus.OBSERVED.value))
        .otherwise(pl.lit(ValueStatus.COMPUTED.value))
    )
