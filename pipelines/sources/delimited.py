"""Read a delimited raw file as text, line by line accountable.

In: a path and the layout that its producer documents. Out: one String column per column of the
layout, plus `line` (1 = header). Every defect of the file is reported at once.
"""

import csv
import re
from dataclasses import dataclass
from itertools import compress

import polars as pl

from pipelines.errors import Defect
from pipelines.sources.model import RawFile

BOM = b"\xef\xbb\xbf"
CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
HTML_STARTS = (b"<!doctype", b"<html", b"<head", b"<?xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Columns in their published order, and how the file is written.

    `is_quoted`: cells may stand between double quotes, doubled inside; never over several lines.
    """

    columns: tuple[str, ...]
    delimiter: str = ","
    is_quoted: bool = False
    max_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule on one column: `broken` is true on the lines that break it."""

    text: str
    column: str
    broken: pl.Expr


def read_delimited(raw: RawFile, layout: Layout) -> tuple[pl.DataFrame, list[Defect]]:
    """Text of every well-formed line, and the defects of the others.

    The frame is empty when the file as a whole cannot be read (too large, HTML, not UTF-8, cut
    short, wrong header): then the defects say why.
    """
    if defects := _whole_file_defects(raw, layout):
        return _empty(layout), defects
    lines = raw.path.read_bytes().removeprefix(BOM).split(b"\n")
    if defects := _byte_defects(lines, raw.label) + _header_defects(lines[0], raw.label, layout):
        return _empty(layout), defects
    malformed = _width_defects(lines, raw.label, layout)
    if layout.is_quoted:
        return _quoted(lines, layout), malformed
    kept, refused = _parse(raw, layout, ends_with_cr=lines[0].endswith(b"\r"))
    bad_lines = {defect.line for defect in malformed}
    malformed += [defect for defect in refused if defect.line not in bad_lines]
    return kept.filter(~pl.col("line").is_in(list(bad_lines))), malformed


def broken_rules(frame: pl.DataFrame, rules: list[Rule], label: str) -> list[Defect]:
    """One defect per line and rule broken; a rule that evaluates to null is kept."""
    # Nearly every file keeps every rule: all are asked at once, and only broken ones again.
    broken = [rule.broken.fill_null(value=False) for rule in rules]
    is_broken = frame.select(b.any().alias(str(n)) for n, b in enumerate(broken)).row(0)
    defects = []
    for rule, expression in compress(zip(rules, broken, strict=True), is_broken):
        lines = frame.filter(expression).select("line", rule.column)
        defects += [
            Defect(file=label, rule=rule.text, line=line, column=rule.column, value=value or "")
            for line, value in lines.iter_rows()
        ]
    return defects


def _empty(layout: Layout) -> pl.DataFrame:
    return pl.DataFrame(schema={"line": pl.Int64} | dict.fromkeys(layout.columns, pl.String))


def _whole_file_defects(raw: RawFile, layout: Layout) -> list[Defect]:
    size = raw.path.stat().st_size
    if size == 0:
        return [Defect(file=raw.label, rule="le fichier est vide")]
    if size > layout.max_bytes:
        rule = (
            f"le fichier pèse {size / 1e6:.0f} Mo, au-delà de la limite de "
            f"{layout.max_bytes / 1e6:.0f} Mo pour cette source"
        )
        return [Defect(file=raw.label, rule=rule)]
    with raw.path.open("rb") as stream:
        start = stream.read(512).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(HTML_STARTS):
        rule = "le fichier est une page web (HTML), pas un tableau CSV"
        return [
            Defect(file=raw.label, rule=rule, line=1, value=start[:40].decode("ascii", "replace"))
        ]
    return []


def _byte_defects(lines: list[bytes], label: str) -> list[Defect]:
    """Defects of a file split at its line ends: what a CSV parser would misread, or pass over."""
    defects = []
    if lines[-1]:
        rule = "la dernière ligne est tronquée : il manque la fin de ligne"
        value = lines[-1].decode("utf-8", "replace")
        defects.append(Defect(file=label, rule=rule, line=len(lines), value=value))
    elif len(lines) == 2:
        defects.append(Defect(file=label, rule="aucune ligne après l’en-tête", line=1))
    has_cr = lines[0].endswith(b"\r")
    for number, line in enumerate(lines[:-1], start=1):
        if not line.strip():
            defects.append(Defect(file=label, rule="ligne vide", line=number))
        elif line.endswith(b"\r") != has_cr:
            rule = "fin de ligne différente de celle de l’en-tête (CRLF et LF mêlés)"
            defects.append(Defect(file=label, rule=rule, line=number))
        elif CONTROL.search(line.removesuffix(b"\r")):
            rule = "caractère de contrôle (fichier binaire, ou UTF-16 ?)"
            value = line.decode("utf-8", "replace")
            defects.append(Defect(file=label, rule=rule, line=number, value=value))
        elif not line.isascii():
            defects += _encoding_defect(line, number, label)
    return defects


def _width_defects(lines: list[bytes], label: str, layout: Layout) -> list[Defect]:
    # DuckDB accepts one empty column too many at the end of a line: counting is stricter.
    return [
        Defect(file=label, rule=_width_rule(layout), line=number, value=text)
        for number, text in _texts(lines)
        if len(_cells(text, layout)) != len(layout.columns)
    ]


def _quoted(lines: list[bytes], layout: Layout) -> pl.DataFrame:
    """Well-formed lines of a quoted file; DuckDB would read on after a quote left open."""
    rows = [(number, *_cells(text, layout)) for number, text in _texts(lines)]
    width = len(layout.columns) + 1
    kept = [[cell or None for cell in row] for row in rows if len(row) == width]
    return pl.DataFrame(kept, schema=_empty(layout).schema, orient="row")


def _texts(lines: list[bytes]) -> list[tuple[int, str]]:
    """Lines below the header, with their numbers in the file."""
    return [(n, line.decode().rstrip("\r")) for n, line in enumerate(lines[1:-1], start=2)]


def _cells(line: str, layout: Layout) -> list[str]:
    """Cells of a line; none when a quote is not closed on it."""
    if not layout.is_quoted:
        return line.split(layout.delimiter)
    try:
        return next(csv.reader([line], delimiter=layout.delimiter, strict=True))
    except csv.Error:
        return []


def _width_rule(layout: Layout) -> str:
    return f"la ligne n’a pas {len(layout.columns)} colonnes"


def _encoding_defect(line: bytes, number: int, label: str) -> list[Defect]:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        value = line.decode("latin-1").strip()
        rule = "octets qui ne sont pas de l’UTF-8 (Latin-1 ?) : réenregistrez le fichier en UTF-8"
        return [Defect(file=label, rule=rule, line=number, value=value)]
    return []


def _header_defects(first_line: bytes, label: str, layout: Layout) -> list[Defect]:
    found = first_line.decode("utf-8", "replace").rstrip("\r").split(layout.delimiter)
    if tuple(found) == layout.columns:
        return []
    missing = [c for c in layout.columns if c not in found]
    unknown = [c for c in found if c not in layout.columns]
    defects = [
        Defect(file=label, rule="colonne manquante dans l’en-tête", line=1, column=name)
        for name in missing
    ]
    defects += [
        Defect(file=label, rule="colonne inconnue dans l’en-tête", line=1, column=name)
        for name in unknown
    ]
    if not defects:
        rule = f"colonnes dans un autre ordre que {layout.delimiter.join(layout.columns)}"
        defects = [Defect(file=label, rule=rule, line=1, value=layout.delimiter.join(found))]
    return defects


def _parse(
    raw: RawFile, layout: Layout, *, ends_with_cr: bool
) -> tuple[pl.DataFrame, list[Defect]]:
    import duckdb  # noqa: PLC0415  # for those who read files: a build starts without it

    with duckdb.connect() as connection:
        kept = connection.sql(
            "from read_csv($path, auto_detect=false, header=true, delim=$delimiter, quote='', "
            "escape='', new_line=$new_line, encoding='utf-8', columns=$columns, "
            "store_rejects=true, parallel=false)",
            params={
                "path": str(raw.path),
                "delimiter": layout.delimiter,
                "new_line": r"\r\n" if ends_with_cr else r"\n",
                "columns": dict.fromkeys(layout.columns, "VARCHAR"),
            },
        ).pl()
        rejects = connection.sql(
            "select line, any_value(csv_line) from reject_errors group by line order by line"
        ).fetchall()
    defects = [
        Defect(file=raw.label, rule=_width_rule(layout), line=int(line), value=text)
        for line, text in rejects
    ]
    rejected = {defect.line for defect in defects}
    total = kept.height + len(rejected)
    numbers = [n for n in range(2, total + 2) if n not in rejected]
    return kept.insert_column(0, pl.Series("line", numbers, dtype=pl.Int64)), defects
