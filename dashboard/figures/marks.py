"""Small SVG pictures that sit in a line of text: a sparkline and a bullet.

They repeat what the words beside them say, so they are hidden from screen readers. Colours are
CSS variables: they follow the theme without a new run.
"""

from collections.abc import Sequence
from datetime import date

WIDTH, HEIGHT = 320, 40


def sparkline(days: Sequence[date], values: Sequence[float], colour: str) -> str:
    """A line through the values at their dates, a dot on the last; nothing under two values.

    In: dates and values of equal length. Out: an SVG element, 160 by 36.
    """
    if len(values) < 2:
        return ""
    width, height, margin = 160, 36, 4
    xs = _scaled([day.toordinal() for day in days], margin, width - margin)
    ys = [height - y for y in _scaled(values, margin, height - margin)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True))
    return (
        f'<svg class="cs-spark" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-hidden="true" focusable="false">'
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        f'<circle cx="{xs[-1]:.1f}" cy="{ys[-1]:.1f}" r="3" fill="{colour}"/></svg>'
    )


def bullet(
    value: float,
    baseline: float | None,
    target: float,
    colour: str,
    expected: float | None = None,
) -> str:
    """A bar up to the value, a circle at the starting point, an open diamond at the target.

    A tick stands where the value should be today. In: numbers in one unit. The scale starts at
    zero and ends at the largest.
    """
    top = max(value, target, baseline or 0.0, expected or 0.0) or 1.0
    y = HEIGHT / 2

    def x(number: float) -> float:
        return 8 + (WIDTH - 16) * number / top

    start = (
        ""
        if baseline is None
        else f'<circle cx="{x(baseline):.1f}" cy="{y}" r="5" fill="var(--cs-fond)" '
        f'stroke="var(--cs-texte)" stroke-width="1.5"/>'
    )
    tick = (
        ""
        if expected is None
        else f'<path d="M{x(expected):.1f} 8 v24" stroke="var(--cs-texte)" stroke-width="2.5"/>'
    )
    goal, tip = x(target), 7
    return (
        f'<svg class="cs-bullet" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" '
        f'focusable="false">'
        f'<line x1="8" y1="{y}" x2="{goal:.1f}" y2="{y}" stroke="var(--cs-filet)" '
        f'stroke-width="14"/>'
        f'<line x1="8" y1="{y}" x2="{x(value):.1f}" y2="{y}" stroke="{colour}" '
        f'stroke-width="8"/>{start}{tick}'
        f'<path d="M{goal:.1f} {y - tip} l{tip} {tip} l-{tip} {tip} l-{tip} -{tip} z" '
        f'fill="var(--cs-fond)" stroke="var(--cs-texte)" stroke-width="1.5"/></svg>'
    )


def _scaled(values: Sequence[float], low: float, high: float) -> list[float]:
    smallest, largest = min(values), max(values)
    span = (largest - smallest) or 1.0
    return [low + (high - low) * (value - smallest) / span for value in values]
