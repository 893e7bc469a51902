"""Cards as the pages hold them, and published tables small enough to read in a test.

Texts around names come from the project's own grammar, so that sentences are the real ones.
"""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import plotly.graph_objects as go
import polars as pl

from dashboard.cards.series import IndicatorCard, Point, SeriesCard, TargetCard, TerritoryCard
from pipelines.build import enforce
from pipelines.contract import TABLES
from pipelines.vocabulary import Level, TargetKind, TargetStatus, Unit, ValueStatus

GRAMMAR = Path(__file__).resolve().parents[2] / "data/facts/territory_grammar.csv"
TODAY = date(2026, 11, 21)
EDITION = date(2026, 3, 1)
END_OF_2022 = date(2022, 12, 31)
END_OF_2023 = date(2023, 12, 31)
END_OF_2026 = date(2026, 12, 31)
MID_2025 = date(2025, 6, 30)

MSP = IndicatorCard(
    indicator_id="msp",
    label="Maisons de santé pluriprofessionnelles (MSP)",
    short_label="MSP",
    unit=Unit.COUNT,
    unit_one="MSP",
    unit_many="MSP",
    decimals=0,
    definition="Nombre de MSP.",
    producer_note="Indicateur IND-311.",
    our_processing="Rien.",
    caveats=("Un report en 2026.",),
    source_ids=("barometre",),
    is_cnr_target=True,
)
CPTS = IndicatorCard(
    indicator_id="cpts",
    label="Population couverte par une CPTS",
    short_label="Couverture par une CPTS",
    unit=Unit.PERCENT,
    unit_one="% de la population",
    unit_many="% de la population",
    decimals=1,
    definition="Part de la population couverte.",
    producer_note="Indicateur IND-589.",
    our_processing="Moyenne pondérée.",
    caveats=(),
    source_ids=("barometre",),
    is_cnr_target=True,
)
ASSISTANTS = IndicatorCard(
    indicator_id="assistants",
    label="Assistants médicaux",
    short_label="Assistants médicaux",
    unit=Unit.COUNT,
    unit_one="contrat d’assistant médical",
    unit_many="contrats d’assistant médical",
    decimals=0,
    definition="Nombre de contrats.",
    producer_note="Indicateur IND-679.",
    our_processing="Rien.",
    caveats=(),
    source_ids=("barometre",),
    is_cnr_target=True,
)


def place(
    territory_id: str,
    *,
    parent_id: str | None = "FR",
    population_count: int | None = 100_000,
    oldest_census_year: int = 2023,
) -> TerritoryCard:
    """A territory of the project's grammar: `place("DEP-15")` is the Cantal."""
    with GRAMMAR.open(encoding="utf-8") as lines:
        row = next(row for row in csv.DictReader(lines) if row["territory_id"] == territory_id)
    prefix, _, code = territory_id.partition("-")
    levels = {"FR": Level.PAYS, "REG": Level.REGION, "DEP": Level.DEPARTEMENT}
    return TerritoryCard(
        territory_id=territory_id,
        level=levels[prefix],
        code=code or "FR",
        name=row["grammar_name"],
        article=row["article"] or None,
        name_of=row["name_of"],
        name_in=row["name_in"],
        parent_id=None if prefix == "FR" else parent_id,
        population_count=population_count,
        population_year=None if population_count is None else 2023,
        oldest_census_year=None if population_count is None else oldest_census_year,
    )


FRANCE = place("FR", population_count=68_000_000, oldest_census_year=2017)
AIN = place("DEP-01", parent_id="REG-84")


def point(
    day: date,
    value: float | None = 10.0,
    status: ValueStatus = ValueStatus.OBSERVED,
    *,
    edition: date = EDITION,
    source_id: str = "barometre",
) -> Point:
    """One value; not published when there is none."""
    status = ValueStatus.NOT_PUBLISHED if value is None else status
    return Point(date=day, value=value, value_status=status, edition=edition, source_id=source_id)


def target(
    value: float = 4000.0,
    deadline: date | None = END_OF_2026,
    *,
    baseline: float | None = 2251.0,
    baseline_date: date | None = END_OF_2022,
    is_default: bool = True,
    status: TargetStatus = TargetStatus.IN_FORCE,
    announced_on: date | None = None,
    deadline_text: str | None = None,
    note: str | None = None,
    source_url: str | None = None,
    statement_id: str = "msp_barometre",
) -> TargetCard:
    """A target statement; without a deadline, a number to add every year."""
    return TargetCard(
        statement_id=statement_id,
        is_default=is_default,
        target_value=value,
        deadline=deadline,
        deadline_text=deadline_text,
        kind=TargetKind.LEVEL if deadline else TargetKind.PER_YEAR,
        target_status=status,
        announced_on=announced_on,
        edition=EDITION,
        speaker="Ministère de la Santé",
        source_title="Dossier de presse",
        source_url=source_url,
        note=note,
        baseline_value=baseline,
        baseline_date=baseline_date,
    )


def series(
    *points: Point,
    indicator: IndicatorCard = MSP,
    territory: TerritoryCard = FRANCE,
    targets: tuple[TargetCard, ...] = (),
) -> SeriesCard:
    """One indicator in one territory."""
    return SeriesCard(indicator=indicator, territory=territory, points=points, targets=targets)


ROWS: Mapping[str, Mapping[str, object]] = {
    "territories": {
        "territory_id": "DEP-01",
        "level": Level.DEPARTEMENT,
        "code": "01",
        "name": "Ain",
        "article": "l’",
        "name_of": "de l’Ain",
        "name_in": "dans l’Ain",
        "parent_id": "REG-84",
        "cog_vintage": 2026,
    },
    "population": {
        "territory_id": "DEP-01",
        "year": 2023,
        "population_count": 671_289,
        "oldest_census_year": 2023,
    },
    "indicators": {
        "indicator_id": "msp",
        "position": 1,
        "label": "Maisons de santé pluriprofessionnelles (MSP)",
        "short_label": "MSP",
        "unit": Unit.COUNT,
        "unit_one": "MSP",
        "unit_many": "MSP",
        "direction": "higher_is_better",
        "aggregation": "sum",
        "decimals": 0,
        "definition": "Nombre de MSP.",
        "producer_note": "Indicateur IND-311.",
        "our_processing": "Rien.",
        "caveats": ["Un report en 2026."],
        "source_ids": ["barometre"],
        "default_statement_id": "msp_barometre",
        "is_cnr_target": True,
    },
    "observations": {
        "indicator_id": "msp",
        "territory_id": "DEP-01",
        "date": END_OF_2023,
        "edition": EDITION,
        "value": 10.0,
        "value_status": ValueStatus.OBSERVED,
        "published_rate_pct": None,
        "source_id": "barometre",
    },
    "baselines": {
        "indicator_id": "msp",
        "territory_id": "DEP-01",
        "date": END_OF_2022,
        "edition": EDITION,
        "baseline_value": 8.0,
        "source_id": "barometre",
    },
    "targets": {
        "statement_id": "msp_barometre",
        "territory_id": "DEP-01",
        "edition": EDITION,
        "deadline_rank": 1,
        "indicator_id": "msp",
        "deadline": END_OF_2026,
        "deadline_text": None,
        "announced_on": None,
        "kind": TargetKind.LEVEL,
        "target_value": 15.0,
        "target_status": TargetStatus.IN_FORCE,
        "speaker": "DITP",
        "source_title": "Baromètre",
        "source_url": None,
        "source_id": "barometre",
        "note": None,
    },
    "sources": {
        "source_id": "barometre",
        "edition": EDITION,
        "file": "ind-311.csv",
        "producer": "DITP",
        "title": "Baromètre",
        "licence": "Licence Ouverte 2.0",
        "page_url": "https://example.org",
        "retrieved_on": date(2026, 3, 15),
        "sha256": "0" * 64,
        "bytes_count": 1,
        "rows_read": 1,
        "rows_kept": 1,
    },
    "findings": {
        "rule": "valeur_reportee",
        "indicator_id": "msp",
        "territory_id": "DEP-01",
        "date": END_OF_2023,
        "edition": EDITION,
        "severity": "warning",
        "expected": "une nouvelle mesure",
        "found": "la valeur précédente",
    },
}
LIKE = {"current_values": "observations", "current_targets": "targets"}
STARTS = {"baseline_value": 8.0, "baseline_date": END_OF_2022}


def table(name: str, *changes: Mapping[str, object]) -> pl.DataFrame:
    """A published table that respects its contract: one row for each set of changes."""
    usual = dict(ROWS[LIKE.get(name, name)]) | (STARTS if name == "current_targets" else {})
    rows = [{**usual, **change} for change in changes]
    return enforce(name, pl.DataFrame(rows, schema=TABLES[name].create_empty().schema))


def release_tables(**tables: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """All published tables: those given, the others empty."""
    return {name: tables.get(name, schema.create_empty()) for name, schema in TABLES.items()}


def database(**tables: pl.DataFrame) -> duckdb.DuckDBPyConnection:
    """The same in an in-memory DuckDB."""
    connection = duckdb.connect()
    for name, frame in release_tables(**tables).items():
        connection.register(f"{name}_frame", frame)
        connection.execute(f"create table {name} as from {name}_frame")
    return connection


def dates(trace: go.Scatter) -> tuple[date, ...]:
    """Where the points of a trace stand in time."""
    return tuple(date.fromisoformat(day) for day in trace.x)
