"""Counts on a map: circles whose area follows the count. A count never fills a territory.

In: shapes of a level, one count per territory, the steps of the size key. Out: one line of SVG.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from dashboard.figures.maps.areas import LABEL_SIZE, borders, drawing, outline
from dashboard.figures.maps.legend import (
    COUNTED,
    NOT_PUBLISHED,
    AreaValue,
    MapClass,
    counted,
)
from dashboard.figures.maps.shapes import Area, LevelShapes
from dashboard.figures.maps.sheet import Sheet, finished
from dashboard.figures.maps.svg import area, by_territory, paint, written

LARGEST_RADIUS = 90
_GROUND = MapClass(
    id=COUNTED, label="Valeur publiée", fill="var(--cs-grille)", ink="var(--cs-texte)"
)
# The sea west of the Landes: no coast, no inset.
_KEY_MIDDLE, _KEY_BASE = 130, 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """A territory's count; None where none was published."""

    territory_id: str
    count: float | None
    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Counts of the size key with their words, ascending; the last one has the largest radius.

    Fixed over time by the caller, so that two dates compare.
    """

    steps: tuple[tuple[float, str], ...]
    colour: str

    def radius(self, count: float) -> float:
        """Radius of a circle whose area is proportional to the count."""
        return round(LARGEST_RADIUS * sqrt(count / self.steps[-1][0]), 1)


def bubble_map_svg(
    shapes: LevelShapes,
    bubbles: Sequence[Bubble],
    scale: Scale,
    *,
    alternative: str,
    prefix: str = "cercles",
    legend: Sequence[MapClass] | None = None,
    sheet: Sheet | None = None,
) -> str:
    """Territories are links as in `map_svg`, hatched where nothing was published, « 0 » for none.

    `legend` goes under an exported map; without one, it says what the hatches are, if any.
    Raises ValueError when counts and shapes do not speak of the same territories.
    """
    values = [_value(bubble) for bubble in bubbles]
    classes = {each.id: each for each in counted([_GROUND], values)}
    found = by_territory(values, [each.territory_id for each in shapes.areas])
    areas = "".join(
        area(
            value := found[each.territory_id],
            outline(each, paint(classes[value.class_id], prefix)),
            "",
            linked=sheet is None,
        )
        for each in shapes.areas
    )
    circles = _circles(shapes.areas, bubbles, scale)
    over = borders(shapes, {t: classes[v.class_id].look for t, v in found.items()})
    content = f"{areas}{over}{circles}{size_key(scale)}"
    hatched = [each for each in classes.values() if each.id == NOT_PUBLISHED]
    shown = hatched if legend is None else legend
    return finished(drawing(shapes, content, prefix), shown, alternative, sheet)


def _value(bubble: Bubble) -> AreaValue:
    class_id = NOT_PUBLISHED if bubble.count is None else COUNTED
    return AreaValue(
        territory_id=bubble.territory_id, class_id=class_id, text=bubble.text, href=bubble.href
    )


def _circles(areas: Sequence[Area], bubbles: Sequence[Bubble], scale: Scale) -> str:
    """Largest first, so that none hides a smaller one."""
    places = {each.territory_id: each.points[-1] for each in areas}
    known = [(bubble.count, *places[bubble.territory_id]) for bubble in bubbles if bubble.count]
    drawn = "".join(
        f'<circle cx="{x}" cy="{y}" r="{scale.radius(count):g}"/>'
        for count, x, y, _ in sorted(known, reverse=True)
    )
    zeros = "".join(
        written("0", x, y + 12, 34, "var(--cs-texte)", anchor="middle")
        for x, y, _ in (places[bubble.territory_id] for bubble in bubbles if bubble.count == 0)
    )
    return (
        f'<g aria-hidden="true" pointer-events="none"><g fill="{scale.colour}" fill-opacity=".8" '
        f'stroke="var(--cs-fond)" stroke-width="2.5">{drawn}</g>{zeros}</g>'
    )


def size_key(scale: Scale) -> str:
    """Nested circles on one base, each with a line to its words."""
    parts = []
    for count, words in scale.steps:
        radius = scale.radius(count)
        top = _KEY_BASE - 2 * radius
        parts.append(
            f'<circle cx="{_KEY_MIDDLE}" cy="{_KEY_BASE - radius:g}" r="{radius:g}" fill="none" '
            'stroke="var(--cs-texte-2)" stroke-width="2.5"/>'
            f'<path d="M{_KEY_MIDDLE} {top:g}h115" stroke="var(--cs-texte-3)" stroke-width="2"/>'
            + written(words, _KEY_MIDDLE + 122, top + 12, LABEL_SIZE * 0.9, "var(--cs-texte)")
        )
    return f'<g aria-hidden="true">{"".join(parts)}</g>'
