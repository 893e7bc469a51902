"""The charts of a territory beside others as one picture: the legend, then one chart for each
indicator, side by side.

In: the cards of the page. Out: the body of a sheet (`static_sheet`), in the colours of the light
theme, with the rules of static/beside.css inside.
"""

from collections.abc import Sequence
from functools import partial

from dashboard.cards.beside import BesideCard
from dashboard.figures.beside import HEIGHT, WIDTH, css, inside, sample
from dashboard.figures.maps.sheet import lines
from dashboard.figures.maps.svg import in_theme, written
from dashboard.figures.static_sheet import INKS, INSIDE, MARGIN, TEXT, Body
from dashboard.palette import Theme
from dashboard.stylesheet import BESIDE
from dashboard.wording import beside as words
from dashboard.wording import compare

GAP, ROW, LINE = 24, 22, 1.4 * TEXT
# Two names to a row: those of régions are long.
KEYS = 2


def beside_body(cards: Sequence[BesideCard]) -> Body:
    """What draws the charts; one of the cards at least has something to draw."""
    return partial(_body, [card for card in cards if card.is_measured])


def _body(cards: Sequence[BesideCard], top: float) -> tuple[str, float]:
    legend, top = _legend(cards[0], top)
    width = (INSIDE - GAP * (len(cards) - 1)) / len(cards)
    scale = min(width / WIDTH, 1.5)
    # Bold letters are a tenth wider.
    titles = [lines(compare.title(card.own), width / 1.1, TEXT) for card in cards]
    below = top + LINE * max(map(len, titles)) + 12
    parts = []
    for rank, (card, title) in enumerate(zip(cards, titles, strict=True)):
        x = MARGIN + rank * (width + GAP)
        parts += [
            written(line, x, top + LINE * (row + 1), TEXT, INKS.texte, more=' font-weight="700"')
            for row, line in enumerate(title)
        ]
        place = f"translate({x:.1f} {below:.1f}) scale({scale:.4f})"
        parts.append(f'<g class="{css(card)}" transform="{place}">{inside(card)}</g>')
    rules = f"<style>{in_theme(BESIDE, Theme.LIGHT)}</style>"
    return f"{rules}{legend}{''.join(parts)}", below + HEIGHT * scale + 8


def _legend(card: BesideCard, top: float) -> tuple[str, float]:
    names, parts = words.names(card), []
    for rank, (role, name) in enumerate(names):
        x, y = MARGIN + INSIDE / KEYS * (rank % KEYS), top + ROW * (rank // KEYS)
        key = f'<g class="cs-beside-key" transform="translate({x:g} {y + 6:g})">{sample(role)}</g>'
        parts.append(f"{key}{written(name, x + 46, y + 16, TEXT, INKS.texte)}")
    return "".join(parts), top + ROW * -(-len(names) // KEYS) + 10
