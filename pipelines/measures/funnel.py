"""What chance alone explains around a common rate, for a territory of a given size.

Counts: exact Poisson limits. The probability that a Poisson variable of mean m reaches s is the
incomplete gamma function P(s, m), hence the chi-square relation of Garwood (Biometrika 28, 1936);
it is summed here as a series and inverted by bisection. Between whole counts, P carries the limits
on, so that a count lies outside exactly where its own tail is under the level: method 1 of
Manktelow and Seaton (PLoS ONE 7, 2012).

Proportions: the score limits of Wilson (JASA 22, 1927) around the common proportion, as in
Spiegelhalter, « Funnel plots for comparing institutional performance » (Stat. Med. 24, 2005).
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

from pipelines.contract.comparison import Position

# Relative size under which a term of the series no longer changes the sum.
_NEGLIGIBLE = 1e-16
_STEPS = 40


@dataclass(frozen=True, slots=True)
class Level:
    """Two-sided level of a pair of limits: what is left out on each side, and its normal score."""

    tail: float
    z: float


LEVEL_95 = Level(0.025, 1.959963984540054)
LEVEL_998 = Level(0.001, 3.090232306167813)
# From the widest: the first one passed gives the position.
_OUTSIDE = (
    (LEVEL_998, Position.BELOW_998, Position.ABOVE_998),
    (LEVEL_95, Position.BELOW_95, Position.ABOVE_95),
)


def reaching(count: float, mean: float) -> float:
    """Probability that a Poisson variable of this mean is at least `count`, carried on to reals."""
    if count <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    term = exp(count * log(mean) - mean - lgamma(count + 1))
    if term == 0.0:  # so far from the mean that only one side is left
        return 1.0 if mean > count else 0.0
    total, order = 0.0, count
    while term > total * _NEGLIGIBLE or order < mean:
        total += term
        order += 1
        term *= mean / order
    return min(total, 1.0)


def poisson_limits(expected: float, level: Level) -> tuple[float, float]:
    """Counts between which chance keeps a territory where `expected` is the common rate's count.

    A count strictly under the first or over the second has a tail under the level.
    """
    spread = 10 * sqrt(expected) + 10
    # At most `low`: not reaching the count after it.
    low = _crossing(lambda count: reaching(count, expected) > 1 - level.tail, 0, expected + 1)
    high = _crossing(
        lambda count: reaching(count, expected) > level.tail, expected, expected + spread
    )
    return max(0.0, low - 1), high


def proportion_limits(proportion: float, size: float, level: Level) -> tuple[float, float]:
    """Proportions between which chance keeps `size` draws of this proportion, both from 0 to 1."""
    z = level.z
    middle = 2 * size * proportion + z**2
    width = z * sqrt(z**2 + 4 * size * proportion * (1 - proportion))
    return (middle - width) / (2 * (size + z**2)), (middle + width) / (2 * (size + z**2))


def poisson_position(count: int, expected: float) -> Position:
    """Where a count stands from the limits around the expected one."""
    at_least = reaching(count, expected)
    at_most = 1 - reaching(count + 1, expected)
    for level, below, above in _OUTSIDE:
        if at_least < level.tail:
            return above
        if at_most < level.tail:
            return below
    return Position.INSIDE


def proportion_position(value: float, proportion: float, size: float) -> Position:
    """Where a proportion stands from the limits around the common one; all three from 0 to 1."""
    for level, below, above in _OUTSIDE:
        low, high = proportion_limits(proportion, size, level)
        if value > high:
            return above
        if value < low:
            return below
    return Position.INSIDE


def _crossing(holds: Callable[[float], bool], low: float, high: float) -> float:
    """Where a condition that holds at `low` stops holding on the way to `high`."""
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return (low + high) / 2
