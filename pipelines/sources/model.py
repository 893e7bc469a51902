"""What a source is, and the facts that sources give.

A source turns the raw files of one edition into one tidy frame, which git holds as
`data/facts/<source id>/<edition>.csv`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

import dataframely as dy
import polars as pl

NOT_STATED = "Licence non précisée"


class Frequency(StrEnum):
    """How often a producer publishes, where its documentation or its file names say so.

    VINTAGE: one edition a year, dated 1 January of the year it describes and published later.
    """

    MONTHLY = "mensuelle"
    VINTAGE = "millesime"


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


class Rejects(dy.Schema):
    """A row of a raw file that was left out of the facts: where it stands, and why.

    `line` counts from 1, null where the file has no lines; then `column` tells the place.
    """

    file = dy.String()
    line = dy.Int64(nullable=True)
    column = dy.String(nullable=True)
    value = dy.String(nullable=True)
    reason = dy.String()


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file to fetch; `verified` is False where the address could not be opened when written."""

    url: str
    filename: str
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A file that the page of a dataset lists."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The page that says where the newest file is, at `url`, and how that file is known there.

    `wanted` says in French which file that is, for whoever reads that it is missing.
    """

    url: str
    pick: Callable[[Sequence[Resource]], Download | None]
    wanted: str


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
    """How many lines a raw file holds, became facts, were rejected; others carried no value."""

    read: int
    kept: int
    rejected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TidyEdition:
    """The facts of one edition, the row counts of each raw file by its file name, and the rejects.

    `rejects` stays empty where the source holds personal data: its row counts alone tell them.
    """

    facts: pl.DataFrame
    rows: dict[str, RowCount]
    rejects: pl.DataFrame = field(default_factory=Rejects.create_empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One producer's dataset.

    `file_pattern` matches the names of its raw files; `edition_of` reads the edition from a file's
    path, or gives None where only the day of retrieval dates it. `replaces_by` names the column
    whose values a raw file replaces within an edition, None where an edition is one whole.
    `verified` is False where neither the file nor its documentation states the producer, the
    licence (then NOT_STATED) or the page (then None). `has_personal_data`: raw files name people,
    so that nothing read in them but counts may be written, shown or logged; `keeps_raw` is False
    where raw files are deleted once their edition is in the facts. `max_rejected_share`: rows
    rejected among those that should have become facts, beyond which the edition is refused; 0 where
    each row is a figure. `frequency` is None where nothing says it. `also_reads` matches the names
    of files that are another source's own and that this one reads too. `downloads` are addresses
    that never change; `listing` gives the address of the newest file.
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
    listing: Listing | None = None
    replaces_by: str | None = None
    max_bytes: int = 50_000_000
    verified: bool = True
    has_personal_data: bool = False
    keeps_raw: bool = True
    max_rejected_share: float = 0.0
    frequency: Frequency | None = None
    also_reads: str | None = None

    @property
    def is_fetched(self) -> bool:
        """Whether its files can be downloaded, rather than put in place by hand."""
        return bool(self.downloads or self.listing)


def raw_to_delete(source: Source, files: Sequence[RawFile]) -> tuple[Path, ...]:
    """Raw files that must not outlive the run whose facts were saved; none where they are kept."""
    return () if source.keeps_raw else tuple(raw.path for raw in files)
