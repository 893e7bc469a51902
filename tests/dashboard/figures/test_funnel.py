"""Points of all départements between their limits."""

import pytest

from dashboard.figures.funnel import STEPS, SYMBOLS, funnel_figure, limits
from dashboard.palette import Theme
from pipelines.contract.comparison import Position
from pipelines.measures.funnel import LEVEL_95, LEVEL_998
from pipelines.vocabulary import Unit
from tests.dashboard.compared import compared, field
from tests.dashboard.factories import CPTS
from tests.dashboard.reading import plain

FIELD = field(
    compared("DEP-01", 4.0),
    compared("DEP-15", 12.0, position=Position.ABOVE_998),
    compared("DEP-59", 1.0, people=2_600_000, position=Position.BELOW_95),
)


def test_each_position_has_its_points_and_its_symbol() -> None:
    figure = funnel_figure(FIELD, (), Theme.LIGHT)
    points = {plain(trace.name): trace for trace in figure.data if trace.mode == "markers"}
    assert set(points) == {"Au-dessus (99,8 %)", "Dans les limites", "Au-dessous (95 %)"}
    above = points["Au-dessus (99,8 %)"]
    assert (above.x, above.y, above.text) == ((100_000,), (12.0,), ("Cantal (15)",))
    assert above.marker.symbol == "triangle-up"
    assert len(set(SYMBOLS.values())) == len(Position)


def test_the_browser_writes_what_a_point_says() -> None:
    trace = next(t for t in funnel_figure(FIELD, (), Theme.LIGHT).data if t.mode == "markers")
    assert plain(trace.hovertemplate) == (
        "%{text}, %{x:,} habitants : %{y:,.1f} pour 100 000 habitants<extra></extra>"
    )


def test_limits_narrow_around_the_common_rate() -> None:
    figure = funnel_figure(FIELD, (), Theme.LIGHT)
    lines = {plain(trace.name): trace for trace in figure.data if trace.mode == "lines"}
    assert lines["Ensemble des départements"].y == (4.0, 4.0)
    at_95, at_998 = lines["Limites à 95 %"].y, lines["Limites à 99,8 %"].y
    lows, highs = at_95[: STEPS + 1], at_95[STEPS + 2 :]
    assert at_95[STEPS + 1] is None
    assert lows[0] < lows[-1] < 4.0 < highs[-1] < highs[0]
    assert at_998[0] <= at_95[0]
    assert at_998[-1] > at_95[-1]


def test_limits_of_a_percentage_are_those_of_a_proportion() -> None:
    low, high = limits(Unit.PERCENT, 50.0, 100, LEVEL_95)
    assert (low, high) == pytest.approx((40.383, 59.617), abs=0.001)


def test_limits_of_a_count_are_for_100_000_inhabitants() -> None:
    # 4.795 expected: 10 is the limit (Garwood), that is 20 for 100 000 of 50 000 inhabitants.
    assert limits(Unit.COUNT, 2 * 4.795, 50_000, LEVEL_95)[1] == pytest.approx(20, rel=1e-3)
    assert limits(Unit.COUNT, 1.0, 50_000, LEVEL_998)[0] == 0.0


def test_chosen_departements_are_ringed_and_named() -> None:
    figure = funnel_figure(FIELD, ("DEP-59", "FR", "DEP-15"), Theme.LIGHT)
    ringed = figure.data[-1]
    assert ringed.name == "Territoires choisis"
    assert ringed.text == ("Cantal", "Nord")
    assert "Cantal (15), 100 000 habitants : 12,0 pour 100 000 habitants" in map(
        plain, ringed.hovertext
    )


def test_many_are_named_by_their_code() -> None:
    codes = ("DEP-01", "DEP-02", "DEP-03", "DEP-04", "DEP-05", "DEP-2A")
    many = field(*(compared(code, 4.0) for code in codes))
    assert set(funnel_figure(many, codes, Theme.LIGHT).data[-1].text) == {
        *("01", "02", "03", "04", "05", "2A")
    }


def test_no_departement_chosen_leaves_no_ring() -> None:
    names = [trace.name for trace in funnel_figure(FIELD, ("FR",), Theme.DARK).data]
    assert "Territoires choisis" not in names


def test_percentages_start_from_zero_too() -> None:
    figure = funnel_figure(
        field(compared("DEP-01", 90.0, centre=92.0), indicator=CPTS), (), Theme.LIGHT
    )
    assert figure.layout.yaxis.rangemode == "tozero"
    assert figure.layout.yaxis.title.text == "% de la population"
    assert figure.layout.xaxis.type == "log"
