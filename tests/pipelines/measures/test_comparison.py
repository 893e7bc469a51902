"""All départements side by side: same day, rate, rank, position."""

from datetime import date

import polars as pl
import pytest

from pipelines.build import enforce
from pipelines.contract.comparison import Position
from pipelines.measures.comparison import comparison_table
from pipelines.vocabulary import Aggregation, Direction, Level, Unit, ValueStatus

JUNE, DECEMBER = date(2025, 6, 30), date(2025, 12, 31)
DEPARTEMENTS = ("DEP-01", "DEP-02", "DEP-03")
TERRITORIES = pl.DataFrame(
    {
        "territory_id": ["FR", *DEPARTEMENTS],
        "level": [Level.PAYS, *[Level.DEPARTEMENT] * 3],
    }
)
POPULATION = pl.DataFrame(
    [
        ("DEP-01", 2022, 1),
        ("DEP-01", 2023, 100_000),
        ("DEP-02", 2023, 200_000),
        ("DEP-03", 2023, 100_000),
    ],
    schema=["territory_id", "year", "population_count"],
    orient="row",
)
INDICATORS = pl.DataFrame(
    [
        ("msp", Unit.COUNT, Direction.HIGHER_IS_BETTER, Aggregation.SUM),
        ("cpts", Unit.PERCENT, Direction.HIGHER_IS_BETTER, Aggregation.POPULATION_MEAN),
        ("ald", Unit.PERCENT, Direction.HIGHER_IS_BETTER, Aggregation.NONE),
    ],
    schema=["indicator_id", "unit", "direction", "aggregation"],
    orient="row",
)
Value = tuple[str, float]


def compared(
    *values: Value, indicator: str = "msp", day: date = JUNE, more: pl.DataFrame | None = None
) -> pl.DataFrame:
    """The table of one indicator on one day, as the contract takes it."""
    own = observed(*values, indicator=indicator, day=day)
    everything = own if more is None else pl.concat([own, more])
    table = comparison_table(everything, INDICATORS, TERRITORIES, POPULATION)
    return enforce("comparison", table)


def observed(
    *values: Value,
    indicator: str = "msp",
    day: date = JUNE,
    status: ValueStatus = ValueStatus.OBSERVED,
) -> pl.DataFrame:
    return pl.DataFrame(
        [(indicator, code, day, value, status.value) for code, value in values],
        schema=["indicator_id", "territory_id", "date", "value", "value_status"],
        orient="row",
    )


def test_counts_are_compared_for_100_000_inhabitants_of_the_newest_population() -> None:
    table = compared(("DEP-01", 10.0), ("DEP-02", 10.0), ("DEP-03", 4.0))

    assert table["compared_value"].to_list() == [10.0, 5.0, 4.0]
    assert table["centre"].to_list() == pytest.approx([6.0] * 3)
    # One more or less: 9 to 11, 4.5 to 5.5, 3 to 5 for 100 000.
    assert table.select("rank", "rank_first", "rank_last").rows() == [
        *((1, 1, 1), (2, 2, 3), (3, 2, 3))
    ]


def test_a_percentage_moves_by_half_of_its_last_printed_decimal() -> None:
    table = compared(("DEP-01", 90.0), ("DEP-02", 90.4), ("DEP-03", 100.0), indicator="cpts")

    # 89.5 to 90.5 printed as 90, and 90.35 to 90.45.
    assert table.select("rank", "rank_first", "rank_last").rows() == [
        *((3, 2, 3), (2, 2, 3), (1, 1, 1))
    ]
    assert table["centre"].to_list() == pytest.approx([(90 + 2 * 90.4 + 100) / 4] * 3)


def test_a_percentage_of_an_unknown_number_has_ranks_and_no_limits() -> None:
    table = compared(("DEP-01", 95.0), ("DEP-02", 96.0), indicator="ald")

    assert table["rank"].to_list() == [2, 1]
    assert table["centre"].to_list() == table["position"].to_list() == [None, None]


def test_positions_follow_the_population() -> None:
    # 40 expected for 100 000 inhabitants: 60 is far over, 20 far under, 44 within.
    table = compared(("DEP-01", 64.0), ("DEP-02", 80.0), ("DEP-03", 16.0))

    assert table["centre"][0] == pytest.approx(40.0)
    assert table["position"].to_list() == [Position.ABOVE_998, Position.INSIDE, Position.BELOW_998]


def test_the_day_is_the_newest_that_most_departements_share() -> None:
    later = observed(("DEP-01", 99.0), day=DECEMBER)
    table = compared(("DEP-01", 1.0), ("DEP-02", 2.0), more=later)

    assert table["date"].to_list() == [JUNE, JUNE]
    both = observed(("DEP-01", 99.0), ("DEP-03", 5.0), day=DECEMBER)
    newer = compared(("DEP-01", 1.0), ("DEP-02", 2.0), more=both)
    assert newer.select("territory_id", "date").rows() == [
        *(("DEP-01", DECEMBER), ("DEP-03", DECEMBER))
    ]


@pytest.mark.parametrize(
    "status", [ValueStatus.CARRIED_FORWARD, ValueStatus.COMPUTED], ids=lambda status: status.value
)
def test_only_measures_of_departements_are_compared(status: ValueStatus) -> None:
    others = observed(("DEP-02", 7.0), status=status)
    table = compared(("DEP-01", 1.0), ("FR", 8.0), more=others)

    assert table["territory_id"].to_list() == ["DEP-01"]


def test_a_departement_without_a_population_is_left_out() -> None:
    table = comparison_table(
        observed(("DEP-01", 1.0), ("DEP-02", 2.0)),
        INDICATORS,
        TERRITORIES,
        POPULATION.filter(pl.col("territory_id") != "DEP-02"),
    )

    assert table["territory_id"].to_list() == ["DEP-01"]
    assert table["ranked_count"].to_list() == [1]
