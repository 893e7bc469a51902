"""Words of the MSP counted in FINESS and by INSEE, beside the Baromètre's."""

from collections.abc import Sequence

from dashboard.cards.finess import BpeCard, FinessCard, Pair
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import TerritoryCard
from dashboard.wording.dates import long_date, month_year
from dashboard.wording.numbers import NOT_AVAILABLE, count_of, number
from dashboard.wording.typography import NBSP
from dashboard.wording.values import capital

TITLE = "MSP recensées dans FINESS"
EXPLAINED = (
    "FINESS, répertoire national des établissements de santé, compte les structures enregistrées "
    "comme maisons de santé (catégorie 603), d’après leur date d’ouverture. Le Baromètre compte "
    "les MSP que les agences régionales de santé recensent lors de leurs campagnes. Ce sont deux "
    "comptes différents : un écart n’est pas une erreur, et les deux séries ne sont jamais mises "
    "bout à bout."
)
# What a file leaves out of the past that it tells.
PAST = {
    "finess_plus": "Les structures fermées sont dans le fichier : elles comptent jusqu’à leur "
    "fermeture.",
    "finess_legacy": "Les structures fermées avant l’extraction n’y sont plus : elles manquent aux "
    "dates passées.",
    "finess_occitanie": "Les structures fermées avant l’extraction n’y sont plus : elles manquent "
    "aux dates passées.",
}
COLUMNS = ("Date", "Baromètre", "FINESS", "Écart")
PLACE_COLUMNS = ("Département", "Date", "Baromètre", "FINESS", "Écart")
BPE_COLUMNS = ("Millésime", "BPE", "FINESS, la veille", "Baromètre, la veille")
SHOW_COUNTS = "Voir les comptes de FINESS et de la BPE à côté de ceux du Baromètre"
GAP_NOTE = f"Écart{NBSP}: FINESS moins Baromètre, en MSP."
BPE_NOTE = (
    "La base permanente des équipements (BPE) de l’INSEE dénombre aussi les maisons de santé, "
    "commune par commune ; un millésime décrit le début de l’année. « La veille » désigne le "
    "31 décembre précédent."
)
FILES = "Télécharger les MSP, CPTS et centres de santé selon FINESS (CSV pour tableur)"
BPE_FILES = "Télécharger les comptes de la BPE (CSV pour tableur)"


def finding(card: FinessCard) -> str:
    """Both counts on the newest day, or why there is only one."""
    where, latest = card.territory.name_in, card.latest
    if latest is None or latest.finess is None or latest.gap is None:
        return missing(card)
    finess = count_of(latest.finess, "MSP", "MSP")
    return (
        f"{capital(where)}, au {long_date(latest.date)}, FINESS recense {finess} et le Baromètre "
        f"{number(latest.barometre)}{NBSP}: écart de {gap(latest)}."
    )


def missing(card: FinessCard) -> str:
    """What no file read here says, which is not zero."""
    if not card.covered_count:
        return f"Donnée FINESS non disponible {card.territory.name_in}."
    covered = count_of(card.covered_count, "département", "départements")
    verb = "couvre" if card.covered_count < 2 else "couvrent"
    return (
        f"Donnée FINESS non disponible {card.territory.name_in}{NBSP}: les fichiers lus ici ne "
        f"{verb} que {covered} sur {card.departements_count}. Non disponible ne veut pas dire zéro."
    )


def past(card: FinessCard) -> str:
    """Which file, of when, and what it does not know of the past."""
    if card.source_id is None or card.edition is None:
        return ""
    said = [
        f"Une seule extraction, celle de {month_year(card.edition)}, donne toutes les dates.",
        PAST.get(card.source_id, ""),
    ]
    if card.set_aside_count:
        aside = count_of(card.set_aside_count, "structure écartée", "structures écartées")
        said.append(f"{aside}, faute de dates possibles.")
    return " ".join(text for text in said if text)


def caption(card: FinessCard) -> str:
    """Caption of the table by date."""
    return f"MSP le même jour selon le Baromètre et selon FINESS, {card.territory.name}"


def places_caption(card: FinessCard) -> str:
    """Caption of the table by département."""
    count = f"{number(len(card.places))} sur {number(card.places_count)}"
    return (
        f"MSP par département selon le Baromètre et selon FINESS ({count}), au jour le plus récent"
    )


def bpe_caption(card: FinessCard) -> str:
    """Caption of the table of the equipment base."""
    return f"MSP selon la base des équipements de l’INSEE, {card.territory.name}"


def gap(pair: Pair) -> str:
    """« +11 », « −11 », « 0 »."""
    return NOT_AVAILABLE.mark if pair.gap is None else number(pair.gap, sign=True)


def row(pair: Pair) -> tuple[str, ...]:
    """One date."""
    return (long_date(pair.date), number(pair.barometre), _count(pair.finess), gap(pair))


def place_row(place: TerritoryCard, pair: Pair) -> tuple[str, ...]:
    """One département."""
    return (place.name, *row(pair))


def bpe_row(card: BpeCard) -> tuple[str, ...]:
    """One vintage, with both other counts."""
    return (
        str(card.year),
        number(card.structures_count),
        _count(card.finess),
        _count(card.barometre),
    )


def codes(card: FinessCard) -> str:
    """What « n.d. » stands for, where a table uses it."""
    cells = [cell for one in card.bpe for cell in bpe_row(one)]
    return NOT_AVAILABLE.sentence if NOT_AVAILABLE.mark in cells else ""


def sources(card: FinessCard, cards: Sequence[SourceCard]) -> str:
    """Producers, titles and dates of what is shown."""
    vintages = {source_id: month_year(edition) for source_id, edition in card.files}
    if card.bpe:
        vintages["bpe"] = " et ".join(str(one.year) for one in card.bpe)
    said = [
        f"{one.producer}, «{NBSP}{one.title}{NBSP}», {vintages[one.source_id]}"
        for one in cards
        if one.source_id in vintages
    ]
    return f"Source{NBSP}: {' ; '.join(said)}." if said else ""


def _count(value: float | None) -> str:
    return NOT_AVAILABLE.mark if value is None else number(value)
