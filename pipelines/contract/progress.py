"""What the measures say: progress towards each target, and how projections fared."""

import dataframely as dy
import polars as pl

from pipelines.vocabulary import (
    Landing,
    Level,
    OnDeadline,
    Outcome,
    Projection,
    Reason,
    Solidity,
    Verdict,
)


def _measure() -> dy.Float64:
    """A measure that may be undefined; one rule of its table keeps infinity and NaN out of all."""
    return dy.Float64(nullable=True, allow_inf=True, allow_nan=True)


class Progress(dy.Schema):
    """One row per indicator, territory and target statement, measured at the date of the value.

    Values and gaps are in the indicator's unit (points for percentages), rates in percent, shares
    as ratios, paces per year of 365.25 days. What depends on the reader's day is not here.
    """

    statement_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    deadline_rank = dy.Int32(primary_key=True)
    indicator_id = dy.String()
    baseline_value = dy.Float64(nullable=True)
    baseline_date = dy.Date(nullable=True)
    latest_value = dy.Float64(nullable=True)
    latest_date = dy.Date(nullable=True)
    latest_edition = dy.Date(nullable=True)
    target_value = dy.Float64()
    deadline = dy.Date()
    raw_rate_pct = _measure()
    published_rate_pct = _measure()
    elapsed_share = _measure()
    pace = _measure()
    expected_value = _measure()
    gap_units = _measure()
    gap_months = _measure()
    needed_per_year = _measure()
    observed_per_year = _measure()
    window_start = dy.Date(nullable=True)
    window_start_value = _measure()
    window_months = dy.Int32(nullable=True)
    acceleration_factor = _measure()
    landing = dy.Enum(Landing, nullable=True)
    landing_value = _measure()
    landing_low = _measure()
    landing_high = _measure()
    landing_date = dy.Date(nullable=True)
    windows_count = dy.Int32()
    projection = dy.Enum(Projection, nullable=True)
    back_test_error = _measure()
    back_test_pairs = dy.Int32(nullable=True)
    verdict = dy.Enum(Verdict)
    reason = dy.Enum(Reason, nullable=True)
    verdict_published = dy.Enum(Verdict)
    verdict_linear_pace = dy.Enum(Verdict)
    verdict_cagr_ratio = dy.Enum(Verdict)
    verdict_un_extrapolation = dy.Enum(Verdict)
    verdict_german_weather = dy.Enum(Verdict)
    verdict_sdsn_trend = dy.Enum(Verdict)
    result_cagr_ratio = _measure()
    result_un_extrapolation = _measure()
    result_german_weather = _measure()
    result_sdsn_trend = _measure()
    mean_annual_change = _measure()
    annual_changes_count = dy.Int32(nullable=True)
    methods_agreeing = dy.Int32()
    methods_computed = dy.Int32()
    precision_units = _measure()
    verdict_one_less = dy.Enum(Verdict)
    verdict_one_more = dy.Enum(Verdict)
    solidity = dy.Enum(Solidity, nullable=True)
    is_small_gap = dy.Bool(nullable=True)
    outcome = dy.Enum(Outcome, nullable=True)
    value_on_deadline = _measure()
    on_deadline = dy.Enum(OnDeadline)
    final_gap_units = _measure()

    @dy.rule()
    def measures_are_finite(cls) -> pl.Expr:
        # One rule for all columns: two for each would take half of the time of the table.
        return pl.all_horizontal(pl.col(pl.Float64).is_finite().fill_null(value=True))

    @dy.rule()
    def a_verdict_not_computed_has_its_reason(cls) -> pl.Expr:
        return (pl.col("verdict") == Verdict.NON_CALCULABLE) == pl.col("reason").is_not_null()


class Backtests(dy.Schema):
    """Median error of each projection 12 months ahead, by indicator and level, in its unit."""

    indicator_id = dy.String(primary_key=True)
    level = dy.Enum(Level, primary_key=True)
    method = dy.Enum(Projection, primary_key=True)
    pairs_count = dy.Int32(min=1)
    median_abs_error = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    is_default = dy.Bool()
