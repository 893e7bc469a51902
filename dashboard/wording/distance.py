"""Words of the distance to the nearest MSP: as the crow flies, or by car where it is known."""

from collections.abc import Sequence

from dashboard.cards.distance import ClassCount, DistanceCard, PlaceCounts
from dashboard.cards.quality import SourceCard
from dashboard.wording.dates import month_year
from dashboard.wording.numbers import NOT_AVAILABLE, count_of, number, percent, rounded
from dashboard.wording.typography import NBSP, NNBSP
from dashboard.wording.values import capital
from pipelines.contract.distance import CLASSES, NOT_KNOWN, DistanceClass, Method

TITLE = "Distance à la MSP la plus proche"
SHOW = "Voir les habitants par distance"
FILE = "Télécharger les habitants par distance à la MSP la plus proche (CSV pour tableur)"
LABELS = {
    DistanceClass.UNDER_5_KM: f"Moins de 5{NBSP}km",
    DistanceClass.FROM_5_TO_10_KM: f"De 5 à moins de 10{NBSP}km",
    DistanceClass.FROM_10_TO_20_KM: f"De 10 à moins de 20{NBSP}km",
    DistanceClass.FROM_20_KM: f"20{NBSP}km et plus",
    DistanceClass.UNDER_10_MIN: "Moins de 10 minutes",
    DistanceClass.FROM_10_TO_20_MIN: "De 10 à moins de 20 minutes",
    DistanceClass.FROM_20_TO_30_MIN: "De 20 à moins de 30 minutes",
    DistanceClass.FROM_30_MIN: "30 minutes et plus",
    DistanceClass.UNREACHABLE: "Non joignable",
    DistanceClass.UNKNOWN_PLACE: f"Non disponible{NBSP}: commune sans point connu",
    DistanceClass.UNKNOWN_NEIGHBOUR: f"Non disponible{NBSP}: près d’un département non couvert",
}
UNKNOWN = "Non disponible"
FIRST = {
    Method.STRAIGHT_LINE: "Distance à vol d’oiseau",
    Method.DRIVING: "Temps de trajet en voiture",
}
MEASURED = {Method.STRAIGHT_LINE: "La distance", Method.DRIVING: "Le temps de trajet"}
COUNTS = ("Habitants", "Part", "Communes")
# The two bounds that the sentence gives, and their unit.
SENTENCE = {
    Method.STRAIGHT_LINE: (5, 10, f"{NBSP}km", "à vol d’oiseau"),
    Method.DRIVING: (10, 30, " minutes", "en voiture"),
}
AIM_MINUTES = 30
AIM_NOT_MEASURED = (
    "Une distance à vol d’oiseau n’est pas un temps de trajet. Avoir une MSP à moins de "
    "30 minutes en voiture n’est pas mesuré ici, faute de calcul d’itinéraires."
)
NEIGHBOUR_NOTE = (
    "Les MSP des départements que FINESS ne couvre pas ici ne sont pas connues. Quand l’une "
    "d’elles pourrait être assez proche pour changer la classe d’une commune, ses habitants sont "
    "comptés comme non disponibles."
)
STRAIGHT_NOTE = (
    "Tous les habitants d’une commune sont placés en un seul point, à l’intérieur de la commune"
    f"{NBSP}: dans une grande ville, la distance réelle varie beaucoup d’un quartier à l’autre. La "
    "distance à vol d’oiseau est toujours plus courte que la route."
)
DRIVING_NOTE = (
    "Tous les habitants d’une commune sont placés en un seul point, à l’intérieur de la commune. "
    "Le temps est celui que calcule le moteur d’itinéraires OSRM sur les routes d’OpenStreetMap, "
    "sans embouteillage, vers la plus rapide des dix MSP les plus proches à vol d’oiseau."
)
METHOD_TITLE = "Distance à la MSP la plus proche"
METHOD = (
    "Distance à vol d’oiseau entre un point de la commune et la MSP ouverte la plus proche selon "
    "FINESS, pour tous les habitants de la commune. Ce n’est ni une distance par la route ni un "
    "temps de trajet. Près d’un département que FINESS ne couvre pas, une MSP inconnue pourrait "
    "être plus proche : quand elle changerait la classe, la distance est non disponible."
)


def finding(card: DistanceCard) -> str:
    """Shares under two bounds and what is not known, or why there is nothing."""
    if card.own is None:
        return missing(card)
    near, far, unit, how = SENTENCE[card.method]
    first, second = (share(card.own.within_pct(bound, card.method)) for bound in (near, far))
    unknown = card.own.unknown_pct
    rest = f" {MEASURED[card.method]} est non disponible pour {share(unknown)}." if unknown else ""
    return (
        f"{capital(card.territory.name_in)}, {first} des habitants ont une MSP à moins de "
        f"{near}{unit} {how} de leur commune, {second} à moins de {far}{unit}.{rest}"
    )


def missing(card: DistanceCard) -> str:
    """What no file read here allows to measure, which is not zero."""
    said = f"Distance à la MSP la plus proche non disponible {card.territory.name_in}"
    if not card.covered_count:
        return f"{said}."
    covered = count_of(card.covered_count, "département", "départements")
    verb = "couvre" if card.covered_count < 2 else "couvrent"
    return (
        f"{said}{NBSP}: les fichiers FINESS lus ici ne {verb} que {covered} sur "
        f"{card.departements_count}."
    )


def aim(card: DistanceCard) -> str:
    """Where the thirty minutes stand, or that they are not measured; empty where nothing is."""
    if card.method is Method.STRAIGHT_LINE:
        return AIM_NOT_MEASURED
    if card.own is None:
        return ""
    beyond = [
        one.share_pct
        for one in card.own.classes
        if one.distance_class in {DistanceClass.FROM_30_MIN, DistanceClass.UNREACHABLE}
    ]
    return (
        f"Selon ce calcul, {share(sum(beyond))} des habitants n’ont pas de MSP à moins de "
        f"{AIM_MINUTES} minutes en voiture."
    )


def shown(place: PlaceCounts) -> list[ClassCount]:
    """Classes of the table: those of a way, and what is not known or reached where it exists."""
    optional = {DistanceClass.UNREACHABLE, *NOT_KNOWN}
    return [
        one for one in place.classes if one.population_count or one.distance_class not in optional
    ]


def columns(card: DistanceCard) -> tuple[str, ...]:
    """Headers of the table of the territory."""
    return (FIRST[card.method], *COUNTS)


def row(one: ClassCount) -> tuple[str, ...]:
    """One class."""
    return (
        LABELS[one.distance_class],
        number(one.population_count),
        share(one.share_pct),
        number(one.communes_count),
    )


def caption(card: DistanceCard) -> str:
    """Caption of the table of the territory."""
    return f"Habitants par distance à la MSP la plus proche, {card.territory.name}"


def place_columns(card: DistanceCard) -> tuple[str, ...]:
    """Headers of the table by département."""
    names = [LABELS[one] for _, one in CLASSES[card.method]]
    reached = [LABELS[DistanceClass.UNREACHABLE]] if card.method is Method.DRIVING else []
    return ("Département", *names, *reached, UNKNOWN)


def place_row(place: PlaceCounts, method: Method) -> tuple[str, ...]:
    """Shares of one département."""
    shares = {one.distance_class: share(one.share_pct) for one in place.classes}
    names = [one for _, one in CLASSES[method]]
    names += [DistanceClass.UNREACHABLE] if method is Method.DRIVING else []
    return (place.territory.name, *(shares[one] for one in names), share(place.unknown_pct))


def places_caption(card: DistanceCard) -> str:
    """Caption of the table by département."""
    count = f"{number(len(card.places))} sur {number(card.places_count)}"
    return f"Part des habitants par distance à la MSP la plus proche et par département ({count})"


def share(value: float) -> str:
    """« 69,6 % »; never 0 % where someone lives, nor 100 % where someone is left out."""
    if value > 0 and not rounded(value, 1):
        return f"moins de 0,1{NNBSP}%"
    if value < 100 and rounded(value, 1) == 100 and 100 - value > 1e-9:
        return f"plus de 99,9{NNBSP}%"
    return percent(value)


def notes(card: DistanceCard) -> list[str]:
    """How it is measured, and what is missing from it."""
    said = [DRIVING_NOTE if card.method is Method.DRIVING else STRAIGHT_NOTE]
    if card.covered_count < card.departements_count:
        said.append(NEIGHBOUR_NOTE)
    if card.own is not None:
        own = card.own
        said.append(f"MSP ouvertes du territoire{NBSP}: {number(own.msp_count)}.")
        if own.approximate_count:
            said.append(
                f"Sans coordonnées plausibles, placées au point de leur commune{NBSP}: "
                f"{number(own.approximate_count)}."
            )
        if own.unplaced_count:
            said.append(f"Sans lieu connu, non comptées{NBSP}: {number(own.unplaced_count)}.")
    return said


def sources(card: DistanceCard, cards: Sequence[SourceCard]) -> str:
    """Producers and dates of the MSP, then of the communes."""
    if card.as_of is None:
        return ""
    vintages = {str(card.source_id): month_year(card.as_of), "communes": str(card.population_year)}
    if card.method is Method.DRIVING:
        vintages["osrm"] = month_year(card.as_of)
    said = [
        f"{one.producer}, «{NBSP}{one.title}{NBSP}», {vintages[one.source_id]}"
        for one in cards
        if one.source_id in vintages
    ]
    return f"Source{NBSP}: {' ; '.join(said)}." if said else NOT_AVAILABLE.sentence
