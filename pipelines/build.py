"""The whole build: facts in, published tables out. Pure: no reading, no writing, no clock."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import dataframely as dy
import polars as pl

from pipelines.checks import run as checks
from pipelines.contract import TABLES
from pipelines.contract.targets import Targets
from pipelines.errors import BlockedPublication, ContractError, PipelineError, counted
from pipelines.facts.store import Facts
from pipelines.indicators.observations import baselines, observations, published_targets
from pipelines.indicators.registry import INDICATORS, indicators_table
from pipelines.measures.aggregate import parents_from_departements
from pipelines.measures.comparison import comparison_table
from pipelines.measures.inequality import inequality_table
from pipelines.measures.known import targets_known_on, values_known_on
from pipelines.measures.peers import peers_table
from pipelines.measures.standing import standing
from pipelines.sources import barometre, etalab, insee
from pipelines.sources.registry import CONTEXT, SOURCES
from pipelines.tables.calendar import edition_calendar
from pipelines.tables.cnam import cnam_tables
from pipelines.tables.cnr import cnr_tables
from pipelines.tables.distance import distance_tables
from pipelines.tables.finess import finess_tables
from pipelines.tables.padhue import padhue_tables
from pipelines.tables.rpps import rpps_tables
from pipelines.territories.cog import territories_table
from pipelines.territories.context import context_tables
from pipelines.territories.population import population_table
from pipelines.vocabulary import Aggregation, Severity

ANNOUNCEMENTS = "annonces"
EXAMPLES = 5


def build(facts: Facts) -> dict[str, pl.DataFrame]:
    """Every table of the contract, enforced. Raises ContractError or BlockedPublication."""
    tables = _ground(facts)
    # Half of a build is spent inside polars, which leaves the other processors free.
    with ThreadPoolExecutor() as workers:
        families = [workers.submit(make) for make in _families(facts, tables)]
        held = {name: workers.submit(enforce, name, table) for name, table in tables.items()}
        for family in families:
            made = family.result()
            tables |= made
            held |= {name: workers.submit(enforce, name, table) for name, table in made.items()}
        findings = checks.findings(tables, _means(tables))
        enforced = {name: table.result() for name, table in held.items()}
    return _unblocked(enforced | {"findings": enforce("findings", findings)})


def _ground(facts: Facts) -> dict[str, pl.DataFrame]:
    """What all else starts from: territories and their context, values and targets."""
    vintage = _vintage(facts)
    cog = facts.editions[insee.COG.id, vintage]
    territories = territories_table(cog, facts.grammar, vintage.year)
    population = population_table(facts.of_source(insee.POPULATION), territories)
    series = pl.concat([facts.of_source(s) for s in (etalab.SOURCE, barometre.SOURCE)])
    aggregations = {indicator.id: indicator.aggregation for indicator in INDICATORS}
    values = observations(series, territories, population, aggregations)
    starts = baselines(series)
    targets = _targets(series, facts.targets)
    return {
        "territories": territories,
        "population": population,
        **context_tables([facts.of_source(s) for s in CONTEXT], territories),
        "indicators": indicators_table(),
        "observations": values,
        "current_values": values_known_on(values),
        "baselines": starts,
        "targets": targets,
        "current_targets": targets_known_on(targets, starts),
        **_sources(facts.receipts),
        "edition_calendar": edition_calendar(facts.receipts),
    }


def _families(
    facts: Facts, ground: dict[str, pl.DataFrame]
) -> list[Callable[[], dict[str, pl.DataFrame]]]:
    """Families of tables that need nothing of one another, the longest to make first."""
    territories, population = ground["territories"], ground["population"]
    current = ground["current_values"]
    return [
        partial(_measures, current, ground["current_targets"], territories),
        partial(distance_tables, facts, territories, population),
        partial(_compared, current, territories, population, ground["context"]),
        partial(padhue_tables, facts),
        partial(finess_tables, facts, territories),
        partial(cnr_tables, facts, current),
        partial(rpps_tables, facts),
        partial(cnam_tables, facts, territories),
    ]


def _measures(
    current: pl.DataFrame, targets: pl.DataFrame, territories: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """Progress towards every target and the back-test of its projection, from measured values."""
    progress, tested = standing(current, targets, indicators_table(), territories)
    return {"progress": progress, "backtests": tested}


def _compared(
    current: pl.DataFrame,
    territories: pl.DataFrame,
    population: pl.DataFrame,
    context: pl.DataFrame,
) -> dict[str, pl.DataFrame]:
    """Départements beside each other: ranks and limits, those that resemble one, groups by APL."""
    indicators = indicators_table()
    return {
        "comparison": comparison_table(current, indicators, territories, population),
        "peers": peers_table(context, territories, population),
        "inequality": inequality_table(current, indicators, territories, population, context),
    }


def _means(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Percentages of régions and France by the mean of their départements, even where published."""
    rates: dict[str, Aggregation] = {
        indicator.id: indicator.aggregation
        for indicator in INDICATORS
        if indicator.aggregation is Aggregation.POPULATION_MEAN
    }
    departements = tables["observations"].filter(
        pl.col("indicator_id").is_in(list(rates)), pl.col("territory_id").str.starts_with("DEP-")
    )
    return parents_from_departements(
        departements, tables["territories"], tables["population"], rates
    )


def enforce(name: str, table: pl.DataFrame) -> pl.DataFrame:
    """The table in its contract's column types and order. Raises ContractError with all rules."""
    schema = TABLES[name]
    try:
        good = schema.validate(schema.cast(table))
    except (dy.exc.ValidationError, pl.exceptions.PolarsError):
        raise ContractError(_broken_rules(name, table)) from None
    return good.select(schema.column_names()).sort(schema.primary_key())


def _broken_rules(name: str, table: pl.DataFrame) -> str:
    """Every rule that a table breaks, with counts and examples: twice the cost of checking it."""
    schema = TABLES[name]
    _, failures = schema.filter(table, cast=True)
    rules = " ; ".join(
        f"{rule} : {counted(count, 'ligne', 'lignes')}"
        for rule, count in sorted(failures.counts().items())
    )
    examples = failures.invalid().head(EXAMPLES).select(schema.primary_key()).rows()
    return (
        f"Table {name} : {rules}. Exemples (clé {', '.join(schema.primary_key())}) : "
        + " ; ".join(" / ".join(map(str, row)) for row in examples)
    )


def _vintage(facts: Facts) -> date:
    vintage = facts.last_edition(insee.COG)
    if vintage is None:
        raise PipelineError(
            "Aucun Code officiel géographique dans les faits. Lancez d’abord "
            "« cap-sante refresh --source cog »."
        )
    return vintage


def _targets(series: pl.DataFrame, announcements: pl.DataFrame) -> pl.DataFrame:
    titles = {source.id: source.title for source in SOURCES}
    announced = announcements.rename({"known_by": "edition"}).with_columns(
        deadline_rank=pl.lit(1, dtype=pl.Int32), source_id=pl.lit(ANNOUNCEMENTS)
    )
    published = published_targets(series, titles).with_columns(
        announced_on=pl.lit(None, dtype=pl.Date)
    )
    columns = Targets.column_names()
    return pl.concat([published.select(columns), announced.select(columns)])


def _sources(receipts: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The receipts under what their sources declare, and the sources that have none."""
    declared = pl.DataFrame(
        [
            {name: getattr(s, name) for name in ("producer", "title", "licence", "page_url")}
            | {"source_id": s.id}
            for s in SOURCES
        ]
    )
    return {
        "sources": receipts.join(declared, on="source_id"),
        "unread_sources": declared.join(receipts, on="source_id", how="anti"),
    }


def _unblocked(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    blocking = tables["findings"].filter(pl.col("severity") == Severity.BLOCKING)
    if blocking.height:
        lines = [
            f"  - {rule} : {indicator}, {territory}, {day:%d/%m/%Y}, édition du "
            f"{edition:%d/%m/%Y} : attendu {expected}, trouvé {found}"
            for rule, indicator, territory, day, edition, expected, found in blocking.head(EXAMPLES)
            .select("rule", "indicator_id", "territory_id", "date", "edition", "expected", "found")
            .iter_rows()
        ]
        raise BlockedPublication(
            "Publication arrêtée : "
            f"{counted(blocking.height, 'anomalie bloquante', 'anomalies bloquantes')}.\n"
            + "\n".join(lines)
            + "\nRien n’a été publié. Signalez l’écart au producteur, puis relancez."
        )
    return tables
