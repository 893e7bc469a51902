"""Small courses on one scale."""

import re
from datetime import date

from dashboard.figures.multiples import BOTTOM, LEFT, RIGHT, TOP, Scale, panel
from tests.dashboard.factories import (
    AIN,
    CPTS,
    END_OF_2023,
    MID_2025,
    place,
    point,
    series,
)

MID_2024 = date(2024, 6, 30)
LARGE = series(
    point(END_OF_2023, 10.0),
    point(MID_2024, None),
    point(MID_2025, 40.0),
    territory=place("DEP-75", population_count=2_000_000),
)
SMALL = series(point(END_OF_2023, 5.0), point(MID_2025, 8.0), territory=AIN)


def lines(svg: str) -> list[str]:
    """Points of each line."""
    return re.findall(r'points="([^"]+)"', svg)


def test_all_panels_share_days_and_values() -> None:
    scale = Scale([LARGE, SMALL])
    assert (scale.first, scale.last, scale.bottom, scale.top) == (END_OF_2023, MID_2025, 0.0, 8.0)
    assert scale.at(END_OF_2023, 0.0) == (LEFT, BOTTOM)
    assert scale.at(MID_2025, 8.0) == (RIGHT, TOP)


def test_a_line_breaks_where_nothing_was_published() -> None:
    own, after, *_ = lines(panel(LARGE, LARGE, Scale([LARGE, SMALL]), "red"))
    assert own.startswith(f"{LEFT},")
    assert after.startswith(f"{RIGHT},")


def test_the_reference_is_dashed_behind_the_others_and_not_behind_itself() -> None:
    scale = Scale([LARGE, SMALL])
    assert panel(SMALL, LARGE, scale, "red").count("stroke-dasharray") == 2
    assert "stroke-dasharray" not in panel(LARGE, LARGE, scale, "red")


def test_percentages_that_stay_high_are_read_from_a_round_ten() -> None:
    high = series(point(END_OF_2023, 87.0), point(MID_2025, 96.0), indicator=CPTS)
    low = series(point(MID_2025, 23.0), indicator=CPTS)
    assert (Scale([high]).bottom, Scale([high]).top) == (80.0, 100.0)
    assert Scale([high, low]).bottom == 0.0


def test_a_series_of_zeros_on_one_day_still_has_a_scale() -> None:
    nothing = series(point(MID_2025, 0.0), territory=AIN)
    assert Scale([nothing]).at(MID_2025, 0.0) == (LEFT, BOTTOM)


def test_the_picture_is_left_to_the_words_beside_it() -> None:
    svg = panel(SMALL, LARGE, Scale([LARGE, SMALL]), "var(--cs-indicator-msp)")
    assert 'aria-hidden="true"' in svg
    assert "8,0" in svg
    assert "décembre 2023" in svg
    assert "\n" not in svg
