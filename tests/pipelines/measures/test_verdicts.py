"""Six recognised ways to judge the same figures."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipelines.measures import progress, verdicts
from pipelines.measures.assess import METHODS
from pipelines.measures.verdicts import Inputs, agreement
from pipelines.vocabulary import Verdict
from tests.pipelines.measured import RANKS

Method = Callable[[Inputs], pl.Expr]
# Growth rates have no mirror: doubling and halving are not opposite numbers.
MIRRORED = [METHODS[name] for name in ("published", "linear_pace", "german_weather", "sdsn_trend")]
REACHED, ON_TRACK, SLOW = Verdict.ATTEINT, Verdict.EN_BONNE_VOIE, Verdict.A_ACCELERER
POOR, BACK, UNKNOWN = Verdict.INSUFFISANT, Verdict.EN_RECUL, Verdict.NON_CALCULABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """From 100 to 200 in four years, two of them gone."""

    value: float | None = 150
    baseline: float | None = 100
    target: float = 200
    done: float = 2
    left: float = 2
    per_year: float | None = 25
    mean_change: float | None = 25
    sign: int = 1

    def judged(self, method: Method) -> Verdict:
        """What a method says."""
        sign, baseline, value, target = map(
            number, (self.sign, self.baseline, self.value, self.target)
        )
        elapsed = number(self.done / (self.done + self.left))
        inputs = Inputs(
            sign=sign,
            baseline=baseline,
            value=value,
            target=target,
            published_rate_pct=progress.published_rate(baseline, value, target, sign),
            elapsed=elapsed,
            pace=progress.pace(progress.raw_rate(baseline, value, target), elapsed),
            years_done=number(self.done),
            years_total=number(self.done + self.left),
            years_left=number(self.left),
            observed_per_year=number(self.per_year),
            mean_annual_change=number(self.mean_change),
        )
        return Verdict(pl.select(method(inputs)).item())

    def mirrored(self) -> "Case":
        """The same story where lower is better."""
        return replace(self.scaled(-1), sign=-self.sign)

    def scaled(self, scale: float) -> "Case":
        """The same story in another unit."""
        names = ("value", "baseline", "target", "per_year", "mean_change")
        numbers: dict[str, Any] = {
            name: None if (n := getattr(self, name)) is None else n * scale for name in names
        }
        return replace(self, **numbers)


NO_VALUE = Case(value=None, per_year=None, mean_change=None)


def number(value: float | None) -> pl.Expr:
    return pl.lit(value, dtype=pl.Float64)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(200, REACHED), (250, REACHED), (150, ON_TRACK), (149.9, SLOW), (100, SLOW), (40, SLOW)],
)
def test_published_is_ahead_or_late(value: float, verdict: Verdict) -> None:
    assert Case(value=value).judged(verdicts.published) == verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (200, REACHED),
        (180, ON_TRACK),
        (147.5, ON_TRACK),  # pace 0.95
        (147.4, SLOW),
        (130, SLOW),  # pace 0.60
        (129.9, POOR),
        (100, POOR),
        (99.9, BACK),
    ],
)
def test_the_linear_pace_has_its_cuts(value: float, verdict: Verdict) -> None:
    assert Case(value=value).judged(verdicts.linear_pace) == verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (107.75, ON_TRACK),  # 3.803 % a year of the 4 % required: ratio 0.951
        (107.74, SLOW),
        (104.86, SLOW),  # ratio 0.6003
        (104.85, POOR),
        (100, POOR),
        (99.9, BACK),
    ],
)
def test_the_growth_ratio_has_its_cuts(value: float, verdict: Verdict) -> None:
    assert Case(value=value, target=100 * 1.04**4).judged(verdicts.cagr_ratio) == verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (139.7, ON_TRACK),  # 139.7² / 100 = 195.2 at the deadline: 95 % of the gap
        (139.6, SLOW),
        (104.9, SLOW),  # 10 % of the gap
        (104.8, POOR),
        (100, POOR),
        (99.9, BACK),
    ],
)
def test_the_extrapolated_share_of_the_gap_has_its_cuts(value: float, verdict: Verdict) -> None:
    assert Case(value=value).judged(verdicts.un_extrapolation) == verdict


@pytest.mark.parametrize(
    ("mean_change", "verdict"),
    [(24, ON_TRACK), (23.75, SLOW), (20, SLOW), (19.9, POOR), (0, POOR), (-0.1, BACK)],
)
def test_the_german_weather_has_its_cuts(mean_change: float, verdict: Verdict) -> None:
    # 50 are missing, with two years left: 23.75 a year miss 5 % of them, 20 a year 20 %.
    assert Case(mean_change=mean_change).judged(verdicts.german_weather) == verdict


@pytest.mark.parametrize(
    ("per_year", "verdict"),
    [(25, ON_TRACK), (24.9, SLOW), (12.5, SLOW), (12.4, POOR), (0, POOR), (-0.1, BACK)],
)
def test_the_recent_trend_has_its_cuts(per_year: float, verdict: Verdict) -> None:
    assert Case(per_year=per_year).judged(verdicts.sdsn_trend) == verdict


def test_growth_needs_a_positive_start() -> None:
    case = Case(baseline=0, value=60)

    assert case.judged(verdicts.cagr_ratio) == UNKNOWN
    assert case.judged(verdicts.un_extrapolation) == UNKNOWN
    assert case.judged(verdicts.linear_pace) == SLOW


def test_growth_towards_nothing_cannot_be_required() -> None:
    case = Case(baseline=100, value=40, target=0, sign=-1)

    assert case.judged(verdicts.cagr_ratio) == UNKNOWN
    assert case.judged(verdicts.linear_pace) == ON_TRACK


def test_growth_where_lower_is_better() -> None:
    # 100 to 81 in four years needs −5.1 % a year.
    case = Case(baseline=100, target=81, sign=-1)

    assert replace(case, value=90).judged(verdicts.cagr_ratio) == ON_TRACK
    assert replace(case, value=101).judged(verdicts.cagr_ratio) == BACK
    assert replace(case, value=101).judged(verdicts.un_extrapolation) == BACK


@pytest.mark.parametrize(
    ("method", "case"),
    [
        (verdicts.german_weather, Case(mean_change=None)),
        (verdicts.sdsn_trend, Case(per_year=None)),
        *((method, Case(baseline=None)) for method in METHODS.values()),
        *((method, NO_VALUE) for method in METHODS.values()),
    ],
)
def test_a_method_without_its_inputs_says_nothing(method: Method, case: Case) -> None:
    assert case.judged(method) == UNKNOWN


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize(
    "case",
    [
        Case(left=0),
        Case(left=-1),
        Case(done=0, left=4),
        Case(done=-1, left=4),
        Case(baseline=200, value=199),
        Case(baseline=300, value=150),
    ],
)
def test_without_a_way_to_go_or_time_to_go_it_no_method_speaks(method: Method, case: Case) -> None:
    assert case.judged(method) == UNKNOWN


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize(
    "case",
    [
        Case(value=200),
        Case(value=200, baseline=None, per_year=None, mean_change=None),
        Case(value=250, baseline=300),
        Case(value=200, left=-1),
        Case(value=-200, target=-200, baseline=-100, sign=-1),
    ],
)
def test_what_is_reached_is_reached_for_every_method(method: Method, case: Case) -> None:
    assert case.judged(method) == REACHED


COUNTS = st.integers(0, 3000)
PACES = st.integers(-500, 500)
CASES = st.builds(
    Case,
    value=COUNTS,
    baseline=st.none() | COUNTS,
    target=COUNTS,
    done=st.integers(-4, 16).map(lambda quarters: quarters / 4),
    left=st.integers(-4, 16).map(lambda quarters: quarters / 4),
    per_year=st.none() | PACES,
    mean_change=st.none() | PACES,
    sign=st.sampled_from([1, -1]),
).filter(lambda case: case.done + case.left != 0)


@settings(max_examples=40)
@given(case=CASES)
def test_no_linear_verdict_depends_on_the_direction(case: Case) -> None:
    for method in MIRRORED:
        assert case.mirrored().judged(method) == case.judged(method)


# Powers of two multiply floats exactly: a verdict at a cut must not move either.
@settings(max_examples=40)
@given(case=CASES, scale=st.sampled_from([0.25, 2, 8, 1024]))
def test_no_verdict_depends_on_the_unit(case: Case, scale: float) -> None:
    for method in METHODS.values():
        assert case.scaled(scale).judged(method) == case.judged(method)


@settings(max_examples=40)
@given(case=CASES, better=st.integers(1, 500))
def test_a_better_value_never_gives_a_worse_verdict(case: Case, better: int) -> None:
    assert case.value is not None
    higher = replace(case, value=case.value + case.sign * better)
    assume(higher.value is not None and higher.value >= 0)

    for method in METHODS.values():
        before, after = case.judged(method), higher.judged(method)
        assert after != UNKNOWN or before == UNKNOWN
        assert UNKNOWN in (before, after) or RANKS[after] >= RANKS[before]


@settings(max_examples=40)
@given(case=CASES, pace=PACES, faster=st.integers(0, 500))
def test_a_faster_pace_never_gives_a_worse_verdict(case: Case, pace: int, faster: int) -> None:
    case = replace(case, per_year=pace, mean_change=pace)
    better = pace + case.sign * faster
    quicker = replace(case, per_year=better, mean_change=better)

    for method in (verdicts.german_weather, verdicts.sdsn_trend):
        before, after = case.judged(method), quicker.judged(method)
        assert (before == UNKNOWN) == (after == UNKNOWN)
        assert before == UNKNOWN or RANKS[after] >= RANKS[before]


def agreeing(chosen: Verdict, *others: Verdict) -> tuple[int, int]:
    """How many agree with the chosen verdict, of how many computed."""
    columns = [pl.lit(verdict.value) for verdict in (chosen, *others)]
    agree, computed = agreement(columns, columns[0])
    row: tuple[int, int] = pl.select(agree.alias("agree"), computed.alias("computed")).row(0)
    return row


def test_the_agreement_counts_the_methods_that_say_the_same() -> None:
    assert agreeing(SLOW, SLOW, POOR, SLOW) == (3, 4)


def test_a_method_that_says_nothing_is_not_counted() -> None:
    assert agreeing(SLOW, UNKNOWN, SLOW, UNKNOWN) == (2, 2)


def test_nobody_agrees_with_a_verdict_that_cannot_be_computed() -> None:
    assert agreeing(UNKNOWN, UNKNOWN, POOR) == (0, 1)
