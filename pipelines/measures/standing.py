"""Where every series stands on every target, from values and targets known on one day."""

import polars as pl

from pipelines.measures.assess import progress_table
from pipelines.measures.backtest import back_test
from pipelines.vocabulary import Projection, Unit, ValueStatus

# What a reader may choose: the pace observed and carried on over this many months.
STRAIGHT = {12: Projection.LAST_12_MONTHS, 24: Projection.LAST_24_MONTHS}


def standing(
    values: pl.DataFrame,
    targets: pl.DataFrame,
    indicators: pl.DataFrame,
    territories: pl.DataFrame,
    window_months: int | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Tables `progress` and `backtests` (contract.progress), from the measured ones of `values`.

    In: values and targets as measures/known.py gives them. `window_months` (a key of STRAIGHT)
    imposes the observed pace and its straight line; None reads the pace over 12 months and carries
    on the line that the back-test elects.
    """
    measured = values.filter(pl.col("value_status") == ValueStatus.OBSERVED)
    kinds = indicators.select("indicator_id", is_percent=pl.col("unit") == Unit.PERCENT).join(
        territories.select("territory_id", "level"), how="cross"
    )
    tested = back_test(measured.select("indicator_id", "territory_id", "date", "value"), kinds)
    if window_months is not None:
        imposed = pl.col("method") == STRAIGHT[window_months]
        tested = tested.with_columns(is_default=imposed)
    table = progress_table(measured, targets, indicators, territories, tested, window_months or 12)
    return table, tested
