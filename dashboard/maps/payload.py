"""A map as it travels at each run of a page: values and words, no geometry, under 10 kB.

In: a picture. Out: bytes of JSON. Territories say nearly the same: what they say is sent once, with
gaps for the figures, and each territory sends its figures.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures.maps.bubbles import size_key
from dashboard.figures.maps.svg import CIRCLE
from dashboard.figures.maps.values import map_values
from dashboard.maps import files as map_files
from dashboard.maps.picture import Picture
from dashboard.maps.scales import circle_scale
from dashboard.selection.layers import MapView
from dashboard.wording import maps as words
from dashboard.wording.territory import with_code
from dashboard.wording.typography import typo
from pipelines.vocabulary import Level

LINE, SEPARATOR = "\n", "|"
# Dates and « 100 000 habitants » are the same for all; other numbers are figures.
_FIGURES = re.compile(
    r"(?P<kept>\d{1,2}(?:er)? [^\W\d]+ \d{4}|\d\d/\d\d/\d{4}|100\u202f000 h)"
    r"|[+\u2212]?\d[\d\u202f]*(?:,\d+)?"
)


class Patterns:
    """Texts met so far with numbered gaps in place of their figures, and their ranks.

    A figure said several times fills several gaps of one number: « {0} MSP au … », then « {0} ».
    """

    def __init__(self) -> None:
        self._ranks: dict[str, int] = {}
        self._alike: dict[str, list[tuple[int, ...]]] = {}  # gaps, by text without its figures

    def coded(self, texts: Sequence[str]) -> str:
        """`3|40|56`: pattern 3 with 40 in its gaps 0 and 56 in its gaps 1."""
        found, bare = _set_apart(LINE.join(typo(text) for text in texts))
        alike = self._alike.setdefault(bare, [])
        gaps = next((gaps for gaps in alike if _fits(gaps, found)), None)
        if gaps is None:
            distinct = list(dict.fromkeys(found))
            gaps = tuple(distinct.index(figure) for figure in found)
            alike.append(gaps)
        pattern = _filled(bare, [f"{{{gap}}}" for gap in gaps])
        rank = self._ranks.setdefault(pattern, len(self._ranks))
        figures = dict(zip(gaps, found, strict=True))
        return SEPARATOR.join([str(rank), *(figures[gap] for gap in sorted(figures))])

    @property
    def all(self) -> list[str]:
        """Every pattern, by rank."""
        return list(self._ranks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A choice above the map: its key in the URL, the code chosen, each code with its name."""

    key: str
    label: str
    chosen: str
    names: tuple[tuple[str, str], ...]


def payload(
    drawn: Picture,
    *,
    view: MapView | None = None,
    selected: str = "",
    boxes: Sequence[Box] = (),
) -> bytes:
    """What the script needs: see `static/map`, which reads it.

    `areas`: territory id → [rank of its class, name, rank of its verdict, then one coded text:
    value, detail and cells of the table, a line each, and for a count ten times its radius].
    `circles` holds the colour and the size key of a count, nothing otherwise. `view` is empty when
    the reader chose none, `selected` the territory that the page shows. `boxes` are shown even
    where the map `isBlank`.
    """
    patterns, verdicts, radii = Patterns(), _verdicts(drawn), _radii(drawn)
    ranks = {each.id: rank for rank, each in enumerate(drawn.legend)}
    names = {row.territory.territory_id: with_code(row.territory) for row in drawn.shown.rows}
    areas = {}
    for area in drawn.areas:
        told = drawn.told[area.territory_id]
        areas[area.territory_id] = [
            ranks[area.class_id],
            typo(names[area.territory_id]),
            verdicts[told.verdict.word][0],
            patterns.coded((told.value, told.detail, *told.cells)),
            *radii.get(area.territory_id, ()),
        ]
    looks: dict[str, Any] = map_values(drawn.areas[:1], drawn.legend)
    content = {
        "label": typo(drawn.alternative),
        "title": typo(drawn.title),
        "subtitle": typo(drawn.subtitle),
        "notes": [typo(note) for note in drawn.notes],
        "columns": _columns(drawn),
        "geo": map_files.outlines_path(drawn.shown.level),
        "tiles": map_files.tiles_path() if drawn.shown.level is Level.DEPARTEMENT else "",
        "view": view or "",
        "selected": selected,
        "classes": _classes(drawn, looks["classes"]),
        "verdicts": [told for _, told in verdicts.values()],
        "href": looks["href"],
        "areas": areas,
        "patterns": patterns.all,
        "circles": _circles(drawn),
        "boxes": [_box(box) for box in boxes],
        "isBlank": drawn.is_blank,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _box(box: Box) -> list[object]:
    return [box.key, typo(box.label), box.chosen, [[code, typo(name)] for code, name in box.names]]


def _set_apart(text: str) -> tuple[list[str], str]:
    """The figures of a text, and the text with « {} » in their places."""
    figures: list[str] = []

    def _aside(found: re.Match[str]) -> str:
        if found["kept"]:
            return found[0]
        figures.append(found[0])
        return "{}"

    return figures, _FIGURES.sub(_aside, text)


def _fits(gaps: Sequence[int], figures: Sequence[str]) -> bool:
    """Whether gaps of one number hold one figure."""
    return len(set(zip(gaps, figures, strict=True))) == len(set(gaps))


def _filled(bare: str, gaps: Sequence[str]) -> str:
    first, *others = bare.split("{}")
    return first + "".join(gap + text for gap, text in zip(gaps, others, strict=True))


def _classes(drawn: Picture, styles: Sequence[Sequence[str]]) -> list[list[str]]:
    """Fill, ink, look, symbol, label and count of each class."""
    return [
        [*style[1:], typo(each.label_and_count)]
        for each, style in zip(drawn.legend, styles, strict=True)
    ]


def _circles(drawn: Picture) -> list[str]:
    if not drawn.shown.has_circles:
        return []
    return [CIRCLE, size_key(circle_scale(drawn.shown.indicator, drawn.shown.level))]


def _radii(drawn: Picture) -> dict[str, tuple[int]]:
    """Radius of each circle in tenths of a unit of the drawing, by territory id, where counted."""
    if not drawn.shown.has_circles:
        return {}
    scale = circle_scale(drawn.shown.indicator, drawn.shown.level)
    return {
        row.territory.territory_id: (round(10 * scale.radius(row.latest_value)),)
        for row in drawn.shown.rows
        if row.latest_value is not None
    }


def _verdicts(drawn: Picture) -> Mapping[str, tuple[int, list[str]]]:
    """Rank, symbol, word and style of each verdict, by its word."""
    badges = {told.verdict.word: told.verdict for told in drawn.told.values()}
    return {
        word: (rank, [badge.symbol, typo(word), badge.verdict.replace("_", "-")])
        for rank, (word, badge) in enumerate(badges.items())
    }


def _columns(drawn: Picture) -> Sequence[str]:
    *first, verdict = words.COLUMNS
    beside = words.column(drawn.shown.layer, drawn.shown.indicator)
    return [typo(label) for label in (*first, *([beside] if beside else []), verdict)]
