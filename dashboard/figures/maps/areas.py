"""The geographical map: areas filled by class, insets, coast, and a symbol where there is room.

In: shapes of a level, one value per territory, the legend. Out: one line of SVG.
"""

from collections.abc import Mapping, Sequence

from dashboard.figures.maps.legend import AreaValue, Look, MapClass
from dashboard.figures.maps.shapes import Area, LevelShapes
from dashboard.figures.maps.sheet import Drawing, Sheet, finished, lines
from dashboard.figures.maps.svg import area, by_territory, mark, paint, written

# Strokes are in units of the drawing, not in pixels: drawing programs ignore `vector-effect`.
UNIT = 2.8
LABEL_SIZE = 36
LARGEST_MARK = 17


def map_svg(
    shapes: LevelShapes,
    values: Sequence[AreaValue],
    legend: Sequence[MapClass],
    *,
    alternative: str,
    prefix: str = "carte",
    sheet: Sheet | None = None,
) -> str:
    """Each territory once, a link named by its text; with a sheet, a picture to export.

    `alternative` sums the map up in words; `prefix` makes ids unique in a page with two maps.
    Raises ValueError when values and shapes do not speak of the same territories.
    """
    classes = {each.id: each for each in legend}
    found = by_territory(values, [each.territory_id for each in shapes.areas])
    drawn = "".join(
        _area(each, found[each.territory_id], classes, prefix, linked=sheet is None)
        for each in shapes.areas
    )
    content = drawn + borders(shapes, {t: classes[v.class_id].look for t, v in found.items()})
    return finished(drawing(shapes, content, prefix), legend, alternative, sheet)


def drawing(shapes: LevelShapes, content: str, prefix: str) -> Drawing:
    """The content in the frame of the level, with its insets."""
    return Drawing(
        content=insets(shapes) + content,
        width=shapes.width,
        height=shapes.height,
        unit=UNIT,
        prefix=prefix,
    )


def outline(each: Area, fill: str) -> str:
    """The area wherever it is drawn, with a border in the colour of the page."""
    return (
        f'<path d="{"".join(each.paths)}" fill="{fill}" stroke="var(--cs-contour-carte)" '
        f'stroke-width="{0.6 * UNIT:g}"/>'
    )


def borders(shapes: LevelShapes, looks: Mapping[str, Look]) -> str:
    """What goes over the areas: the coast, and the outlines of those that have no colour.

    In: the look of each territory. Borders in the colour of the page would not separate two
    hatched neighbours; dashes need a ground of their own beside a dark one.
    """
    paths: dict[Look, list[str]] = {look: [] for look in Look}
    for each in shapes.areas:
        paths[looks[each.territory_id]] += each.paths
    hatched, dashed = "".join(paths[Look.HATCHED]), "".join(paths[Look.DASHED])
    thin = f'<path d="{hatched}" stroke-width="{0.8 * UNIT:g}"/>'
    ground = f'<path d="{dashed}" stroke="var(--cs-fond)" stroke-width="{4 * UNIT:g}"/>'
    dashes = f'<path d="{dashed}" stroke-width="{1.4 * UNIT:g}" stroke-dasharray="14 8"/>'
    return (
        '<g aria-hidden="true" pointer-events="none" fill="none" stroke="var(--cs-axe)">'
        f"{thin if hatched else ''}{ground if dashed else ''}"
        f'<path d="{shapes.coast}" stroke-width="{UNIT:g}"/>{dashes if dashed else ""}</g>'
    )


def insets(shapes: LevelShapes) -> str:
    """Frames and labels of the parts that are not in their place or at another scale."""
    parts = []
    for inset in shapes.insets:
        parts.append(
            f'<path d="M{inset.x} {inset.y}h{inset.width}v{inset.height}h-{inset.width}z" '
            f'fill="none" stroke="var(--cs-bordure-champ)" stroke-width="{UNIT:g}"/>'
        )
        for rank, line in enumerate(lines(inset.label, inset.width - 32, LABEL_SIZE), start=1):
            y = inset.y + 10 + 40 * rank
            parts.append(written(line, inset.x + 16, y, LABEL_SIZE, "var(--cs-texte)"))
    return f'<g aria-hidden="true">{"".join(parts)}</g>'


def _area(
    each: Area, value: AreaValue, classes: Mapping[str, MapClass], prefix: str, *, linked: bool
) -> str:
    look = classes[value.class_id]
    # Where an area is drawn twice, only the enlarged one has room for a symbol.
    x, y, radius = each.points[-1]
    symbol = mark(look, x, y, min(LARGEST_MARK, round(0.8 * radius)))
    return area(value, outline(each, paint(look, prefix)), symbol, linked=linked)
