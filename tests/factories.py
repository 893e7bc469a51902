"""Facts of the tiny country, grown one edition at a time, and any file on disk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import date as Date  # noqa: N812 - a field is named `date`
from pathlib import Path
from typing import Self

import polars as pl

from pipelines.facts.store import Facts, Receipts
from pipelines.sources.model import SeriesFacts
from pipelines.vocabulary import ValueStatus
from tests.handwritten import announcements, sheets
from tests.tiny_country import (
    COG_EDITION,
    EDITION,
    END_OF_2023,
    MSP_AT_THE_END_OF_2023,
    PARENTS,
    cog_facts,
    grammar,
    population_facts,
)


def write(path: Path, content: str | bytes) -> Path:
    """A file and the folders above it; text in UTF-8, line ends as given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of what an edition prints; also one row of table `observations`."""

    territory_id: str = "DEP-04"
    date: Date = END_OF_2023
    indicator_id: str = "msp"
    edition: Date = EDITION
    source_id: str = "barometre"
    baseline_value: float | None = None
    value: float | None = None
    target_value: float | None = None
    published_rate_pct: float | None = None
    value_status: str = ValueStatus.OBSERVED


def series(*rows: Fact) -> pl.DataFrame:
    """Facts of all editions in one frame, as the build hands them to the indicators."""
    schema = SeriesFacts.create_empty().schema | {"edition": pl.Date(), "source_id": pl.String()}
    return pl.DataFrame(
        [{name: getattr(row, name) for name in schema} for row in rows], schema=schema
    )


def observations(*rows: Fact) -> pl.DataFrame:
    """Rows of table `observations`."""
    schema = {
        "indicator_id": pl.String(),
        "territory_id": pl.String(),
        "date": pl.Date(),
        "edition": pl.Date(),
        "value": pl.Float64(),
        "value_status": pl.Enum(ValueStatus),
        "published_rate_pct": pl.Float64(),
        "source_id": pl.String(),
    }
    return pl.DataFrame(
        [{name: getattr(row, name) for name in schema} for row in rows], schema=schema
    )


class TinyFacts:
    """Facts of the tiny country, grown one edition at a time."""

    def __init__(self) -> None:
        self.editions = {
            ("cog", COG_EDITION): cog_facts(),
            ("population", date(2023, 1, 1)): population_facts(),
        }
        self.receipts = [_receipt("cog", COG_EDITION, "departements.csv")]

    def with_barometre(self, *rows: Fact, edition: date = EDITION) -> Self:
        """Adds an edition of the Baromètre with its receipt."""
        names = SeriesFacts.column_names()
        self.editions["barometre", edition] = (
            series(*rows).select(names).sort(SeriesFacts.primary_key())
        )
        self.receipts.append(_receipt("barometre", edition, "ind-311.csv"))
        return self

    def done(self) -> Facts:
        """The facts."""
        receipts = pl.DataFrame(self.receipts, schema=Receipts.create_empty().schema)
        return Facts(
            editions=dict(self.editions),
            receipts=receipts.sort(Receipts.primary_key()),
            targets=announcements(),
            grammar=grammar(),
            sheets=sheets(),
        )


def tiny_facts(msp: Mapping[str, int] = MSP_AT_THE_END_OF_2023) -> Facts:
    """One edition with the MSP of every territory at the end of 2023."""
    return TinyFacts().with_barometre(*country(msp)).done()


def country(values: Mapping[str, int], day: date = END_OF_2023) -> list[Fact]:
    """MSP of every territory at a date: régions and France are the sums."""
    totals = {f"DEP-{code}": value for code, value in values.items()}
    for code, value in values.items():
        for parent in (PARENTS[f"DEP-{code}"], "FR"):
            totals[parent] = totals.get(parent, 0) + value
    return [Fact(territory_id=name, date=day, value=total) for name, total in totals.items()]


def _receipt(source_id: str, edition: date, file: str) -> dict[str, object]:
    return {
        "source_id": source_id,
        "edition": edition,
        "file": file,
        "url": None,
        "retrieved_on": edition,
        "sha256": "0" * 64,
        "bytes_count": 1,
        "rows_read": 1,
        "rows_kept": 1,
    }
