"""A workbook of two sheets: the data, then where they come from and what they mean.

In: a table and pairs of texts. Out: the bytes of an XLSX file, the same for the same release.
No cell is a formula: every text is written as a text, whatever it starts with.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import polars as pl
import xlsxwriter

DATA, DEFINITIONS = "Données", "Sources et définitions"
HEADERS = ("Rubrique", "Contenu")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(
    data: pl.DataFrame, definitions: Sequence[tuple[str, str]], title: str, made_on: date
) -> bytes:
    """Dates and numbers stay so; a missing value is an empty cell, its status beside says why."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, _OPTIONS)
    book.set_properties({"title": title, "created": datetime.combine(made_on, time())})
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(DATA)
    _headers(sheet, data.columns, head)
    for row, values in enumerate(data.iter_rows(), start=1):
        for column, value in enumerate(values):
            _write(sheet, row, column, value, day)
    sheet.set_column(0, max(len(data.columns) - 1, 0), 16)
    notes = book.add_worksheet(DEFINITIONS)
    _headers(notes, HEADERS, head)
    for row, (term, text) in enumerate(definitions, start=1):
        notes.write_string(row, 0, term, wrapped)
        notes.write_string(row, 1, text, wrapped)
    notes.set_column(0, 0, 30)
    notes.set_column(1, 1, 110)
    book.close()
    return content.getvalue()


def _headers(sheet: Any, labels: Sequence[str], style: Any) -> None:
    for column, label in enumerate(labels):
        sheet.write_string(0, column, label, style)
    sheet.freeze_panes(1, 0)


def _write(sheet: Any, row: int, column: int, value: object, day: Any) -> None:
    match value:
        case None:
            return
        case date():
            sheet.write_datetime(row, column, value, day)
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value)
        case _:
            sheet.write_string(row, column, str(value))
