"""What tables by département share: one file per edition, each département known, once, present.

The edition of such a table is its vintage: 1 January of the last year in the file's name.
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.errors import Defect, RejectedFile, counted
from pipelines.sources.delimited import Rule
from pipelines.sources.model import Known, RawFile

COUNT = r"^[0-9]{1,9}$"
DECIMAL = r"^[0-9]{1,6}(\.[0-9]{1,6})?$"
MOST_NAMED = 5


def years_of_name(path: Path) -> range:
    """The years that a file's name covers: `…_2012-2026.csv`, or a single one."""
    years = [int(year) for year in re.findall(r"[12]\d{3}", path.name)]
    return range(min(years), max(years) + 1)


def vintage(path: Path) -> date:
    """1 January of the last year in a file's name."""
    return date(years_of_name(path)[-1], 1, 1)


def only_file(files: Sequence[RawFile], source_id: str) -> RawFile:
    """The one file of an edition. Raises RejectedFile when there are several."""
    first, *others = files
    rule = f"même édition que {first.label} : gardez un seul des fichiers"
    if others:
        raise RejectedFile(source_id, [Defect(file=raw.label, rule=rule) for raw in others])
    return first


def departement_rules(column: str, known: Known) -> list[Rule]:
    """Each line is a known département, once; the frame has `territory_id` beside the column."""
    return [
        Rule(
            text="département inconnu du Code officiel géographique",
            column=column,
            broken=~pl.col("territory_id").is_in(list(known.territory_ids)).fill_null(value=False),
        ),
        Rule(
            text="département en double",
            column=column,
            broken=pl.col("territory_id").is_duplicated(),
        ),
    ]


def number_rule(column: str, pattern: str = COUNT) -> Rule:
    """The column's text is a number, with the decimals that the pattern allows."""
    wanted = "entier positif" if pattern == COUNT else "positif"
    return Rule(
        text=f"un nombre {wanted} est attendu",
        column=column,
        broken=~pl.col(column).fill_null("").str.contains(pattern),
    )


def missing_departements(
    table: pl.DataFrame, known: Known, label: str, *, left_out: frozenset[str] = frozenset()
) -> list[Defect]:
    """One defect when départements of the COG are not in a table; `left_out` never was there."""
    expected = {name for name in known.territory_ids if name.startswith("DEP-")} - left_out
    missing = sorted(expected - set(table["territory_id"]))
    if not missing:
        return []
    named = ", ".join(name.removeprefix("DEP-") for name in missing[:MOST_NAMED])
    more = "…" if len(missing) > MOST_NAMED else ""
    absent = counted(len(missing), "département absent", "départements absents")
    return [Defect(file=label, rule=f"{absent} du fichier : {named}{more}")]
