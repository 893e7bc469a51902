"""The course of one series as a small SVG with its own scale, for the printed sheet.

Colours are those of the light theme, written in full: paper has no theme.
"""

from collections.abc import Callable
from datetime import date
from html import escape

from dashboard import palette
from dashboard.cards.series import SeriesCard
from dashboard.palette import Theme
from dashboard.wording import values
from dashboard.wording.dates import short_date

WIDTH, HEIGHT = 230, 88
# From a day and a value to a place in the drawing.
Placing = Callable[[date, float], tuple[float, float]]
LEFT, RIGHT, TOP, BOTTOM = 8, 222, 18, 68


def course_svg(series: SeriesCard, alternative: str) -> str:
    """Measures as a line, the path to the target dashed, the target as an open diamond.

    The scale starts at zero. In: a series with at least one measure. Out: one SVG element; places
    are in whole units, a fifth of a millimetre each.
    """
    measured = [(p.date, p.value) for p in series.measured if p.value is not None]
    target = series.target
    days = [day for day, _ in measured]
    heights = [value for _, value in measured]
    if target is not None and target.deadline is not None:
        days, heights = [*days, target.deadline], [*heights, target.target_value]
    if target is not None and target.baseline_date and target.baseline_value is not None:
        days, heights = [*days, target.baseline_date], [*heights, target.baseline_value]
    first, last, top = min(days), max(days), max(heights) or 1.0

    def at(day: date, value: float) -> tuple[float, float]:
        span = (last - first).days or 1
        x = LEFT + (RIGHT - LEFT) * (day - first).days / span
        return x, BOTTOM - (BOTTOM - TOP) * value / top

    inks = palette.neutrals(Theme.LIGHT)
    line = palette.indicator(series.indicator.indicator_id, Theme.LIGHT).line
    points = " ".join(f"{x:.0f},{y:.0f}" for x, y in (at(*one) for one in measured))
    x, y = at(*measured[-1])
    newest = escape(values.bare(measured[-1][1], series.indicator))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(alternative)}">'
        f'<line x1="{LEFT}" y1="{BOTTOM}" x2="{RIGHT}" y2="{BOTTOM}" stroke="{inks.axe}"/>'
        f"{_path(series, at, inks.axe)}"
        f'<polyline points="{points}" fill="none" stroke="{line}" stroke-width="2"/>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{line}"/>'
        f'<text x="{x - 4:.0f}" y="{y - 6:.0f}" text-anchor="end" font-size="11" '
        f'fill="{inks.texte}">{newest}</text>'
        f'<text x="{LEFT}" y="{BOTTOM + 14}" font-size="10" fill="{inks.texte_2}">'
        f'{short_date(first)}</text><text x="{RIGHT}" y="{BOTTOM + 14}" text-anchor="end" '
        f'font-size="10" fill="{inks.texte_2}">{short_date(last)}</text></svg>'
    )


def _path(series: SeriesCard, at: Placing, ink: str) -> str:
    """The straight way from the starting point to the target, and the diamond at its end."""
    target = series.target
    if target is None or target.deadline is None:
        return ""
    x, y = at(target.deadline, target.target_value)
    diamond = (
        f'<path d="M{x:.0f} {y - 5:.0f} l5 5 l-5 5 l-5 -5 z" fill="#ffffff" stroke="#1c1f24"/>'
    )
    if target.baseline_value is None or target.baseline_date is None:
        return diamond
    start_x, start_y = at(target.baseline_date, target.baseline_value)
    return (
        f'<line x1="{start_x:.0f}" y1="{start_y:.0f}" x2="{x:.0f}" y2="{y:.0f}" stroke="{ink}" '
        f'stroke-dasharray="4 3"/>{diamond}'
    )
