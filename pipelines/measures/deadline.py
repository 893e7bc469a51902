"""What a series says of a deadline that its values have reached (methods.md, section 2).

Nothing here divides by remaining time: after the deadline there is a result, not a pace.
"""

import polars as pl

from pipelines.measures.window import SERIES
from pipelines.vocabulary import OnDeadline

KEY = ["statement_id", "territory_id", "deadline_rank"]


def value_on_deadline(values: pl.DataFrame, targets: pl.DataFrame) -> pl.DataFrame:
    """The value on the day of each deadline: observed that day, or between its two neighbours.

    In: measured `values` (indicator_id, territory_id, date, value) and `targets` with a `deadline`.
    Out: per target `value_on_deadline` (units, null when unknown), `on_deadline` (how it is known),
    `before_date` and `after_date` (the neighbours, null where there is none).
    """
    dated = targets.select(*KEY, "indicator_id", "deadline").drop_nulls("deadline")
    around = dated.join(values.select(*SERIES, "date", "value"), on=SERIES)
    before = _neighbour(around.filter(pl.col("date") <= pl.col("deadline")), "before", last=True)
    after = _neighbour(around.filter(pl.col("date") >= pl.col("deadline")), "after", last=False)
    joined = dated.select(*KEY, "deadline").join(before, on=KEY, how="left")
    joined = joined.join(after, on=KEY, how="left")
    span = (pl.col("after_date") - pl.col("before_date")).dt.total_days()
    share = (pl.col("deadline") - pl.col("before_date")).dt.total_days() / span
    between = pl.col("before_value") + (pl.col("after_value") - pl.col("before_value")) * share
    is_observed = pl.col("before_date") == pl.col("deadline")
    is_between = pl.col("before_date").is_not_null() & pl.col("after_date").is_not_null()
    return joined.select(
        *KEY,
        "before_date",
        "after_date",
        value_on_deadline=pl.when(is_observed).then("before_value").when(is_between).then(between),
        on_deadline=pl.when(is_observed)
        .then(pl.lit(OnDeadline.OBSERVED.value))
        .when(is_between)
        .then(pl.lit(OnDeadline.INTERPOLATED.value))
        .otherwise(pl.lit(OnDeadline.UNKNOWN.value)),
    )


def _neighbour(rows: pl.DataFrame, name: str, *, last: bool) -> pl.DataFrame:
    return (
        rows.sort("date", descending=last)
        .unique(KEY, keep="first", maintain_order=True)
        .select(*KEY, pl.col("date").alias(f"{name}_date"), pl.col("value").alias(f"{name}_value"))
    )
