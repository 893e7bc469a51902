"""The small multiples of page Comparer as one picture: three panels in a row, one scale for all.

In: the series of the page, France, and what the page writes under each panel. Out: the body of a
sheet (`static_sheet`), in the colours of the light theme.
"""

from collections.abc import Callable, Sequence
from functools import partial

from dashboard.cards.series import SeriesCard
from dashboard.figures import multiples
from dashboard.figures.maps.sheet import lines
from dashboard.figures.maps.svg import in_theme, said, written
from dashboard.figures.static_sheet import INKS, INSIDE, MARGIN, SMALL, TEXT, Body
from dashboard.palette import Theme
from dashboard.wording.territory import with_code

COLUMNS, GAP = 3, 24
WIDE = (INSIDE - GAP * (COLUMNS - 1)) / COLUMNS
TALL = WIDE * multiples.HEIGHT / multiples.WIDTH
LINE = 1.4 * SMALL
Telling = Callable[[SeriesCard], str]


def panels_body(
    series: Sequence[SeriesCard], reference: SeriesCard, telling: Telling, colour: str
) -> Body:
    """What draws the panels; at least one of the series has a value."""
    measured = [card for card in (*series, reference) if card.measured]
    draw = partial(_panel, reference, multiples.Scale(measured), telling, colour)
    return partial(_body, series, draw)


def _body(
    series: Sequence[SeriesCard], draw: Callable[..., tuple[str, float]], top: float
) -> tuple[str, float]:
    parts, y = [], top
    for start in range(0, len(series), COLUMNS):
        row = [
            draw(card, MARGIN + rank * (WIDE + GAP), y)
            for rank, card in enumerate(series[start : start + COLUMNS])
        ]
        parts += [drawn for drawn, _ in row]
        y = max(bottom for _, bottom in row) + GAP
    return "".join(parts), y


def _panel(
    reference: SeriesCard,
    scale: multiples.Scale,
    telling: Telling,
    colour: str,
    card: SeriesCard,
    x: float,
    y: float,
) -> tuple[str, float]:
    """The name of a territory, its course, and the course in words."""
    name = written(
        with_code(card.territory), x, y + TEXT, TEXT, INKS.texte, more=' font-weight="700"'
    )
    told, drawn, y = telling(card), "", y + TEXT + 8
    if card.measured:
        inside = in_theme(multiples.inside(card, reference, scale, colour), Theme.LIGHT)
        place = f"translate({x:.1f} {y:.1f}) scale({WIDE / multiples.WIDTH:.4f})"
        drawn = f'<g transform="{place}"><title>{said(told)}</title>{inside}</g>'
        y += TALL
    parts = [name, drawn]
    for line in lines(told, WIDE, SMALL):
        y += LINE
        parts.append(written(line, x, y, SMALL, INKS.texte_2))
    return "".join(parts), y
