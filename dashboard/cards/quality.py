"""Where figures come from, what editions changed and what the checks found, as frozen values."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are named `date`
from enum import StrEnum

import polars as pl

from pipelines.vocabulary import Severity, Unit, ValueStatus


class Revised(StrEnum):
    """What an edition changes."""

    VALUE = "value"
    BASELINE = "baseline"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """A source and how fresh it is here."""

    source_id: str
    producer: str
    title: str
    licence: str
    page_url: str | None
    editions_count: int
    files_count: int
    newest_edition: Date
    retrieved_on: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadCard:
    """A source that could be read, and of which no edition has been yet."""

    source_id: str
    producer: str
    title: str
    licence: str
    page_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionCard:
    """A value, starting point or target (`kind`) that an edition changed; its date may have moved.

    `date` is that of the value, of the starting point, or the deadline.
    """

    kind: Revised
    territory_id: str
    date: Date
    date_before: Date
    edition: Date
    value: float
    value_before: float
    edition_before: Date

    def is_rounding(self, unit: Unit) -> bool:
        """Whether one value may be the other printed with fewer decimals; counts are exact."""
        if unit is Unit.COUNT or self.date != self.date_before:
            return False
        # Decimal fractions are not exact: 93,025 − 93,02 is a hair above 0,005.
        hidden = max(_half_unit(self.value), _half_unit(self.value_before)) + 1e-9
        return abs(self.value - self.value_before) <= hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionCount:
    """What one edition changed for an indicator, in all territories: how many of each kind."""

    edition: Date
    counts: tuple[tuple[Revised, int], ...]
    roundings_count: int
    territories_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """The value of one date as one edition prints it, in the indicator's unit."""

    date: Date
    edition: Date
    value: float
    value_status: ValueStatus
    source_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCard:
    """How often a check found something."""

    rule: str
    severity: str
    findings_count: int
    indicator_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a check found, with what it expected, in words."""

    rule: str
    severity: Severity
    indicator_id: str
    territory_id: str
    date: Date
    edition: Date
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroTargets:
    """On a day, départements with a target of 0, and those whose printed rate was then 100 %.

    `corrected_on` is the first edition that changed one of them, None while none has.
    """

    day: Date
    departements_count: int
    zero_count: int
    all_reached_count: int
    corrected_on: Date | None


def source_cards(frame: pl.DataFrame) -> tuple[SourceCard, ...]:
    """From the rows of `queries.sources`."""
    return tuple(SourceCard(**row) for row in frame.iter_rows(named=True))


def unread_cards(frame: pl.DataFrame) -> tuple[UnreadCard, ...]:
    """From the rows of table `unread_sources`."""
    return tuple(UnreadCard(**row) for row in frame.iter_rows(named=True))


def revision_cards(frame: pl.DataFrame) -> tuple[RevisionCard, ...]:
    """From the rows of `queries.revisions`."""
    rows = frame.select(RevisionCard.__slots__).iter_rows(named=True)
    return tuple(RevisionCard(**row | {"kind": Revised(row["kind"])}) for row in rows)


def edition_counts(cards: Sequence[RevisionCard], unit: Unit) -> tuple[EditionCount, ...]:
    """The revisions of one indicator counted by edition, newest first."""
    by_edition: dict[Date, list[RevisionCard]] = {}
    for card in cards:
        by_edition.setdefault(card.edition, []).append(card)
    return tuple(_counted(day, by_edition[day], unit) for day in sorted(by_edition, reverse=True))


def vintages(frame: pl.DataFrame) -> tuple[Vintage, ...]:
    """From the rows of `queries.vintages`."""
    rows = frame.select(Vintage.__slots__).iter_rows(named=True)
    return tuple(
        Vintage(**row | {"value_status": ValueStatus(row["value_status"])}) for row in rows
    )


def finding_cards(frame: pl.DataFrame) -> tuple[FindingCard, ...]:
    """From the rows of `queries.findings`."""
    return tuple(
        FindingCard(**row | {"indicator_ids": tuple(row["indicator_ids"])})
        for row in frame.iter_rows(named=True)
    )


def findings(frame: pl.DataFrame) -> tuple[Finding, ...]:
    """From the rows of table `findings`: the gravest first, then the newest."""
    order = {severity: rank for rank, severity in enumerate(Severity)}
    cards = [
        Finding(**row | {"severity": Severity(row["severity"])})
        for row in frame.select(Finding.__slots__).iter_rows(named=True)
    ]
    return tuple(
        sorted(cards, key=lambda one: (order[one.severity], -one.edition.toordinal(), one.rule))
    )


def _counted(day: Date, cards: Sequence[RevisionCard], unit: Unit) -> EditionCount:
    kinds = Counter(card.kind for card in cards)
    return EditionCount(
        edition=day,
        counts=tuple((kind, kinds[kind]) for kind in Revised if kinds[kind]),
        roundings_count=sum(card.is_rounding(unit) for card in cards),
        territories_count=len({card.territory_id for card in cards}),
    )


def _half_unit(printed: float) -> float:
    """Half a unit of the last decimal of a percentage, in points, as the checks read it."""
    if printed == round(printed):
        return 0.5
    return 0.05 if printed == round(printed, 1) else 0.005
