"""Words of downloads."""

from dashboard.wording.numbers import number
from dashboard.wording.typography import NBSP


def size(bytes_count: int) -> str:
    """« 14 Ko »: thousands of bytes, at least one."""
    return number(max(1, round(bytes_count / 1000)), unit="Ko")


def series_csv(name: str, place: str) -> str:
    """Label of a series download for spreadsheets."""
    return f"Télécharger {name}, {place} (CSV pour tableur)"


def series_code_csv(name: str, place: str) -> str:
    """Label of a series download for programs."""
    return f"Télécharger {name}, {place} (CSV pour programme)"


def table_file(table: str, form: str, bytes_count: int | None = None) -> str:
    """Label of a table download."""
    weight = f", {size(bytes_count)}" if bytes_count is not None else ""
    return f"Télécharger {table} ({form}{weight})"


SHOW_TABLE = "Voir les données en tableau"
READ_AS = f"Lecture{NBSP}: "
EXCEL_NOTE = (
    "Ces CSV sont faits pour les programmes : des virgules entre les colonnes, un point décimal. "
    "Pour un tableur, ajoutez « ?tableur=1 » à leur adresse : des points-virgules et des virgules "
    "décimales."
)
