"""How wrong each projection would have been 12 months ahead."""

from collections.abc import Sequence
from itertools import accumulate

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.measures.backtest import FEWEST_PAIRS, back_test
from pipelines.vocabulary import Level, Projection
from tests.pipelines.measured import Row, Story, series_of

LINE, LONGER, DAMPED = (
    Projection.LAST_12_MONTHS,
    Projection.LAST_24_MONTHS,
    Projection.DAMPED,
)
# The first year has no past and the last no future.
YEARS_FOR_TEN_PAIRS = FEWEST_PAIRS + 2


def back_tested(*stories: Story, percent: bool = False) -> dict[str, Row]:
    """Rows of the back-test by method; the stories are territories of one indicator."""
    values = series_of(*stories).with_columns(
        territory_id=pl.col("indicator_id"), indicator_id=pl.lit("msp")
    )
    kinds = values.select("indicator_id", "territory_id").unique()
    kinds = kinds.with_columns(
        level=pl.lit(Level.DEPARTEMENT.value), is_percent=pl.lit(value=percent)
    )
    return {row["method"]: row for row in back_test(values, kinds).iter_rows(named=True)}


def yearly(values: Sequence[float]) -> Story:
    """One value a year."""
    return Story(points=[(12 * year, value) for year, value in enumerate(values)])


def elected(found: dict[str, Row]) -> list[str]:
    return [method for method, row in found.items() if row["is_default"]]


def errors(found: dict[str, Row]) -> dict[str, float]:
    return {method: row["median_abs_error"] for method, row in found.items()}


def test_each_date_with_a_past_and_a_future_makes_a_pair() -> None:
    found = back_tested(yearly([0, 10, 20, 30]), yearly([0, 5, 10]), yearly([0, 10]))

    assert {row["pairs_count"] for row in found.values()} == {2 + 1}


@pytest.mark.parametrize(
    ("later", "pairs"), [([8], 0), ([9], 1), ([15], 1), ([16], 0), ([9, 12, 15], 1)]
)
def test_what_happened_is_read_nine_to_fifteen_months_later(later: list[int], pairs: int) -> None:
    found = back_tested(Story(points=[(0, 0), (12, 10), *((12 + month, 20) for month in later)]))

    assert [row["pairs_count"] for row in found.values()] == [pairs] * (3 if pairs else 0)


def test_the_closest_to_twelve_months_later_is_what_happened() -> None:
    # 12 a year goes on to 24 at month 24; month 22 and month 25 say otherwise.
    found = back_tested(Story(points=[(0, 0), (12, 12), (22, 900), (24, 24), (25, 900)]))

    assert errors(found)[LINE] == pytest.approx(0, abs=0.05)


def test_what_is_announced_lasts_as_long_as_what_happened() -> None:
    # One a month; 15 months later it is 27, not 24.
    found = back_tested(Story(points=[(0, 0), (12, 12), (27, 27)]))

    assert errors(found)[LINE] == pytest.approx(0, abs=0.05)


def test_the_error_is_the_median_not_the_mean() -> None:
    # 100 announced by the line; 100, 101 and 200 happened.
    stories = [yearly([0, 50, 100]), yearly([0, 50, 101]), yearly([0, 50, 200])]

    assert errors(back_tested(*stories))[LINE] == pytest.approx(1, abs=0.2)


def test_a_fall_and_a_rise_are_errors_alike() -> None:
    above, below = back_tested(yearly([0, 50, 130])), back_tested(yearly([0, 50, 70]))

    assert errors(above)[LINE] == pytest.approx(30, abs=0.2)
    assert errors(below)[LINE] == pytest.approx(30, abs=0.2)


def test_each_method_announces_its_own_path() -> None:
    # 20 then 10: the line adds 10, the two years add 15 a year, damping adds 10 · 0.72.
    found = errors(back_tested(Story(points=[(0, 0), (12, 20), (24, 30), (36, 30)])))

    # The pair at month 12 knows one year only: 20 more by the line, 14.4 damped; 10 happened.
    assert found[LINE] == pytest.approx((10 + 10) / 2, abs=0.1)
    assert found[LONGER] == pytest.approx((10 + 15) / 2, abs=0.1)
    assert found[DAMPED] == pytest.approx((4.4 + 7.2) / 2, abs=0.1)


def test_percentages_are_announced_in_log_odds() -> None:
    # Odds of 1, 3, 9: the line in log-odds is right, a straight one would say 100.
    found = back_tested(yearly([50, 75, 90]), percent=True)

    assert errors(found)[LINE] == pytest.approx(0, abs=0.1)


ACCELERATING = [year**2 for year in range(YEARS_FOR_TEN_PAIRS)]
SEE_SAW = list(accumulate([0, 40] * (YEARS_FOR_TEN_PAIRS // 2)))
DYING_OUT = list(accumulate(4096 / 2**year for year in range(YEARS_FOR_TEN_PAIRS)))


@pytest.mark.parametrize(
    ("values", "winner"), [(ACCELERATING, LINE), (SEE_SAW, LONGER), (DYING_OUT, DAMPED)]
)
def test_the_method_with_the_smallest_error_is_elected(
    values: list[float], winner: Projection
) -> None:
    found = back_tested(yearly(values))

    assert elected(found) == [winner]
    assert errors(found)[winner] < min(e for name, e in errors(found).items() if name != winner)


def test_with_too_few_pairs_the_line_stays() -> None:
    assert elected(back_tested(yearly(DYING_OUT))) == [DAMPED]
    assert elected(back_tested(yearly(DYING_OUT[:-1]))) == [LINE]


def test_at_equal_errors_the_line_stays() -> None:
    found = back_tested(yearly([7] * YEARS_FOR_TEN_PAIRS))

    assert set(errors(found).values()) == {0}
    assert elected(found) == [LINE]


def test_levels_are_tested_apart() -> None:
    values = series_of(yearly(DYING_OUT), yearly(SEE_SAW)).with_columns(
        territory_id=pl.col("indicator_id"), indicator_id=pl.lit("msp")
    )
    kinds = pl.DataFrame(
        {
            "indicator_id": "msp",
            "territory_id": ["i000", "i001"],
            "level": [Level.REGION.value, Level.DEPARTEMENT.value],
            "is_percent": False,
        }
    )

    defaults = back_test(values, kinds).filter("is_default")

    assert dict(defaults.select("level", "method").iter_rows()) == {
        Level.REGION: DAMPED,
        Level.DEPARTEMENT: LONGER,
    }


SERIES = st.lists(
    st.dictionaries(st.integers(0, 80), st.integers(0, 100), min_size=2, max_size=12),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40)
@given(series=SERIES, percent=st.booleans())
def test_one_default_and_a_finite_error_where_anything_could_be_tested(
    series: list[dict[int, int]], percent: bool
) -> None:
    found = back_tested(*(Story(points=list(points.items())) for points in series), percent=percent)

    assert len(elected(found)) == (1 if found else 0)
    assert set(found) in (set(), set(Projection))
    assert all(0 <= error < float("inf") for error in errors(found).values())


@settings(max_examples=20)
@given(points=st.permutations([(0, 1), (12, 2), (23, 30), (25, 70), (36, 4), (35, 9), (48, 9)]))
def test_the_back_test_does_not_depend_on_the_order_of_rows(
    points: list[tuple[int, float]],
) -> None:
    assert back_tested(Story(points=points)) == back_tested(Story(points=sorted(points)))
