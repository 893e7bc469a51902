"""Observed pace over a window (methods.md, section 2): the last 12 months, or the closest window.

Values are month ends, so windows are counted in calendar months.
"""

import polars as pl

from pipelines.measures.progress import years_between

SERIES = ["indicator_id", "territory_id"]
SHORTEST_MONTHS = 9


def windows(values: pl.DataFrame, *lengths: int) -> dict[int, pl.DataFrame]:
    """For each value, the earlier one closest to as many months before, and the pace between them.

    In: indicator_id, territory_id, date, value (one row per date, no null), and lengths in months.
    Out, by length: one row per value that has a window of at least 9 months, with `window_start`
    (date), `window_start_value`, `window_months` and `observed_per_year` (units a year). Of two
    equally close starts the longer window is kept: it is the less noisy.
    """
    start = values.select(*SERIES, window_start="date", window_start_value="value")
    length = 12 * (pl.col("date").dt.year() - pl.col("window_start").dt.year()) + (
        pl.col("date").dt.month().cast(pl.Int32) - pl.col("window_start").dt.month()
    )
    change = pl.col("value") - pl.col("window_start_value")
    pairs = (
        values.select(*SERIES, "date", "value")
        .join(start, on=SERIES)
        .with_columns(window_months=length.cast(pl.Int32))
        .filter(pl.col("window_months") >= SHORTEST_MONTHS)
        .with_columns(
            observed_per_year=change / years_between(pl.col("window_start"), pl.col("date"))
        )
    )
    return {
        months: pairs.sort(
            *SERIES, "date", (pl.col("window_months") - months).abs(), "window_start"
        ).unique([*SERIES, "date"], keep="first", maintain_order=True)
        for months in lengths
    }
