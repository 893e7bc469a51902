"""What surrounds the series of a territory: context figures and findings about its data."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are named `date`

import polars as pl

from pipelines.vocabulary import ValueStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextCard:
    """One context figure of a territory, in its newest year."""

    variable_id: str
    label: str
    unit_label: str
    decimals: int
    value: float
    year: int
    value_status: ValueStatus
    source_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a check found in the newest values of a territory."""

    rule: str
    indicator_id: str
    date: Date
    expected: str
    found: str


def context_cards(frame: pl.DataFrame) -> tuple[ContextCard, ...]:
    """From the rows of `queries.context_of`."""
    rows = frame.select(ContextCard.__slots__).iter_rows(named=True)
    return tuple(
        ContextCard(**row | {"value_status": ValueStatus(row["value_status"])}) for row in rows
    )


def found_cards(frame: pl.DataFrame) -> tuple[Found, ...]:
    """From the rows of `queries.findings_of`."""
    return tuple(Found(**row) for row in frame.select(Found.__slots__).iter_rows(named=True))
