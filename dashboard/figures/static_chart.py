"""A chart as one SVG that stands alone: title, legend, axes, notes, in plain colours.

In: the very figure that the page draws, so that both hold the same values, and the words to burn
in. Out: an SVG element in the light theme. Plotly would need a browser to write it.
"""

from functools import partial

import plotly.graph_objects as go

from dashboard.figures import static_axes as axes
from dashboard.figures.maps.sheet import Sheet
from dashboard.figures.maps.svg import written
from dashboard.figures.static_bars import bars, patterns
from dashboard.figures.static_names import names
from dashboard.figures.static_scale import Box, Scales, axes_of, scales, traces_of
from dashboard.figures.static_sheet import INKS, INSIDE, MARGIN, TEXT, WIDTH, Body, static_sheet
from dashboard.figures.static_traces import places_of, sample, trace

LEGEND_ROW = 22
USUAL_HEIGHT = 420
# What the page gives to its axis and its legend, out of the height of a figure.
AROUND = 40


def static_chart(figure: go.Figure, sheet: Sheet, alternative: str) -> str:
    """The chart under its title, over its notes."""
    return static_sheet(chart_body(figure), sheet, alternative)


def chart_body(figure: go.Figure, *, has_legend: bool | None = None) -> Body:
    """What draws the chart alone; `has_legend` where the page writes the legend in words."""
    wanted = figure.layout.showlegend is not False if has_legend is None else has_legend
    return partial(_body, figure, wanted)


def _body(figure: go.Figure, has_legend: bool, top: float) -> tuple[str, float]:
    legend, y = _legend(figure, top) if has_legend else ("", top)
    title = axes.unit(figure)
    unit = written(title, MARGIN, y + 20, TEXT, INKS.texte_2) if title else ""
    top, left = y + 34, MARGIN + 10 + axes.widest(figure)
    bottom = top + (figure.layout.height or USUAL_HEIGHT) - AROUND
    box = Box(left=left, right=WIDTH - MARGIN - 8, top=top, bottom=bottom)
    panels = {axis: scales(figure, box, axis) for axis in axes_of(figure)}
    below, bottom = axes.below(figure, panels["y"], box)
    grids = "".join(axes.heights(figure, axis, placed) for axis, placed in panels.items())
    drawn = "".join(_panel(figure, axis, placed) for axis, placed in panels.items())
    defs = patterns([one for one in figure.data if one.type == "bar"])
    return f"{defs}{legend}{unit}{below}{grids}{axes.headings(figure, box)}{drawn}", bottom


def _panel(figure: go.Figure, axis: str, placed: Scales) -> str:
    """Bars, lines, names, then marks: where there is no room, a mark is over a name."""
    shown = traces_of(figure, axis)
    standing = [one for one in shown if one.type != "bar"]
    named = [one for one in standing if "text" in one.mode]
    lines = [one for one in standing if named and one.mode == "lines"]
    marks = [one for one in standing if one not in lines]
    others = [
        place
        for one in standing
        if "markers" in one.mode
        for place in places_of(one, placed)
        if place is not None
    ]
    return "".join(
        [
            bars([one for one in shown if one.type == "bar"], placed),
            *(trace(one, placed) for one in lines),
            *(written for one in named for written in names(one, places_of(one, placed), others)),
            *(trace(one, placed) for one in marks),
        ]
    )


def _legend(figure: go.Figure, top: float) -> tuple[str, float]:
    """A sample and each name once, in as many columns as fit."""
    named = {one.name: one for one in reversed(figure.data) if one.name}
    shown = [one for one in reversed(named.values()) if one.showlegend is not False]
    if not shown:
        return "", top
    longest = max(len(one.name) for one in shown)
    columns = max(1, int(INSIDE // ((longest + 6) * axes.LETTER * TEXT)))
    width, parts = INSIDE / columns, []
    for rank, one in enumerate(shown):
        x, y = MARGIN + width * (rank % columns), top + LEGEND_ROW * (rank // columns) + 12
        label = written(one.name, x + 40, y + 5, TEXT, INKS.texte)
        parts.append(f"{sample(one, x, y)}{label}")
    return "".join(parts), top + LEGEND_ROW * -(-len(shown) // columns)
