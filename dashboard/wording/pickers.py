"""Words of the choice boxes."""

from dashboard.cards.series import TerritoryCard
from pipelines.vocabulary import Level

INDICATOR = "Indicateur"
TERRITORY = "Territoire"
COMPARED = "Territoires à comparer (douze au maximum)"
COMPARED_PLACEHOLDER = "Choisissez de deux à douze territoires"
_LEVEL = {Level.PAYS: "", Level.REGION: "Région – "}


def option(card: TerritoryCard) -> str:
    """« France », « Région – Bretagne », « 01 – Ain »."""
    if card.level is Level.DEPARTEMENT:
        return f"{card.code} – {card.name}"
    return f"{_LEVEL[card.level]}{card.name}"
