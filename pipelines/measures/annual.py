"""Mean of the last five yearly changes, at least four (methods.md, section 4, Destatis)."""

import polars as pl

from pipelines.measures.window import SERIES

MOST_CHANGES, FEWEST_CHANGES = 5, 4
# A value this close to an anniversary of the latest one stands for it.
TOLERANCE_MONTHS = 1


def mean_annual_change(values: pl.DataFrame) -> pl.DataFrame:
    """Mean of the yearly changes that end at each series' latest value, in units a year.

    In: indicator_id, territory_id, date, value, one row per date. Out: one row per series with
    `mean_annual_change` and `annual_changes_count`, only where four consecutive years are known.
    """
    latest = values.sort("date").group_by(SERIES).agg(last=pl.col("date").last())
    months_before = 12 * (pl.col("last").dt.year() - pl.col("date").dt.year()) + (
        pl.col("last").dt.month().cast(pl.Int32) - pl.col("date").dt.month()
    )
    years_before = ((months_before + 6) // 12).cast(pl.Int32)
    yearly = (
        values.join(latest, on=SERIES)
        .with_columns(years_before=years_before, off=(months_before - 12 * years_before).abs())
        .filter(pl.col("off") <= TOLERANCE_MONTHS, pl.col("years_before") <= MOST_CHANGES)
        .sort(*SERIES, "years_before", "off", "date")
        .unique([*SERIES, "years_before"], keep="first", maintain_order=True)
        # Consecutive years only: the first missing anniversary ends the run.
        .filter(pl.col("years_before") == pl.int_range(pl.len()).over(SERIES))
    )
    changes = (pl.len() - 1).cast(pl.Int32)
    return (
        yearly.group_by(SERIES)
        .agg(
            mean_annual_change=(pl.col("value").first() - pl.col("value").last()) / changes,
            annual_changes_count=changes,
        )
        .filter(pl.col("annual_changes_count") >= FEWEST_CHANGES)
        .sort(SERIES)
    )
