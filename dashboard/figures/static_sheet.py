"""One SVG that stands alone: title, picture, notes, in the colours of the light theme.

In: the words to burn in, and a body that draws the picture under the title. Out: an SVG element.
"""

from collections.abc import Callable, Sequence

from dashboard import palette
from dashboard.figures.maps.sheet import Sheet, lines
from dashboard.figures.maps.svg import FONT, said, written
from dashboard.palette import Theme

WIDTH, MARGIN = 960, 24
INSIDE = WIDTH - 2 * MARGIN
TITLE, SUBTITLE, TEXT, SMALL = 22, 15, 13, 12
INKS = palette.neutrals(Theme.LIGHT)
# From the top of the picture, in pixels, to its elements and where they end.
Body = Callable[[float], tuple[str, float]]


def static_sheet(body: Body, sheet: Sheet, alternative: str) -> str:
    """The picture under its title, over its notes."""
    above, y = paragraphs([(sheet.title, TITLE, True), (sheet.subtitle, SUBTITLE, False)], MARGIN)
    drawn, y = body(y + 10)
    below, bottom = paragraphs([(note, SMALL, False) for note in sheet.notes], y)
    height = bottom + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
        f'width="{WIDTH}" height="{height:.0f}" role="img" aria-label="{said(alternative)}" '
        f'font-family="{FONT}"><title>{said(sheet.title)}</title>'
        f'<path d="M0 0h{WIDTH}v{height:.0f}h-{WIDTH}z" fill="{INKS.fond}"/>{above}{drawn}{below}'
        "</svg>"
    )


def paragraphs(texts: Sequence[tuple[str, float, bool]], top: float) -> tuple[str, float]:
    """Texts one under the other, cut into lines, and where they end: words, size, is bold."""
    parts, y = [], top
    for words, size, is_bold in texts:
        # Bold letters are a tenth wider.
        for one in lines(words, INSIDE / 1.1 if is_bold else INSIDE, size):
            y += 1.4 * size
            more = ' font-weight="700"' if is_bold else ""
            ink = INKS.texte if is_bold else INKS.texte_2
            parts.append(written(one, MARGIN, y, size, ink, more=more))
    return "".join(parts), y
