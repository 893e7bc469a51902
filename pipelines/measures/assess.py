"""Table `progress`: every target statement of every territory, measured at the date of its value.

Pure: what depends on the reader's day (age, deadline passed today) is added where it is shown.
"""

import polars as pl

from pipelines.measures import progress, verdicts
from pipelines.measures.annual import mean_annual_change
from pipelines.measures.deadline import KEY, value_on_deadline
from pipelines.measures.landing import with_landing
from pipelines.measures.projection import WINDOW_MONTHS
from pipelines.measures.window import SERIES, windows
from pipelines.vocabulary import Direction, Outcome, Reason, Solidity, TargetKind, Unit, Verdict

METHODS = {
    "published": verdicts.published,
    "linear_pace": verdicts.linear_pace,
    "cagr_ratio": verdicts.cagr_ratio,
    "un_extrapolation": verdicts.un_extrapolation,
    "german_weather": verdicts.german_weather,
    "sdsn_trend": verdicts.sdsn_trend,
}
RESULTS = {
    "cagr_ratio": verdicts.growth_ratio,
    "un_extrapolation": verdicts.closed_share,
    "german_weather": verdicts.missed_share,
    "sdsn_trend": verdicts.trend_ratio,
}
DEFAULT_METHOD = "linear_pace"
SMALL_GAP_UNITS = 3


def progress_table(
    values: pl.DataFrame,
    targets: pl.DataFrame,
    indicators: pl.DataFrame,
    territories: pl.DataFrame,
    tested: pl.DataFrame,
    window_months: int = 12,
) -> pl.DataFrame:
    """One row per target statement (a level), territory and deadline.

    In: measured `values` (indicator_id, territory_id, date, value, edition), `targets` with their
    baseline, `indicators` (unit, direction), `territories` (level), the back-test `tested` and the
    length of the window that the observed pace is read over.
    """
    by_length = windows(values, *{window_months, *WINDOW_MONTHS.values()})
    rows = _joined(values, by_length[window_months], targets, indicators, territories, tested)
    rows = rows.with_columns(**_rates()).with_columns(**_paces())
    rows = rows.with_columns(**_verdicts(pl.col("latest_value")))
    rows = rows.with_columns(**_common(), **_final(), **_one_unit())
    rows = rows.with_columns(**_solidity())
    return with_landing(rows, by_length).sort("indicator_id", *KEY)


def _joined(
    values: pl.DataFrame,
    paces: pl.DataFrame,
    targets: pl.DataFrame,
    indicators: pl.DataFrame,
    territories: pl.DataFrame,
    tested: pl.DataFrame,
) -> pl.DataFrame:
    levels = targets.filter(pl.col("kind") == TargetKind.LEVEL)
    latest = (
        values.sort("date")
        .group_by(SERIES)
        .last()
        .select(*SERIES, latest_value="value", latest_date="date", latest_edition="edition")
    )
    own = paces.join(
        latest.select(*SERIES, date="latest_date"), on=[*SERIES, "date"], how="semi"
    ).drop("value", "date")
    sign = pl.when(pl.col("direction") == Direction.LOWER_IS_BETTER).then(-1.0).otherwise(1.0)
    kinds = indicators.select("indicator_id", sign=sign, is_percent=pl.col("unit") == Unit.PERCENT)
    method = tested.filter("is_default").select(
        "indicator_id",
        "level",
        projection="method",
        back_test_error="median_abs_error",
        back_test_pairs="pairs_count",
    )
    return (
        levels.join(latest, on=SERIES, how="left")
        .join(own, on=SERIES, how="left")
        .join(mean_annual_change(values), on=SERIES, how="left")
        .join(value_on_deadline(values, levels), on=KEY, how="left")
        .join(kinds, on="indicator_id")
        .join(territories.select("territory_id", "level"), on="territory_id")
        .join(method, on=["indicator_id", "level"], how="left")
    )


def _rates() -> dict[str, pl.Expr]:
    baseline, value, target = (
        pl.col(name) for name in ("baseline_value", "latest_value", "target_value")
    )
    start, day, deadline = (pl.col(name) for name in ("baseline_date", "latest_date", "deadline"))
    return {
        "raw_rate_pct": progress.raw_rate(baseline, value, target),
        "published_rate_pct": progress.published_rate(baseline, value, target, pl.col("sign")),
        "elapsed_share": progress.elapsed_share(start, day, deadline),
        "years_done": progress.years_between(start, day),
        "years_total": progress.years_between(start, deadline),
        "years_left": progress.years_between(day, deadline),
        "needed_per_year": progress.needed_per_year(value, target, day, deadline),
    }


def _paces() -> dict[str, pl.Expr]:
    """What only makes sense while the deadline is ahead: null once it has come."""
    is_open = (pl.col("years_left") > 0) & (pl.col("years_done") > 0)
    expected = progress.expected_value(
        pl.col("baseline_value"), pl.col("target_value"), pl.col("elapsed_share")
    )
    months = progress.months_ahead(
        pl.col("raw_rate_pct"),
        pl.col("elapsed_share"),
        pl.col("baseline_date"),
        pl.col("deadline"),
    )
    moves = pl.col("sign") * pl.col("observed_per_year") > 0
    missing = pl.col("sign") * pl.col("needed_per_year") > 0
    return {
        "pace": pl.when(is_open).then(
            progress.pace(pl.col("raw_rate_pct"), pl.col("elapsed_share"))
        ),
        "expected_value": pl.when(is_open).then(expected),
        "gap_units": pl.when(is_open).then(pl.col("latest_value") - expected),
        "gap_months": pl.when(is_open).then(months),
        "acceleration_factor": pl.when(moves & missing).then(
            pl.col("needed_per_year") / pl.col("observed_per_year")
        ),
    }


def _verdicts(value: pl.Expr) -> dict[str, pl.Expr]:
    of = _inputs(value)
    return {f"verdict_{name}": method(of) for name, method in METHODS.items()} | {
        f"result_{name}": result(of) for name, result in RESULTS.items()
    }


def _inputs(value: pl.Expr) -> verdicts.Inputs:
    """The columns that the methods read, for a value that may be moved by its precision."""
    rate = progress.raw_rate(pl.col("baseline_value"), value, pl.col("target_value"))
    return verdicts.Inputs(
        sign=pl.col("sign"),
        baseline=pl.col("baseline_value"),
        value=value,
        target=pl.col("target_value"),
        published_rate_pct=pl.col("published_rate_pct"),
        elapsed=pl.col("elapsed_share"),
        pace=progress.pace(rate, pl.col("elapsed_share")),
        years_done=pl.col("years_done"),
        years_total=pl.col("years_total"),
        years_left=pl.col("years_left"),
        observed_per_year=pl.col("observed_per_year"),
        mean_annual_change=pl.col("mean_annual_change"),
    )


def _common() -> dict[str, pl.Expr]:
    chosen = pl.col(f"verdict_{DEFAULT_METHOD}")
    agreeing, computed = verdicts.agreement([pl.col(f"verdict_{name}") for name in METHODS], chosen)
    reason = (
        pl.when(pl.col("latest_value").is_null())
        .then(pl.lit(Reason.NO_VALUE.value))
        .when(pl.col("years_left") <= 0)
        .then(pl.lit(Reason.DEADLINE_PASSED.value))
        .when(pl.col("baseline_value").is_null())
        .then(pl.lit(Reason.NO_BASELINE.value))
        .when(pl.col("years_done") <= 0)
        .then(pl.lit(Reason.VALUE_BEFORE_BASELINE.value))
        .otherwise(pl.lit(Reason.BASELINE_BEYOND_TARGET.value))
    )
    return {
        "verdict": chosen,
        "reason": pl.when(chosen == Verdict.NON_CALCULABLE).then(reason),
        "methods_agreeing": agreeing,
        "methods_computed": computed,
    }


def _final() -> dict[str, pl.Expr]:
    """The result once values have reached the deadline: by how much, null before."""
    result = pl.col("value_on_deadline")
    sign, target = pl.col("sign"), pl.col("target_value")
    outcome = (
        pl.when(result.is_null())
        .then(pl.lit(Outcome.UNKNOWN.value))
        .when(sign * result >= sign * target)
        .then(pl.lit(Outcome.REACHED.value))
        .otherwise(pl.lit(Outcome.MISSED.value))
    )
    is_closed = pl.col("years_left") <= 0
    return {
        "outcome": pl.when(is_closed).then(outcome),
        "final_gap_units": pl.when(is_closed).then(result - target),
    }


def _one_unit() -> dict[str, pl.Expr]:
    """The verdict for one unit less and one unit more."""
    value, sign = pl.col("latest_value"), pl.col("sign")
    step = precision(value, pl.col("is_percent"))
    # A percentage that prints as the target is at the target: its rounding does not undo that.
    stays = pl.col("is_percent") & (sign * value >= sign * pl.col("target_value"))
    less, more = (
        pl.when(stays)
        .then(pl.lit(Verdict.ATTEINT.value))
        .otherwise(verdicts.linear_pace(_inputs(value + way * step)))
        for way in (-1, 1)
    )
    return {"precision_units": step, "verdict_one_less": less, "verdict_one_more": more}


def _solidity() -> dict[str, pl.Expr]:
    chosen = pl.col(f"verdict_{DEFAULT_METHOD}")
    changes = (pl.col("verdict_one_less") != chosen) | (pl.col("verdict_one_more") != chosen)
    way = (pl.col("target_value") - pl.col("baseline_value")).abs()
    return {
        "solidity": pl.when(chosen != Verdict.NON_CALCULABLE).then(
            pl.when(changes)
            .then(pl.lit(Solidity.ONE_UNIT_CHANGES_IT.value))
            .otherwise(pl.lit(Solidity.SOLID.value))
        ),
        "is_small_gap": ~pl.col("is_percent") & (way <= SMALL_GAP_UNITS),
    }


def precision(value: pl.Expr, is_percent: pl.Expr) -> pl.Expr:
    """One unit of a count; half a unit of the last printed decimal of a percentage, in points."""
    printed = (
        pl.when(value == value.round(0))
        .then(0.5)
        .when(value == value.round(1))
        .then(0.05)
        .otherwise(0.005)
    )
    return pl.when(is_percent).then(printed).otherwise(1.0)
