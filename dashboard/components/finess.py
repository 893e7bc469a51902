"""« MSP recensées dans FINESS »: two counts of the same thing side by side, INSEE's beside."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.cards.finess import FinessCard
from dashboard.cards.quality import SourceCard
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.table import Column, link_html, table_html
from dashboard.components.text import html_text
from dashboard.wording import finess as words

ADDRESS = "/donnees/tables/{}.csv?tableur=1"


@lru_cache(maxsize=200)
def finess_section(card: FinessCard | None, sources: tuple[SourceCard, ...]) -> str:
    """What both counts say of the territory; nothing for an indicator that FINESS ignores."""
    if card is None:
        return ""
    return (
        section(words.TITLE)
        + paragraph(words.finding(card))
        + paragraph(words.EXPLAINED)
        + _source(card, sources)
    )


def finess_counts(card: FinessCard | None) -> None:
    """The counts by date, by vintage and by département, folded; nothing where none is known."""
    if card is not None and (card.pairs or card.bpe or card.places):
        fold(Fold.FINESS, words.SHOW_COUNTS, lambda: show(_pairs(card), _bpe(card), _places(card)))


@lru_cache(maxsize=200)
def _pairs(card: FinessCard) -> str:
    if not card.pairs:
        return ""
    rows = [words.row(pair) for pair in reversed(card.pairs)]
    table = table_html(words.caption(card), _columns(words.COLUMNS), rows)
    return table + paragraph(f"{words.GAP_NOTE} {words.past(card)}")


@lru_cache(maxsize=200)
def _places(card: FinessCard) -> str:
    if not card.places:
        return ""
    day = words.PLACE_COLUMNS[1]
    columns = _columns(words.PLACE_COLUMNS, texts=2, wide=(day,))
    rows = [words.place_row(place, pair) for place, pair in card.places]
    return table_html(words.places_caption(card), columns, rows) + paragraph(words.GAP_NOTE)


def _bpe(card: FinessCard) -> str:
    if not card.bpe:
        return ""
    rows = [words.bpe_row(one) for one in card.bpe]
    table = table_html(words.bpe_caption(card), _columns(words.BPE_COLUMNS), rows)
    return table + paragraph(f"{words.BPE_NOTE} {words.codes(card)}".strip())


def _source(card: FinessCard, sources: Sequence[SourceCard]) -> str:
    said = words.sources(card, sources)
    links = [link_html(words.FILES, ADDRESS.format("finess_stocks"))] if card.covered_count else []
    links += [link_html(words.BPE_FILES, ADDRESS.format("bpe_counts"))] if card.bpe else []
    source = f'<p class="cs-source">{html_text(said)}</p>' if said else ""
    return source + (f'<p class="cs-files">{" · ".join(links)}</p>' if links else "")


def _columns(labels: Sequence[str], *, texts: int = 1, wide: Sequence[str] = ()) -> list[Column]:
    return [
        Column(label=label, is_number=position >= texts, wide_only=label in wide)
        for position, label in enumerate(labels)
    ]
