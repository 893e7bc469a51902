"""The small course of a sheet: its own scale, from zero, with the path and the target."""

import re
from xml.etree import ElementTree

from dashboard.figures.course import course_svg
from tests.dashboard.factories import CPTS, END_OF_2023, MID_2025, point, series, target


def drawn(svg: str, tag: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(svg).findall(tag)


def test_measures_path_and_target_are_drawn() -> None:
    card = series(point(END_OF_2023, 2501.0), point(MID_2025, 2981.0), targets=(target(),))
    svg = course_svg(card, "Courbe des MSP.")
    (line,) = drawn(svg, "polyline")
    assert len((line.get("points") or "").split()) == 2
    assert len(drawn(svg, "path")) == 1
    assert [one.get("stroke-dasharray") for one in drawn(svg, "line")] == [None, "4 3"]
    assert ElementTree.fromstring(svg).get("aria-label") == "Courbe des MSP."


def test_a_higher_value_stands_higher_and_zero_on_the_axis() -> None:
    card = series(point(END_OF_2023, 0.0), point(MID_2025, 100.0), indicator=CPTS)
    (line,) = drawn(course_svg(card, "…"), "polyline")
    (_, low), (_, high) = (
        tuple(map(float, corner.split(","))) for corner in (line.get("points") or "").split()
    )
    axis = float(drawn(course_svg(card, "…"), "line")[0].get("y1") or 0)
    assert low == axis
    assert high < low


def test_without_a_target_there_is_no_diamond() -> None:
    svg = course_svg(series(point(MID_2025, 5.0)), "…")
    assert drawn(svg, "path") == []


def test_a_target_without_a_start_has_no_path() -> None:
    svg = course_svg(series(point(MID_2025, 5.0), targets=(target(baseline=None),)), "…")
    assert len(drawn(svg, "path")) == 1
    assert len(drawn(svg, "line")) == 1


def test_colours_are_plain() -> None:
    svg = course_svg(series(point(MID_2025, 5.0), targets=(target(),)), "…")
    assert "var(" not in svg
    assert re.search(r"#[0-9a-f]{6}", svg)
