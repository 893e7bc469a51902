"""The landing on the chart: the path carried on, and the range around it."""

from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard
from dashboard.figures.landing import landing_traces
from dashboard.palette import Theme, indicator
from pipelines.vocabulary import Projection
from tests.dashboard.factories import CPTS, END_OF_2026, MID_2025, MSP, dates
from tests.dashboard.progress_factories import progress
from tests.dashboard.reading import plain


def drawn(card: ProgressCard, of: IndicatorCard = MSP) -> list[go.Scatter]:
    """The traces in the light theme."""
    return landing_traces(card, of, Theme.LIGHT)


def test_a_straight_pace_is_a_dashed_line_over_its_range() -> None:
    fan, line = drawn(progress())
    assert (dates(line), line.y) == ((MID_2025, END_OF_2026), (2981.0, 3421.1))
    assert line.line.dash == "dash"
    assert line.name == "Si le rythme des 24 derniers mois se poursuit"
    assert dates(fan) == (MID_2025, END_OF_2026, END_OF_2026, MID_2025)
    assert fan.y == (2981.0, 3493.9, 3331.46, 2981.0)
    assert (fan.fill, fan.line.width) == ("toself", 0)
    assert fan.name == "Fourchette des rythmes sur 12 mois observés"


def test_what_is_said_of_the_line_is_french() -> None:
    _, line = drawn(progress())
    assert [plain(text) for text in line.hovertext] == [
        "juin 2025 : 2 981 MSP à ce rythme",
        "décembre 2026 : 3 421 MSP à ce rythme",
    ]


@pytest.mark.parametrize(
    ("projection", "name"),
    [
        (Projection.LAST_12_MONTHS, "Si le rythme des 12 derniers mois se poursuit"),
        (Projection.LAST_24_MONTHS, "Si le rythme des 24 derniers mois se poursuit"),
        (Projection.DAMPED, "Si le rythme des 12 derniers mois, amorti, se poursuit"),
    ],
)
def test_the_legend_says_which_line_is_carried_on(projection: Projection, name: str) -> None:
    _, line = drawn(progress(projection=projection))
    assert line.name == name


def test_a_damped_pace_slows_down_from_point_to_point() -> None:
    _, line = drawn(progress(projection=Projection.DAMPED))
    steps = [after - before for before, after in pairwise(line.y)]
    assert len(line.y) == 11
    assert steps == sorted(steps, reverse=True)
    assert (line.y[0], line.y[-1]) == (2981.0, 3421.1)
    days = dates(line)
    assert (days[0], days[-1]) == (MID_2025, END_OF_2026)
    assert all(53 <= (after - before).days <= 61 for before, after in pairwise(days))


def test_a_percentage_bends_and_stays_between_its_ends() -> None:
    ends = {"landing_value": 97.0, "landing_low": 95.0, "landing_high": 99.0}
    fan, line = drawn(progress(latest_value=90.0, target_value=100.0, **ends), CPTS)
    assert len(line.y) > 2
    assert all(90.0 <= value <= 97.0 for value in line.y)
    assert max(fan.y) == 99.0


def test_without_a_range_the_line_is_alone() -> None:
    assert len(drawn(progress(landing_low=None, landing_high=None))) == 1


@pytest.mark.parametrize(
    "changes",
    [{"landing_value": None}, {"back_test_error": None}],
    ids=["no landing", "no back-test"],
)
def test_a_projection_without_its_back_test_is_not_drawn(changes: dict[str, None]) -> None:
    assert drawn(progress(**changes)) == []


@pytest.mark.parametrize("theme", Theme)
def test_the_landing_has_the_colour_of_its_indicator(theme: Theme) -> None:
    fan, line = landing_traces(progress(), MSP, theme)
    colour = indicator("msp", theme).line
    assert line.line.color == colour
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    assert fan.fillcolor == f"rgba({red},{green},{blue},0.18)"


def test_the_last_day_is_the_deadline_whatever_the_length_of_years() -> None:
    _, line = drawn(progress(latest_date=date(2023, 2, 28), deadline=date(2028, 2, 29)))
    assert dates(line)[-1] == date(2028, 2, 29)
