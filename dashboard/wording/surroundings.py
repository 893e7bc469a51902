"""Words of the context of a territory, and of what the checks found in its newest values."""

from dashboard.cards.series import IndicatorCard
from dashboard.cards.surroundings import ContextCard, Found
from dashboard.wording.dates import long_date
from dashboard.wording.method import RULES
from dashboard.wording.numbers import NOT_AVAILABLE, number
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.vocabulary import ValueStatus

CONTEXT = "Contexte"
FINDINGS = "Signalements sur les données"
NO_CONTEXT = "Aucune donnée de contexte publiée pour ce territoire."
NO_FINDING = "Aucun signalement sur les dernières valeurs."
# Whence the number of inhabitants under the name of a territory.
POPULATION = "population"
# The seven shares of the density grid say too much for a list: three of them are kept.
SHOWN = (
    *("part_65_ans_et_plus_pct", "part_75_ans_et_plus_pct", "apl_generalistes"),
    *("generalistes", "generalistes_per_100k", "medecins_per_100k", "population_sous_dense"),
    "part_rural_disperse_pct",
)


def is_shown(card: ContextCard) -> bool:
    """Whether a figure belongs to the short list."""
    return card.variable_id in SHOWN


def figure(card: ContextCard) -> str:
    """« 19 % (2023) », « 2,57 consultations par an et par habitant (2024, calculé) »."""
    space = NNBSP if card.unit_label == "%" else NBSP
    said = number(card.value, decimals=card.decimals)
    how = ", calculé" if card.value_status is ValueStatus.COMPUTED else ""
    unit = "" if card.unit_label.startswith("pour") else f"{space}{card.unit_label}"
    return f"{said}{unit} ({card.year}{how})"


def finding(found: Found, indicator: IndicatorCard) -> str:
    """« MSP, 30 juin 2025 : cible dépassée… (8 pour une cible de 7) »."""
    rule = RULES.get(found.rule, found.rule)
    said = f"{indicator.short_label}, {long_date(found.date)}{NBSP}: {rule[:1].lower()}{rule[1:]}"
    details = found.found or NOT_AVAILABLE.mark
    return f"{said} ({details})."
