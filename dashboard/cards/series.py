"""What pages show, as frozen values built from query rows: no text, no colour, no I/O."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812 - fields are named `date`
from datetime import timedelta
from functools import cached_property, lru_cache
from itertools import pairwise
from statistics import median
from typing import Self
from unicodedata import combining, normalize

import polars as pl

from pipelines.measures.progress import raw_rate_pct
from pipelines.vocabulary import Level, TargetKind, TargetStatus, Unit, ValueStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryCard:
    """A territory, the French words around its name, and its newest population."""

    territory_id: str
    level: Level
    code: str
    name: str
    article: str | None
    name_of: str
    name_in: str
    parent_id: str | None
    population_count: int | None
    population_year: int | None
    oldest_census_year: int | None

    @property
    def sorting_name(self) -> str:
        """Its name as lists are sorted: without capitals and accents."""
        letters = normalize("NFD", self.name.casefold())
        return "".join(letter for letter in letters if not combining(letter))


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCard:
    """An indicator as declared by the pipeline."""

    indicator_id: str
    label: str
    short_label: str
    unit: Unit
    unit_one: str
    unit_many: str
    decimals: int
    definition: str
    producer_note: str
    our_processing: str
    caveats: tuple[str, ...]
    source_ids: tuple[str, ...]
    is_cnr_target: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value of a series; `value` is None where nothing was published."""

    date: Date
    value: float | None
    value_status: ValueStatus
    edition: Date
    source_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetCard:
    """One target statement for the territory shown."""

    statement_id: str
    is_default: bool
    target_value: float
    deadline: Date | None
    deadline_text: str | None
    kind: TargetKind
    target_status: TargetStatus
    announced_on: Date | None
    edition: Date
    speaker: str
    source_title: str
    source_url: str | None
    note: str | None
    baseline_value: float | None
    baseline_date: Date | None


@dataclass(frozen=True, kw_only=True, eq=False)
class SeriesCard:
    """One indicator in one territory: every value known, and every target statement.

    The store makes each once per release, so a series equals itself alone: pages keep what they
    draw from it without comparing its points.
    """

    indicator: IndicatorCard
    territory: TerritoryCard
    points: tuple[Point, ...]
    targets: tuple[TargetCard, ...]

    @cached_property
    def measured(self) -> tuple[Point, ...]:
        """Values that the producer measured, by date."""
        return tuple(p for p in self.points if p.value_status is ValueStatus.OBSERVED)

    @cached_property
    def latest(self) -> Point | None:
        """The newest measured value; carried-forward and computed ones do not count."""
        return self.measured[-1] if self.measured else None

    @cached_property
    def course(self) -> tuple[Point, ...]:
        """Measures, and the dates at which nothing was published: a line breaks there."""
        drawn = {ValueStatus.OBSERVED, ValueStatus.NOT_PUBLISHED}
        return tuple(p for p in self.points if p.value_status in drawn)

    @cached_property
    def compared_course(self) -> tuple[tuple[Date, float | None], ...]:
        """The same in the unit that territories are compared in, None where the line breaks."""
        return tuple((point.date, self.compared(point.value)) for point in self.course)

    def compared(self, value: float | None) -> float | None:
        """A percentage itself, a count for 100 000 inhabitants of today, None where unknown."""
        people = self.territory.population_count
        if self.indicator.unit is Unit.PERCENT or value is None:
            return value
        return None if people is None else value / people * 100_000

    @cached_property
    def after_latest(self) -> tuple[Point, ...]:
        """What is printed or computed for later dates than the newest measure, if there is one."""
        return tuple(p for p in self.points if not self.latest or p.date > self.latest.date)

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: no value and no target."""
        return not self.targets and all(point.value is None for point in self.points)

    @cached_property
    def previous(self) -> Point | None:
        """The measured value before the newest one."""
        return self.measured[-2] if len(self.measured) > 1 else None

    @cached_property
    def expected_next(self) -> Date | None:
        """When the next measure would be due at the usual (median) gap between measures.

        None under four measures: too few gaps to call one usual.
        """
        days = [point.date for point in self.measured]
        if len(days) < 4:
            return None
        gaps = [(later - earlier).days for earlier, later in pairwise(days)]
        return days[-1] + timedelta(days=median(gaps))

    @cached_property
    def target(self) -> TargetCard | None:
        """The statement shown by default, None where the territory has no target.

        One that prints several deadlines is read at its last.
        """
        shown = [target for target in self.targets if target.is_default]
        return max(shown, key=lambda one: one.deadline or Date.max, default=None)

    @cached_property
    def levels(self) -> tuple[TargetCard, ...]:
        """One statement per level and deadline, the one shown first among equals."""
        distinct: dict[tuple[Date | None, float], TargetCard] = {}
        for target in sorted(self.targets, key=lambda one: not one.is_default):
            if target.kind is TargetKind.LEVEL:
                distinct.setdefault((target.deadline, target.target_value), target)
        return tuple(sorted(distinct.values(), key=lambda one: one.deadline or Date.max))

    @cached_property
    def disputed_start(self) -> Point | None:
        """The measure that contradicts the published starting point, at the same date.

        Under one unit apart, the two differ by their rounding only.
        """
        if self.target is None or self.target.baseline_value is None:
            return None
        start, day = self.target.baseline_value, self.target.baseline_date
        same_day = (p for p in self.measured if p.date == day and p.value is not None)
        return next((p for p in same_day if abs((p.value or 0.0) - start) > 1), None)

    @cached_property
    def share_pct(self) -> float | None:
        """Share of the way from the starting point to the default target (raw, in percent)."""
        if self.latest is None or self.target is None or self.latest.value is None:
            return None
        return raw_rate_pct(self.target.baseline_value, self.latest.value, self.target.target_value)


@lru_cache(maxsize=500)
def aimed_at(series: SeriesCard, statement_ids: tuple[str, ...]) -> SeriesCard:
    """The same series with another of its statements as the target shown, if one is named."""
    if not any(target.statement_id in statement_ids for target in series.targets):
        return series
    targets = tuple(
        replace(target, is_default=target.statement_id in statement_ids)
        for target in series.targets
    )
    return replace(series, targets=targets)


@dataclass(frozen=True, slots=True)
class Territories:
    """All territories, in reading order, by id."""

    by_id: dict[str, TerritoryCard]

    @classmethod
    def from_frame(cls, frame: pl.DataFrame) -> Self:
        """From the rows of `queries.territories`."""
        rows = frame.drop("cog_vintage").iter_rows(named=True)
        cards = [TerritoryCard(**row | {"level": Level(row["level"])}) for row in rows]
        return cls({card.territory_id: card for card in cards})

    def with_parents(self, territory_id: str) -> tuple[TerritoryCard, ...]:
        """The territory, then its région, then France."""
        chain = [self.by_id[territory_id]]
        while (parent := chain[-1].parent_id) is not None:
            chain.append(self.by_id[parent])
        return tuple(chain)


def indicator_cards(frame: pl.DataFrame) -> dict[str, IndicatorCard]:
    """From the rows of `queries.indicators`, in reading order, by id."""
    names = IndicatorCard.__slots__
    cards = {}
    for row in frame.select(names).iter_rows(named=True):
        typed = {
            "unit": Unit(row["unit"]),
            "caveats": tuple(row["caveats"]),
            "source_ids": tuple(row["source_ids"]),
        }
        cards[row["indicator_id"]] = IndicatorCard(**row | typed)
    return cards


def points(frame: pl.DataFrame, *keys: str) -> dict[tuple[str, ...], tuple[Point, ...]]:
    """From rows as `queries.series` gives them: those of each series, by the columns that name it.

    All at once: a frame for each series takes longer than the points.
    """
    found: dict[tuple[str, ...], list[Point]] = {}
    for row in frame.select(*keys, *Point.__slots__).iter_rows(named=True):
        series = found.setdefault(tuple(row.pop(key) for key in keys), [])
        series.append(Point(**row | {"value_status": ValueStatus(row["value_status"])}))
    return {key: tuple(series) for key, series in found.items()}


def target_cards(frame: pl.DataFrame) -> dict[str, tuple[TargetCard, ...]]:
    """From the rows of `queries.targets`, by indicator id."""
    found: dict[str, list[TargetCard]] = {}
    for indicator_id, card in announcement_cards(frame):
        found.setdefault(indicator_id, []).append(card)
    return {indicator_id: tuple(cards) for indicator_id, cards in found.items()}


def announcement_cards(frame: pl.DataFrame) -> tuple[tuple[str, TargetCard], ...]:
    """From the rows of `queries.targets` or of `queries.announcements`: indicator, statement."""
    cards = (
        TargetCard(
            **row
            | {"kind": TargetKind(row["kind"]), "target_status": TargetStatus(row["target_status"])}
        )
        for row in frame.select(TargetCard.__slots__).iter_rows(named=True)
    )
    return tuple(zip(frame["indicator_id"], cards, strict=True))


def newest_dates(series: Sequence[SeriesCard]) -> tuple[Date, ...]:
    """The date of each series' newest measure, oldest first."""
    return tuple(sorted({s.latest.date for s in series if s.latest}))
