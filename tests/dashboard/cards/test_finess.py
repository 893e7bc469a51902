"""Two counts on the same day: one file for a territory, nothing where none covers it."""

from datetime import date

import polars as pl
import pytest

from dashboard.cards.finess import FinessCard, Pair, finess_card
from dashboard.cards.series import Territories, TerritoryCard
from pipelines.contract.finess import BpeCounts, FinessStocks
from tests.dashboard.factories import (
    END_OF_2022,
    END_OF_2023,
    FRANCE,
    MID_2025,
    place,
    point,
    series,
)

LOT, TARN = place("DEP-46", parent_id="REG-76"), place("DEP-81", parent_id="REG-76")
OCCITANIE, AIN = place("REG-76"), place("DEP-01", parent_id="REG-84")
EVERYONE = Territories(
    {one.territory_id: one for one in (FRANCE, OCCITANIE, place("REG-84"), AIN, LOT, TARN)}
)
MARCH = date(2026, 3, 1)
END_OF_2020 = date(2020, 12, 31)

Row = tuple[str, date, int]


def stocks(
    *rows: Row, source_id: str = "finess_occitanie", edition: date = MARCH, aside: int = 0
) -> pl.DataFrame:
    """Stocks of MSP in one file."""
    return pl.DataFrame(
        [("msp", name, day, source_id, edition, count, aside) for name, day, count in rows],
        schema=FinessStocks.create_empty().schema,
        orient="row",
    )


def bpe(*rows: tuple[str, int, int]) -> pl.DataFrame:
    """Counts of the equipment base: territory, year, MSP."""
    return pl.DataFrame(
        [("msp", name, year, n, "bpe", date(year, 1, 1)) for name, year, n in rows],
        schema=BpeCounts.create_empty().schema,
        orient="row",
    )


def measures(*rows: tuple[str, date, float]) -> pl.DataFrame:
    """What the Baromètre measured."""
    schema = {"territory_id": pl.String, "date": pl.Date, "value": pl.Float64}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def card(
    territory: TerritoryCard,
    found: pl.DataFrame,
    *,
    base: pl.DataFrame | None = None,
    measured: pl.DataFrame | None = None,
) -> FinessCard:
    """The card of a territory that the Baromètre measured three times."""
    points = [point(END_OF_2022, 10.0), point(END_OF_2023, 12.0), point(MID_2025, 15.0)]
    return finess_card(
        series(*points, territory=territory),
        EVERYONE,
        found,
        bpe() if base is None else base,
        measures() if measured is None else measured,
    )


def test_pairs_are_the_days_that_both_count() -> None:
    found = stocks(
        ("DEP-46", END_OF_2022, 9), ("DEP-46", date(2023, 11, 30), 11), ("DEP-46", END_OF_2023, 13)
    )

    shown = card(LOT, found)

    assert [(pair.date, pair.gap) for pair in shown.pairs] == [(END_OF_2022, -1), (END_OF_2023, 1)]
    assert shown.latest == Pair(date=END_OF_2023, barometre=12, finess=13)
    assert (shown.source_id, shown.edition) == ("finess_occitanie", MARCH)


def test_zero_in_finess_is_a_count() -> None:
    shown = card(LOT, stocks(("DEP-46", END_OF_2022, 0)))

    assert [(pair.finess, pair.gap) for pair in shown.pairs] == [(0, -10)]


def test_a_territory_that_no_file_covers_has_no_pair() -> None:
    shown = card(AIN, stocks(("DEP-46", END_OF_2022, 9), ("DEP-81", END_OF_2022, 9)))

    assert (shown.pairs, shown.latest, shown.source_id) == ((), None, None)
    assert (shown.covered_count, shown.departements_count) == (2, 3)


def test_one_file_gives_the_whole_series_and_the_newest_edition_of_it() -> None:
    old = stocks(("DEP-46", END_OF_2022, 1), ("DEP-46", END_OF_2023, 2))
    first = stocks(("DEP-46", END_OF_2022, 5), source_id="finess_plus", edition=date(2026, 7, 31))
    newest = stocks(
        ("DEP-46", END_OF_2022, 7), source_id="finess_plus", edition=date(2026, 8, 31), aside=3
    )
    yearly = stocks(
        ("DEP-46", END_OF_2023, 99), source_id="finess_annuel", edition=date(2023, 12, 31)
    )

    shown = card(LOT, pl.concat([old, first, newest, yearly]))

    # Nothing for the end of 2023: another file has it, which is another series.
    assert [(pair.date, pair.finess) for pair in shown.pairs] == [(END_OF_2022, 7)]
    assert shown.files == (("finess_plus", date(2026, 8, 31)),)
    assert shown.set_aside_count == 3


def test_a_region_shows_its_departements_on_the_newest_day_each_shares() -> None:
    found = stocks(
        ("DEP-46", END_OF_2022, 9),
        ("DEP-46", END_OF_2023, 11),
        ("DEP-81", END_OF_2022, 4),
        ("DEP-81", END_OF_2023, 5),
        ("REG-76", END_OF_2023, 16),
    )
    measured = measures(
        ("DEP-46", END_OF_2022, 9.0), ("DEP-46", END_OF_2023, 10.0), ("DEP-81", END_OF_2022, 6.0)
    )

    shown = card(OCCITANIE, found, measured=measured)

    assert [(one.territory_id, pair.date, pair.gap) for one, pair in shown.places] == [
        ("DEP-46", END_OF_2023, 1),
        ("DEP-81", END_OF_2022, -2),
    ]
    assert shown.places_count == 2


def test_france_lists_the_departements_covered_though_it_is_not() -> None:
    found = stocks(("DEP-46", END_OF_2023, 11))

    shown = card(FRANCE, found, measured=measures(("DEP-46", END_OF_2023, 10.0)))

    assert shown.pairs == ()
    assert [one.territory_id for one, _ in shown.places] == ["DEP-46"]
    assert (shown.places_count, shown.files) == (3, (("finess_occitanie", MARCH),))


def test_a_departement_has_no_place_below() -> None:
    found = stocks(("DEP-46", END_OF_2023, 11), ("DEP-81", END_OF_2023, 5))

    assert card(LOT, found, measured=measures(("DEP-81", END_OF_2023, 6.0))).places == ()


@pytest.mark.parametrize(
    ("territory", "expected"),
    [(LOT, (2023, 8, 9, 10.0)), (AIN, (2023, 20, None, 10.0))],
    ids=["Lot", "Ain"],
)
def test_a_vintage_stands_beside_the_eve_of_its_year(
    territory: TerritoryCard, expected: tuple[int, int, int | None, float]
) -> None:
    base = bpe(("DEP-46", 2023, 8), ("DEP-01", 2023, 20), ("FR", 2023, 900))

    (one,) = card(territory, stocks(("DEP-46", END_OF_2022, 9)), base=base).bpe

    assert (one.year, one.structures_count, one.finess, one.barometre) == expected


def test_without_a_measure_on_the_eve_there_is_none() -> None:
    (one,) = card(LOT, stocks(("DEP-46", END_OF_2020, 9)), base=bpe(("DEP-46", 2021, 8))).bpe

    assert (one.finess, one.barometre) == (9, None)
