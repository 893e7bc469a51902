"""Tiles: one cell for each département, met row by row."""

from dashboard.figures.maps.tiles import COLUMNS, ROWS, grid
from tests.dashboard.figures.maps.drawn import DEPARTEMENTS, MAPS, SVG, links, parsed


def test_the_grid_holds_the_101_departements_in_distinct_cells() -> None:
    tiles = grid()

    assert {tile.territory_id for tile in tiles} == {a.territory_id for a in DEPARTEMENTS.areas}
    assert len({(tile.row, tile.column) for tile in tiles}) == 101
    assert {tile.row for tile in tiles} == set(range(1, ROWS + 1))
    assert {tile.column for tile in tiles} == set(range(1, COLUMNS + 1))


def test_tiles_are_met_row_by_row_with_their_code() -> None:
    found = links(MAPS["tiles"])
    codes = [[text.text for text in link.iter(f"{SVG}text")] for link in found.values()]

    assert list(found)[:4] == ["DEP-62", "DEP-80", "DEP-59", "DEP-76"]
    assert codes == [[name.removeprefix("DEP-")] for name in found]


def test_the_overseas_column_is_named() -> None:
    words = [text.text for text in parsed(MAPS["tiles"]).iter(f"{SVG}text")]

    assert "Outre-mer" in words
