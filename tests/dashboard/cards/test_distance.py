"""Distance to the nearest MSP: a territory, its départements, by car where that is known."""

from datetime import date

import polars as pl
import pytest

from dashboard.cards.distance import DistanceCard, distance_card
from dashboard.cards.series import Territories
from pipelines.contract.distance import DistanceClass, Method, MspDistance, classes_of
from tests.dashboard.factories import FRANCE, place

LOT, TARN = place("DEP-46", parent_id="REG-76"), place("DEP-81", parent_id="REG-76")
OCCITANIE, AIN = place("REG-76"), place("DEP-01", parent_id="REG-84")
EVERYONE = Territories(
    {one.territory_id: one for one in (FRANCE, OCCITANIE, place("REG-84"), AIN, LOT, TARN)}
)
MARCH = date(2026, 3, 1)


def distances(
    territory_id: str, *shares: float, method: Method = Method.STRAIGHT_LINE, as_of: date = MARCH
) -> pl.DataFrame:
    """A territory of a thousand inhabitants by class, from the nearest; as a release gives it."""
    classes = classes_of(method)
    given = [*shares, *([0.0] * (len(classes) - len(shares)))]
    rows = [
        (territory_id, as_of, method, one, round(10 * part), part, 2, 7, 1, 0, 2023, "finess_plus")
        for one, part in zip(classes, given, strict=True)
    ]
    table = pl.DataFrame(rows, schema=MspDistance.create_empty().schema, orient="row")
    # Parquet read by DuckDB gives texts, in no order of ours.
    texts = table.cast({"method": pl.String, "distance_class": pl.String})
    return texts.sort("distance_class")


def test_classes_come_from_the_nearest_to_what_is_not_known() -> None:
    card = distance_card(LOT, EVERYONE, distances("DEP-46", 60, 20, 10, 5, 0, 1, 4))

    assert card.own is not None
    assert [(one.distance_class, one.share_pct) for one in card.own.classes] == [
        (DistanceClass.UNDER_5_KM, 60),
        (DistanceClass.FROM_5_TO_10_KM, 20),
        (DistanceClass.FROM_10_TO_20_KM, 10),
        (DistanceClass.FROM_20_KM, 5),
        (DistanceClass.UNREACHABLE, 0),
        (DistanceClass.UNKNOWN_PLACE, 1),
        (DistanceClass.UNKNOWN_NEIGHBOUR, 4),
    ]
    assert (card.own.classes[0].population_count, card.own.msp_count) == (600, 7)
    assert (card.source_id, card.as_of, card.population_year) == ("finess_plus", MARCH, 2023)
    assert card.places == ()


@pytest.mark.parametrize(("bound", "share"), [(5, 60), (10, 80), (20, 90)])
def test_shares_under_a_bound_add_up_and_leave_the_unknown_out(bound: int, share: float) -> None:
    own = distance_card(LOT, EVERYONE, distances("DEP-46", 60, 20, 10, 5, 0, 1, 4)).own

    assert own is not None
    assert own.within_pct(bound, Method.STRAIGHT_LINE) == share
    assert own.unknown_pct == 5


def test_a_region_lists_its_departements_covered() -> None:
    table = pl.concat([distances("DEP-46", 100), distances("DEP-01", 100)])

    card = distance_card(OCCITANIE, EVERYONE, table)

    assert card.own is None
    assert [one.territory.territory_id for one in card.places] == ["DEP-46"]
    assert (card.places_count, card.covered_count, card.departements_count) == (2, 2, 3)


def test_france_lists_all_of_them_and_itself_where_it_is_whole() -> None:
    table = pl.concat([distances(name, 100) for name in ("FR", "DEP-01", "DEP-46", "DEP-81")])

    card = distance_card(FRANCE, EVERYONE, table)

    assert card.own is not None
    assert [one.territory.territory_id for one in card.places] == ["DEP-01", "DEP-46", "DEP-81"]


def test_driving_takes_the_place_of_the_straight_line() -> None:
    table = pl.concat(
        [distances("DEP-46", 100), distances("DEP-46", 70, 30, method=Method.DRIVING)]
    )

    card = distance_card(LOT, EVERYONE, table)

    assert card.method is Method.DRIVING
    assert card.own is not None
    assert card.own.within_pct(10, card.method) == 70
    assert len(card.own.classes) == 7


def test_the_newest_day_is_shown_alone() -> None:
    table = pl.concat(
        [distances("DEP-46", 100, as_of=date(2026, 1, 31)), distances("DEP-46", 50, 50)]
    )

    card = distance_card(LOT, EVERYONE, table)

    assert card.as_of == MARCH
    assert card.own is not None
    assert card.own.within_pct(5, card.method) == 50


def test_without_any_row_nothing_is_known() -> None:
    nothing = distances("DEP-46").clear()

    assert distance_card(AIN, EVERYONE, nothing) == DistanceCard(
        territory=AIN, departements_count=3
    )
