"""Start, newest value and target of one indicator in several territories, one row each."""

from collections.abc import Sequence
from functools import lru_cache

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.series import SeriesCard
from dashboard.figures.drawing import Drawing
from dashboard.figures.plane import plane_layout
from dashboard.palette import Theme
from dashboard.wording import dumbbell as words
from pipelines.vocabulary import Unit

ROW = 52
# How far over the middle of its row the name of a territory stands.
ABOVE = 0.36
Marks = tuple[float | None, float | None, float | None]


@lru_cache(maxsize=200)
def dumbbell_figure(series: tuple[SeriesCard, ...], theme: Theme) -> Drawing:
    """Percentages as they are; counts as shares of the way, so that sizes do not matter.

    In: series of one indicator, in reading order. Out: the first one at the top.
    """
    rows = [marks(card) for card in series]
    shown = [mark for row in rows for mark in row if mark is not None] or [0.0, 100.0]
    margin = (max(shown) - min(shown)) * 0.05 or 1.0
    left, right = min(shown) - margin, max(shown) + margin
    layout = plane_layout(
        theme,
        {"title": {"text": words.axis(series[0].indicator)}, "range": [left, right]}
        | {"ticksuffix": "\u202f%", "showgrid": True},
        {"range": [0.6 - len(series), 0.75], "visible": False},
        height=110 + ROW * len(series),
    )
    layout.xaxis.gridcolor = palette.neutrals(theme).grille
    layout.barmode = "overlay"
    figure = Drawing(layout=layout)
    figure.add_traces(_bars(rows, series[0], theme))
    figure.add_traces(_marks(rows, series, theme))
    figure.add_trace(_names(series, left))
    return figure


def marks(card: SeriesCard) -> Marks:
    """Where start, value and target are drawn, in percent; None for what is not known."""
    value = card.latest.value if card.latest else None
    start = card.target.baseline_value if card.target else None
    goal = card.target.target_value if card.target else None
    if card.indicator.unit is Unit.PERCENT:
        return start, value, goal
    return (None, None, None) if card.share_pct is None else (0.0, card.share_pct, 100.0)


def _bars(rows: Sequence[Marks], first: SeriesCard, theme: Theme) -> list[go.Bar]:
    """A thick grey bar from start to target, a thinner one from start to value over it."""
    inks = palette.neutrals(theme)
    colour = palette.indicator(first.indicator.indicator_id, theme).line
    whole = [(position, row) for position, row in enumerate(rows) if None not in row]
    return [
        go.Bar(
            x=[(row[end] or 0.0) - (row[0] or 0.0) for _, row in whole],
            base=[row[0] for _, row in whole],
            y=[-position for position, _ in whole],
            width=width,
            orientation="h",
            marker={"color": ink},
            name="",
            showlegend=False,
            hoverinfo="skip",
        )
        for end, ink, width in ((2, inks.filet, 0.2), (1, colour, 0.1))
    ]


def _marks(rows: Sequence[Marks], series: Sequence[SeriesCard], theme: Theme) -> list[go.Scatter]:
    inks = palette.neutrals(theme)
    colour = palette.indicator(series[0].indicator.indicator_id, theme).line
    ring = {"color": inks.texte, "line": {"width": 2, "color": inks.texte}}
    styles = (
        {"symbol": "circle-open", "size": 10, **ring},
        {"symbol": "circle", "size": 11, "color": colour},
        {"symbol": "diamond-open", "size": 12, **ring},
    )
    return [
        go.Scatter(
            x=[row[kind] for row in rows],
            y=[-position for position in range(len(rows))],
            name=words.KINDS[kind],
            mode="markers",
            cliponaxis=False,
            marker=style,
            hovertext=[words.hover(card) for card in series] if kind == 1 else None,
            hoverinfo="text" if kind == 1 else "skip",
        )
        for kind, style in enumerate(styles)
    ]


def _names(series: Sequence[SeriesCard], left: float) -> go.Scatter:
    """Each name over its row, where a phone has room for it."""
    return go.Scatter(
        x=[left] * len(series),
        y=[ABOVE - position for position in range(len(series))],
        text=[words.row(card) for card in series],
        mode="text",
        textfont={"size": 12},
        textposition="middle right",
        name="",
        showlegend=False,
        hoverinfo="skip",
        cliponaxis=False,
    )
