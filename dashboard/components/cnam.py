"""« D’après la Cnam »: a second series of the same thing, year by year, beside the Baromètre's."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.cards.cnam import CnamCard
from dashboard.cards.quality import SourceCard
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.table import Column, link_html, table_html
from dashboard.components.text import html_text
from dashboard.wording import cnam as words

ADDRESS = "/donnees/tables/cnam_series.csv?tableur=1"


@lru_cache(maxsize=200)
def cnam_section(card: CnamCard | None, sources: tuple[SourceCard, ...]) -> str:
    """What both say; one sentence while nothing has been read; nothing for other indicators."""
    if card is None:
        return ""
    said = section(words.TITLE) + paragraph(words.finding(card))
    if card.edition is None:
        return said
    return (
        said
        + paragraph(words.explained(card))
        + f'<p class="cs-source">{html_text(words.sources(card, sources))}</p>'
        + f'<p class="cs-files">{link_html(words.FILES, ADDRESS)}</p>'
    )


def cnam_values(card: CnamCard | None) -> None:
    """The values by year and by département, folded; nothing where none is known."""
    if card is not None and (card.pairs or card.places):
        fold(Fold.CNAM, words.SHOW, lambda: show(_pairs(card), _places(card)))


@lru_cache(maxsize=200)
def _pairs(card: CnamCard) -> str:
    if not card.pairs:
        return ""
    rows = [words.row(pair, card) for pair in reversed(card.pairs)]
    table = _table(words.caption(card), words.COLUMNS, rows, wide=(words.COLUMNS[3],))
    return table + paragraph(words.notes(card))


@lru_cache(maxsize=200)
def _places(card: CnamCard) -> str:
    if not card.places:
        return ""
    rows = [words.place_row(place, pair, card) for place, pair in card.places]
    wide = (words.COLUMNS[0], words.COLUMNS[3])
    table = _table(words.places_caption(card), words.PLACE_COLUMNS, rows, wide=wide)
    return table if card.pairs else table + paragraph(words.notes(card))


def _table(
    caption: str, labels: Sequence[str], rows: Sequence[Sequence[str]], *, wide: Sequence[str]
) -> str:
    """The first column names the row; a phone does without those that are `wide`."""
    columns = [
        Column(label=label, is_number=position > 0, wide_only=label in wide)
        for position, label in enumerate(labels)
    ]
    return table_html(caption, columns, rows)
