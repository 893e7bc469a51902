"""The Cnam beside the Baromètre: one edition, each year beside the nearest measure."""

from datetime import date

import polars as pl

from dashboard.cards.cnam import CnamCard, YearPair, cnam_card
from dashboard.cards.series import Territories, TerritoryCard
from pipelines.contract.cnam import CnamSeries
from tests.dashboard.factories import ASSISTANTS, END_OF_2022, FRANCE, place, point, series

LOT, TARN = place("DEP-46", parent_id="REG-76"), place("DEP-81", parent_id="REG-76")
OCCITANIE, AIN = place("REG-76"), place("DEP-01", parent_id="REG-84")
EVERYONE = Territories(
    {one.territory_id: one for one in (FRANCE, OCCITANIE, place("REG-84"), AIN, LOT, TARN)}
)
MARCH, APRIL = date(2026, 3, 10), date(2026, 4, 10)
NOVEMBER = date(2025, 11, 30)


def cnam(*rows: tuple[str, int, float], edition: date = MARCH) -> pl.DataFrame:
    """Contracts: territory, year, value."""
    return pl.DataFrame(
        [
            ("assistants", name, date(year, 12, 31), edition, "cnam_assistants", value)
            for name, year, value in rows
        ],
        schema=CnamSeries.create_empty().schema,
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
    measured: pl.DataFrame | None = None,
    known_on: date | None = None,
) -> CnamCard:
    """The card of a territory that the Baromètre measured twice."""
    points = [point(END_OF_2022, 10.0), point(NOVEMBER, 30.0)]
    return cnam_card(
        series(*points, territory=territory, indicator=ASSISTANTS),
        EVERYONE,
        found,
        measures() if measured is None else measured,
        known_on,
    )


def test_each_year_stands_beside_the_nearest_measure_or_alone() -> None:
    shown = card(LOT, cnam(("DEP-46", 2021, 4), ("DEP-46", 2022, 11), ("DEP-46", 2025, 28)))

    assert shown.pairs == (
        YearPair(date=date(2021, 12, 31), cnam=4),
        YearPair(date=END_OF_2022, cnam=11, barometre=10, barometre_on=END_OF_2022),
        YearPair(date=date(2025, 12, 31), cnam=28, barometre=30, barometre_on=NOVEMBER),
    )
    assert [pair.gap for pair in shown.pairs] == [None, 1, -2]


def test_half_a_year_is_the_most() -> None:
    found, near, far = cnam(("DEP-46", 2024, 5)), date(2024, 7, 1), date(2024, 6, 30)

    gaps = [
        cnam_card(
            series(point(day, 4.0), territory=LOT, indicator=ASSISTANTS),
            EVERYONE,
            found,
            measures(),
        )
        .pairs[0]
        .gap
        for day in (near, far)
    ]

    assert gaps == [1, None]


def test_the_newest_year_that_both_know_comes_first_then_the_newest() -> None:
    both = card(LOT, cnam(("DEP-46", 2022, 11), ("DEP-46", 2023, 12)))
    alone = card(LOT, cnam(("DEP-46", 2020, 1), ("DEP-46", 2019, 0)))

    assert both.latest is not None
    assert both.latest.date == END_OF_2022
    assert alone.latest == YearPair(date=date(2020, 12, 31), cnam=1)


def test_nothing_read_is_told_from_nothing_read_yet() -> None:
    never = card(LOT, cnam())
    later = card(LOT, cnam(("DEP-46", 2022, 11)), known_on=date(2026, 3, 9))
    now = card(LOT, cnam(("DEP-46", 2022, 11)), known_on=MARCH)

    assert (never.edition, never.is_read_since, never.latest) == (None, False, None)
    assert (later.edition, later.is_read_since, later.pairs) == (None, True, ())
    assert (now.edition, now.source_id) == (MARCH, "cnam_assistants")


def test_only_the_newest_edition_known_is_shown() -> None:
    found = pl.concat(
        [
            cnam(("DEP-46", 2021, 3), ("DEP-46", 2022, 11)),
            cnam(("DEP-46", 2022, 12), edition=APRIL),
        ]
    )

    assert [pair.cnam for pair in card(LOT, found).pairs] == [12]
    assert [pair.cnam for pair in card(LOT, found, known_on=MARCH).pairs] == [3, 11]


def test_years_of_which_the_territory_has_no_value_are_told() -> None:
    found = cnam(("DEP-46", 2022, 11), ("DEP-81", 2022, 4), ("DEP-81", 2019, 1))

    assert card(LOT, found).absent_years == (2019,)
    assert card(TARN, found).absent_years == ()
    assert card(OCCITANIE, found).absent_years == (2019, 2022)


def test_a_region_shows_its_departements_in_the_newest_year_that_both_know() -> None:
    found = cnam(
        ("DEP-46", 2022, 9),
        ("DEP-46", 2023, 11),
        ("DEP-81", 2022, 4),
        ("DEP-81", 2023, 5),
        ("DEP-01", 2023, 7),
        ("REG-76", 2022, 13),
    )
    measured = measures(
        ("DEP-46", END_OF_2022, 9.0), ("DEP-46", date(2023, 11, 30), 10.0), ("DEP-81", MARCH, 6.0)
    )

    shown = card(OCCITANIE, found, measured=measured)

    assert [(one.territory_id, pair.date.year, pair.gap) for one, pair in shown.places] == [
        ("DEP-46", 2023, 1)
    ]
    assert (shown.places_count, len(shown.pairs)) == (2, 1)


def test_france_lists_them_all_and_a_departement_none() -> None:
    found = cnam(("DEP-46", 2022, 9), ("DEP-01", 2022, 8))
    measured = measures(("DEP-46", END_OF_2022, 9.0), ("DEP-01", END_OF_2022, 9.0))

    france, lot = card(FRANCE, found, measured=measured), card(LOT, found, measured=measured)

    assert [one.territory_id for one, _ in france.places] == ["DEP-01", "DEP-46"]
    assert (france.places_count, france.pairs) == (3, ())
    assert (lot.places, lot.places_count) == ((), 0)
