"""The value of one date as each edition prints it: a step at each edition that changes it."""

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.quality import Vintage
from dashboard.cards.series import SeriesCard
from dashboard.figures.drawing import Drawing
from dashboard.figures.trend import base_layout
from dashboard.palette import Theme
from dashboard.wording import known as words

HEIGHT = 260
MARGIN = timedelta(days=45)


@lru_cache(maxsize=200)
def vintage_figure(printed: tuple[Vintage, ...], series: SeriesCard, theme: Theme) -> Drawing:
    """A step line, one dot for each edition.

    In: the values of one date, by edition, and the series they belong to. Out: a figure over the
    days of the editions.
    """
    first, last = printed[0].edition - MARGIN, printed[-1].edition + MARGIN
    figure = Drawing(layout=base_layout(series.indicator, theme, first, last))
    # Under so low a chart, the subtitle says the measure: a title of the axis would not fit.
    figure.update_layout(height=HEIGHT, showlegend=False, yaxis_title_text="")
    if words.is_cut(printed, series.indicator):
        figure.update_yaxes(range=_around([one.value for one in printed]), rangemode="normal")
    figure.add_trace(_steps(printed, series, theme))
    return figure


def _around(values: Sequence[float]) -> list[float]:
    """A range that shows changes of a tenth of a point, one point wide at least."""
    low, high = min(values), max(values)
    margin = max(0.5, (high - low) / 2)
    return [max(0.0, low - margin), high + margin]


def _steps(printed: Sequence[Vintage], series: SeriesCard, theme: Theme) -> go.Scatter:
    style = palette.indicator(series.indicator.indicator_id, theme)
    return go.Scatter(
        x=[one.edition.isoformat() for one in printed],
        y=[one.value for one in printed],
        name=words.LINE,
        mode="lines+markers",
        line={"color": style.line, "width": 2.5, "shape": "hv"},
        marker={"symbol": style.marker, "size": 8},
        hovertext=[words.vintage_hover(one, series.indicator) for one in printed],
        hoverinfo="text",
        # A value of 0 or 100 stands on the edge: its whole dot is drawn.
        cliponaxis=False,
    )
