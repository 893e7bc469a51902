"""The lines under every figure: champ, source, dates (interface.md 3.3)."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.cards import SeriesCard, SourceCard
from dashboard.wording.dates import long_date
from dashboard.wording.typography import NBSP

NO_VALUE = "aucune valeur mesurée"


def lines(
    series: Sequence[SeriesCard], sources: Mapping[str, SourceCard], updated: date
) -> tuple[tuple[str, str], ...]:
    """Pairs of a label and what it says about the series shown together, in reading order."""
    places = dict.fromkeys(card.territory.name for card in series)
    return (
        ("Champ", ", ".join(places)),
        ("Source", _sources(series, sources)),
        ("Données au", _days(series)),
        ("Extraites le", long_date(updated)),
    )


def _sources(series: Sequence[SeriesCard], sources: Mapping[str, SourceCard]) -> str:
    codes = dict.fromkeys(code for card in series for code in card.indicator.source_ids)
    return " ; ".join(
        f"{sources[code].producer}, «{NBSP}{sources[code].title}{NBSP}», édition du "
        f"{long_date(sources[code].newest_edition)}"
        for code in codes
        if code in sources
    )


def _days(series: Sequence[SeriesCard]) -> str:
    days = sorted({card.latest.date for card in series if card.latest})
    if not days:
        return NO_VALUE
    if len(days) == 1:
        return long_date(days[0])
    return f"{long_date(days[-1])} pour la plus récente, {long_date(days[0])} pour la plus ancienne"
