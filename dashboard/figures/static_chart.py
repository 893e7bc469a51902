"""A chart over time as one SVG that stands alone: title, legend, axes, notes, in plain colours.

In: the very figure that the page draws, so that both hold the same values, and the words to burn
in. Out: an SVG element in the light theme. Plotly would need a browser to write it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go

from dashboard import palette
from dashboard.figures import static_marks as marks
from dashboard.figures.maps.sheet import Sheet, lines
from dashboard.figures.maps.svg import FONT, said, written
from dashboard.figures.static_scale import Box, Scales, scales, value_axis
from dashboard.palette import Theme
from dashboard.wording.numbers import number

WIDTH, MARGIN, PLOT_HEIGHT = 960, 24, 380
INSIDE = WIDTH - 2 * MARGIN
TITLE, SUBTITLE, TEXT, SMALL = 22, 15, 13, 12
LEGEND_ROW = 22
INKS = palette.neutrals(Theme.LIGHT)
_LETTER = 0.6


def static_chart(figure: go.Figure, sheet: Sheet, alternative: str) -> str:
    """The chart under its title, over its notes. Traces are lines and markers over ISO days."""
    heading, y = _lines([(sheet.title, TITLE, True), (sheet.subtitle, SUBTITLE, False)], MARGIN)
    legend, y = _legend(figure, y + 10)
    unit = figure.layout.yaxis.title.text or ""
    axis_title = written(unit, MARGIN, y + 20, TEXT, INKS.texte_2)
    top = y + 34
    left = MARGIN + 10 + _widest(figure)
    box = Box(left=left, right=WIDTH - MARGIN - 8, top=top, bottom=top + PLOT_HEIGHT)
    placed = scales(figure, box)
    drawn = "".join(_trace(trace, placed) for trace in figure.data)
    notes, bottom = _lines([(note, SMALL, False) for note in sheet.notes], box.bottom + 34)
    height = bottom + MARGIN
    content = f"{heading}{legend}{axis_title}{_axes(figure, placed)}{drawn}{notes}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
        f'width="{WIDTH}" height="{height:.0f}" role="img" aria-label="{said(alternative)}" '
        f'font-family="{FONT}"><title>{said(sheet.title)}</title>'
        f'<path d="M0 0h{WIDTH}v{height:.0f}h-{WIDTH}z" fill="{INKS.fond}"/>{content}</svg>'
    )


def _lines(texts: Sequence[tuple[str, float, bool]], top: float) -> tuple[str, float]:
    """Texts of several sizes one under the other, cut into lines; and where they end."""
    parts, y = [], top
    for words, size, is_bold in texts:
        # Bold letters are a tenth wider.
        for one in lines(words, INSIDE / 1.1 if is_bold else INSIDE, size):
            y += 1.4 * size
            more = ' font-weight="700"' if is_bold else ""
            ink = INKS.texte if is_bold else INKS.texte_2
            parts.append(written(one, MARGIN, y, size, ink, more=more))
    return "".join(parts), y


def _legend(figure: go.Figure, top: float) -> tuple[str, float]:
    """A sample and the name of each trace, in as many columns as fit; none where not wanted."""
    named = [trace for trace in figure.data if trace.name and trace.showlegend is not False]
    if figure.layout.showlegend is False or not named:
        return "", top
    longest = max(len(trace.name) for trace in named)
    columns = max(1, int(INSIDE // ((longest + 6) * _LETTER * TEXT)))
    width, parts = INSIDE / columns, []
    for rank, trace in enumerate(named):
        x, y = MARGIN + width * (rank % columns), top + LEGEND_ROW * (rank // columns) + 12
        label = written(trace.name, x + 40, y + 5, TEXT, INKS.texte)
        parts.append(f"{_sample(trace, x, y)}{label}")
    return "".join(parts), top + LEGEND_ROW * -(-len(named) // columns)


def _sample(trace: go.Scatter, x: float, y: float) -> str:
    parts = []
    if trace.fill == "toself":
        corners = [(x, y - 6), (x + 32, y - 6), (x + 32, y + 6), (x, y + 6)]
        return marks.area(corners, trace.fillcolor)
    if "lines" in trace.mode:
        parts.append(_line(trace, [(x, y), (x + 32, y)]))
    if "markers" in trace.mode:
        parts.append(_symbol(trace, (x + 16, y)))
    return "".join(parts)


def _axes(figure: go.Figure, placed: Scales) -> str:
    """Horizontal grid, round values on the left, days below."""
    box, suffix = placed.box, figure.layout.yaxis.ticksuffix or ""
    parts = []
    for tick in placed.ticks:
        y = placed.up(tick)
        parts.append(f'<path d="M{box.left:.1f} {y:.1f}H{box.right:.1f}" stroke="{INKS.grille}"/>')
        label = _tick(tick, suffix)
        parts.append(written(label, box.left - 8, y + 4, SMALL, INKS.texte_2, anchor="end"))
    bottom = f"M{box.left:.1f} {box.bottom:.1f}H{box.right:.1f}"
    parts.append(f'<path d="{bottom}" stroke="{INKS.axe}"/>')
    days = zip(figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext, strict=True)
    for day, label in days:
        x = placed.across(date.fromisoformat(day))
        parts.append(f'<path d="M{x:.1f} {box.bottom:.1f}v5" stroke="{INKS.axe}"/>')
        parts.append(written(label, x, box.bottom + 19, SMALL, INKS.texte_2, anchor="middle"))
    return "".join(parts)


def _trace(trace: go.Scatter, placed: Scales) -> str:
    places = [
        None if value is None or day is None else placed.at(date.fromisoformat(day), value)
        for day, value in zip(trace.x, trace.y, strict=True)
    ]
    if trace.fill == "toself":
        return marks.area([place for place in places if place], trace.fillcolor)
    drawn = _line(trace, places) if "lines" in trace.mode else ""
    if "markers" not in trace.mode:
        return drawn
    points = zip(places, _told(trace), strict=True)
    return drawn + "".join(
        f"<g><title>{said(text)}</title>{_symbol(trace, place)}</g>"
        for place, text in points
        if place is not None
    )


def _line(trace: go.Scatter, places: Sequence[marks.Place | None]) -> str:
    style = trace.line
    return marks.line(
        places, style.color, style.width or 2, style.dash or "solid", style.shape or "linear"
    )


def _symbol(trace: go.Scatter, place: marks.Place) -> str:
    style = trace.marker
    colour = style.color or trace.line.color
    return marks.symbol(style.symbol or "circle", place, style.size or 8, colour, INKS.fond)


def _told(trace: go.Scatter) -> Iterator[str]:
    """What each point says when it is reached, else the name of its trace."""
    texts: Any = trace.hovertext or trace.name or ""
    if isinstance(texts, str):
        texts = [texts] * len(trace.x)
    return (text.replace("<br>", ", ") for text in texts)


def _widest(figure: go.Figure) -> float:
    suffix = figure.layout.yaxis.ticksuffix or ""
    labels = [_tick(tick, suffix) for tick in value_axis(figure)[2]]
    return max(map(len, labels), default=0) * _LETTER * SMALL


def _tick(value: float, suffix: str) -> str:
    return f"{number(value, decimals=2)}{suffix}"
