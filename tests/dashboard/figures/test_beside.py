"""A territory beside others: lines, marks and names of a small chart."""

import re
from itertools import pairwise

import pytest

from dashboard.cards.beside import Role
from dashboard.figures.beside import BOX, ROW, apart, inside, panel, sample, scales
from dashboard.figures.static_beside import beside_body
from dashboard.stylesheet import BESIDE
from tests.dashboard.beside_factories import MID_2023, MID_2024, beside, coverage
from tests.dashboard.factories import MID_2025, point


def paths(svg: str, css: str) -> list[str]:
    """What the paths of a class draw."""
    return re.findall(rf'<path class="{css}" d="([^"]+)"', svg)


def names(svg: str) -> dict[str, int]:
    """Where names stand, by class."""
    found = re.findall(r'<text class="(\w+)" x="240" y="(\d+)"', svg)
    return {css: int(y) for css, y in found}


def test_each_main_line_has_its_own_class_mark_and_name() -> None:
    svg = inside(beside())
    for css in ("own", "region", "country"):
        assert len(paths(svg, css)) == 1
    assert len(paths(svg, "dots")) == 1
    assert len(paths(svg, "mark")) == 2
    assert len(set(paths(svg, "mark"))) == 2
    assert names(svg).keys() == {"own", "region", "country"}


def test_others_are_one_thin_path_without_a_name() -> None:
    (thin,) = paths(inside(beside()), "others")
    assert thin.count("M") == 2
    assert paths(inside(beside(others=())), "others") == []


def test_a_line_breaks_where_nothing_is_published_and_a_lone_measure_is_a_dot() -> None:
    (broken,) = paths(inside(beside()), "own")
    assert re.fullmatch(r"M44 \d+h0M230 \d+h0", broken)


def test_a_flat_stretch_is_one_step() -> None:
    flat = beside(point(MID_2023, 4.0), point(MID_2024, 4.0), point(MID_2025, 4.0))
    (line,) = paths(inside(flat), "own")
    assert re.fullmatch(r"M44 \d+h186", line)


def test_counts_start_at_zero_and_high_percentages_at_a_round_ten() -> None:
    assert scales(beside()).low == 0.0
    high = scales(coverage(90.2, 97.0, 90.0, 86.0))
    assert (high.low, high.high, high.ticks) == (80.0, 100.0, (80.0, 90.0, 100.0))
    assert scales(coverage(90.2, 97.0, 90.0, 31.0)).low == 0.0
    assert scales(coverage(100.0, 100.0, 100.0)).low == 90.0


def test_names_do_not_touch_where_lines_end_together() -> None:
    placed = sorted(names(inside(coverage(90.2, 90.0, 90.0))).values())
    assert len(placed) == 3
    assert all(below - above >= ROW for above, below in pairwise(placed))
    assert placed[-1] <= BOX.bottom + 4


@pytest.mark.parametrize(
    ("places", "expected"),
    [([10, 50, 90], [10, 50, 90]), ([10, 12, 14], [10, 25, 40]), ([90, 95, 99], [70, 85, 100])],
)
def test_places_are_moved_as_little_as_it_takes(places: list[int], expected: list[int]) -> None:
    assert apart(places, 15, 100) == expected


def test_a_panel_says_what_it_is_on_one_line_and_follows_the_theme() -> None:
    svg = panel(beside())
    assert 'role="img"' in svg
    assert 'aria-label="Courbes. MSP' in svg
    assert "\n" not in svg
    assert "#" not in svg
    assert "var(--cs-indicator-msp)" in BESIDE


def test_years_stay_under_the_axis_and_apart() -> None:
    found = re.findall(r'<text x="(\d+)" y="172">(\d{4}|\D[^<]+)</text>', inside(beside()))
    at = sorted(int(x) for x, _ in found)
    assert found
    assert all(right - left >= 38 for left, right in pairwise(at))


def test_every_role_has_a_sample() -> None:
    drawn = {role: sample(role) for role in Role}
    assert drawn[Role.PEER] == drawn[Role.MEMBER]
    assert len(set(drawn.values())) == 4


def test_the_file_has_plain_colours_and_one_chart_for_each_measured_card() -> None:
    empty = coverage(0.0, 0.0, 0.0)
    svg, bottom = beside_body((beside(), empty))(100.0)
    assert "var(--cs" not in svg
    assert svg.count('class="cs-beside ') == 2
    assert bottom > 100.0
