"""Exports of data.ameli.fr whose columns are not all known in advance.

In: a CSV of the portal. Out: its text by column, and the column of the measure: the one declared,
otherwise the only column of numbers that is none of the portal's common columns. Nothing is guessed
beyond that: several candidates, or none, are a defect that names the columns found.
"""

from collections import Counter

import polars as pl

from pipelines.errors import Defect
from pipelines.sources.delimited import BOM, Layout, Rule, broken_rules, read_delimited
from pipelines.sources.model import RawFile

KEY = ("annee", "departement")
COMMON = (*KEY, "region", "libelle_region", "libelle_departement")
# What is added to a line: where it stands, and the id of its département.
OURS = ("line", "territory_id")
# A sign and a decimal comma are numbers too: which of them a measure allows is told line by line.
NUMBER = r"^-?[0-9]+([.,][0-9]+)?$"
LONGEST_HEADER = 1_000_000
DECLARE = "dites laquelle dans le champ « measure » du jeu (pipelines/sources/cnam.py)"


def read_export(raw: RawFile) -> tuple[pl.DataFrame, list[Defect]]:
    """Text of every well-formed line under the names of the header, and the defects.

    The frame is empty when the file as a whole cannot be read.
    """
    header = _header(raw)
    delimiter = max(",;", key=header.count)
    cells = tuple(header.split(delimiter))
    names = [cell.strip('"') for cell in cells]
    if defects := _repeated_names(names, raw.label):
        return pl.DataFrame(), defects
    text, defects = read_delimited(raw, Layout(columns=cells, delimiter=delimiter, is_quoted=True))
    if text.height:
        defects += [_missing(name, raw.label) for name in KEY if name not in names]
    return text.rename(dict(zip(cells, names, strict=True))), defects


def measure_of(
    table: pl.DataFrame, declared: str | None, label: str
) -> tuple[str | None, list[Defect]]:
    """The column of the measure, or why there is none."""
    left = _others(table)
    if declared is not None:
        return (declared, []) if declared in left else (None, [_missing(declared, label)])
    numbers = [name for name in left if _is_number(table[name])]
    if len(numbers) == 1:
        return numbers[0], []
    if numbers:
        rule = f"plusieurs colonnes de nombres ({', '.join(numbers)}) : {DECLARE}"
    else:
        found = f"colonnes trouvées : {', '.join(left)}" if left else "aucune autre colonne"
        rule = f"pas de colonne de nombres hors des colonnes communes ({found}) : {DECLARE}"
    return None, [Defect(file=label, rule=rule, line=1)]


def repeated_rows(table: pl.DataFrame, measure: str, label: str) -> list[Defect]:
    """Lines of the same département and year: they would have to be added, blindly."""
    repeated = table.filter(pl.struct(KEY).is_duplicated())
    if repeated.is_empty():
        return []
    others = [name for name in _others(table) if name != measure]
    counts = repeated.group_by(KEY).agg(pl.col(others).n_unique()).drop(KEY)
    apart = [name for name in others if (counts[name] > 1).any()]
    text = "département et année en double"
    if apart:
        text = (
            f"plusieurs lignes du même département et de la même année ({', '.join(apart)} les "
            "distingue) : elles ne sont pas additionnées, exportez une seule modalité"
        )
    rule = Rule(text=text, column="departement", broken=pl.struct(KEY).is_duplicated())
    return broken_rules(table, [rule], label)


def _others(table: pl.DataFrame) -> list[str]:
    """Columns of the file that are none of the common ones."""
    return [name for name in table.columns if name not in {*COMMON, *OURS}]


def _is_number(column: pl.Series) -> bool:
    """Whether most filled cells are numbers: a wrong one is then told with its line."""
    filled = column.drop_nulls()
    return 2 * int(filled.str.contains(NUMBER).sum()) > filled.len()


def _header(raw: RawFile) -> str:
    with raw.path.open("rb") as stream:
        line = stream.readline(LONGEST_HEADER)
    return line.removeprefix(BOM).rstrip(b"\r\n").decode("utf-8", "replace")


def _repeated_names(names: list[str], label: str) -> list[Defect]:
    rule = "colonne en double dans l’en-tête, ou nom réservé"
    return [
        Defect(file=label, rule=rule, line=1, column=name)
        for name, times in Counter(names).items()
        if times > 1 or name in OURS
    ]


def _missing(name: str, label: str) -> Defect:
    rule = "colonne manquante dans l’en-tête"
    return Defect(file=label, rule=rule, line=1, column=name)
