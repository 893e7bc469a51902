"""Words of the site map: a second way, beside the menu, to every page."""

from typing import Final

from dashboard.cards.series import TerritoryCard
from dashboard.wording import accessibility, frame
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Level

TITLE = frame.SITE_MAP
ADDRESS = "plan-du-site"
LEAD = "Toutes les pages, et celles de chaque indicateur et de chaque territoire."
PAGES_SECTION = "Pages"
INDICATORS = "Indicateurs, en France"
TERRITORIES = "Territoires"
PAGES: Final = {
    "synthese": (
        frame.OVERVIEW,
        "où en sont les objectifs : verdict, rythme, atterrissage, ce qui a changé.",
    ),
    "indicateur": (
        frame.INDICATOR_PAGE,
        "un indicateur dans un territoire : courbe, cibles, carte, méthodes, fichiers.",
    ),
    "territoire": (
        frame.TERRITORY_PAGE,
        "tous les indicateurs d’un territoire, et sa fiche d’une page à imprimer.",
    ),
    "comparer": (frame.COMPARE, "un même indicateur dans deux à douze territoires."),
    "padhue": (
        frame.PADHUE,
        "praticiens à diplôme hors Union européenne : postes, candidats, lauréats, parcours.",
    ),
    "cnr": (
        frame.CNR,
        "les engagements du 3 mai 2023, ce qui les mesure, leurs suites, les projets locaux.",
    ),
    "revisions": (
        frame.REVISIONS,
        "les chiffres qui diffèrent, ce qu’on savait à une date, les révisions, les contrôles.",
    ),
    "methode": (
        frame.METHOD,
        "définitions, formules, sources, licences, et toutes les tables à télécharger.",
    ),
    accessibility.ADDRESS: (
        accessibility.TITLE,
        "ce qui est testé, les défauts connus, comment en signaler un.",
    ),
}


def territory(card: TerritoryCard) -> str:
    """« Ain (01) », « Région Bretagne »: an overseas département and its région share a name."""
    if card.level is Level.DEPARTEMENT:
        return f"{card.name}{NBSP}({card.code})"
    return f"Région {card.name}" if card.level is Level.REGION else card.name
