"""Words of the picture « Petits multiples »."""

from dashboard.cards.series import IndicatorCard, SeriesCard
from dashboard.wording import compare, territory
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Unit


def course(card: SeriesCard) -> str:
    """What a panel shows: the course in the unit published, then the rate that is drawn."""
    said = territory.course(card)
    people = card.territory.population_count
    latest = card.latest.value if card.latest else None
    if card.indicator.unit is Unit.PERCENT or latest is None or people is None:
        return said
    return f"{said}{NBSP}: {compare.amount(latest / people * 100_000, card.indicator)}"


def reading(indicator: IndicatorCard, bottom: float, top: float) -> str:
    """How panels are read: the ends of their scale."""
    low, high = (compare.tick(value, indicator) for value in (bottom, top))
    unit = "" if indicator.unit is Unit.PERCENT else f" {compare.PER_100K}"
    return (
        f"Lecture : tous les graphiques ont la même échelle, de {low} à {high}{unit}. En "
        "pointillé, la France."
    )
