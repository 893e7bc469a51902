"""Bubbles: areas follow counts, and a count never fills a territory."""

from dataclasses import replace
from itertools import cycle, islice

from dashboard.figures.maps.bubbles import LARGEST_RADIUS
from tests.dashboard.figures.maps.drawn import MAPS, SVG, bubble_map, bubbles, fills, links, parsed


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
