"""Areas: régions and départements in their outlines, insets, names and values that do not fit."""

from dataclasses import replace

import pytest

from dashboard.figures.maps.areas import map_svg
from dashboard.figures.maps.legend import ZERO, AreaValue, Look, scale_classes, verdict_classes
from dashboard.wording.typography import NBSP
from tests.dashboard.figures.maps.drawn import (
    ALTERNATIVE,
    DEPARTEMENTS,
    MAPS,
    REGIONS,
    SVG,
    links,
    parsed,
    values,
)


def test_every_region_is_one_link() -> None:
    shown = values(REGIONS)
    svg = map_svg(REGIONS, shown, verdict_classes(shown), alternative=ALTERNATIVE)

    assert links(svg).keys() == {f"REG-{area.territory_id[4:]}" for area in REGIONS.areas}
    assert len(links(svg)) == 18


def test_two_maps_of_a_page_share_no_id() -> None:
    shown = values(REGIONS)
    two = [
        map_svg(REGIONS, shown, verdict_classes(shown), alternative="Carte.", prefix=prefix)
        for prefix in ("msp", "cpts")
    ]

    assert "msp-hatch" in two[0]
    assert "msp-hatch" not in two[1]


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
