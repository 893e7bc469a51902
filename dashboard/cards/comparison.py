"""What a comparison shows, as frozen values built from rows: no text, no colour, no I/O."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - as in series.py
from functools import cached_property
from itertools import pairwise
from statistics import median

import polars as pl

from dashboard.cards.progress import Standing
from dashboard.cards.series import IndicatorCard, TerritoryCard
from dashboard.selection.comparing import Order
from pipelines.contract.comparison import Position


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ComparedCard:
    """One département for one indicator: units and ranks as table `comparison` says."""

    territory: TerritoryCard
    date: Date
    value: float
    population_count: int
    compared_value: float
    rank: int
    rank_first: int
    rank_last: int
    ranked_count: int
    centre: float | None
    position: Position | None


@dataclass(frozen=True, kw_only=True, eq=False)
class FieldCard:
    """One indicator in every département that has a value on the same day, by code."""

    indicator: IndicatorCard
    cards: tuple[ComparedCard, ...]

    @cached_property
    def by_id(self) -> dict[str, ComparedCard]:
        """The same, by territory id."""
        return {card.territory.territory_id: card for card in self.cards}

    @property
    def centre(self) -> float | None:
        """What all of them make together, None where the denominator is not known."""
        return self.cards[0].centre if self.cards else None

    @property
    def date(self) -> Date | None:
        """The day they share."""
        return self.cards[0].date if self.cards else None

    def count(self, *positions: Position) -> int:
        """How many stand in these positions."""
        return sum(card.position in positions for card in self.cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerCard:
    """One of the départements that resemble another, nearest first."""

    territory: TerritoryCard
    rank: int
    distance: float
    themes_count: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class VariableCard:
    """A context variable, and its newest value in each territory that has one.

    Orders of magnitude (`is_log`) are read on a logarithmic scale.
    """

    variable_id: str
    label: str
    unit_label: str
    decimals: int
    definition: str
    source_id: str
    year: int
    values: Mapping[str, float]
    is_log: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdCard:
    """A third of the départements, in the order of a variable: its ends, and the median rate."""

    lowest: float
    highest: float
    count: int
    median: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FifthCard:
    """One group of départements on one day, as table `inequality` says."""

    date: Date
    fifth: int
    compared_value: float
    departements_count: int
    population_count: int
    apl_min: float
    apl_max: float


@dataclass(frozen=True, kw_only=True, eq=False)
class UnequalCard:
    """One indicator by fifth of the départements, at every date that has them all.

    `without_apl` are in no group; without `has_mean`, a group has no value of its own.
    """

    indicator: IndicatorCard
    fifths: tuple[FifthCard, ...]
    without_apl: tuple[TerritoryCard, ...]
    has_mean: bool

    @cached_property
    def by_date(self) -> dict[Date, tuple[FifthCard, ...]]:
        """The five groups at each date, oldest first."""
        days = dict.fromkeys(card.date for card in self.fifths)
        return {day: tuple(c for c in self.fifths if c.date == day) for day in days}

    @cached_property
    def gaps(self) -> dict[Date, float]:
        """Highest group less lowest group, at each date, in the unit compared."""
        return {
            day: max(c.compared_value for c in cards) - min(c.compared_value for c in cards)
            for day, cards in self.by_date.items()
        }


def field_card(
    frame: pl.DataFrame, indicator: IndicatorCard, territories: Mapping[str, TerritoryCard]
) -> FieldCard:
    """From the rows of table `comparison` for one indicator."""
    rows = frame.sort("territory_id").iter_rows(named=True)
    names = [name for name in ComparedCard.__slots__ if name != "territory"]
    cards = (
        ComparedCard(
            **{name: row[name] for name in names}
            | {"position": None if row["position"] is None else Position(row["position"])},
            territory=territories[row["territory_id"]],
        )
        for row in rows
    )
    return FieldCard(indicator=indicator, cards=tuple(cards))


def peer_cards(
    frame: pl.DataFrame, territories: Mapping[str, TerritoryCard]
) -> tuple[PeerCard, ...]:
    """From the rows of table `peers` for one département, nearest first."""
    rows = frame.sort("rank").select("peer_id", "rank", "distance", "themes_count").iter_rows()
    return tuple(
        PeerCard(territory=territories[code], rank=rank, distance=distance, themes_count=themes)
        for code, rank, distance, themes in rows
    )


def variable_card(values: pl.DataFrame, variable: Mapping[str, object]) -> VariableCard:
    """From the rows of `context` for one variable, and its row of `context_variables`."""
    newest = values.sort("year").unique("territory_id", keep="last", maintain_order=True)
    names = ("variable_id", "label", "unit_label", "decimals", "definition", "source_id")
    return VariableCard(
        **{name: variable[name] for name in names},  # type: ignore[arg-type]
        year=int(values["year"].max() or 0),  # type: ignore[arg-type]
        values=dict(newest.select("territory_id", "value").iter_rows()),
    )


def unequal_card(
    frame: pl.DataFrame,
    indicator: IndicatorCard,
    without_apl: Sequence[TerritoryCard],
    *,
    has_mean: bool,
) -> UnequalCard:
    """From the rows of table `inequality` for one indicator."""
    rows = frame.sort("date", "fifth").select(FifthCard.__slots__).iter_rows(named=True)
    return UnequalCard(
        indicator=indicator,
        fifths=tuple(FifthCard(**row) for row in rows),
        without_apl=tuple(without_apl),
        has_mean=has_mean,
    )


def thirds(field: FieldCard, variable: VariableCard) -> tuple[ThirdCard, ...]:
    """Départements that have both figures, cut in three groups of the same number, to within one.

    Empty under three of them.
    """
    pairs = sorted(
        (variable.values[code], card.compared_value)
        for code, card in field.by_id.items()
        if code in variable.values
    )
    cuts = [len(pairs) * third // 3 for third in range(4)]
    groups = [pairs[start:end] for start, end in pairwise(cuts)]
    return tuple(
        ThirdCard(
            lowest=group[0][0],
            highest=group[-1][0],
            count=len(group),
            median=median(value for _, value in group),
        )
        for group in groups
        if len(pairs) >= 3
    )


def in_order(standings: Sequence[Standing], field: FieldCard, order: Order) -> tuple[Standing, ...]:
    """The rows of a table in the order asked; what has no figure comes last, as it was."""

    def key(standing: Standing) -> tuple[bool, float | str]:
        figure = _figure(standing, field, order)
        return figure is None, 0.0 if figure is None else figure

    return tuple(standings if order is Order.CHOSEN else sorted(standings, key=key))


def _figure(standing: Standing, field: FieldCard, order: Order) -> float | str | None:
    """What a row is sorted by, growing down the table."""
    series = standing.series
    if order is Order.NAME:
        return series.territory.sorting_name
    if order is Order.RANK:
        card = field.by_id.get(series.territory.territory_id)
        return None if card is None else card.rank
    if order is Order.GAP:
        return standing.progress.gap_months if standing.progress else None
    value = series.latest.value if series.latest else None
    return None if value is None else -value
