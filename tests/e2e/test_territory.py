"""Territoire on a screen: nothing that matters is outside of it, charts stand side by side."""

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.reader import Reader

PHONE, DESKTOP = 390, 1280


def box(found: Locator) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is shown, in pixels."""
    place = found.bounding_box()
    assert place is not None
    left, top = place["x"], place["y"]
    return left, top, left + place["width"], top + place["height"]


def open_at(reader: Reader, width: int, path: str) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open(path)


@pytest.mark.parametrize("territory", ["DEP-04", "REG-93", "DEP-976", "FR"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_every_figure_of_the_results_is_on_the_screen(
    reader: Reader, territory: str, width: int
) -> None:
    open_at(reader, width, f"/territoire?territoire={territory}")
    cells = reader.page.locator(".cs-table").first.locator("th:visible, td:visible")
    assert cells.count() >= 7 * 3
    for cell in cells.all():
        left, _, right, _ = box(cell)
        assert 0 <= left < right <= width


def test_a_phone_keeps_the_target_under_the_value(reader: Reader) -> None:
    value = reader.page.locator(".cs-table").first.locator("tbody td").first
    open_at(reader, PHONE, "/territoire?territoire=DEP-04")
    expect(value.get_by_text("cible")).to_be_visible()
    open_at(reader, DESKTOP, "/territoire?territoire=DEP-04")
    expect(value.get_by_text("cible")).to_be_hidden()


@pytest.mark.parametrize(
    "path",
    [
        "/indicateur?indicateur=msp&territoire=DEP-04",
        "/comparer?indicateur=msp&territoires=DEP-04,DEP-2A,REG-93",
        "/padhue",
        "/revisions",
        "/methode",
    ],
)
def test_tables_are_no_wider_than_a_phone(reader: Reader, path: str) -> None:
    open_at(reader, PHONE, path)
    excess = reader.page.locator(".cs-scroll:visible").evaluate_all(
        "all => all.map(one => one.scrollWidth - one.clientWidth)"
    )
    assert max(excess, default=0) <= 1


def test_charts_are_in_a_row_on_a_desktop_and_one_under_the_other_on_a_phone(
    reader: Reader,
) -> None:
    charts = reader.page.locator("svg.cs-beside")
    open_at(reader, DESKTOP, "/territoire?territoire=DEP-04")
    expect(charts).to_have_count(3)
    assert len({round(box(chart)[1]) for chart in charts.all()}) == 1
    open_at(reader, PHONE, "/territoire?territoire=DEP-04")
    places = [box(chart) for chart in charts.all()]
    assert all(above[3] < below[1] for above, below in pairwise(places))
    assert all(right <= PHONE for _, _, right, _ in places)


@pytest.mark.parametrize("territory", ["DEP-04", "DEP-2A", "DEP-976", "REG-94", "REG-44"])
def test_nothing_written_in_a_chart_is_cut_or_over_another_name(
    reader: Reader, territory: str
) -> None:
    open_at(reader, DESKTOP, f"/territoire?territoire={territory}")
    for chart in reader.page.locator("svg.cs-beside").all():
        left, top, right, bottom = box(chart)
        written = [box(text) for text in chart.locator("text").all()]
        assert written
        assert all(left <= a and b >= top and c <= right and d <= bottom for a, b, c, d in written)
        names = sorted(box(name)[1] for name in chart.locator("text[class]").all())
        assert all(low - high >= 12 for high, low in pairwise(names))


def test_the_page_starts_near_its_top(reader: Reader) -> None:
    for width in (PHONE, DESKTOP):
        open_at(reader, width, "/territoire?territoire=DEP-04")
        menu = reader.page.get_by_role("navigation").get_by_role("link").first
        assert 0 < box(menu)[1] < 100
