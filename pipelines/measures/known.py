"""What was known on a date, from bitemporal tables (product.md: "as known on").

`on` is the last edition that counts; None takes every edition.
"""

from datetime import date

import polars as pl

from pipelines.vocabulary import ValueStatus

# A published value wins over a computed one, a computed one over none.
PRECEDENCE = {
    ValueStatus.OBSERVED: 0,
    ValueStatus.CARRIED_FORWARD: 0,
    ValueStatus.COMPUTED: 1,
    ValueStatus.NOT_PUBLISHED: 2,
}
VALUE_KEY = ["indicator_id", "territory_id", "date"]


def values_known_on(observations: pl.DataFrame, on: date | None = None) -> pl.DataFrame:
    """One row per indicator, territory and date: the best edition published by then."""
    rank = pl.col("value_status").cast(pl.String).replace_strict(PRECEDENCE, return_dtype=pl.Int8)
    return (
        _until(observations, on)
        .sort(*VALUE_KEY, rank, "edition", descending=[False] * 4 + [True])
        .unique(VALUE_KEY, keep="first", maintain_order=True)
    )


def targets_known_on(
    targets: pl.DataFrame, baselines: pl.DataFrame, on: date | None = None
) -> pl.DataFrame:
    """Target rows of each statement's newest edition by territory, with the newest baseline.

    Adds `baseline_value` (indicator's unit) and `baseline_date`, null where none was published.
    """
    newest = pl.col("edition") == pl.col("edition").max().over("statement_id", "territory_id")
    starts = (
        _until(baselines, on)
        .sort("edition", "date", descending=True)
        .unique(["indicator_id", "territory_id"], keep="first", maintain_order=True)
        .select("indicator_id", "territory_id", "baseline_value", baseline_date="date")
    )
    return (
        _until(targets, on)
        .filter(newest)
        .join(starts, on=["indicator_id", "territory_id"], how="left")
    )


def _until(table: pl.DataFrame, on: date | None) -> pl.DataFrame:
    return table if on is None else table.filter(pl.col("edition") <= on)
