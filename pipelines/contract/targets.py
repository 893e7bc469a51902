"""Target statements: what was said, by whom, for when."""

import dataframely as dy
import polars as pl

from pipelines.vocabulary import TargetKind, TargetStatus


class Targets(dy.Schema):
    """One row per target statement, territory, deadline and edition that states it.

    For an announcement the edition is the day by which it was surely public. `deadline` is null
    for a number to add every year without an end; `deadline_text` keeps the words ("en 2027").
    """

    statement_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    edition = dy.Date(primary_key=True)
    deadline_rank = dy.Int32(primary_key=True, min=1)
    indicator_id = dy.String()
    deadline = dy.Date(nullable=True)
    deadline_text = dy.String(nullable=True)
    announced_on = dy.Date(nullable=True)
    kind = dy.Enum(TargetKind)
    target_value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    target_status = dy.Enum(TargetStatus)
    speaker = dy.String(min_length=1)
    source_title = dy.String(min_length=1)
    source_url = dy.String(nullable=True)
    source_id = dy.String(min_length=1)
    note = dy.String(nullable=True)

    @dy.rule()
    def a_level_has_a_deadline(cls) -> pl.Expr:
        return (pl.col("kind") != TargetKind.LEVEL) | pl.col("deadline").is_not_null()


class CurrentTargets(Targets):
    """Target statements as their newest edition gives them, with the starting point beside.

    An announcement without a starting point of its own takes the one published for the territory.
    """

    baseline_value = dy.Float64(nullable=True, min=0, allow_inf=False, allow_nan=False)
    baseline_date = dy.Date(nullable=True)
