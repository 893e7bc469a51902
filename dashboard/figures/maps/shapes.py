"""The shapes of a level, as `data/shapes/*.json` holds them.

In: the text of a file. Out: frozen shapes, in units of a drawing of `width` by `height`.
"""

import json
from dataclasses import dataclass
from typing import Any

from pipelines.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A territory: a path for each place where it is drawn, and there a point to put a mark.

    A point is x, y and the radius of the circle that fits around it. The first place is the
    geographical one; a territory of the inset « Paris et petite couronne » has a second one.
    """

    territory_id: str
    paths: tuple[str, ...]
    points: tuple[tuple[int, int, int], ...]
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """A framed part of the drawing, at another scale."""

    id: str
    label: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelShapes:
    """Everything to draw at one level; `coast` goes around each group of touching areas."""

    level: Level
    width: int
    height: int
    insets: tuple[Inset, ...]
    coast: str
    areas: tuple[Area, ...]
    producer: str
    edition: int


def parse_shapes(text: str) -> LevelShapes:
    """The content of a file of shapes."""
    raw = json.loads(text)
    return LevelShapes(
        level=Level(raw["level"]),
        width=raw["viewBox"][2],
        height=raw["viewBox"][3],
        insets=tuple(_inset(inset) for inset in raw["insets"]),
        coast=raw["coast"],
        areas=tuple(
            Area(
                territory_id=territory_id,
                paths=tuple(area["paths"]),
                points=tuple((x, y, radius) for x, y, radius in area["labels"]),
                neighbours=tuple(area["neighbours"]),
            )
            for territory_id, area in raw["areas"].items()
        ),
        producer=raw["source"]["producer"],
        edition=raw["source"]["edition"],
    )


def _inset(raw: dict[str, Any]) -> Inset:
    x, y, width, height = raw["frame"]
    return Inset(id=raw["id"], label=raw["label"], x=x, y=y, width=width, height=height)
