"""One indicator in a territory beside others, as SVG: a small chart with its own axes.

Three lines are told apart by their width, dash and mark, and named at their end; others like the
territory are thin and grey behind them. In: a card that has something to draw. Out: SVG elements,
whose looks are the classes of static/beside.css: a page sends its charts at each run, and files
carry the same rules.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from dashboard.cards.beside import BesideCard, Role
from dashboard.cards.series import SeriesCard
from dashboard.figures.maps.svg import said
from dashboard.figures.multiples import runs
from dashboard.figures.static_scale import Box, Scales, from_zero
from dashboard.figures.trend import day_ticks
from dashboard.wording import beside as words
from pipelines.vocabulary import Unit

WIDTH, HEIGHT = 336, 180
BOX = Box(left=44, right=230, top=10, bottom=154)
# Where names start, right of the lines, and what one needs of height.
NAMES, ROW = 240, 15
# What a year and a month need under the axis.
YEAR, MONTH = 38, 68
MOST_HEIGHTS = 4
INDICATORS = ("msp", "cpts", "assistants")
Place = tuple[int, int]


@lru_cache(maxsize=1200)
def panel(card: BesideCard) -> str:
    """The chart as a page shows it, with its text alternative."""
    return (
        f'<svg class="cs-multiple {css(card)}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{said(words.alternative(card))}">{inside(card)}</svg>'
    )


def css(card: BesideCard) -> str:
    """The classes of what holds the inside of a chart."""
    return f"cs-beside {card.indicator.indicator_id}"


def inside(card: BesideCard) -> str:
    """The same without its outer element, to be set in a larger picture."""
    placed = scales(card)
    thin = "".join(_path(one, placed) for one in card.others)
    behind = f'<path class="others" d="{thin}"/>' if thin else ""
    drawn = [(role, one) for role, one in card.main if _known(one)]
    lines = "".join(_line(role, one, placed) for role, one in reversed(drawn))
    return f"{_heights(card, placed)}{_days(placed)}{behind}{lines}{_names(drawn, placed)}"


def sample(role: Role) -> str:
    """A piece of a line for the legend, 36 by 12; the territory's has the colour of each chart."""
    match role:
        case Role.OWN:
            line = "".join(
                f'<path class="own {code}" d="M{12 * rank} 6h12"/>'
                for rank, code in enumerate(INDICATORS)
            )
            return f'{line}<path class="dots {INDICATORS[1]}" d="M18 6h0"/>'
        case Role.PEER | Role.MEMBER:
            return '<path class="others" d="M0 2h36M0 6h36M0 10h36"/>'
    return f'<path class="{role}" d="M0 6h36"/>{_mark(role, (18, 6))}'


def scales(card: BesideCard) -> Scales:
    """From zero; a percentage that stays high everywhere, from a round ten under the lowest."""
    dots = [dot for _, one in card.lines for dot in _known(one)]
    days, values = [day for day, _ in dots], [value for _, value in dots]
    ticks: tuple[float, ...]
    if card.indicator.unit is Unit.PERCENT:
        low = min(10.0 * (min(values) // 10), 90.0) if min(values) >= 50 else 0.0
        high, ticks = 100.0, (low, (low + 100.0) / 2, 100.0)
    else:
        low, high, ticks = from_zero(0.0, max(values))
    return Scales(box=BOX, first=min(days), last=max(days), low=low, high=high, ticks=ticks)


def apart(places: Sequence[int], least: int, bottom: int) -> list[int]:
    """Places from top to bottom, moved as little as it takes for each to be `least` from the next.

    None goes under `bottom`, whatever that costs at the top.
    """
    found: list[int] = []
    for place in places:
        found.append(max(place, found[-1] + least) if found else place)
    for rank in reversed(range(len(found))):
        found[rank] = min(found[rank], bottom)
        bottom = found[rank] - least
    return found


def _known(series: SeriesCard) -> list[tuple[date, float]]:
    return [(day, value) for day, value in series.compared_course if value is not None]


def _heights(card: BesideCard, placed: Scales) -> str:
    """The grid and its values, every other one where there are many; the floor."""
    step = -(-len(placed.ticks) // MOST_HEIGHTS)
    shown = [(round(placed.up(tick)), tick) for tick in placed.ticks[::step]]
    grid = "".join(f"M{BOX.left} {y}H{BOX.right}" for y, _ in shown)
    values = "".join(
        f'<text x="{BOX.left - 6}" y="{y + 4}">{said(words.tick(tick, card.indicator))}</text>'
        for y, tick in shown
    )
    return (
        f'<path class="grid" d="{grid}"/><path class="floor" d="M{BOX.left} {BOX.bottom}'
        f'H{BOX.right}"/><g class="y">{values}</g>'
    )


def _days(placed: Scales) -> str:
    """Years under the axis, or months over a short span: as many as there is room for."""
    assert isinstance(placed.first, date)
    assert isinstance(placed.last, date)
    found = list(zip(*day_ticks(placed.first, placed.last), strict=True))
    wide = sum(YEAR if len(label) == len("2025") else MONTH for _, label in found)
    step = -(-wide // int(BOX.right - BOX.left)) or 1
    labels = "".join(
        f'<text x="{placed.across(day):.0f}" y="{BOX.bottom + 18}">{said(label)}</text>'
        for day, label in found[::step]
    )
    return f'<g class="x">{labels}</g>'


def _line(role: Role, series: SeriesCard, placed: Scales) -> str:
    """A line, and its marks: at each measure of the territory itself, at the newest of others."""
    places = _places(_known(series), placed)
    line = f'<path class="{role}" d="{_path(series, placed)}"/>'
    if role is not Role.OWN:
        return line + _mark(role, places[-1])
    # A round end without a length is a disc.
    moves = (f"m{x - a} {y - b}h0" for (a, b), (x, y) in pairwise(places))
    dots = f"M{places[0][0]} {places[0][1]}h0{''.join(moves)}"
    return f'{line}<path class="dots" d="{dots}"/>'


def _mark(role: Role, place: Place) -> str:
    x, y = place
    corners = "-4l4 4-4 4-4-4z" if role is Role.COUNTRY else "-3h3v6h-6v-6z"
    return f'<path class="mark" d="M{x} {y}m0{corners}"/>'


def _path(series: SeriesCard, placed: Scales) -> str:
    """Runs of measures: a line breaks where nothing is published, a lone measure is a dot."""
    return "".join(_run(_places(run, placed)) for run in runs(series.compared_course))


def _run(places: Sequence[Place]) -> str:
    """Steps from a place to the next, those of a flat stretch as one."""
    (x, y), steps = places[0], list[list[int]]()
    parts = [f"M{x} {y}"]
    for across, down in places[1:]:
        step = [across - x, down - y]
        if steps and not step[1] and not steps[-1][1]:
            steps[-1][0] += step[0]
        else:
            steps.append(step)
        x, y = across, down
    # A minus sign parts two numbers by itself.
    parts += [f"h{x}" if not y else f"l{x} {y}".replace(" -", "-") for x, y in steps]
    return "".join(parts) if steps else f"{parts[0]}h0"


def _places(dots: Iterable[tuple[date, float]], placed: Scales) -> list[Place]:
    # Whole pixels: charts are sent at each run, and every digit with them.
    return [(round(x), round(y)) for x, y in (placed.at(*dot) for dot in dots)]


def _names(drawn: Sequence[tuple[Role, SeriesCard]], placed: Scales) -> str:
    """The name and newest value of each line at its end, one under the other where they meet."""
    ends = sorted((_places(_known(one)[-1:], placed)[0][::-1], role, one) for role, one in drawn)
    rows = apart([y for (y, _), _, _ in ends], ROW, int(BOX.bottom))
    named = "".join(
        f'<text class="{role}" x="{NAMES}" y="{row + 4}">{said(words.label(role, one))}</text>'
        for (_, role, one), row in zip(ends, rows, strict=True)
    )
    # What ties a name to its line where it is not right beside it.
    leads = "".join(
        f"M{x + 5} {y}L{NAMES - 3} {row}"
        for ((y, x), _, _), row in zip(ends, rows, strict=True)
        if row != y or x + 10 < NAMES
    )
    return f'<path class="lead" d="{leads}"/>{named}' if leads else named
