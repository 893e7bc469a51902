"""Landing of each target row: central path, range and date (methods.md, section 3)."""

from collections.abc import Callable, Mapping

import polars as pl

from pipelines.measures.progress import DAYS_PER_YEAR, years_between
from pipelines.measures.projection import (
    WINDOW_MONTHS,
    bent,
    effective_years,
    landing_years,
    logit,
    project,
    undamped_years,
)
from pipelines.measures.window import SERIES
from pipelines.vocabulary import Landing

RANGE_MONTHS = 36
# Under this many windows a range would claim more than is known.
FEWEST_WINDOWS = 3
# A date this far away says nothing.
FARTHEST_YEARS = 100


def with_landing(rows: pl.DataFrame, by_length: Mapping[int, pl.DataFrame]) -> pl.DataFrame:
    """Rows with `landing` (what can be said), its value, range and date.

    In: rows of assess (latest value and date, `projection`, sign, is_percent, target, years_left)
    and the windows of each length of WINDOW_MONTHS (measures/window.py). Out: adds
    `landing_value`, `landing_low`, `landing_high` (units, on the deadline), `windows_count`
    (windows behind the range), `landing_date` (target met).
    """
    located = rows.join(
        _elected_windows(by_length), on=[*SERIES, "latest_date", "projection"], how="left"
    )
    ranged = located.join(_range(by_length[12], rows), on=SERIES, how="left").with_columns(
        pl.col("windows_count").fill_null(0)
    )
    has_path = (pl.col("years_left") > 0) & pl.col("landing_start_value").is_not_null()
    # Step by step: an expression written twice is computed twice.
    projected = (
        ranged.with_columns(
            landing=_status(),
            window_years=years_between(pl.col("landing_start"), pl.col("latest_date")),
            ahead_years=effective_years(pl.col("years_left"), pl.col("projection")),
        )
        .with_columns(
            landing_value=pl.when(has_path).then(_central()),
            full_years=_full_years(),
            odds_ahead_low=pl.col("odds_low") * pl.col("ahead_years"),
            odds_ahead_high=pl.col("odds_high") * pl.col("ahead_years"),
        )
        .with_columns(edge_low=_edge("low"), edge_high=_edge("high"))
        .with_columns(
            landing_low=pl.when(has_path).then(_around(pl.min_horizontal, "low")),
            landing_high=pl.when(has_path).then(_around(pl.max_horizontal, "high")),
            landing_date=pl.when(pl.col("landing") == Landing.PROJECTED).then(_date()),
        )
    )
    # A pace that dies out before the target never meets it.
    never = (pl.col("landing") == Landing.PROJECTED) & pl.col("landing_date").is_null()
    return projected.with_columns(
        landing=pl.when(never).then(pl.lit(Landing.NEVER.value)).otherwise(pl.col("landing"))
    )


def _elected_windows(by_length: Mapping[int, pl.DataFrame]) -> pl.DataFrame:
    return pl.concat(
        [
            by_length[months].select(
                *SERIES,
                latest_date="date",
                projection=pl.lit(method.value),
                landing_start="window_start",
                landing_start_value="window_start_value",
            )
            for method, months in WINDOW_MONTHS.items()
        ]
    )


def _range(yearly: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Slowest and fastest 12-month paces of the last 36 months: straight, and in log-odds."""
    last = rows.select(*SERIES, "latest_date").unique().drop_nulls()
    years = years_between(pl.col("window_start"), pl.col("date"))
    odds = (logit(pl.col("value")) - logit(pl.col("window_start_value"))) / years
    recent = (
        yearly.join(last, on=SERIES)
        .filter(
            pl.col("date") <= pl.col("latest_date"),
            pl.col("date") > pl.col("latest_date").dt.offset_by(f"-{RANGE_MONTHS}mo"),
        )
        .with_columns(odds_per_year=odds)
    )
    return recent.group_by(SERIES).agg(
        pace_low=pl.col("observed_per_year").min(),
        pace_high=pl.col("observed_per_year").max(),
        odds_low=pl.col("odds_per_year").min(),
        odds_high=pl.col("odds_per_year").max(),
        windows_count=pl.len().cast(pl.Int32),
    )


def _status() -> pl.Expr:
    sign = pl.col("sign")
    moves = sign * (pl.col("latest_value") - pl.col("landing_start_value")) > 0
    return (
        pl.when(sign * pl.col("latest_value") >= sign * pl.col("target_value"))
        .then(pl.lit(Landing.REACHED.value))
        .when(pl.col("years_left") <= 0)
        .then(pl.lit(Landing.DEADLINE_PASSED.value))
        .when(pl.col("projection").is_null())
        .then(pl.lit(Landing.UNTESTED.value))
        .when(pl.col("landing_start_value").is_null())
        .then(pl.lit(Landing.TOO_SHORT.value))
        .when(moves)
        .then(pl.lit(Landing.PROJECTED.value))
        .otherwise(pl.lit(Landing.NEVER.value))
    )


def _central() -> pl.Expr:
    return project(
        pl.col("latest_value"),
        pl.col("landing_start_value"),
        pl.col("window_years"),
        pl.col("ahead_years"),
        pl.col("is_percent"),
    )


def _around(widest: Callable[..., pl.Expr], name: str) -> pl.Expr:
    """An end of the range, which holds the central path: that one may use a longer window."""
    edge = pl.col(f"edge_{name}")
    return pl.when(edge.is_not_null()).then(widest(edge, pl.col("landing_value")))


def _edge(name: str) -> pl.Expr:
    """One end of the range, null under three windows."""
    gained = pl.col(f"pace_{name}") * pl.col("ahead_years")
    straight = (pl.col("latest_value") + gained).clip(lower_bound=0)
    odds = pl.col(f"odds_{name}")
    enough = pl.col("windows_count") >= FEWEST_WINDOWS
    # A coverage that has not moved stays where it is printed, 0 and 100 included.
    moved = bent(pl.col("latest_value"), pl.col(f"odds_ahead_{name}"), odds > 0)
    curve = pl.when(odds == 0).then(pl.col("latest_value")).otherwise(moved)
    return pl.when(enough).then(pl.when("is_percent").then(curve).otherwise(straight))


def _full_years() -> pl.Expr:
    return landing_years(
        pl.col("latest_value"),
        pl.col("landing_start_value"),
        pl.col("window_years"),
        pl.col("target_value"),
        pl.col("is_percent"),
    )


def _date() -> pl.Expr:
    years = undamped_years(pl.col("full_years"), pl.col("projection"))
    days = (years * DAYS_PER_YEAR).round()
    near = pl.when(years <= FARTHEST_YEARS).then(days)
    return pl.col("latest_date") + pl.duration(days=near.cast(pl.Int64))
