"""The tile map of the 101 départements: each the same size, its code and symbol readable.

In: one value per département, the legend. Out: one line of SVG, 12 columns by 15 rows.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dashboard.figures.maps.legend import AreaValue, Look, MapClass
from dashboard.figures.maps.sheet import Drawing, Sheet, finished
from dashboard.figures.maps.svg import area, by_territory, mark, paint, written
from pipelines.vocabulary import Level, territory_id

COLUMNS, ROWS = 12, 15
STEP, SIDE = 32, 30
CODE_ABOVE_SYMBOL, CODE_ALONE = 13, 19  # baselines, from the top of the tile
OVERSEAS_LABEL, FIRST_OVERSEAS = "Outre-mer", "971"


@dataclass(frozen=True, slots=True)
class Tile:
    """A département's place in the grid, counted from 1."""

    code: str
    row: int
    column: int

    @property
    def territory_id(self) -> str:
        """`DEP-01`."""
        return territory_id(Level.DEPARTEMENT, self.code)


@cache
def grid() -> tuple[Tile, ...]:
    """Every tile, row by row: the order in which a keyboard meets them."""
    path = Path(__file__).resolve().parents[2] / "tile_grid.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    tiles = (Tile(row["code"], int(row["row"]), int(row["col"])) for row in rows)
    return tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column)))


def tile_map_svg(
    values: Sequence[AreaValue],
    legend: Sequence[MapClass],
    *,
    alternative: str,
    prefix: str = "tuiles",
    sheet: Sheet | None = None,
) -> str:
    """Each département once, as `map_svg` does. Raises ValueError unless all 101 are given."""
    classes = {each.id: each for each in legend}
    found = by_territory(values, [tile.territory_id for tile in grid()])
    tiles = "".join(
        _tile(tile, found[tile.territory_id], classes, prefix, linked=sheet is None)
        for tile in grid()
    )
    drawn = Drawing(
        content=tiles + overseas_label(),
        width=COLUMNS * STEP,
        height=ROWS * STEP,
        unit=384 / 700,
        prefix=prefix,
    )
    return finished(drawn, legend, alternative, sheet)


def square(tile: Tile, fill: str, line: str = "") -> str:
    """The tile itself; `line` holds the attributes of its edge."""
    x, y = _corner(tile)
    return f'<path d="M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z" fill="{fill}"{line}/>'


def code(tile: Tile, ink: str, *, above_symbol: bool, more: str = "") -> str:
    """The code of the département, a little higher when a symbol goes below."""
    x, y = _corner(tile)
    baseline = y + (CODE_ABOVE_SYMBOL if above_symbol else CODE_ALONE)
    bold = f' font-weight="700"{more}'
    return written(tile.code, x + SIDE / 2, baseline, 11, ink, anchor="middle", more=bold)


def symbol_place(tile: Tile) -> tuple[float, float, float]:
    """Middle of the symbol, and half of its height."""
    x, y = _corner(tile)
    return x + SIDE / 2, y + 22, 5


def overseas_label() -> str:
    """What names the column apart."""
    first = min(tile.row for tile in grid() if tile.code == FIRST_OVERSEAS)
    label = written(OVERSEAS_LABEL, 1, (first - 1) * STEP - 4, 9, "var(--cs-texte-2)")
    return f'<g aria-hidden="true">{label}</g>'


def _tile(
    tile: Tile, value: AreaValue, classes: Mapping[str, MapClass], prefix: str, *, linked: bool
) -> str:
    own = classes[value.class_id]
    # A tile has no room for circles that compare: a count is written.
    look = replace(own, symbol=value.number) if value.number else own
    edge = ' stroke="var(--cs-axe)"'
    line = {Look.PLAIN: "", Look.HATCHED: edge, Look.DASHED: f'{edge} stroke-dasharray="4 3"'}
    # Over hatches, letters need a ground of their own.
    halo = f' stroke="{look.fill}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"'
    more = halo if look.look is Look.HATCHED else ""
    words = code(tile, look.ink, above_symbol=bool(look.symbol), more=more)
    shape = square(tile, paint(look, prefix), line[look.look])
    return area(value, shape, words + mark(look, *symbol_place(tile)), linked=linked)


def _corner(tile: Tile) -> tuple[int, int]:
    return (tile.column - 1) * STEP + 1, (tile.row - 1) * STEP + 1
