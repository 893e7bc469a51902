"""Words of downloads."""

from datetime import date

from dashboard.wording.dates import long_date
from dashboard.wording.numbers import count_of, number
from dashboard.wording.typography import NBSP


def size(bytes_count: int) -> str:
    """« 14 Ko »: thousands of bytes, at least one."""
    return number(max(1, round(bytes_count / 1000)), unit="Ko")


def spreadsheet_csv(what: str) -> str:
    """Label of a download for spreadsheets: « Télécharger MSP, Ain (CSV pour tableur) »."""
    return f"Télécharger {what} (CSV pour tableur)"


def code_csv(what: str) -> str:
    """Label of a download for programs."""
    return f"Télécharger {what} (CSV pour programme)"


def workbook(what: str) -> str:
    """Label of a download with its sources and definitions."""
    return f"Télécharger {what} (XLSX)"


def picture(what: str) -> str:
    """Label of the picture of a chart."""
    return f"Télécharger l’image{NBSP}: {what} (SVG)"


def one_series(name: str, place: str) -> str:
    """« MSP, Ain »."""
    return f"{name}, {place}"


def compared(name: str, count: int) -> str:
    """« MSP, 3 territoires comparés »."""
    return f"{name}, {count_of(count, 'territoire comparé', 'territoires comparés')}"


def level(name: str, count: int) -> str:
    """« MSP, niveau et cible, 3 territoires »."""
    return f"{name}, niveau et cible, {count_of(count, 'territoire', 'territoires')}"


def multiples(name: str, count: int) -> str:
    """« MSP, petits multiples, 3 territoires »."""
    return f"{name}, petits multiples, {count_of(count, 'territoire', 'territoires')}"


def funnel(name: str) -> str:
    """« MSP, entonnoir des départements »."""
    return f"{name}, entonnoir des départements"


def scatter(name: str, context: str) -> str:
    """« MSP, selon la densité, nuage des départements »."""
    return f"{name} et {context[:1].lower()}{context[1:]}, nuage des départements"


def inequality(name: str) -> str:
    """« MSP, groupes de départements selon l’APL »."""
    return f"{name}, groupes de départements selon l’APL"


def session(year: int) -> str:
    """« PADHUE, étapes de la session 2024 »."""
    return f"PADHUE, étapes de la session {year}"


def specialties(year: int) -> str:
    """« PADHUE, postes par spécialité de la session 2024 »."""
    return f"PADHUE, postes par spécialité de la session {year}"


def by_edition(name: str, place: str, day: date) -> str:
    """« MSP, Ain, valeur du 31 décembre 2023 par édition »."""
    return f"{name}, {place}, valeur du {long_date(day)} par édition"


def table_file(table: str, form: str, bytes_count: int | None = None) -> str:
    """Label of a table download."""
    weight = f", {size(bytes_count)}" if bytes_count is not None else ""
    return f"Télécharger {table} ({form}{weight})"


BESIDE = "évolutions comparées"
SESSIONS = "PADHUE, postes, candidats et lauréats par session"
SHOW_TABLE = "Voir les données en tableau"
READ_AS = f"Lecture{NBSP}: "
EXCEL_NOTE = (
    "Ces CSV sont faits pour les programmes : des virgules entre les colonnes, un point décimal. "
    "Pour un tableur, ajoutez « ?tableur=1 » à leur adresse : des points-virgules et des virgules "
    "décimales."
)
