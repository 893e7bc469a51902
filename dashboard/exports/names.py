"""File names that say what the file holds: `cap-sante-msp-ain-01-2025-06-30`, without suffix."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from dashboard.cards.series import SeriesCard, TerritoryCard, newest_dates
from dashboard.selection.url import Selection
from dashboard.wording.numbers import count_of
from pipelines.vocabulary import Level

SITE = "cap-sante"
# File names stay short: beyond, the number of the other territories.
MOST_NAMED = 3


def stem(*parts: str | date | None) -> str:
    """Parts in order, those that are empty left out."""
    said = (part.isoformat() if isinstance(part, date) else slug(part or "") for part in parts)
    return "-".join([SITE, *(part for part in said if part)])


def place(territory: TerritoryCard) -> str:
    """« ain-01 », « region-bretagne-53 », « france »: some régions are named as a département."""
    match territory.level:
        case Level.PAYS:
            return slug(territory.name)
        case Level.REGION:
            return slug(f"region {territory.name} {territory.code}")
    return slug(f"{territory.name} {territory.code}")


def places(territories: Sequence[TerritoryCard]) -> Sequence[str]:
    """The first territories, then how many others there are."""
    shown = [place(one) for one in territories[:MOST_NAMED]]
    others = len(territories) - len(shown)
    return [*shown, f"et {count_of(others, 'autre', 'autres')}"] if others else shown


def compared(series: Sequence[SeriesCard], kind: str, *outlook: str) -> str:
    """The name of a file about one indicator in several territories, with its newest date."""
    return stem(
        series[0].indicator.indicator_id,
        kind,
        *places([card.territory for card in series]),
        max(newest_dates(series), default=None),
        *outlook,
    )


def outlook(selection: Selection) -> Sequence[str]:
    """What makes the file differ from the usual one: announcement, window, day of the reading."""
    months = selection.window_months
    return [
        *selection.statement_ids,
        f"{months} mois" if months else "",
        f"connu au {selection.day.isoformat()}" if selection.day else "",
    ]


def slug(text: str) -> str:
    """Small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "-")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
