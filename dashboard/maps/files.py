"""What browsers keep of the maps: outlines and script, under addresses that change with them.

In: `data/shapes` and `static/map`, read once. Out: assets by address, and the shapes that the
exported maps are drawn from. Of a map, only values travel again.
"""

import json
from functools import cache
from pathlib import Path
from typing import Final

from dashboard import stylesheet
from dashboard.asset import FOR_EVER, Asset, versioned
from dashboard.figures.maps.blank import blank_areas, blank_tiles
from dashboard.figures.maps.legend import MapClass
from dashboard.figures.maps.shapes import LevelShapes, parse_shapes
from dashboard.figures.maps.svg import mark
from dashboard.figures.maps.tiles import grid
from dashboard.maps.scales import SYMBOLS
from dashboard.scripts import JAVASCRIPT
from dashboard.wording import map_controls
from pipelines.vocabulary import Level

FOLDER: Final = Path(__file__).resolve().parents[2] / "data/shapes"
FILES: Final = {Level.DEPARTEMENT: "departements", Level.REGION: "regions"}
SCRIPTS: Final = Path(__file__).resolve().parents[1] / "static/map"
# Joined into one file, the one that Streamlit calls last.
_PARTS = ("elements", "neighbours", "legend", "tip", "table", "boxes", "live")
_SVG = "image/svg+xml; charset=utf-8"


@cache
def shapes(level: Level) -> LevelShapes:
    """The outlines of a level."""
    return parse_shapes((FOLDER / f"{FILES[level]}.json").read_text(encoding="utf-8"))


@cache
def territory_ids(level: Level) -> tuple[str, ...]:
    """The territories of the maps of a level, in reading order: outlines, then tiles alone."""
    outlines = [area.territory_id for area in shapes(level).areas]
    tiles = [tile.territory_id for tile in grid()] if level is Level.DEPARTEMENT else []
    return tuple(dict.fromkeys((*outlines, *tiles)))


@cache
def outlined() -> frozenset[str]:
    """The territories that have an outline."""
    return frozenset(area.territory_id for level in FILES for area in shapes(level).areas)


def credit(level: Level) -> str:
    """« IGN et Etalab, 2019 »: who drew the outlines."""
    return f"{shapes(level).producer}, {shapes(level).edition}"


@cache
def outlines_path(level: Level) -> str:
    """Address of the geographical map of a level, without values."""
    return _path(FILES[level], blank_areas(shapes(level)), "svg")


@cache
def tiles_path() -> str:
    """Address of the tile map, without values."""
    return _path("tuiles", blank_tiles(), "svg")


@cache
def script_path() -> str:
    """Address of the script that puts values on a map."""
    return _path("carte", _script(), "js")


def assets() -> dict[str, Asset]:
    """Every file by its address, compressed."""
    drawn = {outlines_path(level): blank_areas(shapes(level)) for level in FILES}
    drawn[tiles_path()] = blank_tiles()
    kept = {path: Asset.of(text.encode(), _SVG, FOR_EVER) for path, text in drawn.items()}
    return kept | {script_path(): Asset.of(_script().encode(), JAVASCRIPT, FOR_EVER)}


@cache
def _script() -> str:
    """The script with its French words, the symbols and the address of the stylesheet."""
    marks = {symbol: _mark(symbol) for symbol in SYMBOLS}
    words = map_controls.WORDS | {"style": stylesheet.VERSIONED, "marks": marks}
    parts = ((SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in _PARTS)
    text = "\n".join(parts)
    return text.replace('"words"', json.dumps(words, ensure_ascii=False))


def _mark(symbol: str) -> str:
    """A symbol ten units high on each side, as on exported maps, its two colours left open."""
    look = MapClass(id=symbol, label=symbol, fill="{fill}", ink="{ink}", symbol=symbol)
    return mark(look, 0, 0, 10)


def _path(name: str, content: str, suffix: str) -> str:
    return versioned(f"cartes/{name}", content, suffix)
