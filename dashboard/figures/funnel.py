"""Every département by size and rate, between the limits within which chance would keep it."""

from collections.abc import Sequence
from functools import lru_cache

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.comparison import ComparedCard, FieldCard
from dashboard.figures.drawing import Drawing
from dashboard.figures.plane import Place, chosen_trace, people_axis, plane_layout, title
from dashboard.palette import Theme
from dashboard.wording import compare as compare_words
from dashboard.wording import funnel as words
from dashboard.wording.territory import with_code
from pipelines.contract.comparison import Position
from pipelines.measures.comparison import INHABITANTS
from pipelines.measures.funnel import (
    LEVEL_95,
    LEVEL_998,
    Level,
    poisson_limits,
    proportion_limits,
)
from pipelines.vocabulary import Unit

STEPS = 24
# Shape and filling tell what colours tell: sides, and the two levels.
SYMBOLS = {
    Position.ABOVE_998: "triangle-up",
    Position.ABOVE_95: "triangle-up-open",
    Position.INSIDE: "circle",
    Position.BELOW_95: "triangle-down-open",
    Position.BELOW_998: "triangle-down",
}


@lru_cache(maxsize=200)
def funnel_figure(field: FieldCard, chosen_ids: tuple[str, ...], theme: Theme) -> Drawing:
    """In: a field that has a centre, and the territories to name. Out: points and four limits."""
    sizes = [card.population_count for card in field.cards]
    lowest, highest = min(sizes) * 0.9, max(sizes) * 1.1
    layout = plane_layout(
        theme,
        people_axis(words.SIZE, lowest, highest),
        {"title": title(compare_words.unit(field.indicator)), "rangemode": "tozero"},
    )
    layout.showlegend = False
    figure = Drawing(layout=layout)
    figure.add_traces(_limits(field.indicator.unit, field.centre or 0.0, lowest, highest, theme))
    for position in Position:
        cards = [card for card in field.cards if card.position is position]
        if cards:
            figure.add_trace(_points(cards, field, position, theme))
    chosen = [field.by_id[code] for code in chosen_ids if code in field.by_id]
    if chosen:
        figure.add_trace(chosen_trace(words.CHOSEN, _places(chosen, field), theme))
    return figure


def limits(unit: Unit, centre: float, people: float, level: Level) -> tuple[float, float]:
    """Limits for a territory of this size, in the unit that is compared."""
    if unit is Unit.PERCENT:
        low, high = proportion_limits(centre / 100, people, level)
        return 100 * low, 100 * high
    low, high = poisson_limits(centre * people / INHABITANTS, level)
    return low * INHABITANTS / people, high * INHABITANTS / people


def _limits(
    unit: Unit, centre: float, lowest: float, highest: float, theme: Theme
) -> list[go.Scatter]:
    sizes = [lowest * (highest / lowest) ** (step / STEPS) for step in range(STEPS + 1)]
    lines = []
    for level, name, dash in ((LEVEL_95, words.AT_95, "dash"), (LEVEL_998, words.AT_998, "dot")):
        pairs = [limits(unit, centre, people, level) for people in sizes]
        ends: list[float | None] = [*(low for low, _ in pairs), None, *(high for _, high in pairs)]
        lines.append(_line([*sizes, None, *sizes], ends, name, dash, theme))
    lines.append(_line([lowest, highest], [centre, centre], words.CENTRE, "solid", theme))
    return lines


def _line(
    x: Sequence[float | None], y: Sequence[float | None], name: str, dash: str, theme: Theme
) -> go.Scatter:
    return go.Scatter(
        x=[None if value is None else round(value) for value in x],
        y=[None if value is None else round(value, 3) for value in y],
        name=name,
        mode="lines",
        line={"color": palette.neutrals(theme).axe, "dash": dash, "width": 1.5},
        hoverinfo="skip",
    )


def _points(
    cards: Sequence[ComparedCard], field: FieldCard, position: Position, theme: Theme
) -> go.Scatter:
    scale = palette.diverging(theme)
    above = position in {Position.ABOVE_95, Position.ABOVE_998}
    outside = scale[4].fill if above else scale[0].fill
    inside = position is Position.INSIDE
    return go.Scatter(
        x=[card.population_count for card in cards],
        y=[round(card.compared_value, 3) for card in cards],
        name=words.POSITIONS[position],
        mode="markers",
        marker={
            "symbol": SYMBOLS[position],
            "size": 7 if inside else 9,
            "color": palette.neutrals(theme).texte_3 if inside else outside,
        },
        # Numbers are written by the browser: a hundred sentences would double the chart.
        text=[with_code(card.territory) for card in cards],
        hovertemplate=words.hover_template(field.indicator),
    )


def _places(cards: Sequence[ComparedCard], field: FieldCard) -> list[Place]:
    return [
        Place(
            card.population_count,
            round(card.compared_value, 3),
            card.territory,
            words.hover(card, field.indicator),
        )
        for card in cards
    ]
