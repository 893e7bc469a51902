"""From where the territories of a level stand to a map that can be drawn, told and downloaded.

In: a LevelMap. Out: one class, one text and one address for each territory, with the legend. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.cards.maps import LevelMap, MapRow
from dashboard.figures.maps.legend import NOT_APPLICABLE, NOT_PUBLISHED, AreaValue, MapClass
from dashboard.maps import scales as map_scales
from dashboard.selection.layers import Layer
from dashboard.wording import map_counts, map_findings
from dashboard.wording import maps as words
from dashboard.wording.numbers import rounded
from dashboard.wording.territory import with_code
from dashboard.wording.verdicts import Badge, badge
from pipelines.vocabulary import Solidity, Verdict

_ABSENT = {NOT_PUBLISHED, NOT_APPLICABLE}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """What one territory says: value, what the layer adds, verdict; then the cells of the table."""

    value: str
    detail: str
    verdict: Badge
    cells: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, str, str]:
        """The lines under the name."""
        return self.value, self.detail, self.verdict.word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Picture:
    """A map ready to be drawn: values, legend, words; `told` by territory id.

    `notes` go under the legend.
    """

    shown: LevelMap
    areas: tuple[AreaValue, ...]
    legend: tuple[MapClass, ...]
    told: dict[str, Told]
    title: str
    subtitle: str
    alternative: str
    reading: str
    notes: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no territory has anything to show: words must take the place of the map."""
        return all(area.class_id in _ABSENT for area in self.areas)


def picture(shown: LevelMap, href: str) -> Picture:
    """Classes, words and addresses of a map; `href` holds « {id} » where the territory goes."""
    told = {row.territory.territory_id: _told(shown, row) for row in shown.rows}
    areas = tuple(_area(shown, row, told, href) for row in shown.rows)
    legend = map_scales.classes(shown.layer, shown.indicator, areas, is_over=shown.is_over())
    title = map_findings.title(shown, areas)
    return Picture(
        shown=shown,
        areas=areas,
        legend=legend,
        told=told,
        title=title,
        subtitle=words.subtitle(shown),
        alternative=map_findings.alternative(shown, legend, title),
        reading=next(_readings(shown, areas, told), ""),
        notes=_notes(shown, legend),
    )


def class_id(shown: LevelMap, row: MapRow) -> str:
    """The class of one territory.

    Not published: no value, or none to compare with. Not applicable: a value, but nothing to aim
    at, or no longer. A verdict that one unit would change is in a class of its own.
    """
    if shown.layer is Layer.VERDICT:
        return _verdict_class(shown, row)
    number = shown.number(row)
    if number is None:
        aims = shown.layer not in {Layer.RATE, Layer.COUNT, Layer.CHANGE}
        return NOT_APPLICABLE if aims and row.latest_value is not None else NOT_PUBLISHED
    seen = row.change if shown.layer is Layer.CHANGE else row.latest_value
    is_zero = seen is not None and not rounded(seen, shown.indicator.decimals)
    return map_scales.class_of(shown.layer, shown.indicator.indicator_id, number, is_zero=is_zero)


def _verdict_class(shown: LevelMap, row: MapRow) -> str:
    card = row.progress
    if row.latest_value is None:
        return NOT_PUBLISHED
    if card is None:
        return NOT_APPLICABLE
    is_open = not card.is_over(shown.day)
    if is_open and card.solidity is Solidity.ONE_UNIT_CHANGES_IT:
        return map_scales.NOT_SOLID
    return badge(card, shown.day).verdict


def _told(shown: LevelMap, row: MapRow) -> Told:
    beside = [words.figure(shown, row)] if words.column(shown.layer, shown.indicator) else []
    return Told(
        value=words.value(row, shown.indicator),
        detail=words.detail(shown, row),
        verdict=badge(row.progress, shown.day),
        cells=(*words.cells(row, shown.indicator), *beside),
    )


def _area(shown: LevelMap, row: MapRow, told: dict[str, Told], href: str) -> AreaValue:
    code = row.territory.territory_id
    return AreaValue(
        territory_id=code,
        class_id=class_id(shown, row),
        text=words.spoken(row, told[code].lines),
        href=href.replace("{id}", code),
        number=_number(shown, row),
    )


def _number(shown: LevelMap, row: MapRow) -> str:
    """The count that a tile shows; other layers have their symbols."""
    if not shown.has_circles or row.latest_value is None:
        return ""
    return words.cells(row, shown.indicator)[0]


def _notes(shown: LevelMap, legend: tuple[MapClass, ...]) -> tuple[str, ...]:
    """France to compare with, what circles and the class without a target mean, what is missing."""
    national = words.national(shown)
    unconcerned = any(each.id == NOT_APPLICABLE for each in legend)
    names = [with_code(row.territory) for row in shown.rows if not row.has_shape]
    return (
        *([f"{national}."] if national else []),
        *([_circles(shown)] if shown.has_circles else []),
        *([words.UNCONCERNED] if unconcerned else []),
        *([map_counts.without_shape(names)] if names else []),
    )


def _circles(shown: LevelMap) -> str:
    steps = map_scales.circle_scale(shown.indicator, shown.level).steps
    return map_counts.note([said for _, said in steps], shown.level)


def _readings(
    shown: LevelMap, areas: tuple[AreaValue, ...], told: dict[str, Told]
) -> Iterator[str]:
    """Examples, of the territories that have a verdict and a colour first."""
    for row, area in zip(shown.rows, areas, strict=True):
        lines = told[row.territory.territory_id].lines
        is_clear = told[row.territory.territory_id].verdict.verdict is not Verdict.NON_CALCULABLE
        if area.class_id not in _ABSENT and is_clear:
            yield words.reading(row, lines)
