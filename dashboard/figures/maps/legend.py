"""Classes of a map, what each looks like and how many territories it holds.

In: one value per territory, already put in a class by the caller: bounds are fixed over time and
never computed here. Out: the classes with their counts, and their legend as HTML.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.palette import MARKS
from dashboard.wording.typography import NBSP

NOT_PUBLISHED = "not_published"
NOT_APPLICABLE = "not_applicable"
ZERO = "zero"
COUNTED = "counted"
SCALE_NOTE = (
    "Les départements d’outre-mer et la petite couronne ne sont pas à la même échelle que le reste "
    "de la carte."
)


class Look(StrEnum):
    """How an area is filled: a colour, 45° hatches, or the page with a dashed outline."""

    PLAIN = "plain"
    HATCHED = "hatched"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaValue:
    """What one territory shows. `class_id` is the id of a class of the legend.

    `text` says everything without the picture: « Ain (01) : 40 MSP au 30 juin 2025, insuffisant ».
    `number` is written in its tile, in place of the symbol of the class.
    """

    territory_id: str
    class_id: str
    text: str
    href: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapClass:
    """A class: `fill` and `ink` (what is written on it) are CSS variables, `var(--cs-…)`.

    `symbol` is printed in each area; verdicts need one, since a colour never speaks alone.
    """

    id: str
    label: str
    fill: str
    ink: str
    look: Look = Look.PLAIN
    symbol: str = ""
    count: int = 0

    @property
    def label_and_count(self) -> str:
        """« À accélérer (23) »."""
        return f"{self.label}{NBSP}({self.count})"


_BLANK, _HATCH = "var(--cs-fond)", "var(--cs-verdict-non-calculable-fill)"
_WITHOUT_VALUE = (
    MapClass(
        id=NOT_PUBLISHED,
        label="Non disponible",
        fill=_HATCH,
        ink="var(--cs-verdict-non-calculable-text)",
        look=Look.HATCHED,
    ),
    MapClass(
        id=NOT_APPLICABLE,
        label="Non concerné",
        fill=_BLANK,
        ink="var(--cs-texte)",
        look=Look.DASHED,
    ),
)


def verdict_classes(values: Iterable[AreaValue]) -> tuple[MapClass, ...]:
    """The six verdicts in the order of every legend; `class_id` is the id of a verdict."""
    return counted([_verdict(verdict_id) for verdict_id in MARKS], values)


def scale_classes(
    labels: Sequence[str],
    values: Iterable[AreaValue],
    *,
    scale: str = "sequential-5",
    zero_label: str | None = None,
    symbols: Sequence[str] = (),
) -> tuple[MapClass, ...]:
    """Classes « 1 » to « n », from low to high, one label each; « zero » before them if it has one.

    `symbols` print the sign of a diverging scale, whose ends are alike in grey.
    """
    signs = symbols or [""] * len(labels)
    classes = [
        MapClass(
            id=str(rank),
            label=label,
            fill=f"var(--cs-{scale}-{rank})",
            ink=f"var(--cs-{scale}-{rank}-text)",
            symbol=sign,
        )
        for rank, (label, sign) in enumerate(zip(labels, signs, strict=True), start=1)
    ]
    if zero_label is not None:
        # A grey that no scale uses, and the figure itself: neither a low class nor a gap.
        zero = MapClass(
            id=ZERO, label=zero_label, fill="var(--cs-filet)", ink="var(--cs-texte)", symbol="0"
        )
        classes.insert(0, zero)
    return counted(classes, values)


def counted(classes: Sequence[MapClass], values: Iterable[AreaValue]) -> tuple[MapClass, ...]:
    """The classes with their counts, and those without a value wherever they occur.

    Raises ValueError when a value has a class that is not in the legend.
    """
    counts = Counter(value.class_id for value in values)
    occurring = [absence for absence in _WITHOUT_VALUE if counts[absence.id]]
    every = (*classes, *occurring)
    unknown = sorted(counts.keys() - {each.id for each in every})
    if unknown:
        raise ValueError(f"not in the legend: {', '.join(unknown)}")
    return tuple(replace(each, count=counts[each.id]) for each in every)


def _verdict(verdict_id: str) -> MapClass:
    mark, name = MARKS[verdict_id], verdict_id.replace("_", "-")
    hatched = verdict_id == "non_calculable"
    return MapClass(
        id=verdict_id,
        label=mark.word,
        fill=f"var(--cs-verdict-{name}-fill)",
        ink=f"var(--cs-verdict-{name}-text)",
        look=Look.HATCHED if hatched else Look.PLAIN,
        symbol=mark.symbol,
    )
