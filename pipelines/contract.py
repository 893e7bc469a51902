"""The seam between the pipeline and the dashboard: closed lists and published tables.

One dataframely schema per published Parquet file. `TABLES` gives the file names; a table is
sorted by its primary key, so that the same rows always give the same bytes.
"""

from enum import StrEnum

import dataframely as dy
import polars as pl


class Level(StrEnum):
    """Territorial levels, with their French official names as ids."""

    PAYS = "pays"
    REGION = "region"
    DEPARTEMENT = "departement"


class Unit(StrEnum):
    """What one unit of `value` is."""

    COUNT = "count"
    PERCENT = "percent"


class Aggregation(StrEnum):
    """How a parent's value follows from its départements: not at all where weights are unknown."""

    SUM = "sum"
    POPULATION_MEAN = "population_mean"
    NONE = "none"


class Direction(StrEnum):
    """Which way an indicator must move."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"


class ValueStatus(StrEnum):
    """Where a value comes from, or why there is none."""

    OBSERVED = "observed"
    CARRIED_FORWARD = "carried_forward"
    COMPUTED = "computed"
    NOT_PUBLISHED = "not_published"


class TargetKind(StrEnum):
    """What a target statement is about: a level to reach, or a number to add every year."""

    LEVEL = "level"
    PER_YEAR = "per_year"


class TargetStatus(StrEnum):
    """Standing of a target statement today."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    CONTESTED = "contested"


class Severity(StrEnum):
    """What a finding does: stop a publication, or be published with the data."""

    BLOCKING = "blocking"
    WARNING = "warning"
    NOTE = "note"


FRANCE = "FR"

# Layout of `data/releases`: the pointer to the release in force, and each release's manifest.
POINTER = "CURRENT"
MANIFEST = "manifest.json"


def territory_id(level: Level, code: str) -> str:
    """`REG-11` is Île-de-France, `DEP-11` is the Aude, `FR` the country."""
    prefixes = {Level.REGION: "REG", Level.DEPARTEMENT: "DEP"}
    return FRANCE if level is Level.PAYS else f"{prefixes[level]}-{code}"


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
    """What is known today: one row per indicator, territory and date, from its best edition.

    A published value wins over a computed one, a computed one over none; then the newest edition.
    """

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
    "sources": Sources,
    "findings": Findings,
}
