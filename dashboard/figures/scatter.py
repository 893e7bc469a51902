"""Every département by one context variable and one indicator."""

from functools import lru_cache

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.comparison import ComparedCard, FieldCard, VariableCard
from dashboard.figures.drawing import Drawing
from dashboard.figures.plane import Place, chosen_trace, people_axis, plane_layout, title
from dashboard.palette import Theme
from dashboard.wording import compare as compare_words
from dashboard.wording import scatter as words
from dashboard.wording.territory import with_code
from pipelines.vocabulary import Unit


@lru_cache(maxsize=200)
def scatter_figure(
    field: FieldCard, variable: VariableCard, chosen_ids: tuple[str, ...], theme: Theme
) -> Drawing:
    """In: an indicator, a variable, the territories to name. Out: one point per département."""
    cards = both_known(field, variable)
    known = [variable.values[card.territory.territory_id] for card in cards] or [1.0]
    axis = words.axis(variable)
    x = (
        people_axis(axis, min(known) * 0.9, max(known) * 1.1)
        if variable.is_log
        else {"title": title(axis)}
    )
    # A share of patients or people may move in a few points only: its axis follows it.
    y = {} if field.indicator.unit is Unit.PERCENT else {"rangemode": "tozero"}
    named = {"title": title(compare_words.unit(field.indicator))}
    figure = Drawing(layout=plane_layout(theme, x, {**y, **named}))
    figure.add_trace(_points(cards, field, variable, theme))
    chosen = [card for card in cards if card.territory.territory_id in chosen_ids]
    if chosen:
        places = [_place(card, field, variable) for card in chosen]
        figure.add_trace(chosen_trace(words.CHOSEN, places, theme))
    return figure


def both_known(field: FieldCard, variable: VariableCard) -> list[ComparedCard]:
    """Départements that have both figures."""
    return [card for card in field.cards if card.territory.territory_id in variable.values]


def _points(
    cards: list[ComparedCard], field: FieldCard, variable: VariableCard, theme: Theme
) -> go.Scatter:
    return go.Scatter(
        x=[_value(card, variable) for card in cards],
        y=[round(card.compared_value, 3) for card in cards],
        # Numbers are written by the browser: a hundred sentences would double the chart.
        text=[with_code(card.territory) for card in cards],
        hovertemplate=words.hover_template(field.indicator, variable),
        name=words.EVERYONE,
        mode="markers",
        marker={
            "symbol": "circle",
            "size": 8,
            "opacity": 0.75,
            "color": palette.indicator(field.indicator.indicator_id, theme).line,
        },
    )


def _place(card: ComparedCard, field: FieldCard, variable: VariableCard) -> Place:
    value = _value(card, variable)
    said = words.hover(card, field.indicator, variable, value)
    return Place(value, round(card.compared_value, 3), card.territory, said)


def _value(card: ComparedCard, variable: VariableCard) -> float:
    return round(variable.values[card.territory.territory_id], 2)
