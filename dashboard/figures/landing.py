"""The landing on a chart over time: the path carried on, and the range of paces around it."""

from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard
from dashboard.palette import Theme
from dashboard.wording import trend as words
from pipelines.measures.path import path
from pipelines.measures.progress import DAYS_PER_YEAR
from pipelines.vocabulary import Unit

RANGE_OPACITY = 0.18
# Far below a pixel of a line; the table and the files have every digit.
DRAWN_DECIMALS = 3


def landing_traces(card: ProgressCard, indicator: IndicatorCard, theme: Theme) -> list[go.Scatter]:
    """The range under, the central path over it; nothing where no landing is shown."""
    if card.landing_value is None or card.back_test_error is None:
        return []
    style = palette.indicator(indicator.indicator_id, theme)
    central = _course(card, card.landing_value, indicator)
    line = go.Scatter(
        x=[day.isoformat() for day, _ in central],
        y=[round(value, DRAWN_DECIMALS) for _, value in central],
        name=words.landing_name(card),
        mode="lines",
        line={"color": style.line, "dash": "dash", "width": 2},
        hovertext=[words.landing_hover(day, value, indicator) for day, value in central],
        hoverinfo="text",
    )
    if card.landing_low is None or card.landing_high is None:
        return [line]
    low = _course(card, card.landing_low, indicator)
    high = _course(card, card.landing_high, indicator)
    around = [*high, *reversed(low)]
    fan = go.Scatter(
        x=[day.isoformat() for day, _ in around],
        y=[round(value, DRAWN_DECIMALS) for _, value in around],
        name=words.RANGE,
        mode="lines",
        line={"width": 0, "color": style.line},
        fill="toself",
        fillcolor=_faded(style.line),
        hoverinfo="skip",
    )
    return [fan, line]


def _course(
    card: ProgressCard, landing: float, indicator: IndicatorCard
) -> list[tuple[date, float]]:
    """Days and values from the latest measure to the deadline."""
    if card.latest_value is None or card.latest_date is None or card.projection is None:
        return []
    start = card.latest_date
    ahead = (card.deadline - start).days / DAYS_PER_YEAR
    steps = path(
        card.latest_value,
        landing,
        ahead,
        card.projection,
        is_percent=indicator.unit is Unit.PERCENT,
    )
    return [(start + timedelta(days=round(years * DAYS_PER_YEAR)), value) for years, value in steps]


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{RANGE_OPACITY})"
