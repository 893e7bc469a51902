"""One series as editions changed it: then and now, revisions and what they did to the verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.cards.progress import ProgressCard, Standing
from dashboard.cards.quality import RevisionCard, Vintage


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Where a series stood the day before an edition, and on its day; None without a target."""

    before: ProgressCard | None
    after: ProgressCard | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenAndNow:
    """A series with what was published by a day, the same today, and one value by edition.

    `dates` are those that several editions print, newest first.
    """

    day: date
    then: Standing
    now: Standing
    printed: tuple[Vintage, ...]
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What editions changed in one series: the revisions shown, how many there are, effects."""

    shown: tuple[RevisionCard, ...]
    total: int
    effects: Mapping[date, Effect]
