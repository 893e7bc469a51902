"""Charts as files: the same values as on the page, in a picture that says everything by itself."""

import re
from datetime import date
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from dashboard.figures import static_marks
from dashboard.figures.comparison import comparison_figure
from dashboard.figures.maps.sheet import Sheet
from dashboard.figures.static_chart import static_chart
from dashboard.figures.static_scale import Box, scales, value_axis
from dashboard.figures.static_sheet import INSIDE, WIDTH
from dashboard.figures.trend import trend_figure
from dashboard.figures.vintages import vintage_figure
from dashboard.palette import Theme
from pipelines.vocabulary import ValueStatus
from tests.dashboard.edition_factories import vintages
from tests.dashboard.factories import (
    AIN,
    CPTS,
    END_OF_2022,
    END_OF_2023,
    FRANCE,
    MID_2025,
    point,
    series,
    target,
)
from tests.dashboard.progress_factories import progress

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Sheet(
    title="En France, +730 MSP entre décembre 2022 et juin 2025",
    subtitle="Maisons de santé pluriprofessionnelles (MSP), France, 2022–2026",
    notes=("Source : Baromètre.", "Lien permanent : https://example.org/indicateur?x=1"),
)
FRENCH = series(
    point(END_OF_2022, 2251.0),
    point(END_OF_2023, None),
    point(date(2024, 12, 31), 2758.0),
    point(MID_2025, 2981.0),
    point(date(2026, 2, 28), 2981.0, ValueStatus.CARRIED_FORWARD),
    targets=(target(),),
)
TREND = trend_figure(FRENCH, Theme.LIGHT, progress())


def drawn(figure: go.Figure, words: Sheet = WORDS) -> ElementTree.Element:
    """The file, parsed."""
    return ElementTree.fromstring(static_chart(figure, words, "Une courbe."))


def texts(svg: ElementTree.Element) -> list[str]:
    """Every line of text, in reading order."""
    return ["".join(one.itertext()) for one in svg.iter(f"{SVG}text")]


def told(svg: ElementTree.Element) -> list[str]:
    """What each point says."""
    return ["".join(one.itertext()) for one in svg.iterfind(f".//{SVG}g/{SVG}title")]


def test_the_file_holds_its_title_its_subtitle_and_every_note() -> None:
    svg = drawn(TREND)
    assert svg.find(f"{SVG}title") is not None
    said = " ".join(texts(svg))
    for words in (WORDS.title, WORDS.subtitle, *WORDS.notes):
        assert words in said.replace("\u00a0", " ").replace("\u202f", " ")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Une courbe.")


def test_each_point_of_the_page_is_a_point_of_the_file() -> None:
    expected = [
        text
        for trace in TREND.data
        if "markers" in trace.mode
        for text, value in zip(trace.hovertext, trace.y, strict=True)
        if value is not None
    ]
    assert told(drawn(TREND)) == expected
    assert len(expected) == 5


def test_points_stand_where_their_values_are() -> None:
    circles = drawn(TREND).findall(f".//{SVG}g/{SVG}circle")
    filled = [one for one in circles if one.get("stroke") is None]
    xs, ys = ([float(one.get(axis, "")) for one in filled] for axis in ("cx", "cy"))
    assert xs == sorted(xs)
    # 2 251, 2 758 and 2 981, from the bottom up: equal values would be at equal heights.
    assert (ys[0] - ys[1]) / (ys[1] - ys[2]) == pytest.approx((2758 - 2251) / (2981 - 2758), 0.01)


def test_a_line_breaks_where_a_value_is_missing() -> None:
    path = static_marks.line([(0, 0), (1, 1), None, (3, 3)], "#000", 2, "solid", "linear")
    assert 'd="M0.0 0.0L1.0 1.0M3.0 3.0"' in path


def test_a_step_line_goes_across_then_up() -> None:
    path = static_marks.line([(0, 0), (5, 2)], "#000", 2, "solid", "hv")
    assert 'd="M0.0 0.0H5.0V2.0"' in path


def test_lines_are_told_apart_by_dash_and_symbol() -> None:
    cards = tuple(
        series(point(END_OF_2022, value), point(MID_2025, value + 5), indicator=CPTS, territory=own)
        for own, value in ((FRANCE, 50.0), (AIN, 60.0))
    )
    svg = drawn(comparison_figure(cards, Theme.LIGHT))
    assert svg.findall(f".//{SVG}path[@stroke-dasharray]")
    assert {"France", "Ain (01)"} <= set(texts(svg))
    assert len(svg.findall(f".//{SVG}g/{SVG}circle")) == 2
    assert len(svg.findall(f".//{SVG}g/{SVG}polygon")) == 2


@pytest.mark.parametrize(
    "name",
    [
        *("circle", "square", "diamond", "triangle-up", "star", "x", "cross"),
        *("circle-open", "square-open", "diamond-open", "diamond-tall-open"),
    ],
)
def test_every_symbol_of_our_charts_is_drawn_around_its_point(name: str) -> None:
    mark = ElementTree.fromstring(static_marks.symbol(name, (100, 50), 8, "#123456", "#ffffff"))
    is_open = name.endswith("-open")
    assert ("#123456" in {mark.get("stroke")}) is (is_open or name in {"x", "cross"})
    numbers = [float(one) for one in re.findall(r"\d+\.\d", mark.get("points") or "")]
    assert all(90 <= x <= 110 for x in numbers[0::2])
    assert all(40 <= y <= 60 for y in numbers[1::2])


def test_each_kind_of_line_has_its_own_dash() -> None:
    assert len(set(static_marks.DASHES.values())) == len(static_marks.DASHES)


def test_the_axis_has_round_values_and_holds_everything() -> None:
    low, high, ticks = value_axis(TREND)
    assert (low, high, ticks) == (0.0, 4000.0, (0.0, 1000.0, 2000.0, 3000.0, 4000.0))


def test_the_axis_of_a_figure_that_chooses_its_range_keeps_it() -> None:
    figure = vintage_figure(vintages(85.8, 86.1), series(indicator=CPTS), Theme.LIGHT)
    low, high, ticks = value_axis(figure)
    assert (low, high) == pytest.approx((85.3, 86.6))
    assert ticks == (85.5, 85.75, 86.0, 86.25, 86.5)
    assert "86,25\u202f%" in texts(drawn(figure))


def test_days_and_values_have_their_place() -> None:
    box = Box(left=100, right=900, top=50, bottom=450)
    placed = scales(TREND, box)
    assert placed.at(placed.first, 0.0) == (100, 450)
    assert placed.at(placed.last, 4000.0) == (900, 50)


def test_a_series_of_equal_values_is_drawn_too() -> None:
    flat = trend_figure(series(point(END_OF_2022, 0.0), point(MID_2025, 0.0)), Theme.LIGHT)
    assert value_axis(flat)[1] > 0
    assert len(told(drawn(flat))) == 2


def test_no_word_leaves_the_picture() -> None:
    long = Sheet(title="Un titre " * 20, notes=("Une note assez longue " * 20,))
    svg = drawn(TREND, long)
    for one in svg.iter(f"{SVG}text"):
        if one.get("text-anchor") == "start":
            size = float(one.get("font-size", ""))
            assert len("".join(one.itertext())) * size * 0.6 <= INSIDE + 1
    assert float(svg.get("width", "")) == WIDTH


def test_no_text_becomes_markup() -> None:
    words = Sheet(title="<script>alert(1)</script>", notes=('"><b>',))
    assert "<script" not in static_chart(TREND, words, "<i>")


def test_colours_need_no_stylesheet() -> None:
    assert "var(" not in static_chart(TREND, WORDS, "Une courbe.")
