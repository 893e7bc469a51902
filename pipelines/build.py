"""The whole build: facts in, published tables out. Pure: no reading, no writing, no clock."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

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
    vintage = _vintage(facts)
    cog = facts.editions[insee.COG.id, vintage]
    territories = territories_table(cog, facts.grammar, vintage.year)
    population = population_table(facts.of_source(insee.POPULATION), territories)
    series = pl.concat([facts.of_source(s) for s in (etalab.SOURCE, barometre.SOURCE)])
    aggregations = {indicator.id: indicator.aggregation for indicator in INDICATORS}
    values = observations(series, territories, population, aggregations)
    starts = baselines(series)
    targets = _targets(series, facts.targets)
    current = values_known_on(values)
    current_targets = targets_known_on(targets, starts)
    around = context_tables([facts.of_source(s) for s in CONTEXT], territories)
    tables = {
        "territories": territories,
        "population": population,
        **around,
        "indicators": indicators_table(),
        "observations": values,
        "current_values": current,
        "baselines": starts,
        "targets": targets,
        "current_targets": current_targets,
        **_measures(current, current_targets, territories),
        **_compared(current, territories, population, around["context"]),
        **cnr_tables(facts, current),
        **padhue_tables(facts),
        **finess_tables(facts, territories),
        **distance_tables(facts, territories, population),
        **rpps_tables(facts),
        "sources": _sources(facts.receipts),
        "edition_calendar": edition_calendar(facts.receipts),
    }
    tables["findings"] = checks.findings(tables, _means(values, territories, population))
    # Checking is half of a build, and polars leaves the other processors free.
    with ThreadPoolExecutor() as checkers:
        held = dict(zip(tables, checkers.map(enforce, tables, tables.values()), strict=True))
    return _unblocked(held)


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


def _means(
    values: pl.DataFrame, territories: pl.DataFrame, population: pl.DataFrame
) -> pl.DataFrame:
    """Percentages of régions and France by the mean of their départements, even where published."""
    rates: dict[str, Aggregation] = {
        indicator.id: indicator.aggregation
        for indicator in INDICATORS
        if indicator.aggregation is Aggregation.POPULATION_MEAN
    }
    departements = values.filter(
        pl.col("indicator_id").is_in(list(rates)), pl.col("territory_id").str.starts_with("DEP-")
    )
    return parents_from_departements(departements, territories, population, rates)


def enforce(name: str, table: pl.DataFrame) -> pl.DataFrame:
    """The table in its contract's column types and order. Raises ContractError with all rules."""
    schema = TABLES[name]
    good, failures = schema.filter(table, cast=True)
    # Counting by rule costs as much as checking: only where a row fell out.
    if good.height < table.height and (broken := failures.counts()):
        rules = " ; ".join(
            f"{rule} : {counted(count, 'ligne', 'lignes')}"
            for rule, count in sorted(broken.items())
        )
        examples = failures.invalid().head(EXAMPLES).select(schema.primary_key()).rows()
        raise ContractError(
            f"Table {name} : {rules}. Exemples (clé {', '.join(schema.primary_key())}) : "
            + " ; ".join(" / ".join(map(str, row)) for row in examples)
        )
    return good.select(schema.column_names()).sort(schema.primary_key())


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


def _sources(receipts: pl.DataFrame) -> pl.DataFrame:
    declared = pl.DataFrame(
        [
            {name: getattr(s, name) for name in ("producer", "title", "licence", "page_url")}
            | {"source_id": s.id}
            for s in SOURCES
        ]
    )
    return receipts.join(declared, on="source_id")


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
