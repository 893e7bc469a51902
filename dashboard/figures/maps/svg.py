"""Pieces that every map is made of: the outer element, patterns, links, marks and text.

Colours are CSS variables, so that a map follows the theme; `in_theme` fixes them for a file.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

from dashboard.figures.maps.legend import AreaValue, Look, MapClass
from dashboard.palette import Theme, css_variables
from dashboard.wording.typography import typo

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif"
# The one colour of the circles of a count.
CIRCLE = "var(--cs-sequential-5-4)"
_VARIABLE = re.compile(r"--cs-([\w-]+): light-dark\((#\w+), (#\w+)\)")
_USED = re.compile(r"var\(--cs-([\w-]+)\)")


def said(words: str) -> str:
    """Text with French typography, safe in an element or an attribute."""
    return escape(typo(words))


def element(box: tuple[float, float], size: str, role: str, alternative: str, content: str) -> str:
    """The outer element, named by its text alternative; `size` holds its width and height."""
    width, height = box
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cs-map" viewBox="0 0 {width:g} {height:g}"'
        f' {size} role="{role}" aria-label="{said(alternative)}" '
        f'font-family="{FONT}" fill-rule="evenodd">{content}</svg>'
    )


def hatches(prefix: str, step: float) -> str:
    """The pattern of hatched areas: 45°, a line every `step`; ids are unique thanks to `prefix`."""
    return (
        f'<defs><pattern id="{prefix}-hatch" width="{step:g}" height="{step:g}" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0h{step:g}v{step:g}h-{step:g}z" '
        'fill="var(--cs-verdict-non-calculable-fill)"/>'
        f'<path d="M0 0v{step:g}" stroke="var(--cs-verdict-non-calculable-hatch)" '
        f'stroke-width="{step * 0.6:g}"/></pattern></defs>'
    )


def paint(look: MapClass, prefix: str) -> str:
    """The fill of an area of that class."""
    return f"url(#{prefix}-hatch)" if look.look is Look.HATCHED else look.fill


def area(value: AreaValue, shape: str, marks: str, *, linked: bool) -> str:
    """One territory: a link named by its text, or on paper a group with the same text."""
    title, drawn = said(value.text), f"{shape}{marks}"
    if not linked:
        return f"<g><title>{title}</title>{drawn}</g>"
    # The title is the tooltip of the mouse: hidden, or screen readers would say the text twice.
    return (
        f'<a href="{escape(value.href)}" target="_self" class="cs-area" aria-label="{title}">'
        f'<g aria-hidden="true"><title>{title}</title>{drawn}</g></a>'
    )


def by_territory(values: Sequence[AreaValue], drawn: Sequence[str]) -> Mapping[str, AreaValue]:
    """Values by territory id. Raises ValueError unless each territory drawn has exactly one."""
    found = {value.territory_id: value for value in values}
    if len(found) != len(values) or found.keys() != set(drawn):
        odd = sorted(found.keys() ^ set(drawn)) or "a territory twice"
        raise ValueError(f"values and shapes disagree: {odd}")
    return found


def mark(look: MapClass, x: float, y: float, half: float) -> str:
    """The symbol of a class around a point; drawn, since fonts size these characters each its way.

    In: the middle and half of the height, in units of the drawing.
    """
    at, ink = f"M{x:g} ", f'fill="{look.ink}"'
    tall, wide = 1.7 * half, 0.85 * half
    match look.symbol:
        case "":
            return ""
        case "●":
            return (
                f'<circle cx="{x:g}" cy="{y:g}" r="{half:g}" {ink}/>'
                f'<path d="{at}{y:g}m{-half / 2:g} {half / 20:g}l{half * 0.36:g} {half * 0.4:g}'
                f'l{half * 0.7:g}{-half * 0.85:g}" fill="none" stroke="{look.fill}" '
                f'stroke-width="{half / 4:g}"/>'
            )
        case "▲":
            return f'<path d="{at}{y - half:g}l{half:g} {tall:g}h{-2 * half:g}z" {ink}/>'
        case "▼":
            return f'<path d="{at}{y + half:g}l{half:g}{-tall:g}h{-2 * half:g}z" {ink}/>'
        case "◆":
            side = f"{half:g}"
            return f'<path d="{at}{y - half:g}l{side} {side}-{side} {side}-{side}-{side}z" {ink}/>'
        case "■":
            return f'<path d="{at}{y:g}m{-wide:g}{-wide:g}h{tall:g}v{tall:g}h{-tall:g}z" {ink}/>'
        case "○" | "⬤":
            inside, line = (look.fill, look.ink) if look.symbol == "○" else (CIRCLE, CIRCLE)
            return (
                f'<circle cx="{x:g}" cy="{y:g}" r="{wide:g}" fill="{inside}" '
                f'stroke="{line}" stroke-width="{half / 4:g}"/>'
            )
    return written(look.symbol, x, y + 0.7 * half, 2 * half, look.ink, anchor="middle")


def written(
    words: str, x: float, y: float, size: float, ink: str, *, anchor: str = "start", more: str = ""
) -> str:
    """A line of text on its baseline."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{ink}" text-anchor="{anchor}"'
        f"{more}>{said(words)}</text>"
    )


def in_theme(svg: str, theme: Theme) -> str:
    """The same with plain colours: outside the site, no stylesheet gives the variables."""
    colours = _colours(theme)
    return _USED.sub(lambda used: colours[used[1]], svg)


@cache
def _colours(theme: Theme) -> Mapping[str, str]:
    wanted = 1 if theme is Theme.LIGHT else 2
    return {found[1]: found[1 + wanted] for found in _VARIABLE.finditer(css_variables())}
