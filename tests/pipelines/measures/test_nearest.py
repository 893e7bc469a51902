"""The measure that stands beside a quoted figure."""

from datetime import date

import polars as pl

from pipelines.measures.nearest import nearest_measures

JUNE, DECEMBER = date(2024, 6, 30), date(2024, 12, 31)
MEASURED = pl.DataFrame(
    {
        "indicator_id": ["msp", "msp", "cpts"],
        "territory_id": ["FR", "FR", "FR"],
        "date": [JUNE, DECEMBER, DECEMBER],
        "value": [2640.0, 2758.0, 90.0],
    }
)


def beside(
    start: date, end: date, *, imposed: date | None = None, territory: str = "FR"
) -> tuple[date, float] | None:
    """The measure found for a figure of the MSP."""
    figures = pl.DataFrame(
        {
            "figure_id": ["a"],
            "indicator_id": ["msp"],
            "territory_id": [territory],
            "period_start": [start],
            "period_end": [end],
            "compared_on": [imposed],
            "value": [1.0],
        },
        schema_overrides={"compared_on": pl.Date},
    )
    rows = nearest_measures(figures, MEASURED).rows()
    return rows[0][1:] if rows else None


def test_the_closest_in_time_is_taken_with_its_own_value() -> None:
    assert beside(date(2025, 1, 1), date(2025, 1, 31)) == (DECEMBER, 2758.0)
    assert beside(date(2024, 7, 13), date(2024, 7, 13)) == (JUNE, 2640.0)


def test_a_year_is_taken_at_its_middle() -> None:
    assert beside(date(2024, 1, 1), date(2024, 12, 31)) == (JUNE, 2640.0)


def test_beyond_six_months_there_is_none() -> None:
    assert beside(date(2025, 7, 1), date(2025, 7, 1)) == (DECEMBER, 2758.0)
    assert beside(date(2025, 7, 4), date(2025, 7, 4)) is None


def test_another_territory_lends_nothing() -> None:
    assert beside(JUNE, JUNE, territory="DEP-04") is None


def test_a_day_may_be_imposed_and_must_then_exist() -> None:
    assert beside(date(2024, 1, 1), date(2024, 12, 31), imposed=DECEMBER) == (DECEMBER, 2758.0)
    assert beside(date(2024, 1, 1), date(2024, 12, 31), imposed=date(2024, 9, 30)) is None
