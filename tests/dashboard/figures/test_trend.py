"""The chart over time, compared as an outline: what is drawn, not how Plotly writes it."""

from datetime import date

import plotly.graph_objects as go
import pytest

from dashboard.cards.series import SeriesCard
from dashboard.figures.trend import trend_figure
from dashboard.palette import Theme, indicator
from pipelines.vocabulary import TargetStatus, ValueStatus
from tests.dashboard.factories import (
    CPTS,
    END_OF_2022,
    END_OF_2023,
    END_OF_2026,
    MID_2025,
    dates,
    point,
    series,
    target,
)
from tests.dashboard.progress_factories import progress
from tests.dashboard.reading import plain

MID_2024 = date(2024, 6, 30)
FEBRUARY_2026 = date(2026, 2, 28)
END_OF_2027 = date(2027, 12, 31)

Outline = list[tuple[str, tuple[date, ...], tuple[float | None, ...]]]


def drawn(card: SeriesCard) -> go.Figure:
    """The figure in the light theme."""
    return trend_figure(card, Theme.LIGHT)


def outline(figure: go.Figure) -> Outline:
    """Name, dates and values of every trace."""
    return [(plain(trace.name), dates(trace), trace.y) for trace in figure.data]


def test_the_whole_chart_in_outline() -> None:
    card = series(
        point(END_OF_2023, 2501.0),
        point(MID_2025, 2981.0),
        point(FEBRUARY_2026, 2981.0, ValueStatus.CARRIED_FORWARD),
        targets=(
            target(4000.0, END_OF_2026),
            target(4000.0, END_OF_2026, is_default=False),
            target(4000.0, END_OF_2027, is_default=False, status=TargetStatus.CONTESTED),
            target(450.0, None, is_default=False),
        ),
    )
    assert outline(drawn(card)) == [
        ("Valeur mesurée", (END_OF_2023, MID_2025), (2501.0, 2981.0)),
        ("Valeur reportée (pas une mesure)", (FEBRUARY_2026,), (2981.0,)),
        ("Trajectoire linéaire vers la cible", (END_OF_2022, END_OF_2026), (2251.0, 4000.0)),
        ("Cible : 4 000 au 31 décembre 2026", (END_OF_2026,), (4000.0,)),
        ("Cible : 4 000 au 31 décembre 2027 (contestée)", (END_OF_2027,), (4000.0,)),
    ]


def test_the_landing_is_drawn_between_the_path_and_the_targets() -> None:
    card = series(point(END_OF_2023, 2501.0), point(MID_2025, 2981.0), targets=(target(),))
    figure = trend_figure(card, Theme.LIGHT, progress())
    assert [plain(trace.name) for trace in figure.data] == [
        "Valeur mesurée",
        "Trajectoire linéaire vers la cible",
        "Fourchette des rythmes sur 12 mois observés",
        "Si le rythme des 24 derniers mois se poursuit",
        "Cible : 4 000 au 31 décembre 2026",
    ]
    without = trend_figure(card, Theme.LIGHT, progress(landing_value=None))
    assert len(without.data) == len(drawn(card).data) == 3


def test_each_place_of_a_series_is_drawn_once() -> None:
    card, where = series(point(MID_2025)), progress()
    assert trend_figure(card, Theme.LIGHT, where) is trend_figure(card, Theme.LIGHT, where)
    assert trend_figure(card, Theme.LIGHT, where) is not trend_figure(card, Theme.LIGHT)


def test_the_line_breaks_where_nothing_was_published() -> None:
    card = series(point(END_OF_2023, 3.0), point(MID_2024, None), point(MID_2025, 4.0))
    (measures,) = drawn(card).data
    assert measures.y == (3.0, None, 4.0)
    assert measures.connectgaps is False


def test_repeats_and_computed_values_are_apart_and_never_joined() -> None:
    card = series(
        point(END_OF_2023, 80.0),
        point(MID_2024, 81.0, ValueStatus.COMPUTED),
        point(MID_2025, 90.0),
        point(FEBRUARY_2026, 90.0, ValueStatus.CARRIED_FORWARD),
        indicator=CPTS,
    )
    measures, repeats, computed = drawn(card).data
    assert dates(measures) == (END_OF_2023, MID_2025)
    assert (dates(repeats), repeats.mode, repeats.marker.symbol) == (
        *((FEBRUARY_2026,), "markers", "circle-open"),
    )
    assert (dates(computed), computed.mode, computed.marker.symbol) == (
        *((MID_2024,), "markers", "square-open"),
    )
    assert computed.name == "Valeur calculée à partir des départements"


def test_a_target_said_twice_is_drawn_once() -> None:
    again = target(4000.0, END_OF_2026, is_default=False, deadline_text="fin 2026")
    figure = drawn(series(targets=(target(), again)))
    diamonds = [trace for trace in figure.data if "Cible" in trace.name]
    assert [trace.marker.symbol for trace in diamonds] == ["diamond-open"]


def test_two_levels_for_one_deadline_are_two_targets() -> None:
    figure = drawn(series(targets=(target(4000.0), target(5000.0, is_default=False))))
    values = [trace.y for trace in figure.data if "Cible" in trace.name]
    assert values == [(4000.0,), (5000.0,)]


def test_without_a_starting_point_there_is_no_path() -> None:
    figure = drawn(series(point(MID_2025), targets=(target(baseline=None),)))
    assert "Trajectoire linéaire vers la cible" not in [trace.name for trace in figure.data]


def test_without_a_measure_the_legend_promises_none() -> None:
    computed = point(MID_2025, 100.0, ValueStatus.COMPUTED)
    names = [trace.name for trace in drawn(series(computed, indicator=CPTS)).data]
    assert names == ["Valeur calculée à partir des départements"]
    assert drawn(series(point(MID_2025, None))).data == ()


def test_every_point_speaks_french_when_reached() -> None:
    card = series(point(MID_2025, 86.1), indicator=CPTS)
    (measures,) = drawn(card).data
    assert [plain(text) for text in measures.hovertext] == [
        "30 juin 2025 : 86,1 % de la population (mesurée)"
    ]
    assert measures.hoverinfo == "text"


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2017, 6, 30), date(2026, 2, 28), ["2018", "2020", "2022", "2024", "2026"]),
        (date(2022, 12, 31), date(2026, 2, 28), ["2023", "2024", "2025", "2026"]),
        (
            date(2024, 3, 31),
            date(2024, 9, 30),
            ["avr. 2024", "juil. 2024", "oct. 2024"],
        ),
    ],
    ids=["every other year", "every year", "quarters under two years"],
)
def test_ticks_are_french(first: date, last: date, labels: list[str]) -> None:
    axis = drawn(series(point(first), point(last))).layout.xaxis
    ticks = sorted(zip(axis.tickvals, axis.ticktext, strict=True))
    assert [label for _, label in ticks] == labels
    assert axis.range[0] <= ticks[0][0] <= ticks[-1][0] <= axis.range[1]


def test_numbers_are_french() -> None:
    layout = drawn(series(point(MID_2025))).layout
    assert layout.separators == ",\u202f"
    assert (layout.yaxis.tickformat, layout.yaxis.ticksuffix) == (",", "")
    percent = drawn(series(point(MID_2025), indicator=CPTS)).layout.yaxis
    assert (percent.ticksuffix, percent.title.text) == ("\u202f%", "% de la population")


def test_the_vertical_axis_starts_at_zero() -> None:
    assert drawn(series(point(MID_2025))).layout.yaxis.rangemode == "tozero"


def test_everything_drawn_is_within_the_axis() -> None:
    card = series(point(date(2017, 6, 30)), targets=(target(deadline=END_OF_2027),))
    first, last = map(date.fromisoformat, drawn(card).layout.xaxis.range)
    assert first < date(2017, 6, 30)
    assert last > END_OF_2027


@pytest.mark.parametrize("theme", list(Theme))
def test_the_line_has_the_colour_of_its_indicator(theme: Theme) -> None:
    (measures,) = trend_figure(series(point(MID_2025)), theme).data
    assert measures.line.color == indicator("msp", theme).line


def test_nothing_moves_under_the_finger() -> None:
    layout = drawn(series(point(MID_2025))).layout
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange
