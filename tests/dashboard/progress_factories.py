"""Where a series stands, as the pages hold it: by default the MSP of France, halfway to 4 000.

`progress(latest_value=2500.0)` changes one figure and leaves the others as they are: a sentence
reads figures, it computes none.
"""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import polars as pl

from dashboard.cards.attention import Closing, Notable
from dashboard.cards.progress import BacktestCard, ProgressCard, Standing
from dashboard.cards.series import SeriesCard
from pipelines.build import enforce
from pipelines.contract import TABLES
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
from tests.dashboard.factories import (
    EDITION,
    END_OF_2022,
    END_OF_2023,
    END_OF_2026,
    MID_2025,
    point,
    series,
    target,
)

END_OF_2024 = date(2024, 12, 31)
END_OF_2027 = date(2027, 12, 31)
UNDER_WAY = ProgressCard(
    indicator_id="msp",
    territory_id="FR",
    statement_id="msp_barometre",
    baseline_value=2251.0,
    baseline_date=END_OF_2022,
    latest_value=2981.0,
    latest_date=MID_2025,
    target_value=4000.0,
    deadline=END_OF_2026,
    raw_rate_pct=41.738,
    published_rate_pct=41.74,
    elapsed_share=0.6242,
    pace=0.6686,
    expected_value=3342.78,
    gap_units=-361.78,
    gap_months=-9.93,
    needed_per_year=677.94,
    observed_per_year=341.23,
    window_start=date(2024, 6, 30),
    window_start_value=2640.0,
    window_months=12,
    acceleration_factor=1.987,
    landing=Landing.PROJECTED,
    landing_value=3421.1,
    landing_low=3331.46,
    landing_high=3493.9,
    landing_date=date(2028, 12, 22),
    windows_count=6,
    projection=Projection.LAST_24_MONTHS,
    back_test_error=14.84,
    back_test_pairs=13,
    verdict=Verdict.A_ACCELERER,
    reason=None,
    verdict_published=Verdict.A_ACCELERER,
    verdict_linear_pace=Verdict.A_ACCELERER,
    verdict_cagr_ratio=Verdict.A_ACCELERER,
    verdict_un_extrapolation=Verdict.A_ACCELERER,
    verdict_german_weather=Verdict.INSUFFISANT,
    verdict_sdsn_trend=Verdict.A_ACCELERER,
    result_cagr_ratio=0.7703,
    result_un_extrapolation=0.7314,
    result_german_weather=0.5976,
    result_sdsn_trend=0.7804,
    mean_annual_change=272.8,
    annual_changes_count=5,
    methods_agreeing=5,
    methods_computed=6,
    precision_units=1.0,
    verdict_one_less=Verdict.A_ACCELERER,
    verdict_one_more=Verdict.A_ACCELERER,
    solidity=Solidity.SOLID,
    is_small_gap=False,
    outcome=None,
    value_on_deadline=None,
    on_deadline=OnDeadline.UNKNOWN,
    final_gap_units=None,
)


def progress(**changes: Any) -> ProgressCard:
    """A card under way, solid, with another figure here and there."""
    return replace(UNDER_WAY, **changes)


def judged(verdict: Verdict, **changes: Any) -> ProgressCard:
    """A card with this verdict, that one unit does not change."""
    same = {"verdict": verdict, "verdict_one_less": verdict, "verdict_one_more": verdict}
    return progress(**same | {"verdict_linear_pace": verdict} | changes)


def fragile(verdict: Verdict, less: Verdict, more: Verdict, **changes: Any) -> ProgressCard:
    """A card whose verdict one unit changes."""
    doubt = {"verdict_one_less": less, "verdict_one_more": more}
    return judged(verdict, solidity=Solidity.ONE_UNIT_CHANGES_IT, **doubt | changes)


def closed(outcome: Outcome, value_on_deadline: float | None, **changes: Any) -> ProgressCard:
    """A card whose values have reached the deadline, the end of 2024."""
    known = OnDeadline.UNKNOWN if value_on_deadline is None else OnDeadline.OBSERVED
    usual = {
        "deadline": END_OF_2024,
        "outcome": outcome,
        "value_on_deadline": value_on_deadline,
        "on_deadline": known,
        "final_gap_units": None if value_on_deadline is None else value_on_deadline - 4000.0,
        "verdict": Verdict.NON_CALCULABLE,
        "reason": Reason.DEADLINE_PASSED,
        "solidity": None,
        "landing": Landing.DEADLINE_PASSED,
        "landing_value": None,
        "pace": None,
    }
    return progress(**usual | changes)


def progress_table(*cards: ProgressCard) -> pl.DataFrame:
    """The published table `progress` that cards come from."""
    rows = [asdict(card) | {"deadline_rank": 1, "latest_edition": EDITION} for card in cards]
    return enforce("progress", pl.DataFrame(rows, schema=TABLES["progress"].create_empty().schema))


def standing(card: ProgressCard | None = UNDER_WAY, of: SeriesCard | None = None) -> Standing:
    """A series and where it stands: the MSP of France, by default."""
    usual = series(point(END_OF_2023, 2501.0), point(MID_2025, 2981.0), targets=(target(),))
    return Standing(series=of or usual, progress=card)


def back_tested(
    method: Projection = Projection.LAST_24_MONTHS,
    error: float = 14.84,
    *,
    level: Level = Level.PAYS,
    pairs: int = 13,
    indicator_id: str = "msp",
) -> BacktestCard:
    """How one way to carry a series on fared."""
    return BacktestCard(
        indicator_id=indicator_id,
        level=level,
        method=method,
        pairs_count=pairs,
        median_abs_error=error,
        is_default=method is Projection.LAST_24_MONTHS,
    )


def notable(rule: str, *territory_ids: str, found: str = "", code: str = "msp") -> Notable:
    """What a check found in the newest values."""
    return Notable(
        rule=rule,
        indicator_id=code,
        date=MID_2025,
        found=found,
        territory_ids=territory_ids or ("FR",),
    )


def closing(reached: int, missed: int, *missed_ids: str) -> Closing:
    """How the départements' own targets of the end of 2024 ended."""
    return Closing(
        indicator_id="assistants",
        deadline=END_OF_2024,
        reached_count=reached,
        missed_count=missed,
        missed_ids=missed_ids,
    )
