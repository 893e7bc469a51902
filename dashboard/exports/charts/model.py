"""What the files of one chart hold, and how a chart declares them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from dashboard.figures.drawing import Drawing
from dashboard.figures.maps.sheet import Sheet
from dashboard.figures.static_sheet import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An address: codes of its path, parameters of its query, the site before it, today."""

    codes: Mapping[str, str]
    params: Mapping[str, str]
    site: str
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFiles:
    """One chart as data, words and picture.

    `name` is what file names say, without suffix; `definitions` are the lines of the second sheet;
    `draw` gives the figure of the page in the light theme, or what draws the same where the page
    has no Plotly figure; None where there is nothing to draw.
    """

    name: str
    data: pl.DataFrame
    definitions: tuple[tuple[str, str], ...]
    words: Sheet
    alternative: str
    draw: Callable[[], Drawing | Body | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The address of a chart's files, without suffix, and what gathers them; None if unknown."""

    path: str
    gather: Callable[[Asked], ChartFiles | None]
