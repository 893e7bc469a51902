"""Words of the yearly series of the Cnam, beside the Baromètre's."""

from collections.abc import Sequence

from dashboard.cards.cnam import CnamCard, YearPair
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import TerritoryCard
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import NOT_AVAILABLE, number, points, rounded
from dashboard.wording.typography import NBSP
from dashboard.wording.values import bare, capital, with_unit
from pipelines.contract.cnam import Covered
from pipelines.vocabulary import Level, Unit

TITLE = "D’après la Cnam"
DATASETS = {
    Covered.ASSISTANTS: f"Accès aux soins{NBSP}: dispositif d’aide à l’emploi d’un assistant "
    "médical",
    Covered.SAS: f"Accès aux soins{NBSP}: couverture territoriale par le service d’accès aux soins",
    Covered.ALD: f"Accès aux soins{NBSP}: part de patients en affection longue durée sans médecin "
    "traitant",
}
SINCE = {Covered.ASSISTANTS: 2019, Covered.SAS: 2021, Covered.ALD: 2014}
NEVER_SPLICED = (
    "Un écart n’est pas une erreur, les deux séries ne sont jamais mises bout à bout, et aucun "
    "verdict ne repose sur celle de la Cnam."
)
EXPLAINED = {
    Covered.ASSISTANTS: "La Cnam compte, selon la description de son jeu, les contrats des "
    "médecins en activité au 31 décembre de chaque année. Le Baromètre publie les contrats signés "
    "à une date.",
    Covered.SAS: "La Cnam publie une part de la population couverte pour chaque année, lue ici au "
    "31 décembre. Le Baromètre la publie à une date.",
    Covered.ALD: "La Cnam publie chaque année la part des patients en affection de longue durée "
    f"qui n’ont pas de médecin traitant{NBSP}: la valeur montrée ici est 100 moins cette part, lue "
    "au 31 décembre. Le Baromètre publie à une date la part de ceux qui en ont un. Nos notes ne "
    "disent pas si les patients pris en compte sont les mêmes.",
}
COLUMNS = ("Année", "Cnam", "Baromètre", "Date du Baromètre", "Écart")
PLACE_COLUMNS = ("Département", *COLUMNS)
SHOW = "Voir la série de la Cnam à côté du Baromètre"
FILES = "Télécharger les séries de la Cnam (CSV pour tableur)"


def finding(card: CnamCard) -> str:
    """Both on the newest year that they share, or why there is only one, or none."""
    if card.edition is None:
        return _none_yet(card)
    latest = card.latest
    if latest is None:
        return _missing(card)
    verb = "donne" if card.indicator.unit is Unit.PERCENT else "compte"
    said = (
        f"{capital(card.territory.name_in)}, au {long_date(latest.date)}, la Cnam {verb} "
        f"{with_unit(latest.cnam, card.indicator)}"
    )
    if latest.barometre is None or latest.barometre_on is None:
        return f"{said}{NBSP}; le Baromètre n’a pas de mesure à moins de six mois."
    same = latest.barometre_on == latest.date
    when = "" if same else f" au {long_date(latest.barometre_on)}"
    return (
        f"{said} et le Baromètre {bare(latest.barometre, card.indicator)}{when}{NBSP}: "
        f"écart de {gap(latest, card)}."
    )


def _none_yet(card: CnamCard) -> str:
    name = f"«{NBSP}{DATASETS[card.covered]}{NBSP}»"
    since = f"par département et par an depuis {SINCE[card.covered]}"
    if card.is_read_since:
        return (
            f"Au jour choisi, aucune édition du jeu {name} de la Cnam n’avait encore été lue ici."
        )
    return (
        f"La Cnam publie sa propre série sur data.ameli.fr, {since}{NBSP}: aucune édition de "
        f"son jeu {name} n’a encore été lue ici."
    )


def _missing(card: CnamCard) -> str:
    """A territory of which the file says nothing: not known, which is not zero."""
    if card.territory.level is Level.DEPARTEMENT:
        where = card.territory.name_in
        return f"Donnée de la Cnam non disponible {where}. Non disponible ne veut pas dire zéro."
    whose = card.territory.name_of
    if card.indicator.unit is Unit.PERCENT:
        return (
            f"La valeur {whose} n’est pas calculée d’après la Cnam{NBSP}: ses parts sont lues par "
            "département, et des parts ne s’additionnent pas."
        )
    return (
        f"Le total {whose} n’est pas calculé d’après la Cnam{NBSP}: des départements manquent "
        "chaque année."
    )


def explained(card: CnamCard) -> str:
    """What each of the two counts."""
    return f"{EXPLAINED[card.covered]} {NEVER_SPLICED}"


def gap(pair: YearPair, card: CnamCard) -> str:
    """« +11 », « −1,5 point », « 0 »: a gap that stands without a column."""
    if pair.gap is None:
        return NOT_AVAILABLE.mark
    if card.indicator.unit is Unit.COUNT or not rounded(pair.gap, card.indicator.decimals):
        return _signed(pair.gap, card)
    return points(pair.gap, card.indicator.decimals)


def row(pair: YearPair, card: CnamCard) -> tuple[str, ...]:
    """One year."""
    day = pair.barometre_on
    return (
        str(pair.date.year),
        bare(pair.cnam, card.indicator),
        bare(pair.barometre, card.indicator),
        NOT_AVAILABLE.mark if day is None else long_date(day),
        NOT_AVAILABLE.mark if pair.gap is None else _signed(pair.gap, card),
    )


def place_row(place: TerritoryCard, pair: YearPair, card: CnamCard) -> tuple[str, ...]:
    """One département."""
    return (place.name, *row(pair, card))


def caption(card: CnamCard) -> str:
    """Caption of the table by year."""
    what = card.indicator.short_label
    return f"{what}{NBSP}: la Cnam et le Baromètre, année par année, {card.territory.name}"


def places_caption(card: CnamCard) -> str:
    """Caption of the table by département, with its year where they share it."""
    count = f"{number(len(card.places))} sur {number(card.places_count)}"
    what = card.indicator.short_label
    years = {pair.date.year for _, pair in card.places}
    when = f"fin {min(years)}" if len(years) == 1 else "dernière année commune"
    return f"{what} par département ({count}){NBSP}: la Cnam et le Baromètre, {when}"


def notes(card: CnamCard) -> str:
    """How both are brought together, and what « n.d. » stands for where it is used."""
    unit = "en points" if card.indicator.unit is Unit.PERCENT else "en contrats"
    said = [
        *_absent(card),
        f"Écart{NBSP}: Cnam moins Baromètre, {unit}. Le Baromètre est pris à sa mesure la plus "
        "proche du 31 décembre, à six mois au plus.",
    ]
    if any(pair.gap is None for pair in card.pairs):
        said.append(NOT_AVAILABLE.sentence)
    return " ".join(said)


def _signed(value: float, card: CnamCard) -> str:
    """« +11 », « −1,5 »: the notes of a table say in which unit."""
    return number(value, decimals=card.indicator.decimals, sign=True)


def _absent(card: CnamCard) -> list[str]:
    """Years that the table does not have, unless no year is there: then a sentence says why."""
    if not card.pairs or not card.absent_years:
        return []
    years = ", ".join(str(year) for year in card.absent_years)
    why = (
        "le fichier ne dit rien de ce département"
        if card.territory.level is Level.DEPARTEMENT
        else "des départements manquent dans le fichier"
    )
    return [f"Sans valeur pour {years}{NBSP}: {why}."]


def sources(card: CnamCard, cards: Sequence[SourceCard]) -> str:
    """Producer, title and day of the edition."""
    found = next((one for one in cards if one.source_id == card.source_id), None)
    if found is None or card.edition is None:
        return ""
    return (
        f"Source{NBSP}: {found.producer}, «{NBSP}{found.title}{NBSP}», édition du "
        f"{long_date(card.edition)}."
    )
