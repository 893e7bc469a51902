"""Maps of areas, of tiles, of bubbles: every territory once, told in words, in plain XML."""

import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from dashboard import palette
from dashboard.figures.maps.areas import map_svg
from dashboard.figures.maps.legend import NOT_APPLICABLE, NOT_PUBLISHED, verdict_classes
from dashboard.figures.maps.tiles import tile_map_svg
from dashboard.palette import MARKS
from dashboard.wording.typography import NBSP
from tests.dashboard.figures.maps.drawn import (
    ALTERNATIVE,
    DEPARTEMENTS,
    EVERY_MAP,
    EVERY_PICTURE,
    MAPS,
    SVG,
    fills,
    links,
    parsed,
    values,
)


@EVERY_MAP
def test_every_departement_is_one_link_named_by_its_text(svg: str) -> None:
    found = links(svg)

    assert found.keys() == {area.territory_id for area in DEPARTEMENTS.areas}
    assert found["DEP-01"].attrib["aria-label"] == (
        f"Ain (01){NBSP}: 40 MSP au 30 juin 2025, insuffisant"
    )
    assert all(link.attrib["target"] == "_self" for link in found.values())


@EVERY_MAP
def test_a_map_of_links_is_a_group_with_a_text_alternative(svg: str) -> None:
    root = parsed(svg)

    assert root.attrib["role"] == "group"
    assert root.attrib["aria-label"] == ALTERNATIVE


@EVERY_PICTURE
def test_a_map_is_one_line_of_xml_without_script(svg: str) -> None:
    assert parsed(svg).tag == f"{SVG}svg"
    assert "\n" not in svg
    assert "<script" not in svg
    assert not re.search(r"\son\w+=", svg)


@EVERY_PICTURE
def test_nothing_is_drawn_with_a_number_that_is_not_one(svg: str) -> None:
    assert not re.search(r"\b(nan|inf|None)\b", svg)


@EVERY_MAP
def test_colours_are_variables_of_the_palette(svg: str) -> None:
    defined = set(re.findall(r"--cs-[\w-]+(?=:)", palette.css_variables()))

    assert set(re.findall(r"--cs-[\w-]+", svg)) <= defined
    assert not re.search(r'"#[0-9a-f]{3,6}"', svg)


@pytest.mark.parametrize("name", ["areas", "tiles"])
def test_hatches_are_for_what_has_no_verdict_and_only_that(name: str) -> None:
    classes = {value.territory_id: value.class_id for value in values(DEPARTEMENTS)}

    for territory_id, link in links(MAPS[name]).items():
        hatched = classes[territory_id] in {NOT_PUBLISHED, "non_calculable"}
        assert fills(link)[0].startswith("url(#") == hatched


@pytest.mark.parametrize(("name", "prefix"), [("areas", "carte"), ("tiles", "tuiles")])
def test_the_hatches_used_are_defined_once(name: str, prefix: str) -> None:
    ids = [shape.attrib["id"] for shape in parsed(MAPS[name]).iter() if "id" in shape.attrib]

    assert ids == [f"{prefix}-hatch"]
    assert set(re.findall(r"url\(#([\w-]+)\)", MAPS[name])) == set(ids)


@pytest.mark.parametrize("name", ["areas", "tiles"])
def test_dashes_are_for_what_is_not_concerned_and_only_that(name: str) -> None:
    dashed = [s for s in parsed(MAPS[name]).iter() if "stroke-dasharray" in s.attrib]
    concerned = values(DEPARTEMENTS, tuple(MARKS))
    draw = {
        "areas": lambda: map_svg(
            DEPARTEMENTS, concerned, verdict_classes(concerned), alternative="Carte."
        ),
        "tiles": lambda: tile_map_svg(concerned, verdict_classes(concerned), alternative="Carte."),
    }

    count = Counter(value.class_id for value in values(DEPARTEMENTS))[NOT_APPLICABLE]
    assert len(dashed) == (1 if name == "areas" else count)
    assert "stroke-dasharray" not in draw[name]()


def marks_of(link: ElementTree.Element) -> tuple[str, ...]:
    """What is drawn over the area of a link, as tags and numbers."""
    (group,) = link.findall(f"{SVG}g")
    shapes = [shape for shape in group if shape.tag != f"{SVG}title"][1:]
    return tuple(shape.tag.removeprefix(SVG) for shape in shapes if shape.tag != f"{SVG}text")


@pytest.mark.parametrize("name", ["areas", "tiles"])
def test_a_verdict_has_a_shape_of_its_own_in_each_area(name: str) -> None:
    classes = {value.territory_id: value.class_id for value in values(DEPARTEMENTS)}

    for territory_id, link in links(MAPS[name]).items():
        expected = {"atteint": ("circle", "path"), "non_calculable": ("circle",)}
        none: tuple[str, ...] = ()
        absent = dict.fromkeys((NOT_PUBLISHED, NOT_APPLICABLE), none)
        assert marks_of(link) == (expected | absent).get(classes[territory_id], ("path",))
