"""The sheet on which charts without a time axis are drawn, and how départements stand out on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.series import TerritoryCard
from dashboard.figures.trend import EMPTY_TEMPLATE, FONT
from dashboard.palette import Theme
from dashboard.wording.numbers import number

HEIGHT = 480
MILLIONS = (0.1, 0.2, 0.5, 1, 2, 5)
LONGEST_LINE = 40
MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A territory on the sheet, and what it says when it is reached."""

    x: float
    y: float
    territory: TerritoryCard
    said: str


def plane_layout(
    theme: Theme, x: Mapping[str, Any], y: Mapping[str, Any], *, height: int = HEIGHT
) -> go.Layout:
    """Fonts, margins and axes without zoom; `x` and `y` complete the axes."""
    inks = palette.neutrals(theme)
    axis = {"fixedrange": True, "automargin": True, "zeroline": False, "tickangle": 0}
    return go.Layout(
        template=EMPTY_TEMPLATE,
        height=height,
        margin={"l": 8, "r": 16, "t": 16, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": inks.texte},
        separators=",\u202f",
        hovermode="closest",
        dragmode=False,
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        xaxis={**axis, "linecolor": inks.axe, "showgrid": False, "tickformat": ",", **x},
        yaxis={**axis, "gridcolor": inks.grille, "tickformat": ",", **y},
    )


def people_axis(text: str, lowest: float, highest: float) -> dict[str, Any]:
    """A logarithmic axis of millions of inhabitants, with ticks that a phone has room for."""
    ticks = {millions * 1_000_000: number(millions, decimals=1) for millions in MILLIONS}
    shown = {value: said for value, said in ticks.items() if lowest <= value <= highest}
    return {
        "title": title(text),
        "type": "log",
        "tickvals": list(shown),
        "ticktext": list(shown.values()),
        "minorloglabels": "none",
    }


def title(text: str) -> dict[str, str]:
    """Title of an axis, in lines that a phone has room for."""
    return {"text": "<br>".join(wrap(text, LONGEST_LINE))}


def chosen_trace(name: str, places: Sequence[Place], theme: Theme) -> go.Scatter:
    """The territories chosen: ringed and named, by their code when names would meet."""
    inks = palette.neutrals(theme)
    # From left to right, over then under: labels of neighbours seldom meet.
    places = sorted(places, key=lambda place: (place.x, place.y))
    sides = ["bottom center" if rank % 2 else "top center" for rank in range(len(places))]
    is_short = len(places) > MOST_NAMES
    return go.Scatter(
        x=[place.x for place in places],
        y=[place.y for place in places],
        text=[place.territory.code if is_short else place.territory.name for place in places],
        hovertext=[place.said for place in places],
        hoverinfo="text",
        name=name,
        mode="markers+text",
        textposition=sides,
        textfont={"color": inks.texte, "size": 12},
        cliponaxis=False,
        marker={
            "symbol": "circle-open",
            "size": 13,
            "color": inks.texte,
            "line": {"width": 2.5, "color": inks.texte},
        },
    )
