"""Names beside the points of a Plotly trace, each on the side where it hides the least.

In: places in pixels. Out: SVG texts.
"""

from collections.abc import Sequence
from typing import Any

from dashboard.figures.maps.svg import written
from dashboard.figures.static_marks import Place
from dashboard.figures.static_sheet import INKS, MARGIN, WIDTH

LETTER = 0.55
# Letters stay readable over a line or a mark.
_HALO = f' paint-order="stroke" stroke="{INKS.fond}" stroke-width="3" stroke-linejoin="round"'
_SIDES = ("top center", "bottom center", "middle right", "middle left")
_Area = tuple[float, float, float, float]


def names(shown: Any, places: Sequence[Place | None], others: Sequence[Place]) -> list[str]:
    """The text of each point; where each has its own side, one that covers no name, then no mark.

    `others` are the marks of the panel.
    """
    wanted, is_fixed = shown.textposition, isinstance(shown.textposition, str)
    each = [wanted] * len(places) if is_fixed else wanted
    size, away = shown.textfont.size or 12, (shown.marker.size or 0) / 2 + 4
    parts, taken = [], list[_Area]()
    for place, side, text in zip(places, each, shown.text, strict=True):
        if place is None:
            continue
        sides = [side] if is_fixed else dict.fromkeys((side, *_SIDES))
        spots = [_spot(one, place, text, size, away) for one in sides]
        anchor, x, y, area = min(spots, key=lambda spot: _hidden(spot[3], taken, others))
        taken.append(area)
        parts.append(written(text, x, y, size, INKS.texte, anchor=anchor, more=_HALO))
    return parts


def _spot(
    side: str, place: Place, text: str, size: float, away: float
) -> tuple[str, float, float, _Area]:
    """Anchor, place of the baseline, and the area that the text takes."""
    width, middle = LETTER * size * len(text), place[1] + size / 3
    anchor, x, y, left = {
        "top center": ("middle", place[0], place[1] - away, place[0] - width / 2),
        "bottom center": ("middle", place[0], place[1] + away + 0.8 * size, place[0] - width / 2),
        "middle right": ("start", place[0] + away, middle, place[0] + away),
        "middle left": ("end", place[0] - away, middle, place[0] - away - width),
    }[side]
    return anchor, x, y, (left, y - size, left + width, y + 0.3 * size)


def _hidden(area: _Area, taken: Sequence[_Area], others: Sequence[Place]) -> tuple[int, int]:
    """How many names it would meet, or edges of the picture, then how many marks."""
    left, top, right, bottom = area
    edges = int(left < MARGIN or right > WIDTH - MARGIN)
    # A mark is about four pixels around its place.
    marks = sum(left - 4 < x < right + 4 and top - 4 < y < bottom + 4 for x, y in others)
    return edges + sum(_meet(area, one) for one in taken), marks


def _meet(one: _Area, other: _Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
