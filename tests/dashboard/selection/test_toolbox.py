"""Filters of the local projects, as a URL says them."""

import pytest

from dashboard.selection.toolbox import Filters, matching, parse
from dashboard.selection.url import Refused
from pipelines.vocabulary import ProjectStatus, Theme
from tests.dashboard.cnr_factories import project
from tests.dashboard.factories import place

KNOWN = {"FR", "REG-93", "DEP-04"}
ALL = {"territoire": "REG-93", "theme": "transport", "statut": "realise"}


def test_a_link_is_read_and_written_back_the_same() -> None:
    filters, refused = parse(ALL, KNOWN)
    assert filters == Filters(
        territory_id="REG-93", theme=Theme.TRANSPORT, status=ProjectStatus.REALISE
    )
    assert filters.to_params() == ALL
    assert refused == ()


def test_a_link_without_filters_keeps_everything() -> None:
    filters, refused = parse({"utm": "x"}, KNOWN)
    assert (filters, refused) == (Filters(), ())
    assert filters.to_params() == {}


@pytest.mark.parametrize("key", ["territoire", "theme", "statut"])
@pytest.mark.parametrize("value", ["", "DEP-99", "TRANSPORT", "<script>", "x" * 10_000])
def test_a_bad_filter_is_left_out_and_reported(key: str, value: str) -> None:
    filters, refused = parse(ALL | {key: value}, KNOWN)
    assert filters.to_params() == {name: code for name, code in ALL.items() if name != key}
    assert refused == (Refused(key, value),)


def test_a_territory_keeps_those_inside_it_and_not_those_around_it() -> None:
    inside = project()
    regional = project(place("REG-93"), within=("REG-93", "FR"))
    assert matching([inside, regional], Filters(territory_id="REG-93")) == (inside, regional)
    assert matching([inside, regional], Filters(territory_id="DEP-04")) == (inside,)
    assert matching([inside, regional], Filters(territory_id="FR")) == (inside, regional)


def test_filters_add_up() -> None:
    done = project(status=ProjectStatus.REALISE)
    trained = project(status=ProjectStatus.REALISE, theme=Theme.FORMATION)
    unknown = project(status=None)
    everything = [done, trained, unknown]
    assert matching(everything, Filters()) == tuple(everything)
    assert matching(everything, Filters(status=ProjectStatus.REALISE)) == (done, trained)
    assert matching(everything, Filters(status=ProjectStatus.REALISE, theme=Theme.FORMATION)) == (
        trained,
    )
