"""What the rounding of a printed percentage may hide."""

import polars as pl
import pytest

from pipelines.checks.rounding import differ, half_unit


@pytest.mark.parametrize(
    ("value", "half"), [(90.0, 0.5), (86.1, 0.05), (90.72, 0.005), (94.442615, 0.005)]
)
def test_the_last_printed_decimal_says_what_is_not_known(value: float, half: float) -> None:
    assert pl.DataFrame({"value": [value]}).select(half_unit(pl.col("value"))).item() == half


@pytest.mark.parametrize(
    ("one", "other", "is_percent", "told"),
    [
        (93.67, 94.33, True, True),
        (95.222281, 95.22, True, False),
        (93.025, 93.02, True, False),
        (68.4, 68.0, True, False),
        (68.6, 68.0, True, True),
        (3500.0, 3827.0, False, True),
        (3827.0, 3828.0, False, True),
        (12.0, 12.0, False, False),
    ],
)
def test_fewer_decimals_are_no_difference_and_counts_are_exact(
    one: float, other: float, is_percent: bool, told: bool
) -> None:
    row = pl.DataFrame({"one": [one], "other": [other], "is_percent": [is_percent]})

    assert row.select(differ(pl.col("one"), pl.col("other"))).item() is told
    assert row.select(differ(pl.col("other"), pl.col("one"))).item() is told
