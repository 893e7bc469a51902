"""The lines under every figure: champ, source, dates (interface.md 3.3)."""

from collections.abc import Mapping
from datetime import date

from dashboard.cards import SeriesCard, SourceCard
from dashboard.wording.dates import long_date
from dashboard.wording.typography import NBSP

CALCULATION = "calcul de Cap Santé à partir des départements"


def lines(
    series: SeriesCard, sources: Mapping[str, SourceCard], updated: date
) -> tuple[tuple[str, str], ...]:
    """Pairs of a label and what it says, in reading order."""
    used = [sources[i] for i in series.indicator.source_ids if i in sources]
    titles = " ; ".join(
        f"{source.producer}, «{NBSP}{source.title}{NBSP}», édition du "
        f"{long_date(source.newest_edition)}"
        for source in used
    )
    latest = long_date(series.latest.date) if series.latest else "aucune"
    return (
        ("Champ", series.territory.name),
        ("Source", titles),
        ("Données au", latest),
        ("Extraites le", long_date(updated)),
    )
