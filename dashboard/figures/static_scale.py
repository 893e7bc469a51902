"""Scales of a chart that is drawn without Plotly: where its days, numbers and values stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Any

import plotly.graph_objects as go

# Four to six ticks, on round numbers.
MOST_TICKS = 6
ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
# How far from the edges marks stay where the figure does not say, as a part of the width.
AIR = 0.03
Across = date | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The inside of the axes, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """Days or numbers from left to right, values from bottom to top; `ticks` are of the values."""

    box: Box
    first: Across
    last: Across
    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool = False

    def at(self, across: Across, value: float) -> tuple[float, float]:
        """Where a value stands."""
        return self.across(across), self.up(value)

    def across(self, place: Across) -> float:
        """Where a day or a number stands."""
        start, end, here = map(self._number, (self.first, self.last, place))
        width = self.box.right - self.box.left
        return self.box.left + width * (here - start) / ((end - start) or 1)

    def up(self, value: float) -> float:
        """Where a value stands vertically."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.box.bottom - (self.box.bottom - self.box.top) * share

    def _number(self, place: Across) -> float:
        if isinstance(place, date):
            return place.toordinal()
        return log10(place) if self.is_log else place


def scales(figure: go.Figure, box: Box, axis: str = "y") -> Scales:
    """The scales that a figure asks for, in one panel: its ranges, or all that is drawn."""
    is_log = figure.layout.xaxis.type == "log"
    first, last = _ends(figure, is_log=is_log)
    low, high, ticks = value_axis(figure, axis)
    bottom, top = layout_of(figure, axis).domain or (0, 1)
    tall = box.bottom - box.top
    panel = Box(
        left=box.left,
        right=box.right,
        top=box.bottom - tall * top,
        bottom=box.bottom - tall * bottom,
    )
    return Scales(box=panel, first=first, last=last, low=low, high=high, ticks=ticks, is_log=is_log)


def place_of(x: str | float) -> Across:
    """A day written as ISO, or a number, as a trace holds it."""
    return date.fromisoformat(x) if isinstance(x, str) else x


def axes_of(figure: go.Figure) -> tuple[str, ...]:
    """The vertical axes, as traces name them: one for each panel."""
    names = sorted(key for key in figure.layout.to_plotly_json() if key.startswith("yaxis"))
    return tuple(name.replace("yaxis", "y") for name in names)


def layout_of(figure: go.Figure, axis: str) -> Any:
    """What a figure says of a vertical axis."""
    return figure.layout[axis.replace("y", "yaxis", 1)]


def traces_of(figure: go.Figure, axis: str) -> Sequence[Any]:
    """The traces of one panel."""
    return [trace for trace in figure.data if (trace.yaxis or "y") == axis]


def value_axis(figure: go.Figure, axis: str = "y") -> tuple[float, float, tuple[float, ...]]:
    """Lowest, highest and round values of a vertical axis."""
    layout = layout_of(figure, axis)
    if layout.range is not None:
        low, high = layout.range
        return low, high, round_values(low, high)
    drawn = _heights(traces_of(figure, axis))
    low, high = min(drawn, default=0.0), max(drawn, default=1.0)
    if layout.rangemode != "tozero":
        # Plotly leaves some air as well, and does not reach for a zero that is far.
        air = 0.05 * (high - low) or 1.0
        return low - air, high + air, round_values(low - air, high + air)
    return from_zero(low, high)


def from_zero(low: float, high: float) -> tuple[float, float, tuple[float, ...]]:
    """The same for values that zero is shown with: the ends are round as well."""
    low, high = min(low, 0.0), max(high, 0.0)
    step = _step((high - low) or 1.0)
    ticks = tuple(_multiples(step, floor(low / step), max(ceil(high / step), 1)))
    return ticks[0], ticks[-1], ticks


def round_values(low: float, high: float) -> tuple[float, ...]:
    """Round values between two ends."""
    step = _step(high - low)
    return tuple(_multiples(step, ceil(low / step), floor(high / step)))


def _ends(figure: go.Figure, *, is_log: bool) -> tuple[Across, Across]:
    """Where the axis from left to right starts and ends."""
    if figure.layout.xaxis.range is not None:
        first, last = map(place_of, figure.layout.xaxis.range)
        return first, last
    drawn = [x for trace in figure.data for x in trace.x if x is not None]
    low, high = min(drawn, default=1.0), max(drawn, default=10.0)
    if is_log:
        return low / (high / low) ** AIR, high * (high / low) ** AIR
    return low - AIR * (high - low), high + AIR * (high - low)


def _heights(traces: Sequence[Any]) -> list[float]:
    """Every value drawn: that of a mark, and the top of columns that stand on one another."""
    stacked: dict[object, float] = {}
    for trace in traces:
        if trace.type == "bar":
            for x, height in zip(trace.x, trace.y, strict=True):
                stacked[x] = stacked.get(x, 0.0) + (height or 0.0)
    marks = [y for trace in traces if trace.type != "bar" for y in trace.y if y is not None]
    return [*marks, *stacked.values()]


def _step(span: float) -> float:
    power = 10.0 ** floor(log10(span / MOST_TICKS))
    return next(power * digit for digit in ROUND if span / (power * digit) <= MOST_TICKS)


def _multiples(step: float, first: int, last: int) -> Iterable[float]:
    # Rounded: seven tenths is not 0.7000000000000001.
    return (round(step * rank, 10) for rank in range(first, last + 1))
