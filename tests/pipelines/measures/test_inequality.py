"""Groups of départements by APL: a partition, rates of each as one territory, complete dates."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.build import enforce
from pipelines.measures.inequality import FIFTHS, fifths, inequality_table
from pipelines.measures.peers import APL
from pipelines.vocabulary import Aggregation, Level, ValueStatus

JUNE, DECEMBER = date(2025, 6, 30), date(2025, 12, 31)
CODES = tuple(f"DEP-{number:02d}" for number in range(1, 11))
MAYOTTE = "DEP-976"
TERRITORIES = pl.DataFrame(
    {
        "territory_id": ["FR", *CODES, MAYOTTE],
        "level": [Level.PAYS, *[Level.DEPARTEMENT] * 11],
    }
)
POPULATION = pl.DataFrame(
    {
        "territory_id": [*CODES, MAYOTTE],
        "year": 2023,
        "population_count": [100_000, 300_000, *[100_000] * 9],
    }
)
INDICATORS = pl.DataFrame(
    {
        "indicator_id": ["msp", "cpts", "ald"],
        "aggregation": [Aggregation.SUM, Aggregation.POPULATION_MEAN, Aggregation.NONE],
    }
)


def context(apl: dict[str, float], year: int = 2024) -> pl.DataFrame:
    return pl.DataFrame(
        [(APL, code, year, value) for code, value in apl.items()],
        schema={
            "variable_id": pl.String,
            "territory_id": pl.String,
            "year": pl.Int32,
            "value": pl.Float64,
        },
        orient="row",
    )


# The first code has the lowest APL.
GROWING = context({code: 1.0 + number for number, code in enumerate(CODES)})


def observed(indicator: str, day: date, values: dict[str, float]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (indicator, code, day, value, ValueStatus.OBSERVED.value)
            for code, value in values.items()
        ],
        schema=["indicator_id", "territory_id", "date", "value", "value_status"],
        orient="row",
    )


def unequal(*values: pl.DataFrame) -> pl.DataFrame:
    table = inequality_table(pl.concat(values), INDICATORS, TERRITORIES, POPULATION, GROWING)
    return enforce("inequality", table)


ONES = dict.fromkeys(CODES, 1.0)


def test_a_group_counts_as_one_territory() -> None:
    table = unequal(observed("msp", JUNE, ONES | {"DEP-01": 7.0}))

    # DEP-01 and DEP-02: 8 for 400 000 inhabitants.
    assert table["compared_value"].to_list() == pytest.approx([2.0, 1.0, 1.0, 1.0, 1.0])
    assert table["population_count"].to_list() == [400_000, *[200_000] * 4]
    assert table.row(0)[-2:] == (1.0, 2.0)


def test_percentages_are_weighted_by_the_population() -> None:
    table = unequal(observed("cpts", JUNE, dict.fromkeys(CODES, 90.0) | {"DEP-02": 50.0}))

    assert table["compared_value"].to_list() == pytest.approx([60.0, 90.0, 90.0, 90.0, 90.0])


def test_a_percentage_of_an_unknown_number_is_not_averaged() -> None:
    assert unequal(observed("ald", JUNE, ONES)).is_empty()


def test_a_date_without_one_of_them_is_left_out() -> None:
    missing = dict.fromkeys(CODES[1:], 1.0)
    table = unequal(observed("msp", JUNE, ONES), observed("msp", DECEMBER, missing))

    assert set(table["date"]) == {JUNE}


def test_a_departement_without_an_apl_is_in_no_group() -> None:
    table = unequal(observed("msp", JUNE, ONES | {MAYOTTE: 50.0}))

    assert table["departements_count"].sum() == len(CODES)
    assert table["compared_value"].max() == pytest.approx(1.0)


def test_groups_follow_the_newest_apl() -> None:
    older = context(dict.fromkeys(CODES, 1.0) | {"DEP-10": 0.0}, year=2023)

    found = fifths(pl.concat([GROWING, older]), TERRITORIES)

    assert dict(found.select("territory_id", "fifth").iter_rows())["DEP-10"] == FIFTHS


@given(st.lists(st.floats(1, 6), min_size=FIFTHS, max_size=len(CODES)))
def test_fifths_share_everyone_out_in_the_order_of_the_apl(values: list[float]) -> None:
    found = fifths(context(dict(zip(CODES, values, strict=False))), TERRITORIES)

    sizes = found.group_by("fifth").len()["len"]
    assert found["territory_id"].n_unique() == found.height == len(values)
    assert set(found["fifth"]) == set(range(1, FIFTHS + 1))
    assert max(sizes) - min(sizes) <= 1
    ordered = found.sort("apl", "territory_id")
    assert ordered["fifth"].is_sorted()
