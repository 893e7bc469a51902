"""Areas as SVG: the `d` of a path in whole units, and the point where a mark fits best.

In: polygons with whole coordinates. Out: text and numbers, the same at each run.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import geopandas as gpd

Point = tuple[int, int]


def path(area: Any) -> str:
    """Each ring as an absolute start and relative steps: « M10 20l5-3 2 8z ».

    Holes are rings like the others: fill with the even-odd rule.
    """
    return "".join(_ring(_corners(ring)) for ring in _rings(area))


def label_points(areas: gpd.GeoSeries) -> list[tuple[int, int, int]]:
    """x, y and radius of the largest circle inside each area, to centre a mark that fits."""
    # From the centre to the border.
    radii = areas.maximum_inscribed_circle(tolerance=0.5)
    return [
        (round(radius.coords[0][0]), round(radius.coords[0][1]), int(radius.length))
        for radius in radii
    ]


def _rings(area: Any) -> Iterator[Any]:
    for part in getattr(area, "geoms", [area]):
        yield part.exterior
        yield from part.interiors


def _corners(ring: Any) -> list[Point]:
    return [(round(x), round(y)) for x, y in ring.coords[:-1]]


def _ring(corners: Sequence[Point]) -> str:
    (x, y), *others = corners
    steps, previous = [], (x, y)
    for corner in others:
        steps += [corner[0] - previous[0], corner[1] - previous[1]]
        previous = corner
    return f"M{_joined((x, y))}l{_joined(steps)}z"


def _joined(numbers: Iterable[int]) -> str:
    """A minus sign separates as well as a space."""
    return " ".join(map(str, numbers)).replace(" -", "-")
