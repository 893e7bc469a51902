"""Courses of several territories on one scale."""

from datetime import date

import pytest

from dashboard.figures.comparison import MOST_LINES, comparison_figure
from dashboard.palette import Theme
from pipelines.vocabulary import ValueStatus
from tests.dashboard.factories import (
    AIN,
    CPTS,
    END_OF_2023,
    MID_2025,
    dates,
    place,
    point,
    series,
)
from tests.dashboard.reading import plain

MID_2024 = date(2024, 6, 30)
PARIS = place("DEP-75", population_count=2_000_000)


def test_counts_are_drawn_for_100_000_inhabitants_in_the_order_chosen() -> None:
    chosen = [
        series(point(END_OF_2023, 20.0), point(MID_2025, 40.0), territory=PARIS),
        series(point(END_OF_2023, 5.0), territory=AIN),
    ]
    figure = comparison_figure(tuple(chosen), Theme.LIGHT)
    assert [(trace.name, dates(trace), trace.y) for trace in figure.data] == [
        ("Paris (75)", (END_OF_2023, MID_2025), (1.0, 2.0)),
        ("Ain (01)", (END_OF_2023,), (5.0,)),
    ]
    assert plain(figure.layout.yaxis.title.text) == "pour 100 000 habitants"


def test_percentages_are_drawn_as_they_are() -> None:
    card = series(point(MID_2025, 86.1), indicator=CPTS, territory=PARIS)
    figure = comparison_figure(
        (
            card,
            card,
        ),
        Theme.LIGHT,
    )
    assert figure.data[0].y == (86.1,)
    assert figure.layout.yaxis.title.text == "% de la population"


def test_lines_break_where_nothing_was_published() -> None:
    card = series(
        point(END_OF_2023, 3.0), point(MID_2024, None), point(MID_2025, 4.0), territory=AIN
    )
    line = comparison_figure((card,), Theme.LIGHT).data[0]
    assert line.y == (3.0, None, 4.0)
    assert line.connectgaps is False
    assert line.text[1] == "30 juin 2024"


@pytest.mark.parametrize("status", [ValueStatus.CARRIED_FORWARD, ValueStatus.COMPUTED])
def test_only_measures_are_compared(status: ValueStatus) -> None:
    card = series(point(MID_2024), point(MID_2025, 10.0, status), territory=AIN)
    assert dates(comparison_figure((card,), Theme.LIGHT).data[0]) == (MID_2024,)


def test_each_of_six_lines_has_its_own_dash_and_marker() -> None:
    lines = comparison_figure((series(point(MID_2025)),) * MOST_LINES, Theme.LIGHT).data
    assert len({line.line.dash for line in lines}) == MOST_LINES == 6
    assert len({line.marker.symbol for line in lines}) == MOST_LINES


def test_a_short_history_has_months_on_its_axis() -> None:
    card = series(point(date(2024, 3, 31)), point(date(2024, 9, 30)), indicator=CPTS)
    axis = comparison_figure(
        (
            card,
            card,
        ),
        Theme.LIGHT,
    ).layout.xaxis
    assert "avr. 2024" in axis.ticktext


def test_territories_without_a_measure_still_give_a_figure() -> None:
    empty = series(point(MID_2025, None), territory=AIN)
    figure = comparison_figure(
        (
            empty,
            series(),
        ),
        Theme.DARK,
    )
    assert [trace.y for trace in figure.data] == [(None,), ()]
