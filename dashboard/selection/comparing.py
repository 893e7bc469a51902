"""How territories are compared: closed lists whose values are the codes of the URL."""

from enum import StrEnum


class Picture(StrEnum):
    """The picture of a comparison: `?vue=entonnoir`. One is sent at a time."""

    LEVEL = "niveau"
    COURSE = "evolution"
    MULTIPLES = "multiples"
    FUNNEL = "entonnoir"
    SCATTER = "nuage"


class Order(StrEnum):
    """The order of the table of a comparison: `?tri=rang`."""

    CHOSEN = "choix"
    VALUE = "valeur"
    RANK = "rang"
    GAP = "ecart"
    NAME = "nom"


# The context variable of the scatter that is not in table `context`.
POPULATION = "population"
USUAL_CONTEXT = "apl_generalistes"
