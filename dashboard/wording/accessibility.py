"""Words of the accessibility statement: the parts, in their order, are those that the RGAA imposes.

The statement says what the code is tested for and what is known to fail. Who must declare, and who
answers readers, is for whoever puts the site online.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dashboard.publisher import Publisher
from dashboard.wording import frame
from dashboard.wording.dates import long_date
from dashboard.wording.typography import listed

TITLE = "Déclaration d’accessibilité"
ADDRESS = "accessibilite"
LEAD = (
    "Ce que le site fait pour être lisible par tous, ce qui ne l’est pas encore, comment le "
    "signaler."
)
SITE_SECTION = "Accessibilité du site"
SITE_LEAD = "Aucun audit n’a été réalisé ; les défauts connus sont publiés."
SITE_LINK = "Déclaration d’accessibilité : état, défauts connus, contact pour en signaler un"

SCOPE = "Organisme et portée"
APPLIES = (
    "Cette déclaration s’applique au site Cap Santé : ses pages, et la fiche à imprimer de chaque "
    "territoire."
)
DUTY = (
    "L’article 47 de la loi n° 2005-102 du 11 février 2005 demande à l’État, aux collectivités, "
    "aux organismes chargés d’une mission de service public et aux plus grandes entreprises de "
    "rendre leurs sites accessibles et de publier une telle déclaration."
)
UNNAMED = (
    "Aucun éditeur n’est nommé pour cette copie du site. Cette page décrit donc l’état du "
    "logiciel. C’est à la personne ou à l’organisme qui met le site en ligne de dire s’il est "
    "soumis à cette obligation, de s’y engager et, s’il l’est, de publier son schéma pluriannuel "
    "et son plan d’action : aucun n’existe à ce jour."
)
NAMED = (
    "publie cette copie du site. Cette page décrit l’état du logiciel. C’est à cet éditeur de dire "
    "s’il est soumis à cette obligation, de s’y engager et, s’il l’est, de publier son schéma "
    "pluriannuel et son plan d’action."
)

STATE = "État de conformité"
NOT_COMPLIANT = (
    "Le site Cap Santé n’est pas en conformité avec le référentiel général d’amélioration de "
    "l’accessibilité (RGAA), version 4.1 : il est non conforme. C’est l’état que le RGAA prévoit "
    "tant qu’aucun audit en cours de validité ne mesure ses critères. Les non-conformités connues "
    "sont énumérées plus bas."
)

RESULTS = "Résultats des tests"
NO_AUDIT = (
    "Aucun audit n’a été réalisé, ni en interne ni par un tiers : aucune part de critères "
    "respectés n’est annoncée. Des contrôles automatiques tiennent le logiciel à ce qui suit ; "
    "ils ne sont pas un audit, car ils ne jugent ni la justesse d’un texte ni l’usage réel d’une "
    "aide technique."
)
THEMES: Final = ("light", "dark")
WIDTHS: Final = (1280, 390)
NARROWEST: Final = 320
TESTED = (
    "Outil axe-core, règles WCAG 2.1 de niveaux A et AA, sur toutes les pages, en thème clair et "
    f"en thème sombre, à 1 280 et à {WIDTHS[1]} pixels de large : aucune infraction grave ou "
    "critique.",
    "Contrôles propres au site, sur toutes les pages : langue, titres de page et de "
    "parties, images nommées ou masquées, tableaux titrés dont chaque en-tête dit sa portée, "
    "liens compris dans leur contexte, identifiants uniques, noms en français, passages en anglais "
    "signalés.",
    "Chaque graphique a une phrase pour alternative et un tableau de valeurs à sa suite.",
    "Au clavier, sur les pages Indicateur et Comparer : chaque commande est atteinte, sans piège, "
    "et un trait contrasté montre laquelle a le focus.",
    f"À {NARROWEST} pixels de large, à 200 % d’agrandissement et avec un texte espacé : rien ne "
    "déborde de l’écran. Aucune animation.",
    "Palette : contrastes des textes et des traits recalculés dans les deux thèmes.",
)
UNTESTED_LEAD = "N’ont pas été vérifiés :"
UNTESTED = (
    "la restitution par un lecteur d’écran ;",
    "les navigateurs autres que Chromium, et les couleurs imposées par le système ;",
    "les classeurs XLSX à télécharger, dont les valeurs sont aussi en CSV et dans les pages.",
)

CONTENTS = "Contenus non accessibles"
CONTENTS_LEAD = "Les contenus ci-dessous ne sont pas accessibles pour les raisons suivantes."
FAULTS = "Non-conformités"
FAULTS_LEAD = (
    "Elles viennent surtout de Streamlit et de Plotly, les logiciels qui affichent les pages et "
    "les courbes. Chacune est vérifiée dans le site : elle quitte cette liste dès qu’elle "
    "disparaît."
)
FAULTS_CAPTION = "Non-conformités connues, dans l’ordre des critères"
FAULTS_COLUMNS = ("Critère du RGAA", "Ce qui ne va pas", "Ce qui reste possible")


class Fault(StrEnum):
    """Each known fault; a test observes it on the pages as they are served."""

    CHART_ROLE = "chart_role"
    NESTING = "nesting"
    LANDMARKS = "landmarks"
    TOOLTIP = "tooltip"
    LABEL = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fault in words: criteria of the RGAA, what is wrong, what the reader can do."""

    criteria: str
    wrong: str
    instead: str


FAULTS_TOLD: Final = {
    Fault.CHART_ROLE: Told(
        criteria="Critère 1.1",
        wrong="Le dessin d’une courbe n’a pas lui-même le rôle d’une image.",
        instead="Le cadre qui l’entoure porte ce rôle et une phrase ; le tableau suit.",
    ),
    Fault.NESTING: Told(
        criteria="Critère 8.2",
        wrong=(
            "Les étiquettes des listes et les titres des blocs à ouvrir contiennent des "
            "paragraphes là où HTML n’admet que du texte."
        ),
        instead="Les navigateurs les affichent et les nomment sans erreur.",
    ),
    Fault.LANDMARKS: Told(
        criteria="Critère 9.2, critère 12.6",
        wrong=(
            "La zone d’en-tête est vide ; le menu et le pied de page sont à l’intérieur de la zone "
            "principale."
        ),
        instead="Le menu reste une zone « Pages du site », le pied de page une zone à part.",
    ),
    Fault.TOOLTIP: Told(
        criteria="Critère 10.13",
        wrong=(
            "L’infobulle d’une courbe ne s’ouvre qu’à la souris et ne se ferme pas avec la touche "
            "Échap."
        ),
        instead="Elle se ferme quand la souris s’écarte ; le tableau donne les mêmes valeurs.",
    ),
    Fault.LABEL: Told(
        criteria="Critère 11.1",
        wrong=(
            "L’étiquette visible d’une liste n’est pas liée à son champ : cliquer dessus n’y place "
            "pas le curseur."
        ),
        instead="Le champ porte le même nom pour une aide technique ; un clic dedans l’ouvre.",
    ),
}
BURDEN = "Dérogations pour charge disproportionnée"
NO_BURDEN = "Aucune dérogation n’est invoquée."
EXEMPT = "Contenus non soumis à l’obligation d’accessibilité"
MAPS = (
    "Les cartes des départements et des régions. Chacune a une phrase, une légende chiffrée et, à "
    "sa suite, un tableau des mêmes valeurs ; on peut aussi la parcourir au clavier. Elle est "
    "isolée du reste de la page (arbre fantôme), où certains outils de vérification n’entrent pas."
)
ALTERNATIVES = (
    "Chaque graphique et chaque carte du site a une phrase qui le résume et un tableau de ses "
    "valeurs."
)

ESTABLISHED = "Établissement de cette déclaration d’accessibilité"
TECHNOLOGIES = "Technologies utilisées"
TECHNOLOGIES_LIST = "HTML, CSS, JavaScript (nécessaire) et SVG."
ENVIRONMENT = "Environnement de test"
ENVIRONMENT_LIST = "Chromium sous Linux, sans lecteur d’écran."
TOOLS = "Outils"
TOOLS_LIST = "axe-core, Playwright et les contrôles publiés avec le code."
PAGES = "Pages vérifiées"
PAGES_LIST: Final = {
    "/synthese": frame.OVERVIEW,
    "/indicateur": frame.INDICATOR_PAGE,
    "/territoire": frame.TERRITORY_PAGE,
    "/comparer": frame.COMPARE,
    "/padhue": frame.PADHUE,
    "/cnr": frame.CNR,
    "/revisions": frame.REVISIONS,
    "/methode": frame.METHOD,
    f"/{ADDRESS}": TITLE,
    f"/{frame.SITE_MAP_ADDRESS}": frame.SITE_MAP,
}

FEEDBACK = "Retour d’information et contact"
FEEDBACK_LEAD = (
    "Si vous n’arrivez pas à accéder à un contenu ou à un service, vous pouvez contacter le "
    "responsable du site pour être orienté vers une alternative accessible ou obtenir le contenu "
    "sous une autre forme."
)
RECOURSE = "Voies de recours"
RECOURSE_LEAD = (
    "Cette procédure est à utiliser dans le cas suivant : vous avez signalé au responsable du site "
    "un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, et vous "
    "n’avez pas obtenu de réponse satisfaisante. Vous pouvez :"
)
DEFENDER_LINKS: Final = {
    "Écrire un message au Défenseur des droits": "https://formulaire.defenseurdesdroits.fr/",
    "Contacter le délégué du Défenseur des droits dans votre région": (
        "https://www.defenseurdesdroits.fr/saisir/delegues"
    ),
}
DEFENDER_POST = (
    "Envoyer un courrier par la poste (gratuit, ne pas mettre de timbre) : Défenseur des droits, "
    "Libre réponse 71120, 75342 Paris Cedex 07."
)


def who(publisher: Publisher) -> str:
    """Who publishes this copy of the site, and what is left to him."""
    return f"{publisher.name} {NAMED}" if publisher.name else UNNAMED


def established(updated: date) -> str:
    """The day of the statement: that of the site's last update."""
    return f"Cette déclaration a été établie le {long_date(updated)}, avec cette version du site."


def pages() -> str:
    """Every page that is checked, with its address."""
    return f"{listed([f'{name} ({address})' for address, name in PAGES_LIST.items()])}."


def faults() -> list[tuple[str, str, str]]:
    """One row for each known fault, in the order of the criteria."""
    return [(told.criteria, told.wrong, told.instead) for told in FAULTS_TOLD.values()]
