"""Small SVG courses of one indicator in several territories, all on one scale.

They repeat what the words beside them say, so they are hidden from screen readers. Colours are CSS
variables: they follow the theme without a new run.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.cards.series import SeriesCard
from dashboard.wording import compare as words
from dashboard.wording.dates import month_year
from pipelines.vocabulary import Unit

WIDTH, HEIGHT = 320, 132
LEFT, RIGHT, TOP, BOTTOM = 4, 316, 18, 112
Dot = tuple[date, float | None]


class Scale:
    """From a day and a value to a place, the same in every panel."""

    def __init__(self, series: Sequence[SeriesCard]) -> None:
        dots = [dot for card in series for dot in card.compared_course]
        days = [day for day, _ in dots]
        values = [value for _, value in dots if value is not None]
        self.first, self.last = min(days), max(days)
        is_percent = series[0].indicator.unit is Unit.PERCENT
        self.top = 100.0 if is_percent else max(values, default=0.0) or 1.0
        # A percentage that stays high in all of them is read from a round ten under the lowest.
        lowest = min(values, default=0.0)
        self.bottom = 10.0 * (lowest // 10) if is_percent and lowest >= 50 else 0.0

    def at(self, day: date, value: float) -> tuple[float, float]:
        """Where a value stands in its panel."""
        span = (self.last - self.first).days or 1
        x = LEFT + (RIGHT - LEFT) * (day - self.first).days / span
        # Half a pixel in 320: twelve panels are sent at each run, and every digit with them.
        return round(x), round(BOTTOM - (BOTTOM - TOP) * self._share(value), 1)

    def _share(self, value: float) -> float:
        return (value - self.bottom) / ((self.top - self.bottom) or 1.0)


def panel(card: SeriesCard, reference: SeriesCard, scale: Scale, colour: str) -> str:
    """The course of one territory over that of a reference in grey. Out: an SVG element."""
    return (
        f'<svg class="cs-multiple" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" '
        f'focusable="false">{inside(card, reference, scale, colour)}</svg>'
    )


def inside(card: SeriesCard, reference: SeriesCard, scale: Scale, colour: str) -> str:
    """The same without its outer element, to be set in a larger picture."""
    top = words.tick(scale.top, card.indicator)
    own = "".join(_line(part, scale, colour, 2.5) for part in runs(card.compared_course))
    grey = (
        ""
        if card is reference
        else "".join(
            _line(part, scale, "var(--cs-texte-3)", 1.5, dash="4 3")
            for part in runs(reference.compared_course)
        )
    )
    return (
        f'<path d="M{LEFT} {TOP} H{RIGHT}" stroke="var(--cs-grille)"/>'
        f'<path d="M{LEFT} {BOTTOM} H{RIGHT}" stroke="var(--cs-axe)"/>'
        f"{grey}{own}"
        f'<g fill="var(--cs-texte-2)" font-size="12"><text x="{LEFT}" y="{TOP - 5}">{top}</text>'
        f'<text x="{LEFT}" y="{BOTTOM + 15}">{month_year(scale.first)}</text>'
        f'<text x="{RIGHT}" y="{BOTTOM + 15}" text-anchor="end">{month_year(scale.last)}</text></g>'
    )


def runs(dots: Sequence[Dot]) -> Iterator[list[tuple[date, float]]]:
    """Runs of measures without a break."""
    run: list[tuple[date, float]] = []
    for day, value in dots:
        if value is not None:
            run.append((day, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _line(
    dots: Sequence[tuple[date, float]], scale: Scale, colour: str, width: float, dash: str = ""
) -> str:
    points = " ".join(f"{x:g},{y:g}" for x, y in (scale.at(*dot) for dot in dots))
    x, y = scale.at(*dots[-1])
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    dot = "" if dash else f'<circle cx="{x:g}" cy="{y:g}" r="3.5" fill="{colour}"/>'
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"'
        f"{dashes}/>{dot}"
    )
