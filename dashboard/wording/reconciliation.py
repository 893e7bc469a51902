"""Words of the cards where figures quoted in public stand beside the measure used here."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.cnr import FigureCard
from dashboard.cards.series import SeriesCard
from dashboard.wording import values
from dashboard.wording.dates import long_date, period
from dashboard.wording.numbers import NOT_APPLICABLE, STABLE, number, percent
from dashboard.wording.typography import NBSP, listed
from pipelines.vocabulary import Confidence, Notion, Unit

TITLE = "Un même sujet, plusieurs chiffres"
COLUMNS = ("Chiffre", "Qui le dit, quand", "Ce qu’il compte", "Écart", "Utilisé ici")
USED, NOT_USED = "Oui", "Non"
BAROMETRE = "DITP, Baromètre des résultats de l’action publique"
SAME = "aucun"
OTHER_NOTION = "autre notion"
NOT_COMPARED = "non comparable"
NO_EXPLANATION = "Aucune explication publiée de l’écart."
NO_MEASURE = "Sans mesure du Baromètre à moins de six mois"
OLDER = "Voir les périodes plus anciennes"
FILE = "Télécharger tous les chiffres relevés (CSV)"
NOTE = (
    "Chaque chiffre est placé à côté de la mesure du Baromètre la plus proche, à six mois près au "
    "plus : une partie de l’écart vient donc des dates. « Autre notion » : le chiffre ne prétend "
    "pas compter la même chose, l’écart n’est pas calculé."
)
WHY = {
    "msp": (
        "Le tableau de bord utilise le Baromètre (IND-311) : c’est, parmi les sources relevées, la "
        "seule qui donne la France, les régions et les départements avec une même définition, "
        "à des dates suivies depuis 2017. Elle compte toutes les MSP recensées par les ARS, "
        "signataires ou non de l’accord conventionnel."
    ),
    "cpts": (
        "Le tableau de bord utilise le Baromètre (IND-589) : c’est, parmi les sources relevées, la "
        "seule qui donne la France, les régions et les départements avec une même définition. "
        "Elle compte la population des territoires couverts, que la CPTS ait signé ou non l’accord "
        "conventionnel."
    ),
    "assistants": (
        "Le tableau de bord utilise le Baromètre (IND-679) : c’est, parmi les sources relevées, la "
        "seule qui donne la France, les régions et les départements avec une même définition : "
        "les contrats signés avec l’Assurance maladie, pas des personnes."
    ),
}
CONFIDENCE = {
    Confidence.HIGH: "",
    Confidence.MEDIUM: "fiabilité moyenne",
    Confidence.LOW: "fiabilité faible",
}
OTHERS = "Autres sujets"
_UNITS = {"millions hab.": "millions d’habitants", "contrats signés": "contrats"}
_ROUGH = ("approx.", "env.")


def none(series: SeriesCard) -> str:
    """Nothing was collected for this indicator."""
    return (
        f"Aucun autre chiffre n’a été relevé pour «{NBSP}{series.indicator.short_label}{NBSP}». "
        "Des chiffres cités sont relevés pour les MSP, la couverture par les CPTS et les "
        "assistants médicaux."
    )


def elsewhere(series: SeriesCard) -> str:
    """Nothing was quoted for this territory: the figures are those of France."""
    return (
        f"Aucun chiffre cité n’a été relevé {series.territory.name_in}{NBSP}: ceux-ci valent pour "
        "la France."
    )


def around(day: date | None) -> str:
    """« Autour du 31 octobre 2025 », the title of one card."""
    return NO_MEASURE if day is None else f"Autour du {long_date(day)}"


def caption(day: date | None, series: SeriesCard) -> str:
    """Caption of the table of one card."""
    name, place = series.indicator.short_label, series.territory.name
    return f"{name}, {place}{NBSP}: chiffres cités, {_lower(around(day))}"


def circulating(figures: Sequence[FigureCard], series: SeriesCard) -> str:
    """« Trois chiffres circulent pour la même notion : 82 %, 90 % et 91 %. », or one is agreed."""
    same = [figure for figure in figures if figure.notion is Notion.MEME]
    first = figures[0]
    if first.compared_value is None or not same:
        return ""
    found = sorted({first.compared_value, *(figure.value for figure in same)})
    said = [values.bare(value, series.indicator) for value in found]
    if len(found) == 1:
        return f"Les sources donnent le même chiffre{NBSP}: {said[0]}."
    many = {2: "Deux", 3: "Trois", 4: "Quatre", 5: "Cinq"}.get(len(found), str(len(found)))
    return f"{many} chiffres circulent pour la même notion{NBSP}: {listed(said)}."


def figure(card: FigureCard, series: SeriesCard) -> str:
    """« 2 300 », « environ 75 % », « 735 MSP » for another notion than the indicator's."""
    rough = "environ " if any(word in card.unit for word in _ROUGH) else ""
    if card.notion is Notion.MEME:
        return rough + values.bare(card.value, series.indicator)
    if card.unit.startswith("%"):
        return rough + percent(card.value, 2)
    return rough + number(card.value, decimals=1, unit=_UNITS.get(card.unit, card.unit))


def when(card: FigureCard) -> str:
    """« mai 2025, fiabilité moyenne »."""
    said = [period(card.period), CONFIDENCE[card.confidence]]
    return ", ".join(part for part in said if part)


def who(card: FigureCard) -> str:
    """The publisher and the title of the article: the words of the link."""
    return f"{card.publisher}, «{NBSP}{_unquoted(card.source_title)}{NBSP}»"


def explanation(card: FigureCard) -> str:
    """Why the figure differs, where somebody said it; nothing where there is no gap to explain."""
    if card.explanation:
        return card.explanation
    has_a_gap = card.gap is not None and card.gap != 0
    return NO_EXPLANATION if has_a_gap else ""


def gap(card: FigureCard, series: SeriesCard) -> str:
    """« +49 », « −8 points », « aucun », or why there is none to compute."""
    if card.notion is Notion.VOISINE:
        return OTHER_NOTION
    if card.gap is None:
        return NOT_COMPARED
    said = values.difference(card.gap, series.indicator)
    return SAME if said == STABLE else said


def reference(day: date, value: float, series: SeriesCard) -> tuple[str, str, str, str, str]:
    """The row of the measure used here."""
    indicator = series.indicator
    return (
        values.bare(value, indicator),
        f"{BAROMETRE}, {long_date(day)}",
        indicator.definition,
        NOT_APPLICABLE.mark,
        USED,
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _unquoted(title: str) -> str:
    return title.replace("« ", "“").replace(" »", "”")


def unit_note(series: SeriesCard) -> str:
    """What the gaps are counted in."""
    if series.indicator.unit is Unit.PERCENT:
        return "Écarts en points de pourcentage. s.o. : sans objet."
    return f"Écarts en {series.indicator.unit_many}. s.o. : sans objet."
