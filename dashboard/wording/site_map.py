"""Words of the site map: a second way, beside the menu, to every page."""

from typing import Final

from dashboard.wording import accessibility, frame

TITLE = frame.SITE_MAP
ADDRESS = frame.SITE_MAP_ADDRESS
LEAD = "Toutes les pages, et celles de chaque indicateur et de chaque territoire."
PAGES_SECTION = "Pages"
INDICATORS = "Indicateurs, en France"
TERRITORIES = "Territoires"
# What each page answers.
ANSWERS: Final = {
    "/synthese": "où en sont les objectifs : verdict, rythme, atterrissage, ce qui a changé.",
    "/indicateur": "un indicateur dans un territoire : courbe, cibles, carte, méthodes, fichiers.",
    "/territoire": "tous les indicateurs d’un territoire, et sa fiche d’une page à imprimer.",
    "/comparer": "un même indicateur dans deux à douze territoires.",
    "/padhue": "praticiens à diplôme hors Union européenne : postes, candidats, lauréats.",
    "/cnr": "les engagements du 3 mai 2023, ce qui les mesure, leurs suites, les projets locaux.",
    "/revisions": "les chiffres qui diffèrent, ce qu’on savait à une date, les révisions.",
    "/methode": "définitions, formules, sources, licences, et toutes les tables à télécharger.",
    f"/{accessibility.ADDRESS}": "ce qui est testé, les défauts connus, comment en signaler un.",
}
