"""Classes of the maps and their bounds, fixed once for all dates (interface.md 3.4).

In: a layer, an indicator. Out: the id of the class of a number, and the classes in the order of the
legend. Nothing here looks at the values shown: a map of 2023 and one of 2026 compare.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.cards.series import IndicatorCard
from dashboard.figures.maps.bubbles import Scale
from dashboard.figures.maps.legend import (
    COUNTED,
    ZERO,
    AreaValue,
    MapClass,
    counted,
    scale_classes,
    verdict_classes,
)
from dashboard.figures.maps.svg import CIRCLE
from dashboard.palette import MARKS
from dashboard.selection.layers import Layer
from dashboard.wording import map_counts as count_words
from dashboard.wording import maps as words
from pipelines.vocabulary import Level, Verdict

# Lower bounds of classes 2 to 5, for 100 000 inhabitants or in percent. Quintiles of all the values
# of départements measured since 31 December 2022, when the targets start, and known on 21 November
# 2026 (editions up to 15 March 2026), rounded to what reads well, then frozen. `sas` is an
# exception: its départements are at 0, 66 or 100 %.
RATE_BOUNDS: Mapping[str, tuple[float, float, float, float]] = {
    "msp": (2.5, 4, 5.5, 7),  # 606 values, quintiles 2.36, 3.96, 5.44, 7.28
    "cpts": (70, 85, 95, 100),  # 705 values, quintiles 72, 87, 95, 100
    "assistants": (6, 8, 11, 15),  # 505 values, quintiles 5.97, 8.45, 10.84, 14.5
    "centres_sante": (0.4, 0.6, 0.8, 1.1),  # 270 values above 0, quintiles 0.36 to 1.09
    "sas": (25, 50, 75, 100),
    "ald": (94, 95, 96, 97),  # 510 values, quintiles 94.13, 95.14, 95.93, 96.69
}
# Beyond it, a yearly change is a large one: near the median size of the changes over 9 to 15 months
# between all the values of départements known on the same day, those of zero left out.
CHANGE_BOUNDS: Mapping[str, float] = {
    "msp": 0.5,  # for 100 000 inhabitants, median 0.42
    "cpts": 5,  # points, median 7
    "assistants": 2,  # median 2.4
    "centres_sante": 0.2,  # median 0.19
    "sas": 10,  # too short a series
    "ald": 0.5,  # median 0.53
}
# Counts of the three circles of the size key. The largest is near the largest count measured until
# 21 November 2026: 126, 273 and 71 in a département, 467, 1 296 and 232 in a région.
COUNT_STEPS: Mapping[tuple[str, Level], tuple[int, int, int]] = {
    ("msp", Level.DEPARTEMENT): (10, 40, 130),
    ("assistants", Level.DEPARTEMENT): (20, 80, 280),
    ("centres_sante", Level.DEPARTEMENT): (5, 20, 75),
    ("msp", Level.REGION): (50, 200, 500),
    ("assistants", Level.REGION): (100, 500, 1300),
    ("centres_sante", Level.REGION): (20, 80, 240),
}
SHARE_BOUNDS = (20, 40, 60, 80)  # percent of the way
GAP_BOUNDS = (5, 20)  # percent of the expected value, on each side
PACE_BOUNDS = (30, 60, 95, 130)  # percent of the pace needed; 60 and 95 are those of the verdict

BELOW_START, AT_TARGET, NOT_SOLID = "below_start", "at_target", "not_solid"
_SIGNS = ("−−", "−", "", "+", "++")
# What may be printed in an area: a colour never speaks alone.
SYMBOLS = (*(mark.symbol for mark in MARKS.values()), *filter(None, _SIGNS), "0", "⬤")
_BACKWARDS = MapClass(
    id=BELOW_START,
    label=words.BELOW_ZERO,
    fill="var(--cs-verdict-en-recul-fill)",
    ink="var(--cs-verdict-en-recul-text)",
    symbol="▼",
)
_REACHED = MapClass(
    id=AT_TARGET,
    label=words.AT_TARGET,
    fill="var(--cs-verdict-atteint-fill)",
    ink="var(--cs-verdict-atteint-text)",
    symbol="●",
)
# Too close to call is not unknown: plain grey, where hatches say that nothing can be computed.
_NOT_SOLID = MapClass(
    id=NOT_SOLID,
    label=words.NOT_SOLID,
    fill="var(--cs-filet)",
    ink="var(--cs-texte)",
    symbol="○",
)


_COUNTS = (
    MapClass(
        id=COUNTED,
        label=count_words.ONE_OR_MORE,
        fill="var(--cs-grille)",
        ink="var(--cs-texte)",
        symbol="⬤",
    ),
    MapClass(
        id=ZERO,
        label=count_words.NONE_COUNTED,
        fill="var(--cs-grille)",
        ink="var(--cs-texte)",
        symbol="0",
    ),
)


def circle_scale(indicator: IndicatorCard, level: Level) -> Scale:
    """Sizes of the circles of a count, and the three that the key shows."""
    steps = COUNT_STEPS[indicator.indicator_id, level]
    return Scale(
        steps=tuple((step, count_words.step(step, indicator)) for step in steps), colour=CIRCLE
    )


def class_of(layer: Layer, indicator_id: str, number: float, *, is_zero: bool) -> str:
    """Id of the class of a number: a rate, a share, a gap or a pace in percent, a yearly change.

    Classes hold their lower bound, except on the two sides of a gap, which hold the one nearer to
    zero. `is_zero`: whether the figure that the reader sees is 0.
    """
    match layer:
        case Layer.RATE:
            bounds = RATE_BOUNDS[indicator_id]
            return ZERO if is_zero else str(1 + bisect_right(bounds, number))
        case Layer.COUNT:
            return ZERO if is_zero else COUNTED
        case Layer.SHARE:
            if number < 0 or number >= 100:
                return BELOW_START if number < 0 else AT_TARGET
            return str(1 + bisect_right(SHARE_BOUNDS, number))
        case Layer.PACE:
            return BELOW_START if number < 0 else str(1 + bisect_right(PACE_BOUNDS, number))
        case Layer.GAP:
            return _side(number, bisect_left(GAP_BOUNDS, abs(number)))
        case Layer.CHANGE:
            large = abs(number) > CHANGE_BOUNDS[indicator_id]
            return ZERO if is_zero else _side(number, 1 + large)
        case Layer.VERDICT:
            raise ValueError("a verdict is not a number")


def classes(
    layer: Layer, indicator: IndicatorCard, values: Iterable[AreaValue], *, is_over: bool = False
) -> tuple[MapClass, ...]:
    """The classes of a map with their counts, in the order of its legend.

    `is_over`: whether every deadline has passed, which leaves results in place of verdicts.
    """
    shown = list(values)
    kept = _over() if is_over and layer is Layer.VERDICT else _every(layer, indicator)
    found = counted(kept, shown)
    # A zero is told wherever it occurs; where nothing is ever at zero, it would only puzzle.
    return tuple(each for each in found if each.id != ZERO or each.count or layer is Layer.CHANGE)


def _side(number: float, distance: int) -> str:
    """Rank in a scale of five whose middle is 3."""
    return str(3 - distance if number < 0 else 3 + distance)


def _every(layer: Layer, indicator: IndicatorCard) -> tuple[MapClass, ...]:
    code = indicator.indicator_id
    match layer:
        case Layer.VERDICT:
            *verdicts, last = verdict_classes(())
            return (*verdicts, _NOT_SOLID, last)
        case Layer.RATE:
            labels = words.rate_labels(RATE_BOUNDS[code], indicator)
            return scale_classes(labels, (), zero_label=words.zero_label(indicator))
        case Layer.COUNT:
            return _COUNTS
        case Layer.SHARE:
            return (_BACKWARDS, *scale_classes(words.share_labels(SHARE_BOUNDS), ()), _REACHED)
        case Layer.PACE:
            return (_BACKWARDS, *scale_classes(words.pace_labels(PACE_BOUNDS), ()))
        case Layer.GAP:
            labels = words.gap_labels(GAP_BOUNDS)
            return scale_classes(labels, (), scale="diverging-5", symbols=_SIGNS)
        case Layer.CHANGE:
            return _changes(indicator)


def _changes(indicator: IndicatorCard) -> tuple[MapClass, ...]:
    """The middle of the diverging scale is zero itself."""
    labels = words.change_labels(CHANGE_BOUNDS[indicator.indicator_id], indicator)
    scale = scale_classes(labels, (), scale="diverging-5", symbols=_SIGNS)
    return tuple(replace(each, id=ZERO, symbol="0") if each.id == "3" else each for each in scale)


def _over() -> tuple[MapClass, ...]:
    """What is left of the verdicts once the deadline has passed."""
    by_id = {each.id: each for each in verdict_classes(())}
    results = (Verdict.ATTEINT, Verdict.INSUFFISANT, Verdict.NON_CALCULABLE)
    return tuple(
        replace(by_id[verdict], label=label)
        for verdict, label in zip(results, words.RESULTS, strict=True)
    )
