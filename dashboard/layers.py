"""What a map may show, and how: closed lists whose values are the codes of the URL."""

from enum import StrEnum


class Layer(StrEnum):
    """What colours the territories of a map: `?couche=ecart`."""

    VERDICT = "verdict"
    RATE = "taux"
    SHARE = "chemin"
    GAP = "ecart"
    PACE = "rythme"
    CHANGE = "evolution"


class MapView(StrEnum):
    """How a map is drawn: `?carte=tuiles`."""

    TILES = "tuiles"
    AREAS = "geo"
