"""The lines under every figure: champ, source, dates (interface.md 3.3)."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.cards.quality import SourceCard
from dashboard.cards.series import SeriesCard
from dashboard.wording.dates import edition, long_date
from dashboard.wording.typography import NBSP

NO_VALUE = "aucune valeur mesurée"
CALCULATION = "calcul de Cap Santé à partir des départements"


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


def cited(source: SourceCard, day: date) -> str:
    """« DREES, « Accessibilité… », millésime 2024 »: a source and the edition that was read."""
    return f"{source.producer}, «{NBSP}{source.title}{NBSP}», {edition(day)}"


def _sources(series: Sequence[SeriesCard], sources: Mapping[str, SourceCard]) -> str:
    """Each source with the newest of its editions that gave one of the values."""
    points = sorted((point for card in series for point in card.points), key=lambda p: p.edition)
    editions = {point.source_id: point.edition for point in points}
    said = [cited(source, editions[code]) for code, source in sources.items() if code in editions]
    computed = [CALCULATION] if any(code not in sources for code in editions) else []
    return " ; ".join([*said, *computed]) or NO_VALUE


def _days(series: Sequence[SeriesCard]) -> str:
    days = sorted({card.latest.date for card in series if card.latest})
    if not days:
        return NO_VALUE
    if len(days) == 1:
        return long_date(days[0])
    return f"{long_date(days[-1])} pour la plus récente, {long_date(days[0])} pour la plus ancienne"
