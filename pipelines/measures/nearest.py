"""The measure that stands beside a figure quoted in public: the nearest one in time."""

import polars as pl

# Beyond half a year, a measure says nothing of the period of a figure.
MOST_DAYS = 183


def nearest_measures(figures: pl.DataFrame, measured: pl.DataFrame) -> pl.DataFrame:
    """Date and value of the measure closest to the middle of each figure's period.

    In: figures (figure_id, indicator_id, territory_id, period_start, period_end, compared_on) and
    measures (indicator_id, territory_id, date, value). `compared_on` imposes the measure of that
    day. Out: figure_id, compared_date, compared_value, without the figures that have none.
    """
    middle = pl.col("period_start") + (pl.col("period_end") - pl.col("period_start")) / 2
    imposed = pl.col("compared_on")
    series = ["indicator_id", "territory_id"]
    periods = figures.select("figure_id", *series, "period_start", "period_end", "compared_on")
    return (
        periods.join(measured.select(*series, "date", "value"), on=series)
        .with_columns(days=(pl.col("date") - middle).dt.total_days().abs())
        .filter(
            pl.when(imposed.is_null())
            .then(pl.col("days") <= MOST_DAYS)
            .otherwise(pl.col("date") == imposed)
        )
        .sort("figure_id", "days", "date")
        .unique("figure_id", keep="first", maintain_order=True)
        .select("figure_id", compared_date="date", compared_value="value")
    )
