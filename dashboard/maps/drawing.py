"""A whole map as a picture to keep: areas, circles for a count, or tiles.

In: a picture and the words around it. Out: one SVG, of the territories that the view can place.
"""

from collections.abc import Collection

from dashboard.figures.maps.areas import map_svg
from dashboard.figures.maps.bubbles import Bubble, bubble_map_svg
from dashboard.figures.maps.legend import AreaValue
from dashboard.figures.maps.sheet import Sheet
from dashboard.figures.maps.tiles import grid, tile_map_svg
from dashboard.maps import files as map_files
from dashboard.maps import scales as map_scales
from dashboard.maps.picture import Picture
from dashboard.selection.layers import MapView
from pipelines.vocabulary import Level


def map_drawing(drawn: Picture, view: MapView, sheet: Sheet) -> str:
    """The map in the view asked for; régions have no tiles."""
    shown, said = drawn.shown, drawn.alternative
    if view is MapView.TILES and shown.level is Level.DEPARTEMENT:
        values = _among(drawn, {tile.territory_id for tile in grid()})
        return tile_map_svg(values, drawn.legend, alternative=said, sheet=sheet)
    shapes = map_files.shapes(shown.level)
    values = _among(drawn, map_files.outlined())
    if not shown.has_circles:
        return map_svg(shapes, values, drawn.legend, alternative=said, sheet=sheet)
    scale = map_scales.circle_scale(shown.indicator, shown.level)
    bubbles = _bubbles(drawn, values)
    return bubble_map_svg(
        shapes, bubbles, scale, alternative=said, legend=drawn.legend, sheet=sheet
    )


def _among(drawn: Picture, placed: Collection[str]) -> list[AreaValue]:
    return [value for value in drawn.areas if value.territory_id in placed]


def _bubbles(drawn: Picture, values: list[AreaValue]) -> list[Bubble]:
    counts = {row.territory.territory_id: row.latest_value for row in drawn.shown.rows}
    return [
        Bubble(
            territory_id=value.territory_id,
            count=counts[value.territory_id],
            text=value.text,
            href=value.href,
        )
        for value in values
    ]
