"""The maps without values: what a browser fetches once and fills in as values come.

In: shapes of a level, or the grid of tiles. Out: one SVG element. Each area is `a[data-id]`; its
`data-at` is where a symbol goes (x, y, half of its height), `data-near` its neighbours.
"""

from html import escape

from dashboard.figures.maps.areas import LARGEST_MARK, UNIT, insets, outline
from dashboard.figures.maps.shapes import Area, LevelShapes
from dashboard.figures.maps.svg import hatches
from dashboard.figures.maps.tiles import (
    CODE_ABOVE_SYMBOL,
    CODE_ALONE,
    COLUMNS,
    ROWS,
    STEP,
    Tile,
    code,
    grid,
    overseas_label,
    square,
    symbol_place,
)

EMPTY = "var(--cs-grille)"


def blank_areas(shapes: LevelShapes) -> str:
    """The geographical map of a level; what goes over the areas comes last, without its paths."""
    areas = "".join(_area(each) for each in shapes.areas)
    over = (
        '<g aria-hidden="true" pointer-events="none" fill="none" stroke="var(--cs-axe)">'
        f'<path class="hatched" stroke-width="{0.8 * UNIT:g}"/>'
        f'<path class="ground" stroke="var(--cs-fond)" stroke-width="{4 * UNIT:g}"/>'
        f'<path d="{shapes.coast}" stroke-width="{UNIT:g}"/>'
        f'<path class="dashed" stroke-width="{1.4 * UNIT:g}" stroke-dasharray="14 8"/></g>'
    )
    return _svg(shapes.width, shapes.height, 5 * UNIT, insets(shapes) + areas + over, "geo")


def blank_tiles() -> str:
    """The tile map of the 101 départements."""
    tiles = "".join(_tile(tile) for tile in grid())
    return _svg(COLUMNS * STEP, ROWS * STEP, 5 * 384 / 700, tiles + overseas_label(), "tuiles")


def _area(each: Area) -> str:
    # The same place and size as on an exported map: see areas.py.
    x, y, radius = each.points[-1]
    half = min(LARGEST_MARK, round(0.8 * radius))
    # In an inset the symbol is elsewhere: arrow keys go by the place in the country.
    place = f' data-place="{each.points[0][0]} {each.points[0][1]}"' if each.points[1:] else ""
    near = escape(" ".join(each.neighbours))
    return (
        f'<a class="cs-area" data-id="{each.territory_id}" data-at="{x} {y} {half}"{place} '
        f'data-near="{near}">{outline(each, EMPTY)}</a>'
    )


def _tile(tile: Tile) -> str:
    """`data-drop` is how much lower the code goes where there is no symbol."""
    at = " ".join(f"{number:g}" for number in symbol_place(tile))
    letters = code(tile, "var(--cs-texte)", above_symbol=True)
    return (
        f'<a class="cs-area" data-id="{tile.territory_id}" data-at="{at}" '
        f'data-drop="{CODE_ALONE - CODE_ABOVE_SYMBOL}">{square(tile, EMPTY)}{letters}</a>'
    )


def _svg(width: float, height: float, step: float, content: str, prefix: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cs-map" viewBox="0 0 {width:g} '
        f'{height:g}" width="100%" role="group" fill-rule="evenodd">'
        f"{hatches(prefix, step)}{content}</svg>"
    )
