"""The seam between the pipeline and the dashboard: one dataframely schema per published table.

`TABLES` gives the file names; a table is sorted by its primary key: same rows, same bytes.
"""

import dataframely as dy
import polars as pl

from pipelines.vocabulary import (
    Aggregation,
    Direction,
    Landing,
    Level,
    OnDeadline,
    Outcome,
    Projection,
    Reason,
    Severity,
    Solidity,
    TargetKind,
    TargetStatus,
    Unit,
    ValueStatus,
    Verdict,
)


def _finite() -> dy.Float64:
    """A measure that may be undefined, never infinite nor NaN."""
    return dy.Float64(nullable=True, allow_inf=False, allow_nan=False)


class Territories(dy.Schema):
    """One row per territory of the COG vintage in use: France, régions, départements."""

    territory_id = dy.String(primary_key=True, regex=r"^(FR|REG-\d{2}|DEP-(\d{2,3}|2A|2B))$")
    level = dy.Enum(Level)
    code = dy.String()
    name = dy.String(min_length=1)
    article = dy.String(nullable=True)
    name_of = dy.String(min_length=1)
    name_in = dy.String(min_length=1)
    parent_id = dy.String(nullable=True)
    cog_vintage = dy.Int32()

    @dy.rule()
    def only_france_has_no_parent(cls) -> pl.Expr:
        return pl.col("parent_id").is_null() == (pl.col("level") == Level.PAYS)


class Population(dy.Schema):
    """Municipal population of a territory on 1 January of `year`, in inhabitants.

    `oldest_census_year` is lower than `year` where a part (Mayotte) has an older census.
    """

    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    population_count = dy.Int64(min=1)
    oldest_census_year = dy.Int32()


class Indicators(dy.Schema):
    """One row per indicator: what it means, in French, for the reader."""

    indicator_id = dy.String(primary_key=True)
    position = dy.Int32()
    label = dy.String(min_length=1)
    short_label = dy.String(min_length=1)
    unit = dy.Enum(Unit)
    unit_one = dy.String(min_length=1)
    unit_many = dy.String(min_length=1)
    direction = dy.Enum(Direction)
    aggregation = dy.Enum(Aggregation)
    decimals = dy.Int32(min=0, max=2)
    definition = dy.String(min_length=1)
    producer_note = dy.String(min_length=1)
    our_processing = dy.String(min_length=1)
    caveats = dy.List(dy.String())
    source_ids = dy.List(dy.String(), min_length=1)
    default_statement_id = dy.String(min_length=1)
    is_cnr_target = dy.Bool()


class Observations(dy.Schema):
    """One row per value as one edition gave it (bitemporal: date of the value, edition).

    `value` is in the indicator's unit, null only where the producer published nothing for this
    territory while it did for others of the same level. `published_rate_pct` is the producer's own
    rate of progress at that date, where the edition prints one.
    """

    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    edition = dy.Date(primary_key=True)
    value = dy.Float64(nullable=True, min=0, allow_inf=False, allow_nan=False)
    value_status = dy.Enum(ValueStatus)
    published_rate_pct = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    source_id = dy.String(min_length=1)

    @dy.rule()
    def value_is_null_only_when_not_published(cls) -> pl.Expr:
        return pl.col("value").is_null() == (pl.col("value_status") == ValueStatus.NOT_PUBLISHED)

    @dy.rule()
    def date_is_a_month_end(cls) -> pl.Expr:
        return pl.col("date").dt.month_end() == pl.col("date")

    @dy.rule()
    def month_is_not_after_the_edition(cls) -> pl.Expr:
        return pl.col("date").dt.month_start() <= pl.col("edition")


class CurrentValues(dy.Schema):
    """What is known today: the best edition of each date, as measures/known.py chooses it."""

    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    edition = dy.Date()
    value = dy.Float64(nullable=True, min=0, allow_inf=False, allow_nan=False)
    value_status = dy.Enum(ValueStatus)
    published_rate_pct = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    source_id = dy.String(min_length=1)


class Baselines(dy.Schema):
    """Starting points (date, value) that an edition gives for a territory."""

    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    edition = dy.Date(primary_key=True)
    baseline_value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    source_id = dy.String(min_length=1)


class Targets(dy.Schema):
    """One row per target statement, territory, deadline and edition that states it.

    For an announcement the edition is the day by which it was surely public. `deadline` is null
    for a number to add every year without an end; `deadline_text` keeps the words ("en 2027").
    """

    statement_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    edition = dy.Date(primary_key=True)
    deadline_rank = dy.Int32(primary_key=True, min=1)
    indicator_id = dy.String()
    deadline = dy.Date(nullable=True)
    deadline_text = dy.String(nullable=True)
    announced_on = dy.Date(nullable=True)
    kind = dy.Enum(TargetKind)
    target_value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    target_status = dy.Enum(TargetStatus)
    speaker = dy.String(min_length=1)
    source_title = dy.String(min_length=1)
    source_url = dy.String(nullable=True)
    source_id = dy.String(min_length=1)
    note = dy.String(nullable=True)

    @dy.rule()
    def a_level_has_a_deadline(cls) -> pl.Expr:
        return (pl.col("kind") != TargetKind.LEVEL) | pl.col("deadline").is_not_null()


class CurrentTargets(Targets):
    """Target statements as their newest edition gives them, with the starting point beside.

    An announcement without a starting point of its own takes the one published for the territory.
    """

    baseline_value = dy.Float64(nullable=True, min=0, allow_inf=False, allow_nan=False)
    baseline_date = dy.Date(nullable=True)


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
    raw_rate_pct = _finite()
    published_rate_pct = _finite()
    elapsed_share = _finite()
    pace = _finite()
    expected_value = _finite()
    gap_units = _finite()
    gap_months = _finite()
    needed_per_year = _finite()
    observed_per_year = _finite()
    window_start = dy.Date(nullable=True)
    window_start_value = _finite()
    window_months = dy.Int32(nullable=True)
    acceleration_factor = _finite()
    landing = dy.Enum(Landing, nullable=True)
    landing_value = _finite()
    landing_low = _finite()
    landing_high = _finite()
    landing_date = dy.Date(nullable=True)
    windows_count = dy.Int32()
    projection = dy.Enum(Projection, nullable=True)
    back_test_error = _finite()
    back_test_pairs = dy.Int32(nullable=True)
    verdict = dy.Enum(Verdict)
    reason = dy.Enum(Reason, nullable=True)
    verdict_published = dy.Enum(Verdict)
    verdict_linear_pace = dy.Enum(Verdict)
    verdict_cagr_ratio = dy.Enum(Verdict)
    verdict_un_extrapolation = dy.Enum(Verdict)
    verdict_german_weather = dy.Enum(Verdict)
    verdict_sdsn_trend = dy.Enum(Verdict)
    mean_annual_change = _finite()
    annual_changes_count = dy.Int32(nullable=True)
    methods_agreeing = dy.Int32()
    methods_computed = dy.Int32()
    precision_units = _finite()
    verdict_one_less = dy.Enum(Verdict)
    verdict_one_more = dy.Enum(Verdict)
    solidity = dy.Enum(Solidity, nullable=True)
    is_small_gap = dy.Bool(nullable=True)
    outcome = dy.Enum(Outcome, nullable=True)
    value_on_deadline = _finite()
    on_deadline = dy.Enum(OnDeadline)
    final_gap_units = _finite()

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


class Sources(dy.Schema):
    """Receipt of every raw file behind the facts: where from, when, which bytes, how many rows."""

    source_id = dy.String(primary_key=True)
    edition = dy.Date(primary_key=True)
    file = dy.String(primary_key=True)
    producer = dy.String(min_length=1)
    title = dy.String(min_length=1)
    licence = dy.String(min_length=1)
    page_url = dy.String(min_length=1)
    retrieved_on = dy.Date()
    sha256 = dy.String(regex=r"^[0-9a-f]{64}$")
    bytes_count = dy.Int64(min=1)
    rows_read = dy.Int64(min=0)
    rows_kept = dy.Int64(min=0)


class Findings(dy.Schema):
    """What the checks found in the data: the rule, where, what was expected and what is there."""

    rule = dy.String(primary_key=True)
    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    edition = dy.Date(primary_key=True)
    severity = dy.Enum(Severity)
    expected = dy.String()
    found = dy.String()


TABLES: dict[str, type[dy.Schema]] = {
    "territories": Territories,
    "population": Population,
    "indicators": Indicators,
    "observations": Observations,
    "current_values": CurrentValues,
    "baselines": Baselines,
    "targets": Targets,
    "current_targets": CurrentTargets,
    "progress": Progress,
    "backtests": Backtests,
    "sources": Sources,
    "findings": Findings,
}
