"""Cards of the CNR Santé, and what a count gained over twelve months."""

from datetime import date

import polars as pl

from dashboard.cards.cnr import (
    YearlyChange,
    commitment_cards,
    figure_cards,
    project_cards,
    tally_cards,
    yearly_changes,
)
from dashboard.cards.series import Territories
from pipelines.build import build
from pipelines.vocabulary import Axis, Theme
from tests.dashboard.factories import FRANCE, place, point
from tests.factories import tiny_facts

PLACES = Territories(
    {
        card.territory_id: card
        for card in (FRANCE, place("REG-93"), place("DEP-04", parent_id="REG-93"))
    }
)
TABLES = build(tiny_facts())


def test_twelve_months_end_at_each_measure_newest_first() -> None:
    points = [
        point(date(2024, 6, 30), 100.0),
        point(date(2024, 12, 31), 110.0),
        point(date(2025, 6, 30), 90.0),
        point(date(2025, 12, 31), 130.0),
    ]
    assert yearly_changes(points) == (
        YearlyChange(date(2024, 12, 31), date(2025, 12, 31), 20.0),
        YearlyChange(date(2024, 6, 30), date(2025, 6, 30), -10.0),
    )


def test_no_window_is_stretched() -> None:
    assert yearly_changes([point(date(2024, 5, 31), 1.0), point(date(2025, 6, 30), 2.0)]) == ()


def test_the_end_of_february_is_a_month_end_like_any_other() -> None:
    points = [point(date(2023, 2, 28), 1.0), point(date(2024, 2, 29), 3.0)]
    assert [change.change for change in yearly_changes(points)] == [2.0]


def test_a_date_without_a_value_gives_nothing() -> None:
    assert yearly_changes([point(date(2024, 6, 30), None), point(date(2025, 6, 30), 2.0)]) == ()


def test_a_commitment_has_its_events_by_date() -> None:
    events = TABLES["commitment_events"]
    later = events.with_columns(event_id=pl.lit("a"), period=pl.lit("2023-12"))
    (card,) = commitment_cards(TABLES["commitments"], pl.concat([later, events]))
    assert card.axis is Axis.ACCES
    assert [event.period for event in card.events] == ["2023-06", "2023-12"]


def test_commitments_come_by_axis_then_as_they_were_written() -> None:
    first = TABLES["commitments"]
    others = [
        first.with_columns(
            commitment_id=pl.lit(axis), position=pl.lit(position, pl.Int32), axis=pl.lit(axis)
        ).cast({"axis": first.schema["axis"]})
        for axis, position in (("methode", 2), ("cooperation", 3), ("acces", 4))
    ]
    cards = commitment_cards(pl.concat([*others, first]), TABLES["commitment_events"])
    assert [card.axis for card in cards] == ["acces", "acces", "cooperation", "methode"]
    assert [len(card.events) for card in cards] == [1, 0, 0, 0]


def test_a_project_knows_the_territories_around_it() -> None:
    (card,) = project_cards(TABLES["initiatives"], PLACES)
    assert (card.territory.name, card.theme) == ("Alpes-de-Haute-Provence", Theme.ALLER_VERS)
    assert card.within == ("DEP-04", "REG-93", "FR")
    assert card.figures is None


def test_counts_come_in_the_order_of_territories_the_smaller_first() -> None:
    row = TABLES["initiative_counts"]
    france = [
        row.with_columns(territory_id=pl.lit("FR"), value=pl.lit(value), source_title=pl.lit(name))
        for value, name in ((100.0, "a"), (10.0, "b"))
    ]
    cards = tally_cards(pl.concat([row, *france]), PLACES)
    assert [(card.territory.territory_id, card.value) for card in cards] == [
        ("FR", 10.0),
        ("FR", 100.0),
        ("DEP-04", 8.0),
    ]


def test_figures_that_nobody_reads_are_not_shown() -> None:
    assert figure_cards(TABLES["published_figures"]) == ()
