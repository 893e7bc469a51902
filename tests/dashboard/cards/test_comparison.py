"""Cards of a comparison: from rows, by order, by thirds, by fifth."""

import polars as pl
import pytest

from dashboard.cards.comparison import (
    field_card,
    in_order,
    peer_cards,
    thirds,
    unequal_card,
    variable_card,
)
from dashboard.cards.progress import Standing
from dashboard.selection.comparing import Order
from pipelines.build import enforce
from pipelines.contract import TABLES
from pipelines.contract.comparison import Position
from pipelines.vocabulary import ValueStatus
from tests.dashboard.compared import MAYOTTE, TWO_DATES, compared, field, unequal, variable
from tests.dashboard.factories import END_OF_2023, MID_2025, MSP, place, point, series
from tests.dashboard.progress_factories import progress

PLACES = {code: place(code) for code in ("DEP-01", "DEP-02", "DEP-09", "DEP-976")}
ROW = {
    "indicator_id": "msp",
    "territory_id": "DEP-02",
    "date": MID_2025,
    "value": 4.0,
    "population_count": 100_000,
    "compared_value": 4.0,
    "rank": 2,
    "rank_first": 1,
    "rank_last": 2,
    "ranked_count": 2,
    "centre": 5.0,
    "position": Position.INSIDE,
}


def rows(name: str, *changes: dict[str, object], usual: dict[str, object]) -> pl.DataFrame:
    schema = TABLES[name].create_empty().schema
    return enforce(name, pl.DataFrame([usual | change for change in changes], schema=schema))


def test_a_field_is_read_by_code() -> None:
    table = rows("comparison", {}, {"territory_id": "DEP-01", "rank": 1}, usual=ROW)
    card = field_card(table, MSP, PLACES)
    assert [one.territory.territory_id for one in card.cards] == ["DEP-01", "DEP-02"]
    assert card.by_id["DEP-02"].rank == 2
    assert card.by_id["DEP-02"].position is Position.INSIDE
    assert (card.centre, card.date) == (5.0, MID_2025)
    assert card.count(Position.INSIDE, Position.ABOVE_95) == 2


def test_a_field_without_a_denominator_has_no_position() -> None:
    card = field_card(
        rows("comparison", {"centre": None, "position": None}, usual=ROW), MSP, PLACES
    )
    assert (card.centre, card.cards[0].position) == (None, None)


def test_an_empty_field_has_neither_day_nor_centre() -> None:
    card = field_card(TABLES["comparison"].create_empty(), MSP, PLACES)
    assert (card.cards, card.centre, card.date) == ((), None, None)


def test_peers_come_nearest_first() -> None:
    usual: dict[str, object] = {
        **{"territory_id": "DEP-01", "peer_id": "DEP-02"},
        **{"rank": 2, "distance": 1.5, "themes_count": 6},
    }
    table = rows("peers", {}, {"peer_id": "DEP-09", "rank": 1, "distance": 0.5}, usual=usual)
    found = peer_cards(table, PLACES)
    assert [(one.territory.territory_id, one.distance) for one in found] == [
        *(("DEP-09", 0.5), ("DEP-02", 1.5))
    ]


def test_a_variable_keeps_the_newest_value_of_each_territory() -> None:
    usual: dict[str, object] = {
        **{"variable_id": "apl", "territory_id": "DEP-01", "year": 2023, "value": 2.0},
        **{"value_status": ValueStatus.OBSERVED, "unit": "consultations", "source_id": "apl"},
        "edition": MID_2025,
    }
    table = rows("context", {}, {"year": 2024, "value": 3.0}, usual=usual)
    declared = {"variable_id": "apl", "label": "APL", "unit_label": "c.", "decimals": 2}
    card = variable_card(table, declared | {"definition": "Accès.", "source_id": "apl"})
    assert (card.values, card.year, card.is_log) == ({"DEP-01": 3.0}, 2024, False)


def test_thirds_are_medians_of_equal_groups_of_those_that_have_both_figures() -> None:
    codes = [f"DEP-{number:02d}" for number in range(1, 8)]
    everyone = field(*(compared(code, float(rate)) for rate, code in enumerate(codes)))
    known = {code: 7.0 - rate for rate, code in enumerate(codes) if code != "DEP-07"}
    found = thirds(everyone, variable(known))
    assert [(one.lowest, one.highest, one.count, one.median) for one in found] == [
        (2.0, 3.0, 2, 4.5),
        (4.0, 5.0, 2, 2.5),
        (6.0, 7.0, 2, 0.5),
    ]


def test_two_departements_have_no_thirds() -> None:
    both = field(compared("DEP-01", 1.0), compared("DEP-02", 2.0))
    assert thirds(both, variable({"DEP-01": 1.0, "DEP-02": 2.0})) == ()


EURE = Standing(
    series=series(point(MID_2025, 5.0), territory=place("DEP-27")),
    progress=progress(gap_months=-3.0),
)
AIN = Standing(
    series=series(point(MID_2025, 9.0), territory=place("DEP-01")),
    progress=progress(gap_months=2.0),
)
ETRANGER = Standing(series=series(territory=place("DEP-91")), progress=None)
CHOSEN = (ETRANGER, AIN, EURE)
RANKS = field(compared("DEP-27", 9.0, ranks=(1, 1, 1)), compared("DEP-01", 3.0, ranks=(2, 2, 2)))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.CHOSEN, (ETRANGER, AIN, EURE)),
        (Order.VALUE, (AIN, EURE, ETRANGER)),
        (Order.RANK, (EURE, AIN, ETRANGER)),
        (Order.GAP, (EURE, AIN, ETRANGER)),
        (Order.NAME, (AIN, ETRANGER, EURE)),
    ],
)
def test_rows_come_in_the_order_asked_and_unknown_last(
    order: Order, expected: tuple[Standing, ...]
) -> None:
    assert in_order(CHOSEN, RANKS, order) == expected


def test_names_are_sorted_as_if_they_had_no_accent() -> None:
    places = [place(code) for code in ("DEP-974", "REG-11", "DEP-36", "DEP-38")]
    chosen = [Standing(series=series(territory=one), progress=None) for one in places]
    names = [one.series.territory.name for one in in_order(chosen, RANKS, Order.NAME)]
    assert names == ["Île-de-France", "Indre", "Isère", "La Réunion"]


def test_groups_are_kept_by_date_with_their_gap() -> None:
    assert list(TWO_DATES.by_date) == [END_OF_2023, MID_2025]
    assert [len(groups) for groups in TWO_DATES.by_date.values()] == [5, 5]
    assert TWO_DATES.gaps == pytest.approx({END_OF_2023: 1.0, MID_2025: 2.3})


def test_groups_are_read_from_their_table() -> None:
    usual: dict[str, object] = {
        **{"indicator_id": "msp", "date": MID_2025, "fifth": 2, "compared_value": 4.0},
        **{"departements_count": 20, "population_count": 10, "apl_min": 1.0, "apl_max": 2.0},
    }
    table = rows("inequality", {}, {"fifth": 1, "compared_value": 3.0}, usual=usual)
    card = unequal_card(table, MSP, [MAYOTTE], has_mean=True)
    assert [(one.fifth, one.compared_value) for one in card.fifths] == [(1, 3.0), (2, 4.0)]
    assert card.without_apl == (MAYOTTE,)
    assert unequal().by_date == {}
