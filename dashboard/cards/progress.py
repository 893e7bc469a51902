"""Where one series stands on each target statement, as frozen values built from query rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are named `date`
from enum import StrEnum
from typing import Any

import polars as pl

from dashboard.cards.series import SeriesCard
from pipelines.vocabulary import (
    FRANCE,
    Landing,
    Level,
    OnDeadline,
    Outcome,
    Projection,
    Reason,
    SharingKey,
    Solidity,
    Verdict,
)

# The six methods, in the order of methods.md: the column that holds each verdict.
METHODS = (
    "linear_pace",
    "published",
    "cagr_ratio",
    "un_extrapolation",
    "german_weather",
    "sdsn_trend",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ProgressCard:
    """One row of table `progress`: units, rates and dates as its contract says."""

    indicator_id: str
    territory_id: str
    statement_id: str
    baseline_value: float | None
    baseline_date: Date | None
    latest_value: float | None
    latest_date: Date | None
    target_value: float
    deadline: Date
    raw_rate_pct: float | None
    published_rate_pct: float | None
    elapsed_share: float | None
    pace: float | None
    expected_value: float | None
    gap_units: float | None
    gap_months: float | None
    needed_per_year: float | None
    observed_per_year: float | None
    window_start: Date | None
    window_start_value: float | None
    window_months: int | None
    acceleration_factor: float | None
    landing: Landing | None
    landing_value: float | None
    landing_low: float | None
    landing_high: float | None
    landing_date: Date | None
    windows_count: int
    projection: Projection | None
    back_test_error: float | None
    back_test_pairs: int | None
    verdict: Verdict
    reason: Reason | None
    verdict_published: Verdict
    verdict_linear_pace: Verdict
    verdict_cagr_ratio: Verdict
    verdict_un_extrapolation: Verdict
    verdict_german_weather: Verdict
    verdict_sdsn_trend: Verdict
    result_cagr_ratio: float | None
    result_un_extrapolation: float | None
    result_german_weather: float | None
    result_sdsn_trend: float | None
    mean_annual_change: float | None
    annual_changes_count: int | None
    methods_agreeing: int
    methods_computed: int
    precision_units: float | None
    verdict_one_less: Verdict
    verdict_one_more: Verdict
    solidity: Solidity | None
    is_small_gap: bool | None
    outcome: Outcome | None
    value_on_deadline: float | None
    on_deadline: OnDeadline
    final_gap_units: float | None

    def by_method(self) -> dict[str, Verdict]:
        """The verdict of each method, the default one first."""
        return {method: getattr(self, f"verdict_{method}") for method in METHODS}

    def is_over(self, today: Date) -> bool:
        """Whether the deadline has passed for the reader: a result, no longer a pace."""
        return self.deadline < today or self.outcome is not None

    @property
    def is_reached(self) -> bool:
        """Whether the newest value is at the target or beyond."""
        return self.verdict is Verdict.ATTEINT

    @property
    def missing_units(self) -> float | None:
        """What separates the newest value from the target, None once it is reached."""
        if self.latest_value is None or self.is_reached:
            return None
        return abs(self.target_value - self.latest_value)


@dataclass(frozen=True, slots=True, kw_only=True)
class BacktestCard:
    """How far one way to carry a series on was from what happened, at one level."""

    indicator_id: str
    level: Level
    method: Projection
    pairs_count: int
    median_abs_error: float
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standing:
    """A series aimed at one of its targets, and where it stands; None without a level to reach."""

    series: SeriesCard
    progress: ProgressCard | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A territory's part of a key, as a ratio; None where its key is not known."""

    key: SharingKey
    share: float | None
    missing_in_france: int


def parts(frame: pl.DataFrame, territory_id: str) -> dict[SharingKey, Part]:
    """From `measures.sharing.shares`: the parts of one territory, by key."""
    missing = dict(
        frame.filter(pl.col("territory_id") == FRANCE).select("key", "missing_count").iter_rows()
    )
    own = frame.filter(pl.col("territory_id") == territory_id)
    return {
        SharingKey(key): Part(key=SharingKey(key), share=share, missing_in_france=missing[key])
        for key, share in own.select("key", "share").iter_rows()
    }


_ENUMS: Mapping[str, type[StrEnum]] = {
    "landing": Landing,
    "projection": Projection,
    "reason": Reason,
    "solidity": Solidity,
    "outcome": Outcome,
    "on_deadline": OnDeadline,
    "verdict_one_less": Verdict,
    "verdict_one_more": Verdict,
    "verdict": Verdict,
} | {f"verdict_{method}": Verdict for method in METHODS}


def progress_cards(frame: pl.DataFrame) -> tuple[ProgressCard, ...]:
    """From rows of table `progress`, in their order."""
    rows = frame.select(ProgressCard.__slots__).iter_rows(named=True)
    return tuple(ProgressCard(**_typed(row)) for row in rows)


def backtest_cards(frame: pl.DataFrame) -> tuple[BacktestCard, ...]:
    """From rows of table `backtests`, in their order."""
    return tuple(
        BacktestCard(**row | {"level": Level(row["level"]), "method": Projection(row["method"])})
        for row in frame.select(BacktestCard.__slots__).iter_rows(named=True)
    )


def chosen(cards: Sequence[ProgressCard], statement_id: str | None) -> ProgressCard | None:
    """The card of a statement; a statement with two deadlines gives the later, None without any."""
    found = [card for card in cards if card.statement_id == statement_id]
    return max(found, key=lambda card: card.deadline, default=None)


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _ENUMS[name](value) if name in _ENUMS and value is not None else value
        for name, value in row.items()
    }
