"""A territory's targets over time beside its région, others like it and France: small charts.

Every part takes the cards of one territory, one for each indicator, and is empty without any:
France is beside nothing.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from dashboard.cards.beside import BesideCard
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import SeriesCard, TerritoryCard
from dashboard.components.card import address, box
from dashboard.components.files import beside_files
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, show
from dashboard.components.provenance import provenance
from dashboard.components.table import Column, link_html, table_html
from dashboard.components.territory import Columns, rates
from dashboard.components.text import html_text
from dashboard.figures.beside import panel, sample
from dashboard.selection.url import DAY, Selection, to_params
from dashboard.wording import beside as words
from dashboard.wording import compare, downloads, territory

Cards = tuple[BesideCard, ...]


@lru_cache(maxsize=400)
def charts(cards: Cards) -> str:
    """The legend, then a sentence and a chart for each indicator, and how they are read."""
    if not cards:
        return ""
    drawn = "".join(_box(card) for card in cards)
    if not _is_measured(cards):
        return f'<div class="cs-grid">{drawn}</div>'
    legend = _legend(cards[0])
    return f'{legend}<div class="cs-grid">{drawn}</div>{paragraph(words.reading(cards))}'


def values_block(cards: Cards, chain: Sequence[TerritoryCard], columns: Columns) -> None:
    """Every value drawn, as tables, and the newest rates of all counts, folded."""
    if _is_measured(cards):
        fold(
            Fold.BESIDE,
            downloads.SHOW_TABLE,
            lambda: show(_tables(cards), rates(chain, columns)),
        )


def origins(
    cards: Cards, selection: Selection, sources: tuple[SourceCard, ...], updated: date
) -> str:
    """Where the values come from, and the files of the charts."""
    if not _is_measured(cards):
        return ""
    said = provenance(_series(cards), sources, updated)
    return said + beside_files(cards[0].own.territory, to_params(selection, (DAY,)))


def without(series: Sequence[SeriesCard], cards: Cards) -> list[SeriesCard]:
    """The series of a territory that these charts do not draw."""
    drawn = {card.indicator.indicator_id for card in cards}
    return [one for one in series if one.indicator.indicator_id not in drawn]


def _is_measured(cards: Cards) -> bool:
    return any(card.is_measured for card in cards)


@lru_cache(maxsize=400)
def _series(cards: Cards) -> tuple[SeriesCard, ...]:
    """The same tuple at each run: what is written from it is kept."""
    return tuple(one for card in cards for _, one in card.lines)


def _box(card: BesideCard) -> str:
    picture = panel(card) if card.is_measured else ""
    link = link_html(territory.link(card.own), address(card.own))
    content = f"<p>{html_text(words.sentence(card))}</p>{picture}{link}"
    return box(compare.title(card.own), content)


def _legend(card: BesideCard) -> str:
    items = "".join(
        '<li><svg class="cs-beside-key" viewBox="0 0 36 12" aria-hidden="true">'
        f"{sample(role)}</svg> {html_text(name)}</li>"
        for role, name in words.names(card)
    )
    return f'<ul class="cs-legend">{items}</ul>'


@lru_cache(maxsize=100)
def _tables(cards: Cards) -> str:
    tables = "".join(_table(card) for card in cards if card.is_measured)
    return f'<div class="cs-values">{tables}</div>'


def _table(card: BesideCard) -> str:
    """Dates down, territories across: a phone keeps the territory and France."""
    narrow = (card.own, card.country)
    columns = (
        Column(label=words.DATE),
        *(
            Column(
                label=territory.with_code(one.territory),
                is_number=True,
                wide_only=one not in narrow,
            )
            for _, one in card.lines
        ),
    )
    known = [dict(one.compared_course) for _, one in card.lines]
    rows = [
        (words.day(day), *(words.value(values.get(day), card.indicator) for values in known))
        for day in sorted(set().union(*known), reverse=True)
    ]
    return table_html(words.caption(card), columns, rows)
