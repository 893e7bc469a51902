"""A whole map for a file: circles for counts, numbers in tiles, and territories out of step."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dashboard.figures.maps.sheet import Sheet
from dashboard.maps import files as map_files
from dashboard.maps.drawing import map_drawing
from dashboard.maps.scales import COUNT_STEPS, circle_scale
from dashboard.selection.layers import Layer, MapView
from dashboard.wording.territory import unlisted
from pipelines.indicators.registry import INDICATORS
from pipelines.vocabulary import Level, Unit
from tests.conftest import PROJECT
from tests.dashboard.factories import ASSISTANTS, MSP
from tests.dashboard.map_factories import drawn, row

SVG = "{http://www.w3.org/2000/svg}"
SHEET = Sheet(title="De 0 à 90 MSP selon les départements")
CODES = map_files.territory_ids(Level.DEPARTEMENT)
# The Ain has none, Paris is not published, the Nord has ninety, the others forty.
COUNTS = {"DEP-01": 0.0, "DEP-75": None, "DEP-59": 90.0}


def svg(layer: Layer, view: MapView, codes: tuple[str, ...] = CODES) -> ElementTree.Element:
    """A map of these départements."""
    rows = [row(code, COUNTS.get(code, 40.0), None) for code in codes]
    return ElementTree.fromstring(map_drawing(drawn(*rows, layer=layer), view, SHEET))


def texts(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def titles(root: ElementTree.Element) -> list[str]:
    return [title.text or "" for title in root.iter(f"{SVG}title")]


def radii(root: ElementTree.Element) -> list[float]:
    """Radii of the circles, in the order in which they are drawn."""
    (layer,) = [group for group in root.iter(f"{SVG}g") if "fill-opacity" in group.attrib]
    return [float(circle.attrib["r"]) for circle in layer]


@pytest.fixture
def without_mayotte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Outlines that lack one département."""
    for name in map_files.FILES.values():
        content = json.loads((PROJECT / f"data/shapes/{name}.json").read_text(encoding="utf-8"))
        content["areas"].pop("DEP-976", None)
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    kept = (map_files.shapes, map_files.territory_ids, map_files.outlined)
    monkeypatch.setattr(map_files, "FOLDER", tmp_path)
    for function in kept:
        function.cache_clear()
    yield
    for function in kept:
        function.cache_clear()


def test_counts_are_circles_whose_area_follows_them() -> None:
    found = radii(svg(Layer.COUNT, MapView.AREAS))
    assert len(found) == 99
    largest, *others = found
    assert {round((each / largest) ** 2, 2) for each in others} == {round(40 / 90, 2)}


def test_the_legend_of_counts_says_zero_what_is_unknown_and_three_sizes() -> None:
    said = texts(svg(Layer.COUNT, MapView.AREAS))
    for part in ("1 ou plus\u00a0(99)", "0\u00a0(1)", "Non disponible\u00a0(1)"):
        assert part in said
    for size in COUNT_STEPS["msp", Level.DEPARTEMENT]:
        assert str(size) in said


def test_tiles_hold_the_numbers_themselves() -> None:
    root = svg(Layer.COUNT, MapView.TILES)
    said = texts(root)
    # The Landes have the code 40, the Territoire de Belfort 90.
    assert (said.count("40"), said.count("90")) == (98 + 1, 1 + 1)
    assert not [g for g in root.iter(f"{SVG}g") if "fill-opacity" in g.attrib]


def test_other_layers_still_fill_areas() -> None:
    root = svg(Layer.RATE, MapView.AREAS)
    assert not [g for g in root.iter(f"{SVG}g") if "fill-opacity" in g.attrib]
    assert len(titles(root)) == 101


@pytest.mark.parametrize("layer", [Layer.VERDICT, Layer.COUNT])
@pytest.mark.parametrize("view", MapView)
@pytest.mark.usefixtures("without_mayotte")
def test_a_territory_without_an_outline_does_not_stop_the_map(layer: Layer, view: MapView) -> None:
    names = titles(svg(layer, view))
    assert len(names) == (101 if view is MapView.TILES else 100)
    assert any("(976)" in name for name in names) == (view is MapView.TILES)


@pytest.mark.parametrize("view", MapView)
def test_a_territory_that_no_map_places_is_left_to_the_table(view: MapView) -> None:
    rows = [row(code, 40.0, None) for code in CODES]
    beyond = replace(rows[0], territory=unlisted("DEP-99"), has_shape=False)
    shown = drawn(*rows, beyond, layer=Layer.COUNT)
    names = titles(ElementTree.fromstring(map_drawing(shown, view, SHEET)))
    assert len(names) == 101
    assert not any("(99)" in name for name in names)


def test_every_count_has_sizes_at_each_level_of_a_map() -> None:
    counts = {each.id for each in INDICATORS if each.unit is Unit.COUNT}
    assert set(COUNT_STEPS) == {(code, level) for code in counts for level in map_files.FILES}


def test_sizes_grow_and_say_the_unit() -> None:
    for steps in COUNT_STEPS.values():
        assert list(steps) == sorted(set(steps))
    scale = circle_scale(ASSISTANTS, Level.DEPARTEMENT)
    assert scale.steps[0] == (20, "20")
    assert scale.radius(80) == pytest.approx(2 * scale.radius(20), abs=0.15)
    assert circle_scale(MSP, Level.REGION).steps[-1][0] == 500
