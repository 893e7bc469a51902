"""Words that surround every page."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.series import SeriesCard
from dashboard.selection.padhue import SESSION
from dashboard.selection.url import (
    COMPARED,
    CONTEXT,
    DAY,
    INDICATOR,
    LAYER,
    LEVEL,
    MAP_VIEW,
    MOST_COMPARED,
    ORDER,
    PICTURE,
    STATEMENTS,
    TERRITORY,
    WINDOW,
    Refused,
)
from dashboard.wording.dates import long_date
from dashboard.wording.typography import NBSP

SITE = "Cap Santé"
INDEPENDENCE = (
    "Site indépendant, réalisé à partir de données publiques. Ce n’est pas un site de l’État."
)
PAGES_LABEL = "Pages du site"
OVERVIEW = "Synthèse"
INDICATOR_PAGE = "Indicateur"
TERRITORY_PAGE = "Territoire"
COMPARE = "Comparer"
PADHUE = "PADHUE"
CNR = "CNR Santé"
REVISIONS = "Chiffres et révisions"
METHOD = "Méthode et données"
SITE_MAP = "Plan du site"
SITE_MAP_ADDRESS = "plan-du-site"

ACCESSIBILITY = "Accessibilité : non conforme"
LICENCE = (
    "Sauf mention contraire, les données sont sous Licence Ouverte 2.0 (Etalab). Le code est sous "
    "licence MIT."
)
NO_TRACKER = (
    "Ce site ne dépose aucun traceur ; un témoin technique (_streamlit_xsrf) protège la session."
)
COPY_LINK = "Copier le lien de cette page"
LINK_COPIED = "Lien copié"
LINK_NOT_COPIED = "Copie impossible : sélectionnez l’adresse dans la barre du navigateur."
FOOTER_LABEL = "Pied de page"

NO_RELEASE = (
    "Aucune donnée n’est publiée pour le moment. Réessayez dans quelques minutes ; si vous "
    "maintenez ce site, lancez « cap-sante build »."
)
UNKNOWN_FILE = "Ce fichier n’existe pas. La page « Méthode et données » liste ceux qui existent."
_PARAMETER_EFFECT = {
    INDICATOR: "La page affiche les maisons de santé pluriprofessionnelles (MSP).",
    TERRITORY: "La page affiche la France.",
    COMPARED: "La page affiche les autres territoires demandés.",
    STATEMENTS: (
        "Sans autre annonce demandée, la page mesure le chemin vers la cible du Baromètre."
    ),
    WINDOW: "La page mesure le rythme sur 12 mois.",
    DAY: "La page montre ce qui est connu aujourd’hui.",
    SESSION: "La page affiche la session proposée au départ.",
    LAYER: "La carte montre le verdict.",
    LEVEL: "La carte montre les départements.",
    MAP_VIEW: "La largeur de l’écran choisit entre les tuiles et la carte géographique.",
    PICTURE: "La page affiche le niveau et la cible.",
    CONTEXT: "Le nuage montre l’accessibilité aux médecins généralistes (APL).",
    ORDER: "Le tableau garde l’ordre choisi.",
}
LONGEST_ECHO = 40


def page_title(page: str, *details: str) -> str:
    """Title of the browser's tab: « Indicateur – MSP – Ain – Cap Santé »."""
    return " – ".join([page, *details, SITE])


def dates_line(updated: date, series: Sequence[SeriesCard]) -> str:
    """When the site was last updated and how old each indicator's newest measure is."""
    ages = [
        f"{card.indicator.short_label} {long_date(card.latest.date)}"
        for card in series
        if card.latest is not None
    ]
    line = f"Dernière mise à jour du site{NBSP}: {long_date(updated)}."
    return f"{line} Données{NBSP}: {' · '.join(ages)}." if ages else line


def refused(parameter: Refused) -> str:
    """The polite notice about a link that names something unknown."""
    if parameter.is_excess:
        return _excess(parameter.value)
    effect = _PARAMETER_EFFECT[parameter.key]
    if not parameter.value.strip():
        return f"Dans ce lien, «{NBSP}{parameter.key}{NBSP}» n’a pas de valeur. {effect}"
    cut = "…" if len(parameter.value) > LONGEST_ECHO else ""
    value = parameter.value[:LONGEST_ECHO] + cut
    return f"Ce lien contient une valeur inconnue ({parameter.key} = {value}). {effect}"


def _excess(codes: str) -> str:
    """What a link that names too many territories leaves out."""
    count = codes.count(",") + 1
    cut = "…" if len(codes) > LONGEST_ECHO else ""
    last = (
        "Le dernier n’est pas affiché"
        if count == 1
        else f"Les {count} derniers ne sont pas affichés"
    )
    return (
        f"Ce lien nomme {MOST_COMPARED + count} territoires, la page en compare {MOST_COMPARED} au "
        f"plus. {last}{NBSP}: {codes[:LONGEST_ECHO].replace(',', ', ')}{cut}."
    )


def citation(title: str, days: Sequence[date], today: date) -> str:
    """How to cite the page; `days` are those of its data, oldest first."""
    data = ""
    if len(days) > 1:
        data = f"données datées du {long_date(days[0])} au {long_date(days[-1])}, "
    elif days:
        data = f"données au {long_date(days[0])}, "
    return f"Citer{NBSP}: «{NBSP}{title}{NBSP}», {SITE}, {data}consulté le {long_date(today)}."
