"""Shapes of charts as files: bars, panels, ranges, scales of sizes, names that keep apart."""

from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from dashboard.cards.padhue import Citation
from dashboard.figures.dumbbell import dumbbell_figure
from dashboard.figures.funnel import funnel_figure
from dashboard.figures.maps.sheet import Sheet
from dashboard.figures.padhue import sessions_figure
from dashboard.figures.scatter import scatter_figure
from dashboard.figures.static_chart import chart_body, static_chart
from dashboard.figures.static_marks import symbol
from dashboard.figures.static_scale import Box, scales, value_axis
from dashboard.figures.static_sheet import static_sheet
from dashboard.figures.static_told import told
from dashboard.palette import Theme
from dashboard.wording import padhue_chart
from pipelines.contract.comparison import Position
from pipelines.vocabulary import EvcScope
from tests.dashboard.compared import compared, field, variable
from tests.dashboard.factories import (
    AIN,
    CPTS,
    END_OF_2022,
    FRANCE,
    MID_2025,
    point,
    series,
    target,
)
from tests.dashboard.padhue_factories import LAUREATES, OF_2024, card, figure
from tests.dashboard.reading import plain

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Sheet(title="Un titre", notes=("Une note.",))
BOX = Box(left=100, right=900, top=0, bottom=400)
OTHER = Citation(title="B", publisher="B", date="2026")
SESSIONS = sessions_figure(
    card(
        *OF_2024,
        figure(low=500, session=2018),
        figure(low=644, session=2018, citations=(OTHER,)),
        figure(low=4000, session=2025, scope=EvcScope.VOIE_INTERNE),
        figure(low=400, session=2025, scope=EvcScope.VOIE_EXTERNE),
        figure("inscrits", 3446, session=2008, scope=EvcScope.LISTES_A_B_C, is_derived=True),
        figure(LAUREATES, 2150, 2200, session=2023),
    ),
    Theme.LIGHT,
)
FIELD = field(
    compared("DEP-01", 2.0, people=100_000, position=Position.BELOW_998),
    compared("DEP-15", 4.0, people=1_000_000),
    compared("DEP-976", 9.0, people=200_000, position=Position.ABOVE_95),
)


def drawn(shown: go.Figure, *, has_legend: bool | None = None) -> ElementTree.Element:
    """The file, parsed."""
    body = chart_body(shown, has_legend=has_legend)
    return ElementTree.fromstring(static_sheet(body, WORDS, "Une image."))


def texts(svg: ElementTree.Element) -> list[str]:
    """Every line of text, in reading order."""
    return [plain("".join(one.itertext())) for one in svg.iter(f"{SVG}text")]


def bars(svg: ElementTree.Element) -> list[ElementTree.Element]:
    """Rectangles that say what they count, from left to right."""
    found = [one for group in svg.iter(f"{SVG}g") for one in group.iterfind(f"{SVG}rect")]
    return sorted(found, key=lambda one: float(one.get("x", "")))


def test_posts_stay_an_outline_and_people_are_no_columns() -> None:
    columns = bars(drawn(SESSIONS))
    fills = [one.get("fill") for one in columns]
    # 2018 and its dispute, 2024, then both routes of 2025.
    assert fills == ["none", "url(#dots)", "none", "none", "url(#hatches)"]
    assert all(one.get("stroke") for one in columns)


def test_columns_stand_on_one_another_in_proportion() -> None:
    *_, whole, external = (float(one.get("height", "")) for one in bars(drawn(SESSIONS)))
    assert whole / external == pytest.approx(10, rel=0.01)
    internal, above = bars(drawn(SESSIONS))[-2:]
    bottom = float(above.get("y", "")) + float(above.get("height", ""))
    assert bottom == pytest.approx(float(internal.get("y", "")), abs=0.11)


def test_three_panels_do_not_meet_and_have_their_titles() -> None:
    boxes = [scales(SESSIONS, BOX, axis).box for axis in ("y", "y2", "y3")]
    assert boxes[0].bottom < boxes[1].top < boxes[1].bottom < boxes[2].top
    assert boxes[2].bottom == BOX.bottom
    assert set(padhue_chart.PANELS) <= set(texts(drawn(SESSIONS)))


def test_what_is_derived_stays_hollow() -> None:
    hollow = [
        one
        for one in drawn(SESSIONS).findall(f".//{SVG}g/{SVG}circle")
        if one.get("fill") == "none"
    ]
    assert len(hollow) == 1


def test_a_legend_that_the_page_writes_in_words_names_each_mark_once() -> None:
    assert padhue_chart.MAIN_LIST not in texts(drawn(SESSIONS))
    named = texts(drawn(SESSIONS, has_legend=True))
    assert named.count(padhue_chart.MAIN_LIST) == 1
    assert named.count(padhue_chart.EXTERNAL) == 1


def test_dumbbells_lie_from_start_to_target_and_are_named() -> None:
    rows = tuple(
        series(
            point(END_OF_2022, 50.0),
            point(MID_2025, 75.0),
            indicator=CPTS,
            territory=own,
            targets=(target(100.0, baseline=50.0),),
        )
        for own in (FRANCE, AIN)
    )
    svg = drawn(dumbbell_figure(rows, Theme.LIGHT))
    widths = [float(one.get("width", "")) for one in svg.iter(f"{SVG}rect")]
    # Each row from 50 to 100, then from 50 to 75 over it.
    assert widths[0] == widths[1] == pytest.approx(2 * widths[2], abs=0.2)
    assert widths[2] == widths[3]
    assert {"France : 75 %, cible 100 %", "Ain (01) : 75 %, cible 100 %"} <= set(texts(svg))
    assert {"Départ", "Valeur la plus récente", "Cible"} <= set(texts(svg))
    assert "60 %" in texts(svg)


def test_sizes_are_read_on_a_logarithmic_scale() -> None:
    placed = scales(funnel_figure(FIELD, (), Theme.LIGHT), BOX)
    step = placed.across(200_000) - placed.across(100_000)
    assert placed.across(400_000) - placed.across(200_000) == pytest.approx(step)
    assert BOX.left < placed.across(100_000) < placed.across(1_000_000) < BOX.right


def test_each_side_of_the_limits_has_its_shape() -> None:
    svg = drawn(funnel_figure(FIELD, ("DEP-01",), Theme.LIGHT), has_legend=True)
    assert {"Au-dessus (95 %)", "Au-dessous (99,8 %)", "Territoires choisis"} <= set(texts(svg))
    said = [plain("".join(one.itertext())) for one in svg.iterfind(f".//{SVG}g/{SVG}title")]
    assert "Mayotte (976), 200 000 habitants : 9,0 pour 100 000 habitants" in said
    assert "Ain" in texts(svg)


def test_a_percentage_does_not_reach_for_a_zero_that_is_far() -> None:
    high = field(compared("DEP-01", 90.0), compared("DEP-15", 98.0), indicator=CPTS)
    shown = scatter_figure(high, variable({"DEP-01": 2.0, "DEP-15": 3.0}), (), Theme.LIGHT)
    low, top, ticks = value_axis(shown)
    assert 80 < low < 90
    assert 98 < top < 105
    assert all(low <= tick <= top for tick in ticks)


def test_names_that_would_meet_take_another_side() -> None:
    near = field(
        compared("DEP-01", 5.0, people=500_000),
        compared("DEP-15", 5.4, people=505_000),
        compared("DEP-976", 1.0, people=100_000),
    )
    svg = drawn(funnel_figure(near, ("DEP-01", "DEP-15"), Theme.LIGHT))
    places = {
        "".join(one.itertext()): (one.get("text-anchor"), float(one.get("y", "")))
        for one in svg.iter(f"{SVG}text")
        if "".join(one.itertext()) in {"Ain", "Cantal"}
    }
    assert abs(places["Ain"][1] - places["Cantal"][1]) > 12 or (
        places["Ain"][0] != places["Cantal"][0]
    )


def test_a_name_hides_no_other_point_where_a_side_is_free() -> None:
    # A point right over the Ain, where its name would stand.
    crowded = field(
        compared("DEP-01", 5.0, people=500_000),
        compared("DEP-15", 5.2, people=500_000),
        compared("DEP-976", 1.0, people=100_000),
        compared("DEP-04", 9.0, people=900_000),
    )
    svg = drawn(funnel_figure(crowded, ("DEP-01",), Theme.LIGHT))
    (name,) = (one for one in svg.iter(f"{SVG}text") if "".join(one.itertext()) == "Ain")
    (ring,) = (one for one in svg.iter(f"{SVG}circle") if one.get("r") == "6.5")
    assert float(name.get("y", "")) > float(ring.get("cy", ""))


def test_a_template_is_written_as_the_browser_writes_it() -> None:
    trace = go.Scatter(
        x=[1_234_567, 2],
        y=[6.04, 0.5],
        text=["Ain", "Cantal"],
        hovertemplate="%{text}, %{x:,} habitants : %{y:,.1f}<extra></extra>",
    )
    assert list(told(trace)) == [
        "Ain, 1\u202f234\u202f567 habitants : 6,0",
        "Cantal, 2 habitants : 0,5",
    ]


@pytest.mark.parametrize("name", ["cross-open", "x-open", "triangle-down", "triangle-down-open"])
def test_hollow_crosses_and_falling_triangles_have_their_outline(name: str) -> None:
    mark = ElementTree.fromstring(symbol(name, (100, 50), 12, "#123456", "none"))
    places = [tuple(map(float, pair.split(","))) for pair in mark.get("points", "").split()]
    assert len(places) == (3 if "triangle" in name else 12)
    assert all(90 <= x <= 110 and 40 <= y <= 60 for x, y in places)
    assert (mark.get("fill") == "none") is name.endswith("-open")
    if "triangle" in name:
        assert max(y for _, y in places) - 50 > 50 - min(y for _, y in places)


def test_a_figure_without_a_mark_is_still_a_picture() -> None:
    assert "<svg" in static_chart(sessions_figure(card(figure()), Theme.LIGHT), WORDS, "")
