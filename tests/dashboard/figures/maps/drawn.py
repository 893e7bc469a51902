"""Maps of the real outlines with every class in turn, and what a test reads in their XML."""

import csv
import re
from itertools import cycle
from xml.etree import ElementTree

import pytest

from dashboard.figures.maps.areas import map_svg
from dashboard.figures.maps.bubbles import Bubble, Scale, bubble_map_svg
from dashboard.figures.maps.legend import NOT_APPLICABLE, NOT_PUBLISHED, AreaValue, verdict_classes
from dashboard.figures.maps.shapes import LevelShapes, parse_shapes
from dashboard.figures.maps.sheet import Sheet
from dashboard.figures.maps.tiles import tile_map_svg
from dashboard.palette import MARKS
from tests.conftest import PROJECT
from tests.dashboard.factories import GRAMMAR

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {
    row["territory_id"]: row["grammar_name"]
    for row in csv.DictReader(GRAMMAR.read_text(encoding="utf-8").splitlines())
}
CLASSES = (*MARKS, NOT_PUBLISHED, NOT_APPLICABLE)
SHEET = Sheet(title="Deux fois moins vite que nécessaire", notes=("Source : DITP.",))
SCALE = Scale(
    steps=((10, "10 MSP"), (40, "40 MSP"), (160, "160 MSP")), colour="var(--cs-indicator-msp)"
)
ALTERNATIVE = "Carte des 101 départements. Valeurs dans le tableau qui suit."


def level(name: str) -> LevelShapes:
    """The outlines of one level, as the project publishes them."""
    return parse_shapes((PROJECT / f"data/shapes/{name}.json").read_text(encoding="utf-8"))


DEPARTEMENTS, REGIONS = level("departements"), level("regions")


def values(shapes: LevelShapes, class_ids: tuple[str, ...] = CLASSES) -> list[AreaValue]:
    """Classes in turn, and a sentence as long as the real ones."""
    return [
        AreaValue(
            territory_id=area.territory_id,
            class_id=class_id,
            text=f"{NAMES[area.territory_id]} ({area.territory_id[4:]}) : "
            "40 MSP au 30 juin 2025, insuffisant",
            href=f"/territoire?territoire={area.territory_id}&indicateur=msp",
        )
        for area, class_id in zip(shapes.areas, cycle(class_ids), strict=False)
    ]


def verdict_map(sheet: Sheet | None = None) -> str:
    """The départements in their outlines."""
    shown = values(DEPARTEMENTS)
    return map_svg(
        DEPARTEMENTS, shown, verdict_classes(shown), alternative=ALTERNATIVE, sheet=sheet
    )


def verdict_tiles(sheet: Sheet | None = None) -> str:
    """The same as tiles."""
    shown = values(DEPARTEMENTS)
    return tile_map_svg(shown, verdict_classes(shown), alternative=ALTERNATIVE, sheet=sheet)


def bubbles(count: float | None = 3.0) -> list[Bubble]:
    """The same count in every département."""
    return [
        Bubble(territory_id=v.territory_id, count=count, text=v.text, href=v.href)
        for v in values(DEPARTEMENTS)
    ]


def bubble_map(shown: list[Bubble], sheet: Sheet | None = None) -> str:
    """These counts on the map."""
    return bubble_map_svg(DEPARTEMENTS, shown, SCALE, alternative=ALTERNATIVE, sheet=sheet)


MAPS = {
    "areas": verdict_map(),
    "tiles": verdict_tiles(),
    "bubbles": bubble_map(bubbles()),
}
SHEETS = {
    "areas": verdict_map(SHEET),
    "tiles": verdict_tiles(SHEET),
    "bubbles": bubble_map(bubbles(), SHEET),
}
EVERY_MAP = pytest.mark.parametrize("svg", MAPS.values(), ids=list(MAPS))
EVERY_SHEET = pytest.mark.parametrize("svg", SHEETS.values(), ids=list(SHEETS))
EVERY_PICTURE = pytest.mark.parametrize(
    "svg", [*MAPS.values(), *SHEETS.values()], ids=[*MAPS, *(f"{name} sheet" for name in SHEETS)]
)


def parsed(svg: str) -> ElementTree.Element:
    """The tree of a map."""
    return ElementTree.fromstring(svg)


def links(svg: str) -> dict[str, ElementTree.Element]:
    """Each link by the territory of its address."""
    found = [(link.attrib["href"], link) for link in parsed(svg).iter(f"{SVG}a")]
    ids = [re.search(r"territoire=([\w-]+)", href) for href, _ in found]
    named = {name[1]: link for name, (_, link) in zip(ids, found, strict=True) if name}
    assert len(named) == len(found)
    return named


def fills(link: ElementTree.Element) -> list[str]:
    """Fill of the area, then of what is drawn on it."""
    return [shape.attrib["fill"] for shape in link.iter() if "fill" in shape.attrib]
