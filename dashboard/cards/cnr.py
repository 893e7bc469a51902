"""Commitments, local projects and quoted figures, as frozen values built from table rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are named `date`
from enum import StrEnum
from typing import Any

import polars as pl

from dashboard.cards.progress import Standing
from dashboard.cards.series import IndicatorCard, Point, SeriesCard, Territories, TerritoryCard
from pipelines.vocabulary import (
    Axis,
    Confidence,
    Measure,
    Notion,
    ProjectStatus,
    Roundness,
    Tally,
    Theme,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCard:
    """Something that happened to a commitment since."""

    period: str
    event: str
    source_title: str
    source_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentCard:
    """A commitment, what measures it and what is known to have followed."""

    axis: Axis
    promise: str
    announced_on: Date
    deadline: Date | None
    deadline_text: str | None
    promised_by: str
    measure: Measure
    indicator_id: str | None
    statement_id: str | None
    measure_note: str | None
    source_title: str
    source_url: str | None
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """A commitment, and where its indicator stands: towards its own statement, and by default."""

    commitment: CommitmentCard
    own: Standing | None = None
    default: Standing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCard:
    """A local project; `status`, `figures` and `period` are None where no source says.

    `within` are the ids of its territory and of those around it.
    """

    territory: TerritoryCard
    within: tuple[str, ...]
    name: str
    theme: Theme
    lever: str
    status: ProjectStatus | None
    figures: str | None
    period: str | None
    source_title: str
    source_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyCard:
    """A number that one source gives of the CNR Santé in a territory."""

    territory: TerritoryCard
    tally: Tally
    roundness: Roundness
    value: float
    period: str
    source_title: str
    source_url: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCard:
    """A figure quoted in public, and the measure beside it; `gap` in the indicator's unit."""

    territory_id: str
    period: str
    period_end: Date
    value: float
    unit: str
    source_title: str
    publisher: str
    source_url: str
    confidence: Confidence
    indicator_id: str
    notion: Notion
    counts: str
    explanation: str | None
    compared_date: Date | None
    compared_value: float | None
    gap: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Figures quoted for an indicator, newest first, and the series they stand beside.

    `asked` is the series of the page: `series` is France's where nothing was quoted for it.
    `others` are the other indicators with quoted figures.
    """

    figures: tuple[FigureCard, ...]
    series: SeriesCard
    asked: SeriesCard
    others: tuple[IndicatorCard, ...]


@dataclass(frozen=True, slots=True)
class YearlyChange:
    """What a count gained over twelve months: from one measure to another."""

    start: Date
    end: Date
    change: float


_WORDS: Mapping[str, type[StrEnum]] = {
    "axis": Axis,
    "measure": Measure,
    "theme": Theme,
    "status": ProjectStatus,
    "tally": Tally,
    "roundness": Roundness,
    "confidence": Confidence,
    "notion": Notion,
}


def commitment_cards(commitments: pl.DataFrame, events: pl.DataFrame) -> tuple[CommitmentCard, ...]:
    """From tables `commitments` and `commitment_events`: by axis, then as they were written."""
    by_id: dict[str, list[EventCard]] = {}
    for row in events.sort("period", "event_id").iter_rows(named=True):
        card = EventCard(**{name: row[name] for name in EventCard.__slots__})
        by_id.setdefault(row["commitment_id"], []).append(card)
    rows = commitments.sort("position").iter_rows(named=True)
    cards = [
        CommitmentCard(
            **_typed(CommitmentCard, row), events=tuple(by_id.get(row["commitment_id"], ()))
        )
        for row in rows
    ]
    return tuple(sorted(cards, key=lambda card: list(Axis).index(card.axis)))


def project_cards(frame: pl.DataFrame, territories: Territories) -> tuple[ProjectCard, ...]:
    """From table `initiatives`, in the order of territories."""
    cards = []
    for row in _in_order(frame, territories):
        around = territories.with_parents(row["territory_id"])
        within = tuple(card.territory_id for card in around)
        cards.append(ProjectCard(**_typed(ProjectCard, row), territory=around[0], within=within))
    return tuple(cards)


def tally_cards(frame: pl.DataFrame, territories: Territories) -> tuple[TallyCard, ...]:
    """From table `initiative_counts`, the smaller of two disagreeing numbers first."""
    rows = _in_order(frame.sort("tally", "value"), territories)
    return tuple(
        TallyCard(**_typed(TallyCard, row), territory=territories.by_id[row["territory_id"]])
        for row in rows
    )


def figure_cards(frame: pl.DataFrame) -> tuple[FigureCard, ...]:
    """From the rows of `published_figures` that are read as an indicator's, newest first."""
    read = frame.filter(pl.col("indicator_id").is_not_null())
    rows = read.sort("period_end", "value", descending=[True, False]).iter_rows(named=True)
    return tuple(FigureCard(**_typed(FigureCard, row)) for row in rows)


def yearly_changes(points: Sequence[Point]) -> tuple[YearlyChange, ...]:
    """Change over the twelve months that end at each measure, newest first.

    In: the measures of one series, at month ends. A measure without one twelve months before it
    gives nothing: no window is stretched or guessed.
    """
    by_month = {(p.date.year, p.date.month): p for p in points if p.value is not None}
    changes = []
    for (year, month), end in by_month.items():
        start = by_month.get((year - 1, month))
        if start is not None and start.value is not None and end.value is not None:
            changes.append(YearlyChange(start.date, end.date, end.value - start.value))
    return tuple(sorted(changes, key=lambda change: change.end, reverse=True))


def _in_order(frame: pl.DataFrame, territories: Territories) -> list[dict[str, Any]]:
    order = list(territories.by_id)
    return sorted(frame.to_dicts(), key=lambda row: order.index(row["territory_id"]))


def _typed(card: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """The cells that a card keeps, with words of closed lists as such."""
    kept = {name: row[name] for name in card.__slots__ if name in row}
    return {
        name: _WORDS[name](cell) if name in _WORDS and cell is not None else cell
        for name, cell in kept.items()
    }
