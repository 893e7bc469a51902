"""Bars of a Plotly figure drawn as SVG: columns that stand on one another, or bars that lie.

In: traces and scales. Out: SVG elements; an outline without a fill stays one, dots and hatches are
patterns, so that no colour is needed to tell them apart.
"""

from collections.abc import Sequence
from typing import Any

from dashboard.figures.maps.svg import said
from dashboard.figures.static_scale import Scales
from dashboard.figures.static_told import told

CLEAR = "rgba(0,0,0,0)"
_IDS = {".": "dots", "/": "hatches"}


def bars(traces: Sequence[Any], placed: Scales) -> str:
    """All the bars of a panel, in the order of their traces."""
    reached: dict[object, float] = {}
    return "".join(
        _lying(trace, placed) if trace.orientation == "h" else _columns(trace, placed, reached)
        for trace in traces
    )


def patterns(traces: Sequence[Any]) -> str:
    """The dots and hatches that the traces need, to be drawn once."""
    used = {
        trace.marker.pattern.shape: trace.marker.pattern.fgcolor
        for trace in traces
        if trace.marker.pattern.shape
    }
    drawn = {
        ".": '<path d="M0 0h1.5v1.5h-1.5zM3 3h1.5v1.5h-1.5z" fill="{}"/>',
        "/": '<path d="M-1 1l2 -2M0 6l6 -6M5 7l2 -2" stroke="{}" stroke-width="1.5"/>',
    }
    content = "".join(
        f'<pattern id="{_IDS[shape]}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f"{drawn[shape].format(colour)}</pattern>"
        for shape, colour in used.items()
    )
    return f"<defs>{content}</defs>" if content else ""


def block(trace: Any, left: float, top: float, width: float, height: float) -> str:
    """One rectangle in the look of its trace, in pixels."""
    marker = trace.marker
    fill = "none" if marker.color == CLEAR else marker.color
    if marker.pattern.shape:
        fill = f"url(#{_IDS[marker.pattern.shape]})"
    line = marker.line
    edge = f' stroke="{line.color}" stroke-width="{line.width:g}"' if line.width else ""
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}"{edge}/>'
    )


def _columns(trace: Any, placed: Scales, reached: dict[object, float]) -> str:
    parts = []
    for x, height, text in zip(trace.x, trace.y, told(trace), strict=True):
        if not height:
            continue
        start = reached.get(x, 0.0)
        reached[x] = start + height
        left, right = (placed.across(x + side * trace.width / 2) for side in (-1, 1))
        top, bottom = placed.up(start + height), placed.up(start)
        drawn = block(trace, left, top, right - left, bottom - top)
        parts.append(f"<g><title>{said(text)}</title>{drawn}</g>")
    return "".join(parts)


def _lying(trace: Any, placed: Scales) -> str:
    """Each bar from its base, as long as its value, towards the left when it is negative."""
    parts = []
    for length, start, y in zip(trace.x, trace.base, trace.y, strict=True):
        ends = sorted((placed.across(start), placed.across(start + length)))
        top, bottom = (placed.up(y + side * trace.width / 2) for side in (1, -1))
        parts.append(block(trace, ends[0], top, ends[1] - ends[0], bottom - top))
    return "".join(parts)
