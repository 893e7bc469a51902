"""Words of the local projects: filters, states, and what each source counts."""

from collections.abc import Sequence

from dashboard.cards.cnr import ProjectCard, TallyCard
from dashboard.cards.series import TerritoryCard
from dashboard.selection.toolbox import STATUS, THEME
from dashboard.selection.url import TERRITORY, Refused
from dashboard.wording import values
from dashboard.wording.dates import period
from dashboard.wording.frame import LONGEST_ECHO
from dashboard.wording.numbers import NOT_AVAILABLE, count_of, number, plural
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Level, ProjectStatus, Roundness, Tally, Theme

TITLE = "Projets locaux"
NOT_COMPLETE = (
    "Aucune liste complète des projets locaux n’a été publiée : la liste reprend ceux que des "
    "documents publics décrivent. Le thème est un classement de Cap Santé."
)
ADD = (
    "Une ARS ou une préfecture ajoute ses projets au fichier initiatives.csv du dépôt, où la "
    "section « Ajouter un projet local » décrit chaque colonne : le projet paraît à la mise à jour "
    "suivante."
)
# The page stays light however many projects are added: filters and the file give the others.
MOST_SHOWN = 12
EMPTY = "Aucun projet ne correspond à ces filtres."
CLEAR = "Effacer les filtres"
DOWNLOAD = "Télécharger les projets locaux (CSV)"
PLACE, THEME_LABEL, LEVER, STATE, FIGURES, SOURCE = (
    *("Territoire", "Thème", "Levier", "État", "Chiffres", "Source"),
)
ALL = {
    TERRITORY: "Tous les territoires",
    THEME: "Tous les thèmes",
    STATUS: "Tous les états",
}
PICKERS = {TERRITORY: "Territoire du projet", THEME: "Thème", STATUS: "État du projet"}
THEMES = {
    Theme.INSTALLATION: "Installation des professionnels",
    Theme.EXERCICE_COORDONNE: "Exercice coordonné",
    Theme.SOINS_NON_PROGRAMMES: "Soins non programmés",
    Theme.ALLER_VERS: "Aller vers les patients",
    Theme.PARCOURS: "Parcours de soins",
    Theme.PLATEAU_TECHNIQUE: "Plateau technique",
    Theme.SANTE_MENTALE: "Santé mentale",
    Theme.PREVENTION: "Prévention",
    Theme.TRANSPORT: "Transport",
    Theme.FORMATION: "Formation",
    Theme.AUTRE: "Autre",
}
STATES = {
    ProjectStatus.PREVU: "Prévu",
    ProjectStatus.EN_COURS: "En cours",
    ProjectStatus.EN_FONCTIONNEMENT: "En fonctionnement",
    ProjectStatus.REALISE: "Réalisé",
    ProjectStatus.ABANDONNE: "Abandonné",
}
NOT_SAID = "non précisé"
NO_FIGURE = "aucun chiffre publié"

COUNTS = "Réunions, participants, projets"
COUNTS_CAPTION = "Ce que les sources comptent du CNR Santé, par territoire"
TALLIES = {
    Tally.REUNIONS: "Réunions",
    Tally.PARTICIPANTS: "Participants",
    Tally.PROJETS: "Projets",
    Tally.PROJETS_REALISES: "Réalisés",
    Tally.PROJETS_EN_COURS: "En cours",
    Tally.FINANCEMENT_MEUR: "Financement",
}
ROUNDNESS = {
    Roundness.EXACT: "",
    Roundness.PLUS_DE: "plus de ",
    Roundness.ENVIRON: "environ ",
    Roundness.PRES_DE: "près de ",
}
SOURCES = "Voir la source de chaque nombre"
SOURCES_CAPTION = "Source et date de chaque nombre"
SOURCE_COLUMNS = ("Nombre", "Territoire", "Date", "Source", "Précision")
NO_NOTE = "aucune"


def place(card: TerritoryCard) -> str:
    """« Alpes-de-Haute-Provence (04) », « Corse », « France »."""
    return f"{card.name} ({card.code})" if card.level is Level.DEPARTEMENT else card.name


def state(project: ProjectCard) -> str:
    """How far the project is, and when its source said so."""
    said = NOT_SAID if project.status is None else STATES[project.status]
    return said if project.period is None else f"{said} ({period(project.period)})"


def shown(found: int, total: int) -> str:
    """« 8 projets affichés sur 11. »."""
    if not found:
        return EMPTY
    if found > MOST_SHOWN:
        return (
            f"{found}{NBSP}projets sur {total} correspondent{NBSP}: les {MOST_SHOWN} premiers sont "
            "affichés, le fichier les a tous."
        )
    return f"{found}{NBSP}{plural(found, 'projet affiché', 'projets affichés')} sur {total}."


def from_link(found: int) -> str:
    """Where to look, when the link itself filters the projects."""
    verb = plural(found, "projet local correspond", "projets locaux correspondent")
    return f"{found}{NBSP}{verb} aux filtres de ce lien{NBSP}: la liste est en bas de page."


def refused(parameter: Refused) -> str:
    """The polite notice about a filter of the link that names something unknown."""
    if not parameter.value.strip():
        said = f"Dans ce lien, «{NBSP}{parameter.key}{NBSP}» n’a pas de valeur."
    else:
        cut = "…" if len(parameter.value) > LONGEST_ECHO else ""
        value = parameter.value[:LONGEST_ECHO] + cut
        said = f"Ce lien contient une valeur inconnue ({parameter.key} = {value})."
    return f"{said} Ce filtre n’est pas appliqué."


def amount(card: TallyCard) -> str:
    """« plus de 10 000 », « 41 », « plus de 2,9 millions d’euros »."""
    word = ROUNDNESS[card.roundness]
    if card.tally is Tally.FINANCEMENT_MEUR:
        return word + count_of(card.value, "million d’euros", "millions d’euros", decimals=1)
    return word + number(card.value)


def cell(cards: Sequence[TallyCard]) -> str:
    """Every number given for one thing: « plus de 10 000 ou environ 100 000 », or « n.d. »."""
    return " ou ".join(amount(card) for card in cards) or NOT_AVAILABLE.mark


def counted(card: TallyCard) -> str:
    """« Participants : plus de 10 000 »."""
    return f"{TALLIES[card.tally]}{NBSP}: {amount(card)}"


def disagreement(cards: Sequence[TallyCard]) -> str:
    """Who says which number, when several are given for one thing."""
    first = cards[0]
    where = place(first.territory)
    said = " ; ".join(f"{amount(card)} selon {card.source_title}{_aside(card)}" for card in cards)
    return f"{TALLIES[first.tally]}, {where}{NBSP}: {said}. Aucun des deux n’est écarté ici."


def _aside(card: TallyCard) -> str:
    if card.note is None:
        return ""
    return f" ({card.note[:1].lower()}{card.note[1:].rstrip('.')})"


def coverage(card: TallyCard, described: int) -> str:
    """« Provence-Alpes-Côte d’Azur : 8 projets décrits ici, 41 annoncés. »."""
    where = place(card.territory)
    here = count_of(described, "projet décrit", "projets décrits")
    announced = plural(card.value, "annoncé", "annoncés")
    return f"{where}{NBSP}: {here} ici, {amount(card)} {announced}."


def note(card: TallyCard) -> str:
    """What the source adds."""
    return values.capital(card.note or NO_NOTE)
