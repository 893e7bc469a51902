"""The courses of one indicator in several territories, on one scale."""

from datetime import date, timedelta
from functools import lru_cache

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.series import SeriesCard
from dashboard.figures.drawing import Drawing
from dashboard.figures.trend import base_layout
from dashboard.palette import Theme
from dashboard.wording import compare as words
from dashboard.wording.dates import long_date
from dashboard.wording.territory import with_code

# Dash and marker tell lines apart where colours do not.
STYLES = (
    ("solid", "circle"),
    ("longdash", "square"),
    ("dot", "diamond"),
    ("dashdot", "triangle-up"),
    ("dash", "x"),
    ("longdashdot", "star"),
)
# More lines than this cannot be told apart.
MOST_LINES = len(STYLES)
MARGIN = timedelta(days=90)
NO_DAY = date(2023, 5, 3)
COLOURS = ("msp", "cpts", "assistants", "padhue")


@lru_cache(maxsize=200)
def comparison_figure(series: tuple[SeriesCard, ...], theme: Theme) -> Drawing:
    """Measured values; counts are shown for 100 000 inhabitants.

    In: two to six series of one indicator (MOST_LINES). Out: one line each, in the order given.
    """
    days = [point.date for card in series for point in card.measured]
    first, last = min(days, default=NO_DAY), max(days, default=NO_DAY)
    layout = base_layout(series[0].indicator, theme, first - MARGIN, last + MARGIN)
    figure = Drawing(layout=layout)
    figure.update_yaxes(title_text=words.unit(series[0].indicator))
    for position, card in enumerate(series):
        figure.add_trace(_line(card, position, theme))
    return figure


def _line(card: SeriesCard, position: int, theme: Theme) -> go.Scatter:
    dash, marker = STYLES[position]
    # Four colours told apart by everyone, then neutral ones: the dash carries the difference.
    colour = (
        palette.indicator(COLOURS[position], theme).line
        if position < len(COLOURS)
        else palette.neutrals(theme).texte_2
    )
    shown = card.compared_course
    return go.Scatter(
        x=[day.isoformat() for day, _ in shown],
        y=[y for _, y in shown],
        name=with_code(card.territory),
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour, "dash": dash, "width": 2},
        marker={"symbol": marker, "size": 8},
        # The browser writes the number: only the day of a point is sent, in French.
        text=[long_date(day) for day, _ in shown],
        hovertemplate=words.hover_template(card),
    )
