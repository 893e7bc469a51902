"""Rows left out of an edition: few enough for the others to stand, and each one told.

In: the defects of rows. Out: rows for the quarantine, or whether they are too many.
"""

from collections.abc import Sequence

import polars as pl

from pipelines.errors import Defect
from pipelines.sources.model import Rejects


def are_too_many(rejected: int, kept: int, most: float) -> bool:
    """Whether the rejected rows are more than a share of those that should have become facts."""
    return rejected > most * (kept + rejected)


def rejects_of(defects: Sequence[Defect]) -> pl.DataFrame:
    """One row per rule that a row broke, in the file's order.

    A rule about a whole line gives no value: it would copy cells that nobody asked for.
    """
    rows = [
        (one.file, one.line, one.column, one.short_value if one.column else None, one.rule)
        for one in defects
    ]
    return pl.DataFrame(rows, schema=Rejects.create_empty().schema, orient="row")
