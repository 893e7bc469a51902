"""Counts of the RPPS as the page holds them: the newest month, in reading order."""

from datetime import date

import polars as pl

from dashboard.cards.rpps import RppsCard, rpps_card
from pipelines.contract.rpps import Counted, RppsDoctors, Secrecy
from tests.dashboard.rpps_factories import OCTOBER, PLACES, SEPTEMBER, card, doctors, receipts


def test_without_an_extract_the_card_is_empty() -> None:
    assert rpps_card(RppsDoctors.create_empty(), receipts(), PLACES) == RppsCard()


def test_the_newest_month_is_kept_and_every_count_in_order() -> None:
    older = doctors().with_columns(
        month=pl.lit(date(2026, 9, 30)),
        edition=pl.lit(SEPTEMBER),
        doctors_count=pl.lit(7, dtype=pl.Int64),
    )
    found = rpps_card(pl.concat([older, doctors()]), receipts(), PLACES)

    assert (found.edition, found.compared_with) == (OCTOBER, SEPTEMBER)
    assert [(one, each.count) for one, each in found.national] == [
        (Counted.DIPLOME_HORS_UE, 1200),
        *((one, 50) for one in list(Counted)[1:]),
    ]


def test_departements_come_in_reading_order_and_those_not_located_last() -> None:
    places = card().places

    assert [place and place.territory_id for place, _ in places] == [
        *("DEP-04", "DEP-05", "DEP-46"),
        None,
    ]
    assert [(one.count, one.net_change) for _, one in places] == [
        (412, -3),
        (None, None),
        (None, None),
        (9, 0),
    ]
    assert [one.secrecy for _, one in places] == [
        Secrecy.PUBLISHED,
        Secrecy.SECONDARY,
        Secrecy.PRIMARY,
        Secrecy.PUBLISHED,
    ]


def test_specialties_are_sorted_by_name_and_the_unknown_one_is_last() -> None:
    found = card().specialties

    assert [one.label for one in found] == ["Chirurgie générale", "Médecine générale", None]
    assert [place and place.territory_id for place, _ in found[1].regions] == [
        *("REG-76", "REG-93"),
        None,
    ]


def test_lines_set_aside_are_those_of_the_extract_shown() -> None:
    assert (card().lines_count, card().rejected_count) == (4_730_000, 12)
