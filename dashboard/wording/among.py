"""Words of a département's place among the others: limits of chance, interval of ranks, peers."""

from collections.abc import Sequence

from dashboard.cards.cnr import ProjectCard
from dashboard.cards.comparison import ComparedCard, FieldCard, PeerCard
from dashboard.cards.series import IndicatorCard, TerritoryCard
from dashboard.wording import compare, peers
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import count_of
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.contract.comparison import Position

TITLE = "Parmi les départements"
PEERS = peers.TITLE
PROJECTS = "Projets locaux du CNR Santé"
NOT_THEN = (
    "Places et rangs se lisent sur les données d’aujourd’hui seulement : ils ne sont pas montrés à "
    "une autre date."
)
ONLY_DEPARTEMENTS = (
    "Seuls les départements ont un rang, une place dans l’entonnoir et des territoires comparables."
)
POSITIONS = {
    Position.ABOVE_998: f"au-dessus des limites à 99,8{NNBSP}%",
    Position.ABOVE_95: f"au-dessus des limites à 95{NNBSP}%, dans celles à 99,8{NNBSP}%",
    Position.INSIDE: f"dans les limites à 95{NNBSP}%",
    Position.BELOW_95: f"au-dessous des limites à 95{NNBSP}%, dans celles à 99,8{NNBSP}%",
    Position.BELOW_998: f"au-dessous des limites à 99,8{NNBSP}%",
}
NO_LIMITS = "sans limites, faute d’effectif publié"
NOTE = (
    "Limites : entre quelles valeurs le hasard seul placerait un département de cette population. "
    "Pour une couverture, elles se touchent presque : être hors des limites n’y apprend presque "
    "rien. Rang 1 : la valeur la plus haute ; l’intervalle contient tous les rangs possibles si "
    "chaque nombre est juste à une unité près, et chaque pourcentage à une demi-unité de sa "
    "dernière décimale."
)
THEMES = (
    "Comparés sur six thèmes de même poids : population, densité, part des 65 ans et plus, APL aux "
    "médecins généralistes, médecins généralistes par habitant, situation outre-mer ou en Corse."
)
SHOW_PEERS = "Voir ce qui compose les distances, et la méthode"
SEE_PROJECTS = "→ Voir les projets et leurs sources"
MOST_NAMED = 4


def place(field: FieldCard, card: ComparedCard) -> str:
    """« 12,0 pour 100 000 habitants au 30 juin 2025 : au-dessus des limites à 99,8 %… »."""
    said = compare.amount(card.compared_value, field.indicator)
    where = _position(card, field.indicator)
    return f"{said} au {long_date(card.date)}{NBSP}: {where} ; {rank(card)}."


def rank(card: ComparedCard) -> str:
    """« entre le 1er et le 6e rang sur 101 »."""
    first, last = compare.ordinal(card.rank_first), compare.ordinal(card.rank_last)
    if card.rank_first == card.rank_last:
        return f"{first}{NBSP}rang sur {card.ranked_count}"
    return f"entre le{NBSP}{first} et le{NBSP}{last}{NBSP}rang sur {card.ranked_count}"


def absent(own: TerritoryCard) -> str:
    """A département that has no value on the day that the others share."""
    return f"Pas de valeur {own.name_in} à la date que les autres départements partagent."


def nearest(found: Sequence[PeerCard]) -> str:
    """« Du plus proche au moins proche, avec la distance : Ariège (09), 1,01 ; … »."""
    each = " ; ".join(f"{with_code(one.territory)}, {peers.distance(one)}" for one in found)
    return f"Du plus proche au moins proche, avec leur distance{NBSP}: {each}."


def compare_label(own: TerritoryCard, count: int) -> str:
    """« → Comparer : Ain et ses 8 départements comparables »."""
    return f"→ Comparer{NBSP}: {compare.base_sentence(own, count)}"


def short(fields: Sequence[tuple[FieldCard, ComparedCard]]) -> str:
    """The same on one line for the sheet: « MSP : entre le 1er et le 6e rang sur 101, … »."""
    said = (
        f"{field.indicator.short_label}{NBSP}: {rank(card)}, {_where(card)}"
        for field, card in fields
    )
    return f"{' ; '.join(said)}."


def peers_in_short(found: Sequence[PeerCard]) -> str:
    """One line for the sheet: « Départements comparables (distance) : Ariège (1,01), … »."""
    each = ", ".join(f"{one.territory.name} ({peers.distance(one)})" for one in found)
    return f"Départements comparables (distance){NBSP}: {each}."


def projects_in_short(own: TerritoryCard, found: Sequence[ProjectCard]) -> str:
    """One line for the sheet: how many, and where they are described."""
    counted = count_of(len(found), "projet recensé", "projets recensés")
    return f"{PROJECTS}{NBSP}: {counted} {own.name_in}, décrits sur la page CNR Santé."


def projects(own: TerritoryCard, found: Sequence[ProjectCard]) -> str:
    """How many local projects are listed here, the first of them by name."""
    if not found:
        return f"Aucun projet local recensé {own.name_in}. Aucune liste complète n’a été publiée."
    names = [f"«{NBSP}{project.name}{NBSP}»" for project in found[:MOST_NAMED]]
    rest = len(found) - len(names)
    more = f" et {count_of(rest, 'autre', 'autres')}" if rest else ""
    counted = count_of(len(found), "projet local recensé", "projets locaux recensés")
    return f"{counted} {own.name_in}{NBSP}: {', '.join(names)}{more}."


def _position(card: ComparedCard, indicator: IndicatorCard) -> str:
    if card.position is None or card.centre is None:
        return NO_LIMITS
    beside = compare.amount(card.centre, indicator)
    return f"{POSITIONS[card.position]} autour de l’ensemble des départements ({beside})"


def _where(card: ComparedCard) -> str:
    return NO_LIMITS if card.position is None else POSITIONS[card.position]
