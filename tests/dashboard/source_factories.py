"""Sources as the pages hold them."""

from dataclasses import replace
from datetime import date

from dashboard.cards.quality import SourceCard

BAROMETRE = SourceCard(
    source_id="barometre",
    producer="DITP",
    title="Baromètre",
    licence="Licence Ouverte 2.0",
    page_url="https://example.org",
    editions_count=14,
    files_count=40,
    newest_edition=date(2026, 3, 1),
    retrieved_on=date(2026, 3, 15),
)
APL = replace(
    BAROMETRE,
    source_id="apl",
    producer="DREES",
    title="Accessibilité",
    editions_count=1,
    files_count=1,
    newest_edition=date(2024, 1, 1),
)


def source(source_id: str, title: str, day: date = BAROMETRE.newest_edition) -> SourceCard:
    """A source of another name, whose only edition was read the same day."""
    return replace(
        BAROMETRE,
        source_id=source_id,
        producer="Producteur",
        title=title,
        page_url=None,
        editions_count=1,
        files_count=1,
        newest_edition=day,
        retrieved_on=day,
    )
