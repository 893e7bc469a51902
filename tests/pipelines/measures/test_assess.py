"""Table `progress`: every target statement measured at the date of its value."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipelines.vocabulary import OnDeadline, Outcome, Reason, Solidity, TargetKind, Unit, Verdict
from tests.pipelines.measured import VERDICTS, Story, month, progress_of, progress_rows

# methods.md: 2 251 at the end of 2022, 2 640 in June 2024, 2 981 in June 2025, 4 000 wanted.
MSP = Story(points=[(18, 2640), (30, 2981)], baseline=(0, 2251), target=4000, deadline=48)
COVERAGE = Story(
    points=[(0, 60), (12, 70), (24, 80)], baseline=(0, 60), target=100, unit=Unit.PERCENT
)


def test_the_msp_of_france() -> None:
    row = progress_of(MSP)

    assert row["raw_rate_pct"] == pytest.approx(41.74, abs=0.005)
    assert row["published_rate_pct"] == 41.74
    assert row["elapsed_share"] == pytest.approx(0.624, abs=0.0005)
    assert row["pace"] == pytest.approx(0.67, abs=0.005)
    assert row["gap_units"] == pytest.approx(-361.8, abs=0.05)
    assert row["needed_per_year"] == pytest.approx(677.9, abs=0.05)
    assert row["observed_per_year"] == pytest.approx(341, abs=0.5)
    assert row["window_months"] == 12
    assert row["acceleration_factor"] == pytest.approx(1.99, abs=0.005)
    assert row["verdict"] == Verdict.A_ACCELERER


def test_a_fall_and_an_overshoot_are_not_hidden() -> None:
    indre = progress_of(replace(COVERAGE, points=[(17, 90)], baseline=(0, 99)))
    haute_corse = progress_of(Story(points=[(0, 4), (12, 8)], baseline=(0, 4), target=7))

    assert (indre["raw_rate_pct"], indre["published_rate_pct"]) == (-900, 0)
    assert indre["verdict"] == Verdict.EN_RECUL
    assert haute_corse["raw_rate_pct"] == pytest.approx(133.33, abs=0.005)
    assert (haute_corse["published_rate_pct"], haute_corse["verdict"]) == (100, Verdict.ATTEINT)


@pytest.mark.parametrize(
    ("story", "reason"),
    [
        (replace(MSP, points=[]), Reason.NO_VALUE),
        (replace(MSP, baseline=None), Reason.NO_BASELINE),
        (replace(MSP, deadline=30), Reason.DEADLINE_PASSED),
        (replace(MSP, deadline=-3), Reason.DEADLINE_PASSED),
        (replace(MSP, deadline=30, baseline=None), Reason.DEADLINE_PASSED),
        (replace(MSP, deadline=30, baseline=(36, 2251)), Reason.DEADLINE_PASSED),
        (replace(MSP, deadline=30, points=[]), Reason.NO_VALUE),
        (replace(MSP, baseline=(30, 2251)), Reason.VALUE_BEFORE_BASELINE),
        (replace(MSP, baseline=(36, 2251)), Reason.VALUE_BEFORE_BASELINE),
        (replace(MSP, baseline=(0, 4000)), Reason.BASELINE_BEYOND_TARGET),
        (replace(MSP, baseline=(0, 4001)), Reason.BASELINE_BEYOND_TARGET),
        (MSP, None),
        (MSP.ending(4000), None),
    ],
)
def test_an_undefined_verdict_says_why(story: Story, reason: Reason | None) -> None:
    row = progress_of(story)

    assert row["reason"] == reason
    assert (row["verdict"] == Verdict.NON_CALCULABLE) == (reason is not None)


def test_the_newest_value_is_measured_whatever_the_order_of_rows() -> None:
    assert progress_of(replace(MSP, points=MSP.points[::-1])) == progress_of(MSP)
    assert progress_of(MSP)["latest_date"] == month(30)


@pytest.mark.parametrize("deadline", [30, 29, 6])
def test_once_the_deadline_has_come_nothing_is_paced(deadline: int) -> None:
    row = progress_of(replace(MSP, deadline=deadline))

    paced = ["pace", "expected_value", "gap_units", "gap_months", "needed_per_year"]
    paced += ["acceleration_factor", "landing_value", "landing_low", "landing_date"]
    assert {name: row[name] for name in paced} == dict.fromkeys(paced)


@pytest.mark.parametrize(
    ("value", "factor"),
    [(3120, (4000 - 3120) / 1.5 / 480), (2640, None), (2600, None), (4001, None)],
)
def test_the_acceleration_is_given_only_on_the_way(value: float, factor: float | None) -> None:
    found = progress_of(MSP.ending(value))["acceleration_factor"]

    assert found == (None if factor is None else pytest.approx(factor, rel=0.01))


@pytest.mark.parametrize(
    ("points", "deadline", "outcome", "known", "gap"),
    [
        ([(0, 100), (24, 190)], 24, Outcome.MISSED, OnDeadline.OBSERVED, -10),
        ([(0, 100), (24, 200)], 24, Outcome.REACHED, OnDeadline.OBSERVED, 0),
        # Half of the 62 days from 30 November to 31 January.
        ([(0, 100), (23, 180), (25, 240)], 24, Outcome.REACHED, OnDeadline.INTERPOLATED, 10),
        ([(0, 100), (23, 180), (25, 200)], 24, Outcome.MISSED, OnDeadline.INTERPOLATED, -10),
        ([(25, 240)], 24, Outcome.UNKNOWN, OnDeadline.UNKNOWN, None),
        ([(0, 100), (23, 240)], 24, None, OnDeadline.UNKNOWN, None),
    ],
)
def test_a_deadline_that_values_have_reached_has_an_outcome(
    points: Sequence[tuple[int, float]],
    deadline: int,
    outcome: Outcome | None,
    known: OnDeadline,
    gap: float | None,
) -> None:
    row = progress_of(Story(points=points, deadline=deadline))

    assert (row["outcome"], row["on_deadline"]) == (outcome, known)
    assert row["final_gap_units"] == (None if gap is None else pytest.approx(gap))


def test_a_target_missed_on_the_day_may_be_reached_since() -> None:
    row = progress_of(Story(points=[(0, 100), (24, 190), (36, 210)], deadline=24))

    assert (row["outcome"], row["verdict"]) == (Outcome.MISSED, Verdict.ATTEINT)


@pytest.mark.parametrize(
    ("value", "verdict", "one_less", "one_more", "solidity"),
    [
        (150, "en_bonne_voie", "en_bonne_voie", "en_bonne_voie", Solidity.SOLID),
        (148, "en_bonne_voie", "a_accelerer", "en_bonne_voie", Solidity.ONE_UNIT_CHANGES_IT),
        (147, "a_accelerer", "a_accelerer", "en_bonne_voie", Solidity.ONE_UNIT_CHANGES_IT),
        (200, "atteint", "en_bonne_voie", "atteint", Solidity.ONE_UNIT_CHANGES_IT),
        (201, "atteint", "atteint", "atteint", Solidity.SOLID),
    ],
)
def test_a_verdict_that_one_unit_changes_is_not_solid(
    value: float, verdict: str, one_less: str, one_more: str, solidity: Solidity
) -> None:
    row = progress_of(Story().ending(value))

    found = [row[name] for name in ("verdict", "verdict_one_less", "verdict_one_more", "solidity")]
    assert found == [verdict, one_less, one_more, solidity]


def test_a_verdict_that_cannot_be_computed_is_neither_solid_nor_fragile() -> None:
    assert progress_of(replace(MSP, baseline=None))["solidity"] is None


@pytest.mark.parametrize(("value", "units"), [(80, 0.5), (80.5, 0.05), (80.55, 0.005), (100, 0.5)])
def test_a_percentage_is_as_precise_as_it_is_printed(value: float, units: float) -> None:
    assert progress_of(COVERAGE.ending(value))["precision_units"] == units


def test_half_a_point_may_change_the_verdict_of_a_percentage() -> None:
    # Pace 0.95 at 79.02: 79.4 may have been 79.35 to 79.45, 79 may have been 78.5 to 79.5.
    assert progress_of(COVERAGE.ending(79))["solidity"] == Solidity.ONE_UNIT_CHANGES_IT
    assert progress_of(COVERAGE.ending(79.4))["solidity"] == Solidity.SOLID


@pytest.mark.parametrize(("target", "units"), [(100, 0.5), (90.5, 0.05), (90.25, 0.005)])
def test_a_percentage_that_prints_as_the_target_is_at_the_target(
    target: float, units: float
) -> None:
    row = progress_of(replace(COVERAGE.ending(target), target=target))

    assert (row["precision_units"], row["verdict"]) == (units, Verdict.ATTEINT)
    assert (row["verdict_one_less"], row["verdict_one_more"]) == (Verdict.ATTEINT, Verdict.ATTEINT)
    assert row["solidity"] == Solidity.SOLID


@pytest.mark.parametrize(
    ("story", "is_small"),
    [
        (Story(points=[(12, 5)], baseline=(0, 4), target=7), True),
        (Story(points=[(12, 5)], baseline=(0, 4), target=8), False),
        (Story(points=[(12, 6)], baseline=(0, 7), target=4), True),
        (replace(COVERAGE, baseline=(0, 99)), False),
    ],
)
def test_a_way_of_three_units_is_flagged(story: Story, is_small: bool) -> None:
    assert progress_of(story)["is_small_gap"] is is_small


def test_the_agreement_is_that_of_the_six_verdicts() -> None:
    row = progress_of(MSP)

    said = [row[name] for name in VERDICTS if row[name] != Verdict.NON_CALCULABLE]
    # Five years of history are missing for the German weather.
    assert row["verdict_german_weather"] == Verdict.NON_CALCULABLE
    assert (row["methods_agreeing"], row["methods_computed"]) == (said.count(row["verdict"]), 5)


def test_a_number_to_add_every_year_is_no_level_to_reach() -> None:
    assert progress_rows(MSP).height == 1
    assert progress_rows(MSP, kind=TargetKind.PER_YEAR).is_empty()
