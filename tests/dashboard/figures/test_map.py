"""Maps: every territory once, told in words, in patterns and symbols as well as in colours."""

import csv
import json
import re
from collections import Counter
from dataclasses import replace
from itertools import cycle, islice
from xml.etree import ElementTree

import pytest

from dashboard import palette
from dashboard.figures.maps.areas import map_svg
from dashboard.figures.maps.bubbles import LARGEST_RADIUS, Bubble, Scale, bubble_map_svg
from dashboard.figures.maps.legend import (
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    ZERO,
    AreaValue,
    Look,
    counted,
    scale_classes,
    verdict_classes,
)
from dashboard.figures.maps.shapes import LevelShapes, parse_shapes
from dashboard.figures.maps.sheet import Sheet
from dashboard.figures.maps.tiles import COLUMNS, ROWS, grid, tile_map_svg
from dashboard.figures.maps.values import map_values
from dashboard.palette import MARKS, Theme
from dashboard.wording.typography import NBSP
from tests.conftest import PROJECT
from tests.dashboard.factories import GRAMMAR

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {
    row["territory_id"]: row["grammar_name"]
    for row in csv.DictReader(GRAMMAR.read_text(encoding="utf-8").splitlines())
}
CLASSES = (*MARKS, NOT_PUBLISHED, NOT_APPLICABLE)
SHEET = Sheet(title="Deux fois moins vite que nécessaire", notes=("Source : DITP.",))
ALTERNATIVE = "Carte des 101 départements. Valeurs dans le tableau qui suit."


def level(name: str) -> LevelShapes:
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
    shown = values(DEPARTEMENTS)
    return map_svg(
        DEPARTEMENTS, shown, verdict_classes(shown), alternative=ALTERNATIVE, sheet=sheet
    )


def verdict_tiles(sheet: Sheet | None = None) -> str:
    shown = values(DEPARTEMENTS)
    return tile_map_svg(shown, verdict_classes(shown), alternative=ALTERNATIVE, sheet=sheet)


def bubbles(count: float | None = 3.0) -> list[Bubble]:
    return [
        Bubble(territory_id=v.territory_id, count=count, text=v.text, href=v.href)
        for v in values(DEPARTEMENTS)
    ]


SCALE = Scale(
    steps=((10, "10 MSP"), (40, "40 MSP"), (160, "160 MSP")), colour="var(--cs-indicator-msp)"
)


def bubble_map(shown: list[Bubble], sheet: Sheet | None = None) -> str:
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


@EVERY_MAP
def test_every_departement_is_one_link_named_by_its_text(svg: str) -> None:
    found = links(svg)

    assert found.keys() == {area.territory_id for area in DEPARTEMENTS.areas}
    assert found["DEP-01"].attrib["aria-label"] == (
        f"Ain (01){NBSP}: 40 MSP au 30 juin 2025, insuffisant"
    )
    assert all(link.attrib["target"] == "_self" for link in found.values())


def test_every_region_is_one_link() -> None:
    shown = values(REGIONS)
    svg = map_svg(REGIONS, shown, verdict_classes(shown), alternative=ALTERNATIVE)

    assert links(svg).keys() == {f"REG-{area.territory_id[4:]}" for area in REGIONS.areas}
    assert len(links(svg)) == 18


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


@EVERY_SHEET
def test_an_exported_map_is_a_picture_in_plain_colours(svg: str) -> None:
    root = parsed(svg)

    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == ALTERNATIVE
    assert "var(" not in svg
    assert not links(svg)
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert len(titles) == len(set(titles)) == 101


def test_an_exported_map_carries_its_words_and_its_legend() -> None:
    words = [text.text for text in parsed(SHEETS["areas"]).iter(f"{SVG}text")]

    assert words[0] == SHEET.title
    assert f"Source{NBSP}: DITP." in words
    assert f"À accélérer{NBSP}(13)" in words


def test_words_of_a_sheet_stay_in_it() -> None:
    long = replace(SHEET, title="Un mot après l’autre " * 20, notes=("Source " * 60,))
    root = parsed(verdict_map(long))
    _, _, width, height = map(float, root.attrib["viewBox"].split())

    for text in root.iter(f"{SVG}text"):
        size, y = float(text.attrib["font-size"]), float(text.attrib["y"])
        assert y < height
        if text.attrib["text-anchor"] == "start":
            assert float(text.attrib["x"]) + 0.6 * size * len(text.text or "") < width


def test_a_sheet_takes_the_colours_of_its_theme() -> None:
    light, dark = (verdict_map(replace(SHEET, theme=theme)) for theme in Theme)

    assert palette.verdict("insuffisant", Theme.LIGHT).fill in light
    assert palette.verdict("insuffisant", Theme.DARK).fill in dark
    assert palette.neutrals(Theme.LIGHT).texte not in dark


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


def test_two_maps_of_a_page_share_no_id() -> None:
    shown = values(REGIONS)
    two = [
        map_svg(REGIONS, shown, verdict_classes(shown), alternative="Carte.", prefix=prefix)
        for prefix in ("msp", "cpts")
    ]

    assert "msp-hatch" in two[0]
    assert "msp-hatch" not in two[1]


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


def test_the_symbol_of_the_petite_couronne_is_in_the_inset() -> None:
    shown = [replace(value, class_id="atteint") for value in values(DEPARTEMENTS)]
    svg = map_svg(DEPARTEMENTS, shown, verdict_classes(shown), alternative="Carte.")
    (paris,) = [area for area in DEPARTEMENTS.areas if area.territory_id == "DEP-75"]
    (circle,) = links(svg)["DEP-75"].iter(f"{SVG}circle")

    assert (float(circle.attrib["cx"]), float(circle.attrib["cy"])) == paris.points[1][:2]
    assert float(circle.attrib["r"]) <= paris.points[1][2]


def test_zero_is_a_class_with_its_figure() -> None:
    shown = values(DEPARTEMENTS, (ZERO, "1", "5"))
    legend = scale_classes(["a", "b", "c", "d", "e"], shown, zero_label="aucune MSP")
    svg = map_svg(DEPARTEMENTS, shown, legend, alternative="Carte.")

    texts = {name: [t.text for t in link.iter(f"{SVG}text")] for name, link in links(svg).items()}
    zeros = {value.territory_id for value in shown if value.class_id == ZERO}
    assert {name for name, found in texts.items() if found == ["0"]} == zeros
    assert len({each.fill for each in legend}) == 6
    assert not any(each.look is not Look.PLAIN for each in legend)


def test_names_are_escaped() -> None:
    odd = replace(values(REGIONS)[0], text='<b>"Ain" & Cie</b>', href='/x?a=1&b="')
    shown = [odd, *values(REGIONS)[1:]]
    svg = map_svg(REGIONS, shown, verdict_classes(shown), alternative='Carte "A" <i>')

    assert "<b>" not in svg
    assert "<i>" not in svg
    root = parsed(svg)
    assert root.attrib["aria-label"] == 'Carte "A" <i>'
    first = next(root.iter(f"{SVG}a"))
    assert first.attrib["href"] == odd.href
    assert first.attrib["aria-label"] == odd.text


@pytest.mark.parametrize("shown", [values(REGIONS)[1:], [*values(REGIONS), values(REGIONS)[0]]])
def test_values_that_do_not_fit_the_shapes_are_refused(shown: list[AreaValue]) -> None:
    with pytest.raises(ValueError, match="disagree"):
        map_svg(REGIONS, shown, verdict_classes(shown), alternative="Carte.")


def test_insets_are_named() -> None:
    words = [text.text for text in parsed(MAPS["areas"]).iter(f"{SVG}text")]

    assert words[:7] == [
        "Paris et",
        f"petite{NBSP}couronne",
        *("Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte"),
    ]


def test_the_legend_counts_each_class_and_adds_up() -> None:
    shown = values(DEPARTEMENTS)
    legend = verdict_classes(shown)

    assert [each.id for each in legend] == list(CLASSES)
    assert {each.id: each.count for each in legend} == Counter(v.class_id for v in shown)
    assert sum(each.count for each in legend) == 101


def test_a_class_without_value_is_in_the_legend_only_where_it_occurs() -> None:
    legend = verdict_classes(values(REGIONS, ("atteint",)))

    assert [(each.id, each.count) for each in legend] == [
        (verdict_id, 18 if verdict_id == "atteint" else 0) for verdict_id in MARKS
    ]


def test_a_class_that_the_legend_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the legend: mystère"):
        counted([], values(REGIONS, ("mystère",)))


def test_diverging_classes_print_their_sign() -> None:
    labels, signs = ["retard", "proche", "avance"], ["−", "", "+"]
    legend = scale_classes(labels, [], scale="diverging-5", symbols=signs)

    assert [each.symbol for each in legend] == signs


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


def test_values_alone_are_light_and_complete() -> None:
    shown = values(DEPARTEMENTS)
    legend = verdict_classes(shown)

    sent = map_values(shown, legend)

    text = json.dumps(sent, ensure_ascii=False, separators=(",", ":"))
    assert len(text.encode()) < 10_000
    back = json.loads(text)
    assert len(back["areas"]) == 101
    position, words = back["areas"]["DEP-01"]
    assert back["classes"][position][0] == shown[0].class_id
    assert words == f"Ain (01){NBSP}: 40 MSP au 30 juin 2025, insuffisant"
    assert back["href"].replace("{id}", "DEP-01") == shown[0].href


def test_an_address_of_another_form_is_sent_whole() -> None:
    first, *others = values(REGIONS)
    odd = replace(others[0], href="/ailleurs")
    shown = [first, odd, *others[1:]]

    areas = map_values(shown, verdict_classes(shown))["areas"]

    assert isinstance(areas, dict)
    assert [name for name, sent in areas.items() if len(sent) == 3] == [odd.territory_id]
    assert areas[odd.territory_id][2] == "/ailleurs"


def test_without_values_there_is_nothing_to_send() -> None:
    assert map_values([], ()) == {"classes": [], "href": "", "areas": {}}


def circles(svg: str) -> list[float]:
    """Radii of the circles on the map, in the order in which they are drawn."""
    (layer,) = [g for g in parsed(svg).iter(f"{SVG}g") if "fill-opacity" in g.attrib]
    return [float(circle.attrib["r"]) for circle in layer]


def test_areas_of_circles_follow_counts() -> None:
    shown = [
        replace(bubble, count=count)
        for bubble, count in zip(bubbles(), islice(cycle([160.0, 40.0]), 101), strict=True)
    ]

    assert set(circles(bubble_map(shown))) == {LARGEST_RADIUS, LARGEST_RADIUS / 2}
    assert circles(bubble_map(shown)) == sorted(circles(bubble_map(shown)), reverse=True)


def test_a_count_never_fills_an_area() -> None:
    few, many = (links(bubble_map(bubbles(count))) for count in (1.0, 150.0))

    assert {name: fills(link) for name, link in few.items()} == {
        name: fills(link) for name, link in many.items()
    }


def test_zero_has_no_circle_and_an_unknown_count_is_hatched() -> None:
    none, unknown, *others = bubbles()
    svg = bubble_map([replace(none, count=0), replace(unknown, count=None), *others])

    assert len(circles(svg)) == 99
    assert [text.text for text in parsed(svg).iter(f"{SVG}text")].count("0") == 1
    hatched = [n for n, link in links(svg).items() if fills(link)[0].startswith("url(#")]
    assert hatched == [unknown.territory_id]


def test_the_size_key_says_what_circles_are_worth() -> None:
    words = [text.text for text in parsed(MAPS["bubbles"]).iter(f"{SVG}text")]

    assert words[-3:] == ["10 MSP", "40 MSP", "160 MSP"]
