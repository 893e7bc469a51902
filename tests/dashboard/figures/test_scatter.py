"""Départements by a context variable and an indicator."""

from dashboard.figures.plane import LONGEST_LINE
from dashboard.figures.scatter import both_known, scatter_figure
from dashboard.palette import Theme
from tests.dashboard.compared import compared, field, variable
from tests.dashboard.factories import CPTS
from tests.dashboard.reading import plain

FIELD = field(compared("DEP-01", 4.0), compared("DEP-15", 12.0), compared("DEP-976", 1.0))
APL = variable({"DEP-01": 2.571, "DEP-15": 3.82})


def test_a_departement_needs_both_figures() -> None:
    assert [card.territory.code for card in both_known(FIELD, APL)] == ["01", "15"]
    points = scatter_figure(FIELD, APL, (), Theme.LIGHT).data[0]
    assert (points.x, points.y) == ((2.57, 3.82), (4.0, 12.0))
    assert points.text == ("Ain (01)", "Cantal (15)")


def test_what_a_point_says() -> None:
    chosen = scatter_figure(FIELD, APL, ("DEP-01", "DEP-976"), Theme.LIGHT).data[-1]
    assert [plain(said) for said in chosen.hovertext] == [
        "Ain (01) : 4,0 pour 100 000 habitants, 2,57 consultations par an et par habitant"
    ]
    template = scatter_figure(FIELD, APL, (), Theme.LIGHT).data[0].hovertemplate
    assert plain(template) == (
        "%{text} : %{y:,.1f} pour 100 000 habitants, %{x:,.2f} consultations par an et par "
        "habitant<extra></extra>"
    )


def test_counts_start_from_zero_and_percentages_follow_their_values() -> None:
    assert scatter_figure(FIELD, APL, (), Theme.LIGHT).layout.yaxis.rangemode == "tozero"
    covered = field(compared("DEP-01", 90.0), indicator=CPTS)
    assert scatter_figure(covered, APL, (), Theme.LIGHT).layout.yaxis.rangemode is None


def test_populations_are_read_by_orders_of_magnitude() -> None:
    people = variable(
        {"DEP-01": 671_289.0, "DEP-15": 144_000.0}, label="Population municipale", is_log=True
    )
    axis = scatter_figure(FIELD, people, (), Theme.LIGHT).layout.xaxis
    assert axis.type == "log"
    assert (axis.tickvals, axis.ticktext) == ((200_000, 500_000), ("0,2", "0,5"))


def test_a_long_title_is_cut_for_phones() -> None:
    lines = scatter_figure(FIELD, APL, (), Theme.LIGHT).layout.xaxis.title.text.split("<br>")
    assert len(lines) == 2
    assert all(len(line) <= LONGEST_LINE for line in lines)


def test_a_variable_that_nobody_has_gives_an_empty_sheet() -> None:
    assert scatter_figure(FIELD, variable({}), (), Theme.DARK).data[0].x == ()
