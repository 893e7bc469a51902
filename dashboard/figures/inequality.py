"""The courses of five groups of départements, from the lowest APL to the highest."""

from datetime import timedelta
from functools import lru_cache

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.comparison import FifthCard, UnequalCard
from dashboard.figures.drawing import Drawing
from dashboard.figures.trend import base_layout
from dashboard.palette import Theme
from dashboard.wording import compare as compare_words
from dashboard.wording import inequality as words

# The two ends stand out; the groups between them differ by dash and marker.
DASHES = ("solid", "dot", "dash", "dashdot", "solid")
MARKERS = ("triangle-down", "square", "diamond", "x", "triangle-up")
MARGIN = timedelta(days=90)


@lru_cache(maxsize=100)
def inequality_figure(card: UnequalCard, theme: Theme) -> Drawing:
    """In: at least one date. Out: one line for each group, in the order of their APL."""
    days = list(card.by_date)
    layout = base_layout(card.indicator, theme, days[0] - MARGIN, days[-1] + MARGIN)
    figure = Drawing(layout=layout)
    figure.update_yaxes(title_text=compare_words.unit(card.indicator))
    for fifth in range(1, len(DASHES) + 1):
        own = [one for one in card.fifths if one.fifth == fifth]
        figure.add_trace(_line(own, card, theme))
    return figure


def _line(own: list[FifthCard], card: UnequalCard, theme: Theme) -> go.Scatter:
    rank = own[0].fifth - 1
    scale = palette.diverging(theme)
    colour = {0: scale[0].fill, 4: scale[4].fill}.get(rank, palette.neutrals(theme).texte_3)
    return go.Scatter(
        x=[one.date.isoformat() for one in own],
        y=[round(one.compared_value, 2) for one in own],
        name=words.legend(own[0].fifth),
        mode="lines+markers",
        line={"color": colour, "dash": DASHES[rank], "width": 2.5 if rank in {0, 4} else 1.5},
        marker={"symbol": MARKERS[rank], "size": 7},
        hovertext=[words.hover(one, card.indicator) for one in own],
        hoverinfo="text",
    )
