"""« MSP recensées dans FINESS »: two counts of the same thing side by side, INSEE's beside."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.table import Column, link_html, table_html
from dashboard.components.text import html_text
from dashboard.finess_cards import FinessCard
from dashboard.quality_cards import SourceCard
from dashboard.wording import finess as words

ADDRESS = "/donnees/tables/{}.csv?tableur=1"


def finess_section(card: FinessCard | None, sources: tuple[SourceCard, ...]) -> None:
    """The whole section; nothing for an indicator that FINESS does not count."""
    if card is None:
        return
    show(_both_counts(card))
    if card.places:
        fold(Fold.FINESS, words.SHOW_PLACES, lambda: show(_places(card)))
    show(_bpe(card), _source(card, sources))


@lru_cache(maxsize=200)
def _both_counts(card: FinessCard) -> str:
    found, explained = paragraph(words.finding(card)), paragraph(words.EXPLAINED)
    return section(words.TITLE) + found + explained + _pairs(card)


def _pairs(card: FinessCard) -> str:
    if not card.pairs:
        return ""
    rows = [words.row(pair) for pair in reversed(card.pairs)]
    table = table_html(words.caption(card), _columns(words.COLUMNS), rows)
    return table + paragraph(f"{words.GAP_NOTE} {words.past(card)}")


@lru_cache(maxsize=200)
def _places(card: FinessCard) -> str:
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
