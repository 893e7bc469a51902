"""What browsers keep of the maps: outlines without values, and the script."""

import gzip
import re
from xml.etree import ElementTree

import pytest
from starlette.datastructures import Headers

from dashboard.figures.maps.areas import map_svg
from dashboard.figures.maps.legend import AreaValue, MapClass
from dashboard.figures.maps.tiles import grid, tile_map_svg
from dashboard.maps import files as map_files
from dashboard.maps.scales import SYMBOLS
from pipelines.vocabulary import Level

SVG = "{http://www.w3.org/2000/svg}"
ASSETS = map_files.assets()
TILES = map_files.tiles_path()
OUTLINES = {level: map_files.outlines_path(level) for level in map_files.FILES}
LOOK = MapClass(id="1", label="", fill="var(--cs-grille)", ink="var(--cs-texte)", symbol="■")


def text(path: str) -> str:
    """Content of an asset."""
    return gzip.decompress(ASSETS[path].compressed).decode()


def areas(svg: str) -> dict[str, ElementTree.Element]:
    """Its links by territory."""
    found = ElementTree.fromstring(svg).iter(f"{SVG}a")
    return {link.attrib.get("data-id") or link.attrib["href"]: link for link in found}


def full(level: Level) -> str:
    """The same map as the exported files draw it, with links to its territories."""
    shapes = map_files.shapes(level)
    values = [value(area.territory_id) for area in shapes.areas]
    return map_svg(shapes, values, [LOOK], alternative="")


def value(code: str) -> AreaValue:
    return AreaValue(territory_id=code, class_id="1", text=code, href=code)


def path_of(link: ElementTree.Element) -> str:
    return next(link.iter(f"{SVG}path")).attrib["d"]


@pytest.mark.parametrize("level", OUTLINES)
def test_the_live_map_has_the_outlines_of_the_exported_one(level: Level) -> None:
    live, exported = areas(text(OUTLINES[level])), areas(full(level))
    assert {code: path_of(link) for code, link in live.items()} == {
        code: path_of(link) for code, link in exported.items()
    }


@pytest.mark.parametrize("level", OUTLINES)
def test_symbols_go_where_the_exported_map_has_them(level: Level) -> None:
    live, exported = areas(text(OUTLINES[level])), areas(full(level))
    for code, link in live.items():
        x, y, half = link.attrib["data-at"].split()
        square = list(exported[code].iter(f"{SVG}path"))[-1].attrib["d"]
        found = re.match(r"M(\S+) (\S+?)m(-[\d.]+)", square)
        assert found, square
        assert (found[1], found[2]) == (x, y)
        assert float(found[3]) == pytest.approx(-0.85 * float(half))


def test_the_live_tiles_are_the_exported_ones() -> None:
    codes = [tile.territory_id for tile in grid()]
    exported = areas(tile_map_svg([value(code) for code in codes], [LOOK], alternative=""))
    live = areas(text(TILES))
    assert list(live) == codes
    for code in codes:
        assert path_of(live[code]) == path_of(exported[code])
        words = [next(link.iter(f"{SVG}text")) for link in (live[code], exported[code])]
        assert words[0].text == words[1].text
        assert [words[0].attrib[name] for name in "xy"] == [words[1].attrib[name] for name in "xy"]


def test_neighbours_are_mutual() -> None:
    links = areas(text(OUTLINES[Level.DEPARTEMENT]))
    near = {code: link.attrib["data-near"].split() for code, link in links.items()}
    assert near["DEP-29"] == ["DEP-22", "DEP-56"]
    assert all(code in near[other] for code, others in near.items() for other in others)


def test_what_is_enlarged_in_an_inset_keeps_its_place_for_the_arrow_keys() -> None:
    links = areas(text(OUTLINES[Level.DEPARTEMENT]))
    apart = {code for code, link in links.items() if "data-place" in link.attrib}
    assert apart == {"DEP-75", "DEP-92", "DEP-93", "DEP-94"}


def test_an_address_names_its_content_and_is_kept_for_ever() -> None:
    assert len(ASSETS) == 4
    for path, asset in ASSETS.items():
        assert re.fullmatch(r"/cartes/[a-z]+\.[0-9a-f]{12}\.(svg|js)", path)
        answer = asset.response(Headers({"accept-encoding": "gzip"}))
        assert "immutable" in answer.headers["cache-control"]


def test_outlines_are_light_enough_for_a_phone() -> None:
    weights = {path: len(asset.compressed) for path, asset in ASSETS.items()}
    assert weights[TILES] < 4_000
    assert weights[map_files.script_path()] < 8_000
    assert all(weights[path] < 30_000 for path in OUTLINES.values())


def test_the_script_holds_its_words_and_every_symbol() -> None:
    script = text(map_files.script_path())
    assert "Voir la carte en tableau" in script
    assert all(f'"{symbol}"' in script for symbol in SYMBOLS)
    assert '= "words"' not in script


def test_no_file_runs_or_asks_for_anything_from_elsewhere() -> None:
    for path in ASSETS:
        content = text(path).replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in content
        assert "https:" not in content
        assert "<script" not in content
        assert not re.search(r"\son[a-z]+=", content)
