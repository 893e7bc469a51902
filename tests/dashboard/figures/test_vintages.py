"""The value of one date by edition, as a step line."""

from datetime import timedelta

import pytest

from dashboard.cards.series import SeriesCard
from dashboard.figures.vintages import MARGIN, vintage_figure
from dashboard.palette import Theme
from tests.dashboard.edition_factories import IN_JUNE, IN_MAY, vintages
from tests.dashboard.factories import CPTS, dates, series
from tests.dashboard.reading import plain

FRENCH = series(indicator=CPTS)


def test_one_dot_for_each_edition_and_a_step_where_the_value_changes() -> None:
    (trace,) = vintage_figure(vintages(85.8, 86.1), FRENCH, Theme.LIGHT).data
    assert dates(trace) == (IN_MAY, IN_JUNE)
    assert trace.y == (85.8, 86.1)
    assert trace.line.shape == "hv"
    assert [plain(text) for text in trace.hovertext] == [
        "Édition du 18 mai 2024 : 85,8 %",
        "Édition du 25 juin 2024 : 86,1 %",
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [((85.8, 86.1), (85.3, 86.6)), ((80.0, 90.0), (75.0, 95.0)), ((86.1, 86.1), (85.6, 86.6))],
)
def test_a_percentage_is_seen_close_enough_to_see_tenths(
    values: tuple[float, float], expected: tuple[float, float]
) -> None:
    figure = vintage_figure(vintages(*values), FRENCH, Theme.LIGHT)
    assert figure.layout.yaxis.range == pytest.approx(expected)


@pytest.mark.parametrize("card", [series(), FRENCH])
def test_a_count_or_a_great_move_starts_at_zero(card: SeriesCard) -> None:
    figure = vintage_figure(vintages(0.0, 100.0), card, Theme.LIGHT)
    assert figure.layout.yaxis.range is None
    assert figure.layout.yaxis.rangemode == "tozero"


def test_the_days_of_the_editions_have_room_around_them() -> None:
    first, last = vintage_figure(vintages(85.8, 86.1), FRENCH, Theme.LIGHT).layout.xaxis.range
    assert first == (IN_MAY - MARGIN).isoformat()
    assert last == (IN_JUNE + MARGIN).isoformat()
    assert timedelta(days=30) < MARGIN
