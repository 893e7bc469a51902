"""What a map may show, and how: closed lists whose values are the codes of the URL."""

from enum import StrEnum

from pipelines.vocabulary import Unit


class Layer(StrEnum):
    """What a map shows of its territories: `?couche=ecart`. Counts are circles, never fills."""

    VERDICT = "verdict"
    RATE = "taux"
    COUNT = "nombre"
    SHARE = "chemin"
    GAP = "ecart"
    PACE = "rythme"
    CHANGE = "evolution"


class MapView(StrEnum):
    """How a map is drawn: `?carte=tuiles`."""

    TILES = "tuiles"
    AREAS = "geo"


def offered(unit: Unit) -> tuple[Layer, ...]:
    """The layers of an indicator: a percentage counts nothing."""
    return tuple(layer for layer in Layer if layer is not Layer.COUNT or unit is Unit.COUNT)


def nearest(layer: Layer, unit: Unit) -> Layer:
    """The layer asked for, its value where the indicator does not offer it."""
    return layer if layer in offered(unit) else Layer.RATE
