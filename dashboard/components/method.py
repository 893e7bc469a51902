"""Tables of the method page: sources, checks, files."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.cards import FindingCard, IndicatorCard, SourceCard
from dashboard.components.table import (
    Cell,
    Column,
    Html,
    definitions_html,
    details_html,
    link_html,
    table_html,
)
from dashboard.components.text import html_text
from dashboard.wording import downloads as download_words
from dashboard.wording import method as words

FORMS = {"parquet": "Parquet", "csv": "CSV"}


def reading() -> str:
    """Terms that every page uses."""
    items = [
        *words.statuses(),
        (words.SHARE_TITLE, words.SHARE),
        (words.MONTH_TITLE, words.MONTH),
        (words.EDITION_TITLE, words.EDITION),
        (words.STALE_TITLE, words.STALE),
    ]
    return definitions_html(items)


def indicators(cards: Mapping[str, IndicatorCard]) -> str:
    """Each indicator: what it counts, what was done, what to know."""
    blocks = []
    for card in cards.values():
        caveats = "".join(f"<li>{html_text(text)}</li>" for text in card.caveats)
        content = "".join(
            f"<p>{html_text(text)}</p>"
            for text in (card.definition, card.producer_note, card.our_processing)
        )
        blocks.append(details_html(card.label, f"{content}<ul>{caveats}</ul>"))
    return "".join(blocks)


def sources(cards: Sequence[SourceCard], today: date) -> str:
    """Producer, freshness and licence of each source."""
    columns = [
        Column(label=label, wide_only=position > 2)
        for position, label in enumerate(words.SOURCE_COLUMNS)
    ]
    rows: list[tuple[Cell, ...]] = [
        (Html(link_html(card.title, card.page_url)), *words.source_row(card, today))
        for card in cards
    ]
    return table_html(words.sources_caption(cards), columns, rows)


def findings(cards: Sequence[FindingCard], labels: dict[str, str]) -> str:
    """What the checks found."""
    if not cards:
        return f"<p>{html_text(words.NO_FINDING)}</p>"
    columns = [
        Column(label=label, is_number=position == 2, wide_only=position == 3)
        for position, label in enumerate(words.FINDING_COLUMNS)
    ]
    return table_html(
        words.QUALITY_CAPTION, columns, [words.finding_row(card, labels) for card in cards]
    )


def files(sizes: Mapping[str, int]) -> str:
    """Every published table, to download."""
    columns = [
        Column(label=label, wide_only=pos == 1) for pos, label in enumerate(words.FILE_COLUMNS)
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            name,
            words.TABLES[name],
            Html(_file_link(name, "parquet", bytes_count)),
            Html(_file_link(name, "csv", None)),
        )
        for name, bytes_count in sizes.items()
    ]
    return table_html(words.FILES_CAPTION, columns, rows)


def _file_link(name: str, form: str, bytes_count: int | None) -> str:
    label = download_words.table_file(name, FORMS[form], bytes_count)
    return link_html(label, f"/donnees/tables/{name}.{form}")
