"""Six recognised ways to judge the same figures (methods.md, section 4), on one common scale.

In: polars expressions in the indicator's unit; `sign` is 1 where higher is better, −1 otherwise.
Out: verdict ids. A target that is reached is `atteint` for every method; a method whose inputs are
missing or undefined gives `non_calculable`.
"""

from dataclasses import dataclass

import polars as pl

from pipelines.vocabulary import Verdict

# Cuts of the linear pace (methods.md), also those of Eurostat's ratio.
ON_TRACK, NEEDS_ACCELERATION = 0.95, 0.60


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the methods need, as columns: values in units, time in years, shares as ratios."""

    sign: pl.Expr
    baseline: pl.Expr
    value: pl.Expr
    target: pl.Expr
    published_rate_pct: pl.Expr
    elapsed: pl.Expr
    pace: pl.Expr
    years_done: pl.Expr
    years_total: pl.Expr
    years_left: pl.Expr
    observed_per_year: pl.Expr
    mean_annual_change: pl.Expr


def published(of: Inputs) -> pl.Expr:
    """The Baromètre's own rate against the share of the time: ahead or late, nothing between."""
    late = pl.when(of.published_rate_pct >= 100 * of.elapsed)
    return _judged(
        of,
        of.published_rate_pct.is_not_null() & of.elapsed.is_not_null(),
        late.then(_id(Verdict.EN_BONNE_VOIE)).otherwise(_id(Verdict.A_ACCELERER)),
    )


def linear_pace(of: Inputs) -> pl.Expr:
    """Share of the way over share of the time: our default."""
    return _judged(of, of.pace.is_not_null(), _by_ratio(of.pace))


def cagr_ratio(of: Inputs) -> pl.Expr:
    """Eurostat, Open SDG: observed over required compound annual growth since the start."""
    ratio = growth_ratio(of)
    return _judged(of, ratio.is_not_null(), _by_ratio(ratio))


def growth_ratio(of: Inputs) -> pl.Expr:
    """Observed over required growth a year, null where the start is 0 or the target."""
    required = _growth(of.baseline, of.target, of.years_total)
    ratio = of.sign * _growth(of.baseline, of.value, of.years_done) / required.abs()
    defined = _grows(of) & (of.baseline != of.target) & (of.target > 0)
    return _before_the_end(of, defined, ratio)


def un_extrapolation(of: Inputs) -> pl.Expr:
    """UN Progress Chart: the share of the gap closed at the deadline at the observed growth."""
    share = closed_share(of)
    verdict = (
        pl.when(share >= 0.95)
        .then(_id(Verdict.EN_BONNE_VOIE))
        .when(share >= 0.10)
        .then(_id(Verdict.A_ACCELERER))
        .when(share >= 0)
        .then(_id(Verdict.INSUFFISANT))
        .otherwise(_id(Verdict.EN_RECUL))
    )
    return _judged(of, share.is_not_null(), verdict)


def closed_share(of: Inputs) -> pl.Expr:
    """Share of the whole way done on the deadline if growth goes on, null where it has no sense."""
    ahead = of.value * (1 + _growth(of.baseline, of.value, of.years_done)) ** of.years_left
    share = (ahead - of.baseline) / (of.target - of.baseline)
    return _before_the_end(of, _grows(of) & (of.baseline != of.target), share)


def german_weather(of: Inputs) -> pl.Expr:
    """Destatis: the mean of the last annual changes carried to the deadline, and what it misses."""
    miss = missed_share(of)
    verdict = (
        pl.when(of.sign * of.mean_annual_change < 0)
        .then(_id(Verdict.EN_RECUL))
        .when(miss < 0.05)
        .then(_id(Verdict.EN_BONNE_VOIE))
        .when(miss <= 0.20)
        .then(_id(Verdict.A_ACCELERER))
        .otherwise(_id(Verdict.INSUFFISANT))
    )
    return _judged(of, miss.is_not_null(), verdict)


def missed_share(of: Inputs) -> pl.Expr:
    """Share of the remaining gap still open on the deadline, null without four yearly changes."""
    gap = of.sign * (of.target - of.value)
    miss = (gap - of.sign * of.mean_annual_change * of.years_left) / gap
    return _before_the_end(of, gap > 0, miss)


def sdsn_trend(of: Inputs) -> pl.Expr:
    """SDSN: the recent annual change over the even annual change that the whole way needs."""
    ratio = trend_ratio(of)
    verdict = (
        pl.when(ratio >= 1)
        .then(_id(Verdict.EN_BONNE_VOIE))
        .when(ratio >= 0.5)
        .then(_id(Verdict.A_ACCELERER))
        .when(ratio >= 0)
        .then(_id(Verdict.INSUFFISANT))
        .otherwise(_id(Verdict.EN_RECUL))
    )
    return _judged(of, ratio.is_not_null(), verdict)


def trend_ratio(of: Inputs) -> pl.Expr:
    """Recent change over the even change that the whole way needs, a year."""
    even = (of.target - of.baseline) / of.years_total
    return _before_the_end(of, of.baseline != of.target, of.observed_per_year / even)


def agreement(verdicts: list[pl.Expr], chosen: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """How many methods say what the chosen one says, and how many could be computed."""
    computed = [verdict != Verdict.NON_CALCULABLE for verdict in verdicts]
    agreeing = [
        (verdict == chosen) & is_computed
        for verdict, is_computed in zip(verdicts, computed, strict=True)
    ]
    return (
        pl.sum_horizontal(agreeing).cast(pl.Int32),
        pl.sum_horizontal(computed).cast(pl.Int32),
    )


def _judged(of: Inputs, is_defined: pl.Expr, verdict: pl.Expr) -> pl.Expr:
    """The verdict while the deadline is ahead; reached comes first, undefined comes last."""
    reached = of.sign * of.value >= of.sign * of.target
    # A starting point beyond the target leaves no way to go: only "reached" can be said.
    has_way = (of.sign * of.baseline < of.sign * of.target) & (of.years_done > 0)
    return (
        pl.when(reached)
        .then(_id(Verdict.ATTEINT))
        .when(has_way & (of.years_left > 0) & is_defined)
        .then(verdict)
        .otherwise(_id(Verdict.NON_CALCULABLE))
    )


def _before_the_end(of: Inputs, is_defined: pl.Expr, result: pl.Expr) -> pl.Expr:
    """A result while there is time on both sides: null, never NaN nor infinity, otherwise."""
    in_time = (of.years_done > 0) & (of.years_left > 0)
    return pl.when(is_defined & in_time & result.is_finite()).then(result)


def _by_ratio(ratio: pl.Expr) -> pl.Expr:
    return (
        pl.when(ratio >= ON_TRACK)
        .then(_id(Verdict.EN_BONNE_VOIE))
        .when(ratio >= NEEDS_ACCELERATION)
        .then(_id(Verdict.A_ACCELERER))
        .when(ratio >= 0)
        .then(_id(Verdict.INSUFFISANT))
        .otherwise(_id(Verdict.EN_RECUL))
    )


def _grows(of: Inputs) -> pl.Expr:
    """Compound growth needs a positive start and a value that is not below zero."""
    return (of.baseline > 0) & (of.value >= 0)


def _growth(start: pl.Expr, end: pl.Expr, years: pl.Expr) -> pl.Expr:
    return (end / start) ** (1 / years) - 1


def _id(verdict: Verdict) -> pl.Expr:
    return pl.lit(verdict.value)
