"""Lines, marks and areas of a Plotly figure drawn as SVG, and the sample of each.

In: traces and scales. Out: SVG elements.
"""

from collections.abc import Sequence
from typing import Any

from dashboard.figures import static_marks as marks
from dashboard.figures.maps.svg import said
from dashboard.figures.static_bars import block
from dashboard.figures.static_scale import Scales, place_of
from dashboard.figures.static_sheet import INKS
from dashboard.figures.static_told import told


def trace(shown: Any, placed: Scales) -> str:
    """One trace but its names; a line breaks, and nothing is drawn, where a value is missing."""
    places = places_of(shown, placed)
    if shown.fill == "toself":
        return marks.area([place for place in places if place], shown.fillcolor)
    parts = [_line(shown, places)] if "lines" in shown.mode else []
    if "markers" in shown.mode:
        parts += _marks(shown, places)
    return "".join(parts)


def places_of(shown: Any, placed: Scales) -> list[marks.Place | None]:
    """Where the points of a trace stand, None for a missing value."""
    return [
        None if value is None or x is None else placed.at(place_of(x), value)
        for x, value in zip(shown.x, shown.y, strict=True)
    ]


def sample(shown: Any, x: float, y: float) -> str:
    """What stands before the name of a trace in the legend, 32 pixels wide."""
    if shown.type == "bar":
        return block(shown, x + 4, y - 7, 24, 14)
    if shown.fill == "toself":
        corners = [(x, y - 6), (x + 32, y - 6), (x + 32, y + 6), (x, y + 6)]
        return marks.area(corners, shown.fillcolor)
    parts = [_line(shown, [(x, y), (x + 32, y)])] if "lines" in shown.mode else []
    if "markers" in shown.mode:
        symbol = shown.marker.symbol
        # Where each point has its own, the plain shape stands for all.
        plain = symbol if isinstance(symbol, str | None) else symbol[0].removesuffix("-open")
        parts.append(_symbol(shown, plain, (x + 16, y)))
    return "".join(parts)


def _marks(shown: Any, places: Sequence[marks.Place | None]) -> list[str]:
    symbol = shown.marker.symbol
    each = [symbol] * len(places) if isinstance(symbol, str | None) else symbol
    opacity = shown.marker.opacity
    faded = f' opacity="{opacity:g}"' if opacity is not None else ""
    return [
        f"<g{faded}><title>{said(text)}</title>{_symbol(shown, name, place)}</g>"
        for place, name, text in zip(places, each, told(shown), strict=True)
        if place is not None
    ]


def _line(shown: Any, places: Sequence[marks.Place | None]) -> str:
    style = shown.line
    return marks.line(
        places, style.color, style.width or 2, style.dash or "solid", style.shape or "linear"
    )


def _symbol(shown: Any, name: str | None, place: marks.Place) -> str:
    style = shown.marker
    colour = style.color or shown.line.color
    # A hollow mark hides the line that it belongs to, never another mark.
    ground = INKS.fond if "lines" in shown.mode else "none"
    return marks.symbol(name or "circle", place, style.size or 8, colour, ground)
