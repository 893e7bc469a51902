"""What a source is, and the facts that sources give.

A source turns the raw files of one edition into one tidy frame, which git holds as
`data/facts/<source id>/<edition>.csv`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import dataframely as dy
import polars as pl

NOT_STATED = "Licence non précisée"


class SeriesFacts(dy.Schema):
    """A producer's line about one indicator, territory and month: what each column says is kept.

    Values are in the indicator's unit, `published_rate_pct` in percent.
    """

    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    baseline_value = dy.Float64(nullable=True)
    value = dy.Float64(nullable=True)
    target_value = dy.Float64(nullable=True)
    published_rate_pct = dy.Float64(nullable=True)

    @dy.rule()
    def says_something(cls) -> pl.Expr:
        return pl.any_horizontal(
            pl.col("baseline_value", "value", "target_value", "published_rate_pct").is_not_null()
        )


class CogFacts(dy.Schema):
    """Régions and départements of one vintage of the Code officiel géographique."""

    territory_id = dy.String(primary_key=True)
    level = dy.String()
    code = dy.String()
    name = dy.String()
    parent_id = dy.String()


class PopulationFacts(dy.Schema):
    """Municipal population of a département on 1 January of a year, in inhabitants."""

    territory_id = dy.String(primary_key=True)
    year = dy.Int32()
    population_count = dy.Int64(min=1)


class PublishedFacts(dy.Schema):
    """A figure quoted in public, in its own `unit`; `value_high` ends a range (1 to 2).

    `period` is as precise as the source: a year, a month, a day, or two years (2025-2026).
    """

    figure_id = dy.String(primary_key=True)
    collection = dy.String()
    measure = dy.String()
    territory_id = dy.String()
    period = dy.String()
    value = dy.Float64()
    value_high = dy.Float64(nullable=True)
    unit = dy.String()
    definition = dy.String(nullable=True)
    source_title = dy.String()
    publisher = dy.String()
    source_url = dy.String()
    confidence = dy.String()


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file to fetch; `verified` is False where the address could not be opened when written."""

    url: str
    filename: str
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A raw file on disk, with the name that messages give it and the edition it belongs to."""

    path: Path
    label: str
    edition: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What tidying may rely on: the territories of the COG, and the day of the run."""

    territory_ids: frozenset[str]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCount:
    """How many lines a raw file holds and how many became facts; the others carried no value."""

    read: int
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TidyEdition:
    """The facts of one edition, and the row counts of each raw file by its file name."""

    facts: pl.DataFrame
    rows: dict[str, RowCount]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One producer's dataset.

    `file_pattern` matches the names of its raw files; `edition_of` reads the edition from a file's
    path, or gives None where only the day of retrieval dates it. `replaces_by` names the column
    whose values a raw file replaces within an edition, None where an edition is one whole.
    `verified` is False where neither the file nor its documentation states the producer, the
    licence (then NOT_STATED) or the page (then None).
    """

    id: str
    producer: str
    title: str
    licence: str
    page_url: str | None
    file_pattern: str
    edition_of: Callable[[Path], date | None]
    tidy: Callable[[Sequence[RawFile], Known], TidyEdition]
    schema: type[dy.Schema]
    downloads: tuple[Download, ...] = ()
    replaces_by: str | None = None
    max_bytes: int = 50_000_000
    verified: bool = True
