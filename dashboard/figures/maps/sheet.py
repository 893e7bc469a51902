"""What surrounds a map: nothing on a page, title, legend and notes in a file that is exported.

In: a drawing and its size. Out: one SVG element on one line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from dashboard.figures.maps.legend import Look, MapClass
from dashboard.figures.maps.svg import element, hatches, in_theme, mark, paint, written
from dashboard.palette import Theme

# Widest of the fonts asked for; a line never reaches the edge with the others.
CHARACTER_WIDTH = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The words of an exported map, in plain colours of one theme and without links.

    `notes` are the lines under a figure: lecture, champ, source, date of the data.
    """

    title: str
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    theme: Theme = Theme.LIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The inside of a map; `unit` is what a pixel is worth on a page about 700 pixels wide."""

    content: str
    width: float
    height: float
    unit: float
    prefix: str


def finished(
    drawing: Drawing, legend: Sequence[MapClass], alternative: str, sheet: Sheet | None
) -> str:
    """The map of a page: a group of links, or the one of a file: a single picture."""
    defs = hatches(drawing.prefix, 5 * drawing.unit)
    if sheet is None:
        content = defs + drawing.content
        box = (drawing.width, drawing.height)
        return element(box, 'width="100%"', "group", alternative, content)
    margin = 12 * drawing.unit
    above, top = _heading(sheet, drawing, margin)
    legend_top = top + drawing.height + margin
    keys, notes_top = _legend(legend, drawing, margin, legend_top)
    below, height = _notes(sheet, drawing, margin, notes_top)
    width = drawing.width + 2 * margin
    content = (
        f'{defs}<path d="M0 0h{width:g}v{height:g}h{-width:g}z" fill="var(--cs-fond)"/>'
        f'{above}<g transform="translate({margin:g} {top:g})">{drawing.content}</g>{keys}{below}'
    )
    pixels = f'width="{width / drawing.unit:.0f}" height="{height / drawing.unit:.0f}"'
    return in_theme(element((width, height), pixels, "img", alternative, content), sheet.theme)


def lines(words: str, width: float, size: float) -> list[str]:
    """Words cut into lines that fit a width, for text of that size."""
    return wrap(words, max(1, int(width / (CHARACTER_WIDTH * size))), break_long_words=False)


def _heading(sheet: Sheet, drawing: Drawing, margin: float) -> tuple[str, float]:
    parts, y, unit = [], 0.5 * margin, drawing.unit
    bold = ' font-weight="700"'
    # Bold letters are a tenth wider.
    title = (lines(sheet.title, drawing.width / 1.1, 24 * unit), 24 * unit, "var(--cs-texte)", bold)
    subtitle = (lines(sheet.subtitle, drawing.width, 15 * unit), 15 * unit, "var(--cs-texte-2)", "")
    for words, size, ink, more in (title, subtitle):
        y += 0.5 * margin if words else 0
        for line in words:
            y += 1.25 * size
            parts.append(written(line, margin, y, size, ink, more=more))
    return "".join(parts), y + 1.5 * margin


def _legend(
    legend: Sequence[MapClass], drawing: Drawing, margin: float, top: float
) -> tuple[str, float]:
    size, row = 14 * drawing.unit, 24 * drawing.unit
    longest = max((len(each.label_and_count) for each in legend), default=1)
    column = (longest + 5) * size * CHARACTER_WIDTH
    columns = max(1, int(drawing.width // column))
    rows = -(-len(legend) // columns)
    parts = "".join(
        _key(each, drawing, margin + column * (rank // rows), top + row * (rank % rows))
        for rank, each in enumerate(legend)
    )
    return parts, top + row * rows


def _key(each: MapClass, drawing: Drawing, x: float, y: float) -> str:
    unit = drawing.unit
    width, height = 28 * unit, 18 * unit
    dashes = f' stroke-dasharray="{4 * unit:g} {3 * unit:g}"' if each.look is Look.DASHED else ""
    box = (
        f'<path d="M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z" '
        f'fill="{paint(each, drawing.prefix)}" stroke="var(--cs-axe)" '
        f'stroke-width="{unit:g}"{dashes}/>'
    )
    symbol = mark(each, x + width / 2, y + height / 2, 6 * unit)
    label = written(
        each.label_and_count, x + width + 8 * unit, y + 14 * unit, 14 * unit, "var(--cs-texte)"
    )
    return box + symbol + label


def _notes(sheet: Sheet, drawing: Drawing, margin: float, top: float) -> tuple[str, float]:
    size = 12 * drawing.unit
    y = top + margin / 2
    parts = []
    for line in _all_lines(sheet.notes, drawing.width, size):
        y += 1.4 * size
        parts.append(written(line, margin, y, size, "var(--cs-texte-2)"))
    return "".join(parts), y + margin


def _all_lines(notes: Sequence[str], width: float, size: float) -> Iterator[str]:
    for note in notes:
        yield from lines(note, width, size)
