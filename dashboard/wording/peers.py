"""Words of the départements that resemble one."""

from dashboard.cards.comparison import PeerCard
from dashboard.cards.series import TerritoryCard
from dashboard.wording.numbers import computed
from dashboard.wording.typography import NBSP

TITLE = "Territoires comparables"
REFERENCE = "référence"
COLUMNS = ("Département", "Distance")
# What tells why two départements are near, beside the distance: variables and their headers.
SHOWN = {
    "population": "Population",
    "part_65_ans_et_plus_pct": "65 ans et plus",
    "apl_generalistes": "APL",
    "generalistes_per_100k": "Généralistes pour 100 000 habitants",
    "part_grands_centres_urbains_pct": "Grands centres urbains",
    "part_rural_disperse_pct": "Rural à habitat dispersé",
}
# Every source behind a distance.
SOURCES = ("population", "densite", "estimations", "apl", "ameli")
NONE = "Choisissez un département pour voir ceux qui lui ressemblent le plus."
METHOD = (
    "Les huit départements les plus proches selon six thèmes de même poids : population (en "
    "ordre de grandeur), densité (parts des sept niveaux de la grille de l’Insee), part des 65 ans "
    "et plus, APL aux médecins généralistes, médecins généralistes pour 100 000 habitants, "
    "situation outre-mer ou en Corse. Chaque variable est rapportée à son écart-type entre "
    "départements ; la distance est la racine de la somme des carrés. Rien ne décrit la montagne : "
    "aucune des sources ne la donne."
)
EDITABLE = "La liste des territoires comparés reste modifiable en haut de la page."


def caption(base: TerritoryCard) -> str:
    """Caption of the table."""
    return f"Départements les plus proches {base.name_of}, du plus proche au moins proche"


def distance(card: PeerCard) -> str:
    """« 1,01 »."""
    return computed(card.distance, 2)


def scale(peers: tuple[PeerCard, ...], first: float | None) -> str:
    """How near the nearest is, beside what is usual; and themes that could not be compared."""
    nearest = peers[0]
    said = f"Le plus proche est à {distance(nearest)}"
    if first is not None:
        said += (
            f"{NBSP}; pour la moitié des départements, le plus proche est à moins de "
            f"{computed(first, 2)}"
        )
    far = (
        " Cette distance est grande : aucun département ne lui ressemble vraiment."
        if first is not None and nearest.distance > 2 * first
        else ""
    )
    partial = (
        " Un thème manque à la comparaison pour au moins l’un d’eux : les autres pèsent davantage."
        if any(peer.themes_count < 6 for peer in peers)
        else ""
    )
    return f"{said}.{far}{partial}"
