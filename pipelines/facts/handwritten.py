"""Read the CSV files that people fill in, and tell them in French where each mistake is.

In: a declared sheet, its file, and the codes that exist. Out: a typed frame in the file's order,
with every mistake of every file at once. Comma or semicolon, UTF-8: what spreadsheets save.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import polars as pl

from pipelines.errors import Defect
from pipelines.sources.delimited import BOM, Layout, Rule, broken_rules, read_delimited
from pipelines.sources.model import RawFile
from pipelines.sources.periods import is_wrong

# Files are public: nobody's address or number goes into them.
CONTACT = r"[\w.+-]+@[\w-]+\.\w+|(?:\+33|\b0)[ .]?[1-9](?:[ .-]?\d{2}){4}\b"
DAY = r"^\d{4}-\d{2}-\d{2}$"


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    DATE = "date"
    PERIOD = "period"
    NUMBER = "number"
    LINK = "link"


TYPES: Mapping[Kind, pl.DataType] = {Kind.DATE: pl.Date(), Kind.NUMBER: pl.Float64()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `allowed` closes the list of its words, `refers_to` names the codes it uses.

    `unknown` is what to say of a word or a code that does not exist.
    """

    name: str
    kind: Kind = Kind.TEXT
    is_required: bool = True
    allowed: tuple[str, ...] = ()
    refers_to: str | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One file `<name>.csv`: its columns in order, the ones that name a row, and its own rules."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rules: tuple[Rule, ...] = ()

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.name}.csv"

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """Types of the columns once read."""
        return {column.name: TYPES.get(column.kind, pl.String()) for column in self.columns}

    def empty(self) -> pl.DataFrame:
        """The sheet without a row."""
        return pl.DataFrame(schema=self.schema)


def read_sheet(
    sheet: Sheet, path: Path, known: Mapping[str, Iterable[str]]
) -> tuple[pl.DataFrame, list[Defect]]:
    """The rows of a file, and its mistakes; codes that `known` does not list are not checked."""
    if not path.is_file():
        rule = "fichier absent : rétablissez-le depuis le dépôt (git checkout)"
        return sheet.empty(), [Defect(file=sheet.file, rule=rule)]
    layout = Layout(
        columns=tuple(column.name for column in sheet.columns),
        delimiter=_delimiter(path),
        is_quoted=True,
    )
    raw = RawFile(path=path, label=sheet.file, edition=date.min)
    text, defects = read_delimited(raw, layout)
    # A cell of spaces is an empty cell.
    text = text.with_columns(pl.col(layout.columns).str.strip_chars().replace({"": None}))
    rules = [rule for column in sheet.columns for rule in _rules(column, known)]
    rules += [_twice(sheet.key), *sheet.rules]
    return _typed(text, sheet), defects + broken_rules(text, rules, sheet.file)


def _delimiter(path: Path) -> str:
    header = path.read_bytes().removeprefix(BOM).partition(b"\n")[0]
    return ";" if header.count(b";") > header.count(b",") else ","


def _rules(column: Column, known: Mapping[str, Iterable[str]]) -> list[Rule]:
    cell = pl.col(column.name)
    tests = [_TESTS[column.kind](cell)]
    if column.allowed:
        words = f"{column.unknown} : écrivez {', '.join(column.allowed)}"
        tests.append((words, ~cell.is_in(column.allowed)))
    if column.refers_to is not None and column.refers_to in known:
        tests.append((column.unknown, ~cell.is_in(list(known[column.refers_to]))))
    rules = [Rule(text=t, column=column.name, broken=cell.is_not_null() & b) for t, b in tests]
    if column.is_required:
        rules.append(Rule(text="cellule à remplir", column=column.name, broken=cell.is_null()))
    return rules


def _not_a_day(cell: pl.Expr) -> tuple[str, pl.Expr]:
    is_a_day = cell.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    return "date illisible : écrivez AAAA-MM-JJ", ~(cell.str.contains(DAY) & is_a_day)


def _not_a_period(cell: pl.Expr) -> tuple[str, pl.Expr]:
    is_a_span = cell.str.len_chars() == 9
    return "date illisible : écrivez AAAA, AAAA-MM ou AAAA-MM-JJ", is_wrong(cell) | is_a_span


def _not_a_number(cell: pl.Expr) -> tuple[str, pl.Expr]:
    rule = "nombre illisible : des chiffres seuls, un point avant les décimales"
    return rule, ~cell.str.contains(r"^\d+(\.\d+)?$")


def _not_a_link(cell: pl.Expr) -> tuple[str, pl.Expr]:
    rule = "adresse illisible : elle commence par https:// et n’a pas d’espace"
    return rule, ~cell.str.contains(r"^https?://\S+$")


def _a_contact(cell: pl.Expr) -> tuple[str, pl.Expr]:
    rule = "adresse électronique ou numéro de téléphone : ce fichier est public"
    return rule, cell.str.contains(CONTACT)


_TESTS: Mapping[Kind, Callable[[pl.Expr], tuple[str, pl.Expr]]] = {
    Kind.TEXT: _a_contact,
    Kind.DATE: _not_a_day,
    Kind.PERIOD: _not_a_period,
    Kind.NUMBER: _not_a_number,
    Kind.LINK: _not_a_link,
}


def _twice(key: tuple[str, ...]) -> Rule:
    filled = pl.all_horizontal(pl.col(key).is_not_null())
    several = f"ligne en double : même {', même '.join(key)}"
    return Rule(
        text=several if len(key) > 1 else "identifiant en double",
        column=key[0],
        broken=filled & pl.struct(key).is_duplicated(),
    )


def _typed(text: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """The cells in their types; one that cannot be read is null, and told by its rule."""
    days = [c.name for c in sheet.columns if c.kind is Kind.DATE]
    numbers = [c.name for c in sheet.columns if c.kind is Kind.NUMBER]
    return text.drop("line").with_columns(
        pl.col(days).str.to_date("%Y-%m-%d", strict=False),
        pl.col(numbers).cast(pl.Float64, strict=False),
    )
