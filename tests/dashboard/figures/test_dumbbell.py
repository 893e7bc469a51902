"""Start, value and target: one row each, in percent."""

from typing import Any

import pytest

from dashboard.figures.dumbbell import ABOVE, ROW, dumbbell_figure, marks
from dashboard.palette import Theme
from tests.dashboard.factories import AIN, CPTS, FRANCE, MID_2025, point, series, target
from tests.dashboard.reading import plain

FRANCE_MSP = series(point(MID_2025, 2981.0), targets=(target(),))
AIN_MSP = series(point(MID_2025, 40.0), territory=AIN, targets=(target(56.0, baseline=21.0),))
NO_TARGET = series(point(MID_2025, 5.0), territory=AIN)


def traces(figure: Any) -> dict[str, Any]:
    """Named traces: the lines between marks have no name."""
    return {trace.name: trace for trace in figure.data if trace.name}


def test_counts_are_drawn_as_shares_of_the_way() -> None:
    assert list(marks(FRANCE_MSP)) == pytest.approx([0.0, 41.738, 100.0], abs=0.001)
    assert marks(NO_TARGET) == (None, None, None)


def test_percentages_are_drawn_as_they_are() -> None:
    card = series(point(MID_2025, 86.1), indicator=CPTS, targets=(target(100.0, baseline=70.0),))
    assert marks(card) == (70.0, 86.1, 100.0)
    bare = series(point(MID_2025, 86.1), indicator=CPTS)
    assert marks(bare) == (None, 86.1, None)


def test_a_start_already_at_the_target_has_no_way_to_share() -> None:
    assert marks(series(point(MID_2025, 9.0), targets=(target(8.0, baseline=8.0),))) == (
        *(None, None, None),
    )


def test_rows_go_down_in_the_order_given_and_say_their_figures() -> None:
    figure = dumbbell_figure((AIN_MSP, FRANCE_MSP), Theme.LIGHT)
    value = traces(figure)["Valeur la plus récente"]
    assert value.y == (0, -1)
    assert value.x == pytest.approx((54.286, 41.738), abs=0.001)
    assert plain(value.hovertext[0]) == (
        "Ain (01) : 40 MSP au 30 juin 2025, départ 21, cible 56 au 31 décembre 2026, "
        "54,3 % du chemin"
    )
    names = figure.data[-1]
    assert [plain(text) for text in names.text] == [
        "Ain (01) : 40, cible 56",
        "France : 2 981, cible 4 000",
    ]
    assert names.y == (ABOVE, ABOVE - 1)


def test_the_target_is_an_open_diamond_and_the_start_an_open_circle() -> None:
    found = traces(dumbbell_figure((FRANCE_MSP,), Theme.DARK))
    assert found["Départ"].marker.symbol == "circle-open"
    assert found["Cible"].marker.symbol == "diamond-open"
    assert (found["Départ"].x, found["Cible"].x) == ((0.0,), (100.0,))


def test_bars_go_from_the_start_to_the_target_and_to_the_value() -> None:
    card = series(point(MID_2025, 86.1), indicator=CPTS, targets=(target(100.0, baseline=70.0),))
    bare = series(point(MID_2025, 50.0), indicator=CPTS)
    whole, done = dumbbell_figure((bare, card), Theme.LIGHT).data[:2]
    assert (whole.base, whole.x, whole.y) == ((70.0,), (30.0,), (-1,))
    assert done.x == pytest.approx((16.1,))


def test_the_height_follows_the_number_of_rows() -> None:
    one, three = (
        dumbbell_figure((FRANCE_MSP,) * count, Theme.LIGHT).layout.height for count in (1, 3)
    )
    assert three - one == 2 * ROW


def test_every_mark_is_within_the_axis() -> None:
    beyond = series(point(MID_2025, 90.0), territory=AIN, targets=(target(56.0, baseline=21.0),))
    back = series(point(MID_2025, 11.0), territory=AIN, targets=(target(56.0, baseline=21.0),))
    low, high = dumbbell_figure((beyond, back), Theme.LIGHT).layout.xaxis.range
    assert low < -28.5
    assert high > 197


def test_territories_without_a_target_still_give_a_figure() -> None:
    figure = dumbbell_figure((NO_TARGET, series(territory=FRANCE)), Theme.LIGHT)
    assert traces(figure)["Valeur la plus récente"].x == (None, None)
