"""Whether a series goes somewhere: a slope that no single point makes (methods.md, section 8)."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

FEWEST_POINTS = 4
SPAN = timedelta(days=3 * 366)


class Trend(StrEnum):
    """Where the last points of a series go."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    UNSURE = "unsure"
    TOO_SHORT = "too_short"


def trend(points: Sequence[tuple[date, float]]) -> Trend:
    """Sign of the slope of the last three years, or of the last four points if they hold fewer.

    In: measures by date. It is told only if it survives leaving out each of the points in turn.
    """
    if len(points) < FEWEST_POINTS:
        return Trend.TOO_SHORT
    recent = [point for point in points if points[-1][0] - point[0] <= SPAN]
    kept = recent if len(recent) >= FEWEST_POINTS else points[-FEWEST_POINTS:]
    if len({value for _, value in kept}) == 1:
        return Trend.FLAT
    slopes = [_slope([*kept[:left_out], *kept[left_out + 1 :]]) for left_out in range(len(kept))]
    if all(slope > 0 for slope in slopes):
        return Trend.UP
    return Trend.DOWN if all(slope < 0 for slope in slopes) else Trend.UNSURE


def _slope(points: Sequence[tuple[date, float]]) -> float:
    """Least-squares slope up to a positive factor: only its sign is read."""
    days = [day.toordinal() for day, _ in points]
    middle = sum(days) / len(days)
    level = sum(value for _, value in points) / len(points)
    return sum(
        (day - middle) * (value - level) for day, (_, value) in zip(days, points, strict=True)
    )
