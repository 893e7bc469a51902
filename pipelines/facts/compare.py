"""What changes between two states of the data: rows added, changed, removed. Pure."""

from collections.abc import Sequence
from enum import StrEnum

import polars as pl


class Change(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


def difference(before: pl.DataFrame, after: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    """Rows that differ: the key columns and `change`. Every other column counts as content."""
    content = [name for name in after.columns if name not in key]
    here = after.select(*key, here=pl.struct(content), is_here=pl.lit(value=True))
    there = before.select(*key, there=pl.struct(content), is_there=pl.lit(value=True))
    both = here.join(there, on=list(key), how="full", coalesce=True)
    change = (
        pl.when(pl.col("is_there").is_null())
        .then(pl.lit(Change.ADDED.value))
        .when(pl.col("is_here").is_null())
        .then(pl.lit(Change.REMOVED.value))
        .when(pl.col("here").ne_missing(pl.col("there")))
        .then(pl.lit(Change.CHANGED.value))
    )
    changed = both.select(*key, change=change).drop_nulls("change")
    return changed.sort(key)


def summary(changes: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Counts `added`, `changed`, `removed` for each combination of the columns in `by`."""
    counts = [(pl.col("change") == kind).sum().alias(kind) for kind in Change]
    if not by:
        return changes.select(counts)
    return changes.group_by(by).agg(counts).sort(by)
