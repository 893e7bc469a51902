"""Régions and France against their départements, and levels published at other dates."""

from collections.abc import Mapping
from datetime import date

import polars as pl
import pytest

from pipelines.checks.levels import findings
from pipelines.indicators.observations import baselines
from pipelines.indicators.registry import indicators_table
from pipelines.vocabulary import ValueStatus
from tests.factories import Fact, observations, series
from tests.tiny_country import EDITION, END_OF_2023, PARENTS, territories

EARLIER = date(2023, 6, 30)
DEPARTEMENTS = dict.fromkeys(PARENTS, 90.0)
REGIONS = dict.fromkeys(PARENTS.values(), 90.0)


def printed(
    values: Mapping[str, float], indicator_id: str = "cpts", day: date = END_OF_2023
) -> list[Fact]:
    """One measured value per territory."""
    return [
        Fact(territory_id=name, indicator_id=indicator_id, value=value, date=day)
        for name, value in values.items()
    ]


def found(
    *rows: Fact, mean: float | None = None, of: str = "FR", starts: tuple[Fact, ...] = ()
) -> list[tuple[str, ...]]:
    """What the checks say; `mean` is that of the départements of the territory `of`."""
    schema = {"indicator_id": pl.String(), "territory_id": pl.String(), "date": pl.Date()}
    means = pl.DataFrame(
        [("cpts", of, END_OF_2023, EDITION, mean)] if mean is not None else [],
        schema=schema | {"edition": pl.Date(), "value": pl.Float64()},
        orient="row",
    )
    told = findings(
        observations(*rows), baselines(series(*starts)), territories(), indicators_table(), means
    )
    assert set(told["severity"]) <= {"warning"}
    return told.select("rule", "territory_id", "expected", "found").rows()


def test_a_published_percentage_far_from_the_mean_of_its_departements_is_told() -> None:
    assert found(*printed({"FR": 90.0}), mean=91.5238) == [
        (
            *("moyenne_des_departements", "FR", "90\u202f%, valeur publiée"),
            "91,5\u202f% en moyenne pondérée des départements",
        )
    ]


@pytest.mark.parametrize(
    ("value", "mean", "told"),
    [
        (86.1, 86.14, False),
        (86.1, 86.7, True),
        (86.1, 85.5, True),
        # Printed « 82 », it may be 82,4: half a point from 82,63 is no more than rounding.
        (82.0, 82.63, False),
        (82.0, 83.1, True),
    ],
)
def test_half_a_point_beyond_its_own_rounding_is_tolerated(
    value: float, mean: float, told: bool
) -> None:
    assert len(found(*printed({"REG-93": value}), mean=mean, of="REG-93")) == told


def test_a_computed_value_is_not_compared_with_the_mean_it_is() -> None:
    computed = Fact(
        territory_id="FR",
        indicator_id="cpts",
        value=80.0,
        value_status=ValueStatus.COMPUTED,
    )

    assert found(computed, mean=91.5) == []


def test_a_region_below_all_its_departements_is_told() -> None:
    values = {"REG-93": 90.72, "DEP-04": 97.38, "DEP-13": 93.54}

    assert found(*printed(values, "ald")) == [
        (
            *("hors_des_departements", "REG-93"),
            *("entre 93,54 et 97,38\u202f%, comme ses départements", "90,72\u202f%"),
        )
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"REG-93": 95.0, "DEP-04": 97.38, "DEP-13": 93.54},
        {"REG-93": 93.54, "DEP-04": 97.38, "DEP-13": 93.54},
        # Rounding: 89,7 may be the mean of two départements printed « 90 ».
        {"REG-93": 89.7, "DEP-04": 90.0, "DEP-13": 90.0},
        # One of two départements: the other may be anywhere.
        {"REG-93": 80.0, "DEP-04": 97.38},
    ],
)
def test_within_the_range_or_without_all_of_it_a_region_is_no_finding(
    values: dict[str, float],
) -> None:
    assert found(*printed(values, "ald")) == []


def test_above_all_of_them_is_told_too() -> None:
    values = {"REG-93": 99.0, "DEP-04": 97.38, "DEP-13": 93.54}

    assert [rule for rule, *_ in found(*printed(values, "ald"))] == ["hors_des_departements"]


def test_the_range_of_a_count_means_nothing() -> None:
    assert found(*printed({"REG-93": 55, "DEP-04": 15, "DEP-13": 40}, "msp")) == []


def test_a_region_and_its_only_departement_are_one_territory() -> None:
    assert found(*printed({"REG-06": 64.75, "DEP-976": 66.0}, "ald")) == [
        (
            *("niveaux_differents", "REG-06"),
            *("66\u202f%, comme son seul département", "64,75\u202f%"),
        )
    ]


@pytest.mark.parametrize("own", [64.75, 65.0])
def test_equal_or_printed_with_fewer_decimals_they_are_no_finding(own: float) -> None:
    assert found(*printed({"REG-06": 64.75, "DEP-976": own}, "ald")) == []


def test_values_of_counts_are_left_to_the_sums() -> None:
    assert found(*printed({"REG-06": 4, "DEP-976": 3}, "msp")) == []


def test_their_starting_points_are_compared_too() -> None:
    starts = (
        Fact(indicator_id="msp", territory_id="REG-06", baseline_value=4, date=EARLIER),
        Fact(indicator_id="msp", territory_id="DEP-976", baseline_value=3, date=EARLIER),
    )

    assert found(starts=starts) == [
        (
            *("niveaux_differents", "REG-06"),
            *("départ de 3, comme son seul département", "départ de 4"),
        )
    ]


def test_value_and_starting_point_of_one_day_make_one_finding() -> None:
    starts = tuple(
        Fact(territory_id=name, indicator_id="ald", baseline_value=value)
        for name, value in (("REG-06", 93.67), ("DEP-976", 94.33))
    )

    told = found(*printed({"REG-06": 40.0, "DEP-976": 42.0}, "ald"), starts=starts)

    assert [text for *_, text in told] == ["40\u202f%, départ de 93,67\u202f%"]


def test_a_level_left_behind_by_the_others_is_told() -> None:
    rows = [
        *printed(REGIONS, day=EARLIER),
        *printed(DEPARTEMENTS, day=EARLIER),
        *printed({"FR": 90.0} | DEPARTEMENTS),
    ]

    assert found(*rows) == [
        (
            *("niveau_en_retard", "FR", "31/12/2023, comme la France et les départements"),
            "30/06/2023 pour les régions",
        )
    ]


def test_two_levels_left_behind_make_one_finding() -> None:
    rows = [*printed({"FR": 90.0} | REGIONS, day=EARLIER), *printed(DEPARTEMENTS)]

    assert [text for *_, text in found(*rows)] == [
        "30/06/2023 pour la France, 30/06/2023 pour les régions"
    ]


def test_levels_of_one_date_or_one_level_alone_are_no_finding() -> None:
    assert found(*printed({"FR": 90.0} | REGIONS | DEPARTEMENTS)) == []
    assert found(*printed({"FR": 90.0}, day=EARLIER), *printed({"FR": 90.0})) == []


def test_a_few_stray_territories_do_not_make_a_date_of_their_level() -> None:
    stray = {"DEP-04": 90.0, "DEP-13": 91.0}

    assert found(*printed({"FR": 90.0} | DEPARTEMENTS, day=EARLIER), *printed(stray)) == []


def test_repeated_or_computed_values_do_not_make_a_level_newer() -> None:
    rows = printed({"FR": 90.0} | DEPARTEMENTS, day=EARLIER)
    for status in (ValueStatus.COMPUTED, ValueStatus.CARRIED_FORWARD):
        newer = Fact(territory_id="FR", indicator_id="cpts", value=90.0, value_status=status)

        assert found(*rows, newer) == []


def test_editions_are_not_mixed() -> None:
    newer = date(2026, 3, 15)
    rows = [
        *printed(REGIONS, day=EARLIER),
        *(
            Fact(territory_id=name, indicator_id="cpts", value=90.0, edition=newer)
            for name in DEPARTEMENTS
        ),
    ]

    assert found(*rows) == []
