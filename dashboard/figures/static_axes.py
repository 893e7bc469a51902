"""Axes of a Plotly figure drawn as SVG: grid, round values, ticks below, titles.

In: the figure and its scales. Out: SVG elements.
"""

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from dashboard.figures.maps.svg import written
from dashboard.figures.static_scale import (
    Box,
    Scales,
    axes_of,
    layout_of,
    place_of,
    round_values,
    value_axis,
)
from dashboard.figures.static_sheet import INKS, SMALL, TEXT
from dashboard.wording.numbers import number

LETTER = 0.6


def heights(figure: go.Figure, axis: str, placed: Scales) -> str:
    """The horizontal grid of a panel, its values on the left, its floor."""
    box, layout, parts = placed.box, layout_of(figure, axis), []
    for tick in placed.ticks if layout.visible is not False else ():
        y = placed.up(tick)
        parts.append(f'<path d="M{box.left:.1f} {y:.1f}H{box.right:.1f}" stroke="{INKS.grille}"/>')
        label = _tick(tick, layout)
        parts.append(written(label, box.left - 8, y + 4, SMALL, INKS.texte_2, anchor="end"))
    floor = f"M{box.left:.1f} {box.bottom:.1f}H{box.right:.1f}"
    return "".join([*parts, f'<path d="{floor}" stroke="{INKS.axe}"/>'])


def below(figure: go.Figure, placed: Scales, box: Box) -> tuple[str, float]:
    """What stands under the axis from left to right, and where it ends."""
    layout, parts = figure.layout.xaxis, []
    for x, label in _ticks_across(figure, placed):
        if layout.showgrid:
            parts.append(
                f'<path d="M{x:.1f} {box.top:.1f}V{box.bottom:.1f}" stroke="{INKS.grille}"/>'
            )
        parts.append(f'<path d="M{x:.1f} {box.bottom:.1f}v5" stroke="{INKS.axe}"/>')
        parts.append(written(label, x, box.bottom + 19, SMALL, INKS.texte_2, anchor="middle"))
    title = _title(layout)
    if not title:
        return "".join(parts), box.bottom + 34
    middle = (box.left + box.right) / 2
    parts.append(written(title, middle, box.bottom + 40, TEXT, INKS.texte_2, anchor="middle"))
    return "".join(parts), box.bottom + 54


def unit(figure: go.Figure) -> str:
    """The title of the vertical axis, on one line; empty where panels have theirs."""
    return _title(figure.layout.yaxis)


def headings(figure: go.Figure, box: Box) -> str:
    """The titles of panels: Plotly's annotations over the whole picture."""
    wide, tall = box.right - box.left, box.bottom - box.top
    return "".join(
        written(
            note.text, box.left + wide * note.x, box.bottom - tall * note.y - 6, TEXT, INKS.texte
        )
        for note in figure.layout.annotations
    )


def widest(figure: go.Figure) -> float:
    """The room that the longest value on the left needs, in pixels."""
    labels = [
        _tick(tick, layout_of(figure, axis))
        for axis in axes_of(figure)
        if layout_of(figure, axis).visible is not False
        for tick in value_axis(figure, axis)[2]
    ]
    return max(map(len, labels), default=0) * LETTER * SMALL


def _ticks_across(figure: go.Figure, placed: Scales) -> Iterator[tuple[float, str]]:
    layout = figure.layout.xaxis
    if layout.tickvals is not None:
        for value, label in zip(layout.tickvals, layout.ticktext, strict=True):
            yield placed.across(place_of(value)), label
    elif isinstance(placed.first, int | float) and isinstance(placed.last, int | float):
        for tick in round_values(placed.first, placed.last):
            yield placed.across(tick), _tick(tick, layout)


def _tick(value: float, layout: Any) -> str:
    return f"{number(value, decimals=2)}{layout.ticksuffix or ''}"


def _title(layout: Any) -> str:
    return (layout.title.text or "").replace("<br>", " ")
