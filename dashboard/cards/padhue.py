"""What page PADHUE shows, as frozen values built from the release: no text, no colour, no I/O."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is named `date`
from functools import cached_property
from itertools import groupby
from typing import Any

import polars as pl

from pipelines.vocabulary import FRANCE, Confidence, EvcScope, Roundness

ALL_PROFESSIONS, ALL_SPECIALTIES = "toutes professions EVC", "toutes"
# The transcription's own sum: shown as such, never as what a source counts.
SUMMED = "calcul"
# Posts, candidates and laureates: what the chart of sessions and its table show.
SERIES_MEASURES = (
    *("postes_ouverts", "inscrits", "candidats", "presents", "laureats_total"),
    *("laureats_liste_principale", "laureats", "laureats_liste_complementaire"),
    "laureats_ajoutes",
)
_FROM_LOW_TO_HIGH = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
_Key = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a figure was read: `date` as the transcription writes it, `url` when there is one."""

    title: str
    publisher: str
    date: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCard:
    """One figure of one source, or one of our own (`formula`, with the sources it comes from).

    `high` is None for « plus de ». A share is in percent.
    """

    period: str
    session: int | None
    date: Date | None
    measure: str
    scope: EvcScope
    profession: str
    specialty: str
    territory_id: str
    territory_name: str
    low: float
    high: float | None
    roundness: Roundness
    is_derived: bool
    unit: str
    citations: tuple[Citation, ...]
    confidence: Confidence
    note: str | None = None
    formula: str | None = None

    @property
    def key(self) -> _Key:
        """What it counts: figures with the same key contradict or confirm one another."""
        return (
            *(self.period, self.measure, self.scope),
            *(self.profession, self.specialty, self.territory_id),
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What the sources say of one thing, from the smallest number to the largest."""

    figures: tuple[FigureCard, ...]

    @property
    def subject(self) -> FigureCard:
        """Any of the figures: they count the same thing."""
        return self.figures[0]

    @property
    def low(self) -> float:
        """The smallest number said."""
        return min(figure.low for figure in self.figures)

    @property
    def high(self) -> float:
        """The largest number said."""
        return max(figure.low if figure.high is None else figure.high for figure in self.figures)

    @property
    def is_disputed(self) -> bool:
        """Whether two sources give two numbers."""
        return len({(figure.low, figure.high) for figure in self.figures}) > 1

    @property
    def is_derived(self) -> bool:
        """Whether one of the numbers is worked out rather than printed by its source."""
        return any(figure.is_derived for figure in self.figures)

    @property
    def confidence(self) -> Confidence:
        """That of the least sure figure."""
        return min((figure.confidence for figure in self.figures), key=_FROM_LOW_TO_HIGH.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionCard:
    """A step of the path; `published_count` in words, which name the session."""

    position: int
    from_status: str
    from_label: str | None
    to_status: str
    to_label: str
    legal_basis: str | None
    period: str | None
    duration: str | None
    published_count: str
    is_counted: bool
    count_source: str | None
    confidence: Confidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCard:
    """A legal text and what it changed."""

    date: Date
    date_text: str | None
    title: str
    effect: str
    source_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationCard:
    """How long a step takes; months are null where nobody states the bound."""

    step: str
    duration: str
    months_min: int | None
    months_max: int | None
    is_in_doctor_path: bool
    source_title: str
    note: str | None


@dataclass(frozen=True, kw_only=True, eq=False)
class PadhueCard:
    """All that is known; made once per release, so it equals itself alone."""

    figures: tuple[FigureCard, ...]
    transitions: tuple[TransitionCard, ...]
    texts: tuple[TextCard, ...]
    durations: tuple[DurationCard, ...]

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """Figures gathered by what they count."""
        ordered = sorted(self.figures, key=_order)
        groups = groupby(ordered, key=lambda figure: figure.key)
        return tuple(Known(tuple(figures)) for _, figures in groups)

    @cached_property
    def sessions(self) -> tuple[int, ...]:
        """Sessions of which something national is known, newest first."""
        found = {known.subject.session for known in self.select(territory=FRANCE)}
        return tuple(sorted((year for year in found if year is not None), reverse=True))

    @cached_property
    def of_sessions(self) -> tuple[Known, ...]:
        """Every national number of posts, candidates and laureates, newest session first."""
        found = self.select(*SERIES_MEASURES, territory=FRANCE, where=_of_a_session)
        return tuple(sorted(found, key=lambda known: -(known.subject.session or 0)))

    def select(
        self,
        *measures: str,
        session: int | None = None,
        territory: str | None = None,
        where: Callable[[FigureCard], bool] | None = None,
    ) -> Iterator[Known]:
        """What is known of these measures (all when none is named), in one session or all."""
        for known in self.known:
            subject = known.subject
            if (
                (not measures or subject.measure in measures)
                and (session is None or subject.session == session)
                and (territory is None or subject.territory_id == territory)
                and (where is None or where(subject))
            ):
                yield known

    @cached_property
    def doctor_months(self) -> tuple[int, int]:
        """The shortest path of a doctor, from the steps whose durations add up."""
        steps = [step for step in self.durations if step.is_in_doctor_path]
        shortest = [step.months_min or 0 for step in steps]
        longest = [step.months_max or step.months_min or 0 for step in steps]
        return sum(shortest), sum(longest)


def figure_cards(figures: pl.DataFrame, computed: pl.DataFrame) -> tuple[FigureCard, ...]:
    """From the rows of tables `evc_figures` and `evc_computed`."""
    transcribed = (_transcribed(row) for row in figures.iter_rows(named=True))
    return (*transcribed, *(_computed(row) for row in computed.iter_rows(named=True)))


def transition_cards(frame: pl.DataFrame) -> tuple[TransitionCard, ...]:
    """From the rows of `padhue_transitions`, in the order of the path."""
    rows = frame.sort("position").select(TransitionCard.__slots__).iter_rows(named=True)
    return tuple(
        TransitionCard(**row | {"confidence": row["confidence"] and Confidence(row["confidence"])})
        for row in rows
    )


def text_cards(frame: pl.DataFrame) -> tuple[TextCard, ...]:
    """From the rows of `padhue_texts`, oldest first."""
    rows = frame.sort("date", "text_id").select(TextCard.__slots__).iter_rows(named=True)
    return tuple(TextCard(**row) for row in rows)


def duration_cards(frame: pl.DataFrame) -> tuple[DurationCard, ...]:
    """From the rows of `padhue_durations`, in the order of the path."""
    rows = frame.sort("position").select(DurationCard.__slots__).iter_rows(named=True)
    return tuple(DurationCard(**row) for row in rows)


def _transcribed(row: dict[str, Any]) -> FigureCard:
    citation = Citation(
        title=row["source_title"],
        publisher=row["source_publisher"],
        date=row["source_date"],
        url=row["source_url"],
    )
    return FigureCard(
        **_shared(row),
        period=row["period"],
        date=row["date"],
        territory_id=row["territory_id"],
        territory_name=row["territory_name"],
        roundness=Roundness(row["roundness"]),
        is_derived=row["is_derived"],
        citations=(citation,),
        note=row["note"],
    )


def _computed(row: dict[str, Any]) -> FigureCard:
    """Ours: national, exact, and made from the sources that the row lists side by side."""
    columns = (row[name].split(" | ") for name in ("source_title", "source_publisher"))
    sources = zip(*columns, row["source_date"].split(" | "), strict=True)
    return FigureCard(
        **_shared(row),
        period=str(row["session"]),
        date=None,
        territory_id=FRANCE,
        territory_name="France",
        roundness=Roundness.EXACT,
        is_derived=True,
        citations=tuple(
            Citation(title=title, publisher=publisher, date=day)
            for title, publisher, day in sources
        ),
        formula=row["formula"],
    )


def _shared(row: dict[str, Any]) -> dict[str, Any]:
    """What both tables say of a figure."""
    kept = ("session", "measure", "profession", "specialty", "unit")
    return {name: row[name] for name in kept} | {
        "scope": EvcScope(row["scope"]),
        "low": row["value_low"],
        "high": row["value_high"],
        "confidence": Confidence(row["confidence"]),
    }


def _of_a_session(figure: FigureCard) -> bool:
    return figure.session is not None and figure.specialty == ALL_SPECIALTIES


def _order(figure: FigureCard) -> tuple[str, ...]:
    """Together what counts the same thing, then from the smallest number."""
    return (*figure.key, f"{figure.low:012.3f}")
