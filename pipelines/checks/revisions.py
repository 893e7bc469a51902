"""Checks from one edition to the next: starting points and targets that were changed.

In: the starting points of each edition (`rules.last_starts`), tables `targets` and `indicators`.
Out: rows of table `findings`, of the edition that changed them.
"""

import polars as pl

from pipelines.checks.rounding import differ
from pipelines.checks.rules import ANNOUNCEMENTS, SERIES, Rule, as_findings, with_previous
from pipelines.checks.text import amount, day
from pipelines.vocabulary import TargetKind, Unit

SHAPE = ["rule", "statement_id", *SERIES, "deadline_rank", "edition", "date", "value", "steps"]


def findings(starts: pl.DataFrame, targets: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Every finding on what an edition changed.

    A percentage printed with more or fewer decimals is not a change. Deadlines are compared only
    where both editions give as many steps: with fewer, the first one is another one.
    """
    kinds = indicators.select("indicator_id", is_percent=pl.col("unit") == Unit.PERCENT)
    rows = pl.concat([_starts(starts), _goals(targets)]).join(kinds, on="indicator_id")
    series = ["rule", "statement_id", "territory_id", "deadline_rank"]
    both = with_previous(rows, series, "edition", ["value", "date", "steps", "edition"])
    value, old_value, date = pl.col("value"), pl.col("old_value"), pl.col("date")
    is_moved = (date != pl.col("old_date")) & (pl.col("steps") == pl.col("old_steps"))
    before = day(pl.col("old_date")) + ", comme dans l’édition du " + day(pl.col("old_edition"))
    return as_findings(
        both.filter(differ(value, old_value) | is_moved),
        pl.col("rule"),
        expected=amount(old_value) + " au " + before,
        found=amount(value) + " au " + day(date),
    )


def _starts(starts: pl.DataFrame) -> pl.DataFrame:
    return starts.with_columns(
        rule=pl.lit(Rule.DEPART_REVISE.value),
        statement_id="indicator_id",
        deadline_rank=pl.lit(1, dtype=pl.Int32),
        date="start_date",
        value="start_value",
        steps=pl.lit(1, dtype=pl.UInt32),
    ).select(SHAPE)


def _goals(targets: pl.DataFrame) -> pl.DataFrame:
    published = targets.filter(
        pl.col("source_id") != ANNOUNCEMENTS, pl.col("kind") == TargetKind.LEVEL
    )
    return published.with_columns(
        rule=pl.lit(Rule.CIBLE_REVISEE.value),
        date="deadline",
        value="target_value",
        steps=pl.len().over("statement_id", "territory_id", "edition"),
    ).select(SHAPE)
