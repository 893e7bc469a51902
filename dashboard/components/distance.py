"""« Distance à la MSP la plus proche »: one sentence, then inhabitants by class, folded."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.cards.distance import DistanceCard
from dashboard.cards.quality import SourceCard
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.table import Column, link_html, table_html
from dashboard.components.text import html_text
from dashboard.wording import distance as words

ADDRESS = "/donnees/tables/msp_distance.csv?tableur=1"


def distance_block(card: DistanceCard | None, sources: tuple[SourceCard, ...]) -> None:
    """What is known of the territory; nothing for an indicator that is not the MSP."""
    if card is None:
        return
    said = (words.finding(card), words.aim(card))
    show(section(words.TITLE), *(paragraph(text) for text in said if text))
    if card.own is not None or card.places:
        fold(Fold.DISTANCE, words.SHOW, lambda: show(_details(card, sources)))


@lru_cache(maxsize=200)
def _details(card: DistanceCard, sources: tuple[SourceCard, ...]) -> str:
    notes = "".join(paragraph(text) for text in words.notes(card))
    source = f'<p class="cs-source">{html_text(words.sources(card, sources))}</p>'
    link = f'<p class="cs-files">{link_html(words.FILE, ADDRESS)}</p>'
    return _own(card) + _places(card) + notes + source + link


def _own(card: DistanceCard) -> str:
    if card.own is None:
        return ""
    rows = [words.row(one) for one in words.shown(card.own)]
    return table_html(words.caption(card), _columns(words.columns(card)), rows)


def _places(card: DistanceCard) -> str:
    if not card.places:
        return ""
    rows = [words.place_row(one, card.method) for one in card.places]
    return table_html(words.places_caption(card), _columns(words.place_columns(card)), rows)


def _columns(labels: Sequence[str]) -> list[Column]:
    return [Column(label=label, is_number=position > 0) for position, label in enumerate(labels)]
