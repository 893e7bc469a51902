"""Words inside the chart of the sessions."""

from dashboard.cards.padhue import Known
from dashboard.wording import padhue_figures as figures
from dashboard.wording.typography import NBSP, typo

PANELS = ("Postes ouverts", "Candidats inscrits", "Lauréats")
POSTS = "Postes (voie interne depuis 2025)"
DISPUTED_POSTS = "Postes, écart entre sources"
EXTERNAL = "Postes, voie externe"
ALL_LISTS = "Plusieurs listes ensemble"
LIST_A = "Liste A (concours)"
LIST_B = "Liste B"
LIST_C = "Liste C"
DOCTORS = "Liste A, médecins seuls"
MAIN_LIST = "Liste principale"
RESERVE = "Liste complémentaire"
ADDED = "Ajoutés après jugement"
# Columns in words: their glyphs are those of an outline, a hatch, dots.
COLUMNS = (("□", POSTS), ("▨", EXTERNAL), ("▒", DISPUTED_POSTS))


def hover(known: Known) -> str:
    """« Session 2024, reçus sur la liste principale – toutes professions : 3 225 ou 3 235 »."""
    subject = known.subject
    counted = figures.counted(subject)
    return typo(
        f"Session {subject.session}, {counted[:1].lower()}{counted[1:]}{NBSP}: "
        f"{figures.said_with_origin(known)}"
    )
