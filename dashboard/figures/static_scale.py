"""Scales of a chart over time that is drawn without Plotly: where its days and values stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

import plotly.graph_objects as go

# Four to six ticks, on round numbers.
MOST_TICKS = 6
ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The inside of the axes, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """Days from left to right, values from bottom to top; `ticks` are those of the values."""

    box: Box
    first: date
    last: date
    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, day: date, value: float) -> tuple[float, float]:
        """Where a value stands."""
        return self.across(day), self.up(value)

    def across(self, day: date) -> float:
        """Where a day stands."""
        span = (self.last - self.first).days or 1
        return self.box.left + (self.box.right - self.box.left) * (day - self.first).days / span

    def up(self, value: float) -> float:
        """Where a value stands vertically."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.box.bottom - (self.box.bottom - self.box.top) * share


def scales(figure: go.Figure, box: Box) -> Scales:
    """The scales that a figure asks for: its range of days, its range of values or all of them."""
    first, last = (date.fromisoformat(day) for day in figure.layout.xaxis.range)
    low, high, ticks = value_axis(figure)
    return Scales(box=box, first=first, last=last, low=low, high=high, ticks=ticks)


def value_axis(figure: go.Figure) -> tuple[float, float, tuple[float, ...]]:
    """Lowest, highest and round values of the vertical axis."""
    asked = figure.layout.yaxis.range
    if asked is not None:
        low, high = asked
        step = _step(high - low)
        return low, high, tuple(_multiples(step, ceil(low / step), floor(high / step)))
    drawn = [value for trace in figure.data for value in trace.y if value is not None]
    low, high = min(drawn, default=0.0), max(drawn, default=1.0)
    if figure.layout.yaxis.rangemode == "tozero":
        low, high = min(low, 0.0), max(high, 0.0)
    step = _step((high - low) or 1.0)
    ticks = tuple(_multiples(step, floor(low / step), max(ceil(high / step), 1)))
    return ticks[0], ticks[-1], ticks


def _step(span: float) -> float:
    power = 10.0 ** floor(log10(span / MOST_TICKS))
    return next(power * digit for digit in ROUND if span / (power * digit) <= MOST_TICKS)


def _multiples(step: float, first: int, last: int) -> Iterable[float]:
    # Rounded: seven tenths is not 0.7000000000000001.
    return (round(step * rank, 10) for rank in range(first, last + 1))
