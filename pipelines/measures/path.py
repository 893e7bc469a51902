"""The way from the latest value to a landing, for the eye (methods.md, section 3)."""

import math

from pipelines.measures.projection import HALF_POINT
from pipelines.vocabulary import Projection

# Log-odds of a percentage this close to 0 or 100 are still finite.
SMALLEST_GAP = 1e-6
POINTS_PER_YEAR = 6


def path(
    value: float, landing: float, ahead_years: float, method: Projection, *, is_percent: bool
) -> list[tuple[float, float]]:
    """Points (years ahead, value) from the latest value to where it lands, ends included.

    A straight pace of a count needs its two ends; one that bends gets a point every two months.
    The last point is `landing` itself: the path draws what table `progress` says.
    """
    bends = (is_percent or method is Projection.DAMPED) and value != landing
    steps = math.ceil(POINTS_PER_YEAR * ahead_years) if bends else 1
    inner = []
    for step in range(1, steps):
        years = ahead_years * step / steps
        done = _done(years, ahead_years, method)
        moved = _bent(value, landing, done) if is_percent else value + (landing - value) * done
        inner.append((years, moved))
    return [(0.0, value), *inner, (ahead_years, landing)]


def _done(years: float, ahead_years: float, method: Projection) -> float:
    """Share of the way to the landing; a damped pace is halved every year."""
    if method is Projection.DAMPED:
        return (1 - 2**-years) / (1 - 2**-ahead_years)
    return years / ahead_years


def _bent(value: float, landing: float, done: float) -> float:
    """A percentage moves evenly in log-odds, and stays between its two ends."""
    start, end = _odds(value, HALF_POINT), _odds(landing, SMALLEST_GAP)
    moved = 100 / (1 + math.exp(-(start + (end - start) * done)))
    low, high = sorted((value, landing))
    return min(max(moved, low), high)


def _odds(percent: float, margin: float) -> float:
    inside = min(max(percent, margin), 100 - margin)
    return math.log(inside / (100 - inside))
