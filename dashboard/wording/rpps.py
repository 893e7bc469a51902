"""Words of the territorial stock: doctors with a non-EU diploma counted in the RPPS."""

from collections import Counter

from dashboard.cards.quality import SourceCard
from dashboard.cards.rpps import CountCard, RppsCard, SpecialtyCard
from dashboard.cards.series import TerritoryCard
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import NOT_AVAILABLE, change, count_of, number
from dashboard.wording.typography import NBSP
from pipelines.contract.rpps import NO_SPECIALTY as UNKNOWN
from pipelines.contract.rpps import Counted, Secrecy

TITLE = "Stock territorial"
# While nothing has been read: what will be here, and why it is not.
NONE_YET = (
    "Aucune extraction du RPPS n’a encore été lue ici. Cette partie montrera le nombre de médecins "
    "inscrits qui ont un diplôme obtenu hors de l’Union européenne et de l’Espace économique "
    "européen, par département, puis par région et spécialité, au jour de l’extraction. Dès la "
    "deuxième extraction, elle montrera aussi la variation nette d’un mois à l’autre. Il n’y a "
    f"rien avant la première lecture{NBSP}: ces fichiers décrivent un seul jour, sans historique."
)
EXPLAINED = (
    "Ce sont tous les médecins inscrits qui ont un tel diplôme, quel que soit le chemin suivi "
    f"(épreuves, anciennes procédures, accords entre États…){NBSP}: ce ne sont pas les lauréats "
    "des EVC, qu’aucun code du RPPS ne distingue. Selon l’ANS, le diplôme d’un PADHUE n’y est "
    "inscrit qu’une fois l’autorisation obtenue."
)
PLACE_RULE = (
    "Chaque médecin compte une fois, en un seul lieu (celui de son activité salariée s’il en a "
    "une) et dans une seule spécialité. Le lieu vient de la commune d’exercice, à défaut du code "
    "postal."
)
SECRECY_RULE = (
    f"Secret statistique{NBSP}: «{NBSP}moins de 5{NBSP}» (ou de 11 par spécialité) remplace un "
    f"petit nombre, zéro compris{NBSP}; «{NBSP}non diffusé{NBSP}» cache un nombre plus grand dont "
    "un petit se déduirait."
)
CHANGE_RULE = (
    f"Variation nette{NBSP}: arrivées moins départs, déménagements et corrections compris. Ce "
    "n’est pas un nombre d’autorisations délivrées."
)
COUNTED = {
    Counted.DIPLOME_HORS_UE: "Médecins inscrits à diplôme hors Union européenne",
    Counted.PLEIN_EXERCICE: "dont autorisés au plein exercice ou nommés par arrêté",
    Counted.SANS_AUTORISATION: "dont sans autorisation renseignée",
    Counted.DEROGATION_OUTRE_MER: "Médecins sous dérogation (Guadeloupe, Guyane, Martinique, "
    "Saint-Pierre-et-Miquelon)",
    Counted.ROLE_PADHUE: f"Déclarés au RPPS par un employeur sous le rôle «{NBSP}PADHUE – "
    f"Médecin{NBSP}»",
}
NATIONAL_COLUMNS = ("Ce qui est compté, France", "Médecins")
PLACE_COLUMNS = ("Département", "Médecins")
SPECIALTY_COLUMNS = ("Spécialité, et chaque région", "France")
NET_CHANGE = "Variation nette"
SHOW = "Voir le stock par département, par région et spécialité"
NOT_LOCATED = "Non localisés, ou hors des départements"
NOT_LOCATED_SHORT = "non localisés"
NO_SPECIALTY = "Spécialité non précisée"
HIDDEN = "non diffusé"
DOWNLOAD = "Télécharger le stock par territoire et par spécialité (CSV pour tableur)"


def finding(card: RppsCard) -> str:
    """« Au 5 octobre 2026, 19 312 médecins sont inscrits au RPPS avec un diplôme obtenu… »."""
    if card.edition is None:
        return NONE_YET
    total = card.national[0][1]
    many = count_of(total.count or 0, "médecin est inscrit", "médecins sont inscrits")
    return (
        f"Au {long_date(card.edition)}, {many} au RPPS avec un diplôme obtenu hors de l’Union "
        f"européenne et de l’Espace économique européen.{_compared(card, total)}"
    )


def _compared(card: RppsCard, total: CountCard) -> str:
    if card.compared_with is None or total.net_change is None:
        return ""
    moved = change(total.net_change)
    return f" Variation nette depuis le {long_date(card.compared_with)}{NBSP}: {moved}."


def count(card: CountCard) -> str:
    """« 412 », « moins de 5 », « non diffusé »."""
    match card.secrecy:
        case Secrecy.PRIMARY:
            return f"moins de {card.threshold}"
        case Secrecy.SECONDARY:
            return HIDDEN
        case Secrecy.PUBLISHED:
            return NOT_AVAILABLE.mark if card.count is None else number(card.count)


def net_change(card: CountCard) -> str:
    """« +3 », « 0 », or n.d. where one of the two counts is secret."""
    if card.net_change is None:
        return NOT_AVAILABLE.mark
    return number(card.net_change, sign=True)


def national_caption(card: RppsCard) -> str:
    """Caption of the table of national counts."""
    return f"Médecins comptés au RPPS, France{_on(card)}"


def places_caption(card: RppsCard) -> str:
    """Caption of the table by département."""
    return f"Médecins inscrits à diplôme hors Union européenne, par département{_on(card)}"


def specialties_caption(card: RppsCard) -> str:
    """Caption of the table by région and specialty."""
    return f"Médecins inscrits à diplôme hors Union européenne, par spécialité et région{_on(card)}"


def place(territory: TerritoryCard | None) -> str:
    """The name of a row."""
    return NOT_LOCATED if territory is None else territory.name


def specialty(card: SpecialtyCard) -> str:
    """The producer's label, or its code where it gives none."""
    return card.label or (NO_SPECIALTY if card.code == UNKNOWN else card.code)


def by_region(card: SpecialtyCard) -> str:
    """« Bretagne : 54 ; Corse : non diffusé ; ailleurs (15) : moins de 11 »: small ones last."""
    said = [
        f"{NOT_LOCATED_SHORT if territory is None else territory.name}{NBSP}: {count(one)}"
        for territory, one in card.regions
        if one.secrecy is not Secrecy.PRIMARY
    ]
    smalls = Counter(count(one) for _, one in card.regions if one.secrecy is Secrecy.PRIMARY)
    for words, times in smalls.items():
        others = "ailleurs" if said else "partout"
        said.append(f"{others} ({number(times)}){NBSP}: {words}")
    return f"{NBSP}; ".join(said)


def notes(card: RppsCard) -> str:
    """What the tables cannot say by themselves."""
    said = [PLACE_RULE, SECRECY_RULE]
    if card.compared_with is not None:
        said += [CHANGE_RULE, NOT_AVAILABLE.sentence]
    return " ".join(said)


def sources(card: RppsCard, cards: tuple[SourceCard, ...]) -> str:
    """Producer, title, day of the extract, lines set aside."""
    found = next((one for one in cards if one.source_id == "rpps"), None)
    if found is None or card.edition is None:
        return ""
    aside = count_of(card.rejected_count, "ligne illisible écartée", "lignes illisibles écartées")
    return (
        f"Source{NBSP}: RPPS, {found.producer}, «{NBSP}{found.title}{NBSP}», extraction du "
        f"{long_date(card.edition)}, {aside} sur {number(card.lines_count)}. Calcul Cap Santé."
    )


def _on(card: RppsCard) -> str:
    return "" if card.edition is None else f", {long_date(card.edition)}"
