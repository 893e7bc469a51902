"""Lines and symbols of a Plotly trace drawn as SVG, for files that are kept or printed.

In: points already placed in the drawing, in pixels. Out: SVG elements.
"""

from collections.abc import Sequence
from math import cos, pi, sin

Place = tuple[float, float]
# Lengths of Plotly's own dashes, for a line about two pixels wide.
DASHES = {
    "solid": "",
    "dot": "2 4",
    "dash": "8 5",
    "longdash": "14 6",
    "dashdot": "9 4 2 4",
    "longdashdot": "14 5 2 5",
}


def line(places: Sequence[Place | None], colour: str, width: float, dash: str, shape: str) -> str:
    """One path, broken where a place is missing; `shape` is hv for steps, linear otherwise."""
    steps, is_open = [], False
    for place in places:
        if place is None:
            is_open = False
            continue
        x, y = place
        if not is_open:
            steps.append(f"M{x:.1f} {y:.1f}")
        elif shape == "hv":
            steps.append(f"H{x:.1f}V{y:.1f}")
        else:
            steps.append(f"L{x:.1f} {y:.1f}")
        is_open = True
    dashes = f' stroke-dasharray="{DASHES[dash]}"' if DASHES.get(dash) else ""
    return (
        f'<path d="{"".join(steps)}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        f'stroke-linejoin="round"{dashes}/>'
    )


def area(places: Sequence[Place], colour: str) -> str:
    """A closed area; Plotly's rgba() becomes a colour and an opacity."""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return f'<polygon points="{points}" {_fill(colour)}/>'


def symbol(name: str, place: Place, size: float, colour: str, ground: str) -> str:
    """A marker by its Plotly name, as wide as `size`; those that are open show the ground."""
    shape = name.removesuffix("-open")
    is_open = shape != name
    paint = f'fill="{ground}" stroke="{colour}" stroke-width="2"' if is_open else f'fill="{colour}"'
    x, y = place
    half = size / 2
    if shape in {"x", "cross"} and not is_open:
        return _crossed(shape, place, half, colour)
    corners = {
        "square": _polygon(place, half * 1.2, 4, pi / 4),
        "diamond": _polygon(place, half * 1.3, 4),
        "diamond-tall": [(x, y - 1.5 * half), (x + half, y), (x, y + 1.5 * half), (x - half, y)],
        "triangle-up": _polygon(place, half * 1.25, 3),
        "triangle-down": _polygon(place, half * 1.25, 3, pi),
        "cross": _arms(place, half, 0.0),
        "x": _arms(place, half, pi / 4),
        "star": _star(place, half * 1.35),
    }.get(shape)
    if corners is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:g}" {paint}/>'
    points = " ".join(f"{left:.1f},{top:.1f}" for left, top in corners)
    return f'<polygon points="{points}" {paint}/>'


def _polygon(centre: Place, radius: float, corners: int, turn: float = 0.0) -> list[Place]:
    """A regular polygon, its first corner at the top before it is turned."""
    x, y = centre
    angles = (turn - pi / 2 + 2 * pi * corner / corners for corner in range(corners))
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]


def _star(centre: Place, radius: float) -> list[Place]:
    outer, inner = _polygon(centre, radius, 5), _polygon(centre, radius * 0.45, 5, pi / 5)
    return [corner for pair in zip(outer, inner, strict=True) for corner in pair]


def _arms(centre: Place, half: float, turn: float) -> list[Place]:
    """The outline of a cross whose arms are a third of its width."""
    x, y = centre
    near = half / 3
    quarter = ((near, -half), (near, -near), (half, -near))
    turns = (turn + pi / 2 * rank for rank in range(4))
    return [
        (x + a * cos(angle) - b * sin(angle), y + a * sin(angle) + b * cos(angle))
        for angle in turns
        for a, b in quarter
    ]


def _crossed(shape: str, place: Place, half: float, colour: str) -> str:
    x, y = place
    reach = half * 0.75 if shape == "x" else half
    ends = [(-1, -1, 1, 1), (-1, 1, 1, -1)] if shape == "x" else [(-1, 0, 1, 0), (0, -1, 0, 1)]
    path = "".join(
        f"M{x + a * reach:.1f} {y + b * reach:.1f}L{x + c * reach:.1f} {y + d * reach:.1f}"
        for a, b, c, d in ends
    )
    return f'<path d="{path}" stroke="{colour}" stroke-width="{half * 0.7:g}" fill="none"/>'


def _fill(colour: str) -> str:
    if not colour.startswith("rgba("):
        return f'fill="{colour}"'
    red, green, blue, opacity = colour.removeprefix("rgba(").removesuffix(")").split(",")
    return f'fill="rgb({red},{green},{blue})" fill-opacity="{opacity}"'
