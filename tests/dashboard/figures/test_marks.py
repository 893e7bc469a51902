"""Small pictures that repeat the words beside them."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from dashboard.figures.marks import WIDTH, bullet, sparkline
from tests.dashboard.factories import END_OF_2022, END_OF_2023, MID_2025

COLOUR = "var(--cs-indicator-msp)"


def tags(svg: str) -> list[str]:
    """Names of the shapes, once the picture is known to be well-formed."""
    return [shape.tag for shape in ElementTree.fromstring(svg)]


def numbers(svg: str, attribute: str) -> list[float]:
    """Every value of an attribute, in order."""
    return [float(text) for text in re.findall(rf' {attribute}="([\d.]+)"', svg)]


def points(svg: str) -> list[tuple[float, float]]:
    """Corners of the line."""
    (text,) = re.findall(r'points="([^"]+)"', svg)
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def test_a_sparkline_is_a_line_and_a_dot_on_its_last_value() -> None:
    svg = sparkline([END_OF_2022, END_OF_2023, MID_2025], [1.0, 3.0, 2.0], COLOUR)
    assert tags(svg) == ["polyline", "circle"]
    corners = points(svg)
    assert corners[-1] == (numbers(svg, "cx")[0], numbers(svg, "cy")[0])
    assert corners[1][1] < corners[2][1] < corners[0][1]


def test_a_sparkline_is_spaced_by_its_dates() -> None:
    days = [date(2024, 1, 1), date(2024, 1, 11), date(2024, 4, 10)]
    (x0, _), (x1, _), (x2, _) = points(sparkline(days, [0.0, 1.0, 2.0], COLOUR))
    assert (x1 - x0) / (x2 - x0) == pytest.approx(0.1, abs=0.01)


@pytest.mark.parametrize("count", [0, 1])
def test_under_two_values_there_is_no_line(count: int) -> None:
    assert sparkline([MID_2025] * count, [1.0] * count, COLOUR) == ""


def test_a_flat_series_stays_in_the_picture() -> None:
    corners = points(sparkline([END_OF_2023, MID_2025], [5.0, 5.0], COLOUR))
    assert all(0 <= y <= 36 for _, y in corners)


def test_a_bullet_shows_the_way_the_value_the_start_and_the_target() -> None:
    svg = bullet(2981.0, 2251.0, 4000.0, COLOUR)
    assert tags(svg) == ["line", "line", "circle", "path"]
    way, value = numbers(svg, "x2")
    (start,) = numbers(svg, "cx")
    assert 8 < start < value < way == WIDTH - 8
    assert (value - 8) / (way - 8) == pytest.approx(2981 / 4000, abs=0.001)


def test_a_tick_stands_where_the_value_should_be_today() -> None:
    svg = bullet(2981.0, 2251.0, 4000.0, COLOUR, 3342.78)
    assert tags(svg) == ["line", "line", "circle", "path", "path"]
    tick, goal = (float(x) for x in re.findall(r'<path d="M([\d.]+) ', svg))
    way, value = numbers(svg, "x2")
    assert value < tick < goal == way
    assert (tick - 8) / (way - 8) == pytest.approx(3342.78 / 4000, abs=0.001)


def test_what_was_expected_may_be_the_largest() -> None:
    svg = bullet(20.0, 40.0, 10.0, COLOUR, 45.0)
    (tick, _) = (float(x) for x in re.findall(r'<path d="M([\d.]+) ', svg))
    assert max(numbers(svg, "x2")) < tick == WIDTH - 8


def test_an_overshoot_goes_beyond_the_target() -> None:
    way, value = numbers(bullet(7.0, 2.0, 5.0, COLOUR), "x2")
    assert way < value == WIDTH - 8


def test_a_regression_ends_before_its_start() -> None:
    svg = bullet(3.0, 4.0, 8.0, COLOUR)
    assert numbers(svg, "x2")[1] < numbers(svg, "cx")[0]


def test_a_bullet_without_a_start_has_no_circle() -> None:
    assert tags(bullet(1.0, None, 2.0, COLOUR)) == ["line", "line", "path"]


def test_zero_everywhere_is_a_picture_too() -> None:
    assert numbers(bullet(0.0, 0.0, 0.0, COLOUR), "x2") == [8.0, 8.0]


@pytest.mark.parametrize(
    "svg",
    [sparkline([END_OF_2023, MID_2025], [1.0, 2.0], COLOUR), bullet(1.0, 0.0, 2.0, COLOUR)],
    ids=["sparkline", "bullet"],
)
def test_pictures_are_hidden_from_screen_readers_and_on_one_line(svg: str) -> None:
    assert 'aria-hidden="true" focusable="false"' in svg
    assert "\n" not in svg
