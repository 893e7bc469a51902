"""Five courses, from the lowest APL to the highest."""

import pytest

from dashboard.figures.inequality import inequality_figure
from dashboard.palette import Theme
from tests.dashboard.compared import TWO_DATES
from tests.dashboard.factories import END_OF_2023, MID_2025, dates
from tests.dashboard.reading import plain


def test_one_line_for_each_group() -> None:
    figure = inequality_figure(TWO_DATES, Theme.LIGHT)
    assert [trace.name for trace in figure.data] == [
        "Groupe 1 (APL la plus faible)",
        "Groupe 2",
        "Groupe 3",
        "Groupe 4",
        "Groupe 5 (APL la plus forte)",
    ]
    assert dates(figure.data[0]) == (END_OF_2023, MID_2025)
    assert figure.data[0].y == (1.0, 3.4)
    assert plain(figure.data[4].hovertext[1]) == "30 juin 2025 : 3,9"


@pytest.mark.parametrize("theme", Theme)
def test_groups_differ_by_more_than_their_colour(theme: Theme) -> None:
    figure = inequality_figure(TWO_DATES, theme)
    assert len({trace.marker.symbol for trace in figure.data}) == 5
    ends = {figure.data[0].line.color, figure.data[4].line.color}
    assert len(ends | {trace.line.color for trace in figure.data}) == 3


def test_the_axis_says_what_is_counted() -> None:
    axis = inequality_figure(TWO_DATES, Theme.LIGHT).layout.yaxis
    assert plain(axis.title.text) == "pour 100 000 habitants"
