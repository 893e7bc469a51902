"""Stocks from dates: who is open at the end of a month, and what is not covered stays unknown."""

from datetime import date

import polars as pl
import pytest

from pipelines.measures.stock import departement_stocks, with_parents
from tests.tiny_country import territories

EDITION = date(2020, 5, 1)
MONTHS = [date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 31), date(2020, 4, 30)]
MOMENT = ["source_id", "edition", "category", "date"]


def structures(*rows: tuple[str, date | None, date | None, bool]) -> pl.DataFrame:
    """Structures of one file and category: département, opening, closing, whether counted."""
    frame = pl.DataFrame(
        list(rows),
        schema={
            "territory_id": pl.String,
            "opened_on": pl.Date,
            "closed_on": pl.Date,
            "is_counted": pl.Boolean,
        },
        orient="row",
    )
    return frame.with_columns(
        source_id=pl.lit("finess_plus"), edition=pl.lit(EDITION), category=pl.lit("msp")
    )


def grid(*territory_ids: str, dates: list[date] = MONTHS) -> pl.DataFrame:
    """Every month of the départements that the file covers."""
    return (
        pl.DataFrame({"territory_id": territory_ids})
        .join(pl.DataFrame({"date": dates}), how="cross")
        .with_columns(
            source_id=pl.lit("finess_plus"), edition=pl.lit(EDITION), category=pl.lit("msp")
        )
    )


def counts(*rows: tuple[str, date | None, date | None, bool]) -> list[int]:
    """Stock of DEP-04 at the end of each month."""
    stocks = departement_stocks(structures(*rows), grid("DEP-04"))
    return stocks["structures_count"].to_list()


@pytest.mark.parametrize(
    ("opened", "closed", "expected"),
    [
        (date(2020, 2, 1), None, [0, 1, 1, 1]),
        (date(2020, 2, 29), None, [0, 1, 1, 1]),
        (date(2020, 3, 1), None, [0, 0, 1, 1]),
        (date(1988, 1, 1), None, [1, 1, 1, 1]),
        (date(2020, 5, 1), None, [0, 0, 0, 0]),
        (date(2020, 1, 15), date(2020, 3, 15), [1, 1, 0, 0]),
        # Closing on the last day of a month: not open at the end of it.
        (date(2020, 1, 15), date(2020, 3, 31), [1, 1, 0, 0]),
        (date(2020, 1, 15), date(2020, 4, 1), [1, 1, 1, 0]),
        # Opened and closed within a month, or before the first one.
        (date(2020, 2, 3), date(2020, 2, 20), [0, 0, 0, 0]),
        (date(2001, 1, 1), date(2003, 1, 1), [0, 0, 0, 0]),
        # Closing announced for later.
        (date(2020, 2, 1), date(2020, 12, 31), [0, 1, 1, 1]),
    ],
)
def test_one_structure_is_open_from_its_opening_to_its_closing(
    opened: date, closed: date | None, expected: list[int]
) -> None:
    assert counts(("DEP-04", opened, closed, True)) == expected


def test_structures_add_up() -> None:
    assert counts(
        ("DEP-04", date(2019, 1, 1), None, True),
        ("DEP-04", date(2019, 6, 1), date(2020, 2, 10), True),
        ("DEP-04", date(2020, 3, 10), None, True),
        ("DEP-04", date(2020, 3, 20), None, True),
    ) == [2, 1, 3, 3]


def test_a_structure_that_no_date_places_is_told_and_not_counted() -> None:
    rows = [
        ("DEP-04", date(2019, 1, 1), None, True),
        ("DEP-04", None, None, False),
        ("DEP-04", date(2019, 1, 1), None, False),
    ]

    stocks = departement_stocks(structures(*rows), grid("DEP-04", "DEP-13"))

    assert stocks.filter(territory_id="DEP-04")["structures_count"].to_list() == [1, 1, 1, 1]
    assert stocks.filter(territory_id="DEP-04")["set_aside_count"].to_list() == [2, 2, 2, 2]
    assert stocks.filter(territory_id="DEP-13")["set_aside_count"].to_list() == [0, 0, 0, 0]


def test_a_departement_covered_without_structures_has_zero_and_others_have_nothing() -> None:
    one = structures(("DEP-04", date(2019, 1, 1), None, True))

    stocks = departement_stocks(one, grid("DEP-04", "DEP-13"))

    assert set(stocks["territory_id"]) == {"DEP-04", "DEP-13"}
    assert stocks.filter(territory_id="DEP-13")["structures_count"].to_list() == [0, 0, 0, 0]


def test_a_grid_of_one_day_counts_who_is_open_that_day() -> None:
    stocks = departement_stocks(
        structures(
            ("DEP-04", date(2019, 1, 1), None, True),
            ("DEP-04", date(2019, 1, 1), date(2019, 8, 1), True),
            ("DEP-04", date(2021, 1, 1), None, True),
        ),
        grid("DEP-04", dates=[date(2020, 4, 30)]),
    )

    assert stocks["structures_count"].to_list() == [1]


def test_two_files_are_two_series() -> None:
    own = structures(("DEP-04", date(2019, 1, 1), None, True))
    other = own.with_columns(source_id=pl.lit("finess_legacy"), opened_on=pl.lit(date(2020, 3, 5)))
    both = pl.concat(
        [grid("DEP-04"), grid("DEP-04").with_columns(source_id=pl.lit("finess_legacy"))]
    )

    stocks = departement_stocks(pl.concat([own, other]), both)

    assert {
        name: rows["structures_count"].to_list()
        for (name,), rows in stocks.sort("date").group_by("source_id", maintain_order=True)
    } == {"finess_plus": [1, 1, 1, 1], "finess_legacy": [0, 0, 1, 1]}


def test_a_region_is_the_sum_of_its_departements_where_all_are_covered() -> None:
    rows = [
        ("DEP-2A", date(2019, 1, 1), None, True),
        ("DEP-2B", date(2019, 1, 1), None, True),
        ("DEP-2B", date(2020, 2, 10), None, True),
        ("DEP-04", date(2019, 1, 1), None, True),
    ]
    stocks = departement_stocks(structures(*rows), grid("DEP-04", "DEP-2A", "DEP-2B"))

    everyone = with_parents(stocks, MOMENT, territories()).sort("date")

    corse = everyone.filter(territory_id="REG-94")
    assert corse["structures_count"].to_list() == [2, 3, 3, 3]
    # DEP-13 is not covered: neither its région nor France has a sum.
    assert set(everyone["territory_id"]) == {"DEP-04", "DEP-2A", "DEP-2B", "REG-94"}


def test_france_is_the_sum_of_all_departements() -> None:
    covered = ("DEP-04", "DEP-13", "DEP-2A", "DEP-2B", "DEP-976")
    rows = [(name, date(2019, 1, 1), None, True) for name in covered]
    stocks = departement_stocks(structures(*rows), grid(*covered))

    everyone = with_parents(stocks, MOMENT, territories())

    last = everyone.filter(date=MONTHS[-1]).select("territory_id", "structures_count")
    assert dict(last.iter_rows()) == dict.fromkeys(covered, 1) | {
        "REG-93": 2,
        "REG-94": 2,
        "REG-06": 1,
        "FR": 5,
    }
