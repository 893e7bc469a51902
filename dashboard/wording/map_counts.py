"""Words of the maps of counts, and of territories that no map can place."""

from collections.abc import Sequence

from dashboard.cards.series import IndicatorCard
from dashboard.wording import values
from dashboard.wording.typography import NBSP, listed
from pipelines.vocabulary import Level

ONE_OR_MORE = "1 ou plus"
NONE_COUNTED = "0"
NOT_TO_COMPARE = (
    "Un nombre suit d’abord la population : pour comparer des territoires, choisissez « Nombre "
    "pour 100 000 habitants »."
)


def step(count: float, indicator: IndicatorCard) -> str:
    """« 1 300 », beside a circle of the size key; the unit is over the map."""
    return values.bare(count, indicator)


def note(steps: Sequence[str], level: Level) -> str:
    """What circles mean, the sizes of the key in words, and what not to do with counts."""
    tiles = " ; en tuiles, le nombre est écrit" if level is Level.DEPARTEMENT else ""
    return (
        f"L’aire d’un cercle est proportionnelle au nombre (repères{NBSP}: {listed(steps)})"
        f"{tiles}. {NOT_TO_COMPARE}"
    )


def without_shape(names: Sequence[str]) -> str:
    """Territories that have values and no outline: they are in the table."""
    said = f"Sans contour sur la carte géographique, dans le tableau seul{NBSP}: "
    return f"{said}{', '.join(names)}."
