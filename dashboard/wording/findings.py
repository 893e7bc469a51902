"""Words of the findings of the checks: filters, count, table."""

from dashboard.cards.quality import Finding
from dashboard.cards.series import IndicatorCard, SeriesCard, TerritoryCard
from dashboard.selection.revisions import RULE, SCOPE, SEVERITIES, SEVERITY, Scope
from dashboard.wording.dates import short_date
from dashboard.wording.method import RULES
from dashboard.wording.method import SEVERITIES as SAID
from dashboard.wording.numbers import NOT_AVAILABLE, count_of
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP
from dashboard.wording.values import capital

TITLE = "Constats des contrôles"
LEAD = (
    "Des règles cherchent dans les données ce qui étonne. Un constat n’est pas toujours une erreur "
    ": il dit ce que la règle attendait et ce qui est publié."
)
PICKERS = {RULE: "Règle", SEVERITY: "Gravité", SCOPE: "Portée"}
ALL_RULES, ALL_SEVERITIES = "Toutes les règles", "Toutes les gravités"
COLUMNS = (
    *("Territoire", "Indicateur", "Constat", "Date", "Attendu", "Trouvé"),
    *("Gravité", "Édition"),
)
CAPTION = "Constats, les plus graves et les plus récents d’abord"
EMPTY = "Aucun constat ne correspond à ces filtres."
CLEAR = "Effacer les filtres"
FILE = "Télécharger tous les constats (CSV)"
MOST_SHOWN = 30


def scope(code: str, series: SeriesCard) -> str:
    """« MSP, Ain », « MSP, tous les territoires », « Ain, tous les indicateurs »…"""
    indicator, territory = series.indicator.short_label, with_code(series.territory)
    return {
        Scope.SERIES: f"{indicator}, {territory}",
        Scope.INDICATOR: f"{indicator}, tous les territoires",
        Scope.TERRITORY: f"{territory}, tous les indicateurs",
        Scope.ALL: "Tous les indicateurs et tous les territoires",
    }[Scope(code)]


def rule(code: str) -> str:
    """The label of a rule, or of no filter."""
    return RULES[code] if code else ALL_RULES


def severity(code: str) -> str:
    """The label of a severity, or of no filter."""
    return capital(SAID[SEVERITIES[code]]) if code else ALL_SEVERITIES


def status(found: int, total: int) -> str:
    """« 40 constats sur 1 472. », and what is left out of the table."""
    if not found:
        return EMPTY
    said = f"{count_of(found, 'constat', 'constats')} sur {count_of(total, 'relevé', 'relevés')}."
    if found <= MOST_SHOWN:
        return said
    return f"{said} Les {MOST_SHOWN} premiers sont affichés{NBSP}: le fichier les a tous."


def row(finding: Finding, indicator: IndicatorCard, territory: TerritoryCard) -> tuple[str, ...]:
    """One finding; what is expected and found are sentences of the check itself."""
    return (
        with_code(territory),
        indicator.short_label,
        RULES.get(finding.rule, finding.rule),
        short_date(finding.date),
        capital(finding.expected) or NOT_AVAILABLE.mark,
        capital(finding.found) or NOT_AVAILABLE.mark,
        capital(SAID[finding.severity]),
        short_date(finding.edition),
    )
