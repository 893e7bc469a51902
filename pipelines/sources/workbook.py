"""Read one sheet of an Excel workbook (.xlsx or .xls) as text, line by line accountable.

In: a path and the layout that its producer documents. Out: one String column per column of the
layout, plus `line` as Excel numbers it. Every defect of the file is reported at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook

from pipelines.errors import Defect
from pipelines.sources.delimited import HTML_STARTS
from pipelines.sources.model import RawFile

Cell = int | float | str | bool | time | date | datetime | timedelta
XLS_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XLS_SECTOR = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet's first columns, by our names, and what its heading lines print above them.

    `headings` maps a line to its first cells; data start below the last of these lines.
    """

    name: str
    columns: tuple[str, ...]
    headings: Mapping[int, tuple[str, ...]]
    max_bytes: int = 50_000_000


def read_sheet(raw: RawFile, sheet: Sheet) -> tuple[pl.DataFrame, list[Defect]]:
    """Text of every line that is not blank, and the file's defects.

    The frame is empty when the file cannot be read (too large, HTML, cut short, no such sheet,
    another heading): then the defects say why. A whole number has no decimals, whatever its type.
    """
    if rule := _refusal(raw, sheet):
        return _frame([], sheet), [Defect(file=raw.label, rule=rule)]
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(raw.path.read_bytes()))
        if sheet.name not in workbook.sheet_names:
            rule = f"feuille « {sheet.name} » absente du classeur"
            return _frame([], sheet), [Defect(file=raw.label, rule=rule)]
        cells = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
    except CalamineError:
        rule = "le fichier n’est pas un classeur Excel lisible, ou il est tronqué"
        return _frame([], sheet), [Defect(file=raw.label, rule=rule)]
    lines = [
        (number, *(_text(cell) for cell in row[: len(sheet.columns)]))
        for number, row in enumerate(cells, start=1)
    ]
    if defects := _heading_defects(lines, sheet, raw.label):
        return _frame([], sheet), defects
    return _frame(lines[max(sheet.headings) :], sheet), []


def _refusal(raw: RawFile, sheet: Sheet) -> str | None:
    """Why a file cannot be a workbook, from its size and first bytes."""
    size = raw.path.stat().st_size
    if size == 0:
        return "le fichier est vide"
    if size > sheet.max_bytes:
        limit = f"{sheet.max_bytes / 1e6:.0f} Mo pour cette source"
        return f"le fichier pèse {size / 1e6:.0f} Mo, au-delà de la limite de {limit}"
    with raw.path.open("rb") as stream:
        start = stream.read(512)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(HTML_STARTS):
        return "le fichier est une page web (HTML), pas un classeur Excel"
    # The reader panics on an .xls cut in the middle of a sector.
    if start.startswith(XLS_START) and size % XLS_SECTOR:
        return "le classeur Excel est tronqué : il manque la fin du fichier"
    return None


def _text(cell: Cell) -> str | None:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) or None


def _heading_defects(
    lines: list[tuple[int | str | None, ...]], sheet: Sheet, label: str
) -> list[Defect]:
    """The first cell of each heading line that is not the expected one."""
    defects = []
    for number, expected in sheet.headings.items():
        found = lines[number - 1][1:] if number <= len(lines) else ()
        for position, title in enumerate(expected):
            value = found[position] if position < len(found) else None
            if (value or "") != title:
                rule = f"en-tête inattendu : « {title} » attendu" if title else "en-tête en trop"
                defects.append(
                    Defect(
                        file=label,
                        rule=rule,
                        line=number,
                        column=chr(ord("A") + position),
                        value=str(value or ""),
                    )
                )
                break
    return defects


def _frame(lines: list[tuple[int | str | None, ...]], sheet: Sheet) -> pl.DataFrame:
    schema = {"line": pl.Int64} | dict.fromkeys(sheet.columns, pl.String)
    width = len(schema)
    full = [(*line, *([None] * (width - len(line)))) for line in lines if any(line[1:])]
    return pl.DataFrame(full, schema=schema, orient="row")
