"""What the files about all départements share: who they are, and who published their values."""

from collections.abc import Iterable
from datetime import date

import polars as pl

from dashboard.cards.comparison import FieldCard
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import TerritoryCard
from dashboard.exports.charts.gathering import Lines
from dashboard.store import database
from dashboard.wording import exports as words
from dashboard.wording.dates import long_date
from pipelines.vocabulary import Level


def departements() -> list[TerritoryCard]:
    """All of them, by code: those without a figure keep a row."""
    found = (p for p in database.territories().by_id.values() if p.level is Level.DEPARTEMENT)
    return sorted(found, key=lambda place: place.territory_id)


def published(
    indicator_id: str, days: Iterable[date], known_on: date | None = None
) -> dict[str, date]:
    """The sources of the values of départements on these days, each with its newest edition.

    As known today or on a day.
    """
    known = database.known_tables(database.in_force(), known_on)[0] if known_on else None
    places = [place.territory_id for place in departements()]
    rows = (database.table("current_values") if known is None else known).filter(
        pl.col("indicator_id") == indicator_id,
        pl.col("territory_id").is_in(places),
        pl.col("date").is_in(list(days)),
        pl.col("value").is_not_null(),
    )
    newest = rows.group_by("source_id").agg(pl.col("edition").max()).sort("source_id")
    return dict(newest.select("source_id", "edition").iter_rows())


def used(editions: dict[str, date], context_ids: Iterable[str]) -> list[tuple[SourceCard, date]]:
    """Sources of values with the edition read, then those of the context with their newest."""
    cards = {source.source_id: source for source in database.sources()}
    return [(cards[code], day) for code, day in editions.items() if code in cards] + [
        (cards[code], cards[code].newest_edition) for code in context_ids if code in cards
    ]


def about(field: FieldCard, shown: int, context_ids: Iterable[str] = (), days: str = "") -> Lines:
    """Champ, source and dates of a field of which some départements are shown."""
    editions = published(field.indicator.indicator_id, [field.date] if field.date else [])
    day = long_date(field.date) if field.date else ""
    return words.about(
        words.departements(shown, len(departements())),
        used(editions, context_ids),
        " ; ".join(text for text in (day, days) if text),
        database.updated_on(),
    )
