"""Outlines for tests: small ones written as the producer publishes them, and drawn ones read back.

A drawn path is rebuilt as the browser fills it, with the even-odd rule.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import accumulate
from pathlib import Path
from typing import Any

import geopandas as gpd

Ring = Sequence[tuple[float, float]]
NUMBER = re.compile(r"-?\d+")


def square(west: float, south: float, side: float = 1.0) -> Ring:
    """A closed ring, in degrees."""
    east, north = west + side, south + side
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def write_outlines(path: Path, areas: Mapping[str, Sequence[Ring]]) -> Path:
    """A GeoJSON file: each code with one polygon per ring."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "nom": "un nom"},
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
        }
        for code, rings in areas.items()
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def rings(path: str) -> list[list[tuple[int, int]]]:
    """The corners of each ring of a path, closed."""
    assert re.fullmatch(r"(M-?\d+[ -]\d+l[\d -]+z)+", path)
    found = []
    for text in path.removesuffix("z").split("z"):
        start, steps = (NUMBER.findall(part) for part in text.split("l"))
        numbers = [int(number) for number in steps]
        xs = list(accumulate(numbers[0::2], initial=int(start[0])))
        ys = list(accumulate(numbers[1::2], initial=int(start[1])))
        corners = list(zip(xs, ys, strict=True))
        found.append([*corners, corners[0]])
    return found


def drawn(path: str) -> Any:
    """The area of a path."""
    texts = [f"POLYGON(({', '.join(f'{x} {y}' for x, y in ring)}))" for ring in rings(path)]
    polygons = gpd.GeoSeries.from_wkt(texts)
    assert polygons.is_valid.all()
    return reduce(lambda one, other: one.symmetric_difference(other), polygons)
