"""The files written by hand: their columns, their words, and how they name one another.

In: the folder of facts and what the sources say exists. Out: typed frames by name, or one message
with every mistake. `data/README.md` documents the columns for those who fill them in.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import polars as pl

from pipelines.errors import Defect, RejectedSheets
from pipelines.facts import padhue_sheets
from pipelines.facts.handwritten import Column, Kind, Sheet, read_sheet
from pipelines.indicators.registry import INDICATORS
from pipelines.sources.delimited import Rule
from pipelines.vocabulary import (
    Axis,
    Measure,
    Notion,
    ProjectStatus,
    Roundness,
    Tally,
    TargetKind,
    TargetStatus,
    Theme,
)

TERRITORIES, FIGURES = "territories", "figures"


def _word(name: str, unknown: str, words: type[StrEnum], *, is_required: bool = True) -> Column:
    return Column(name=name, unknown=unknown, allowed=tuple(words), is_required=is_required)


def _indicator(*, is_required: bool = True) -> Column:
    return Column(
        name="indicator_id",
        unknown="indicateur inconnu",
        allowed=tuple(indicator.id for indicator in INDICATORS),
        is_required=is_required,
    )


def _code(name: str, refers_to: str, unknown: str, *, is_required: bool = True) -> Column:
    return Column(name=name, refers_to=refers_to, unknown=unknown, is_required=is_required)


def _optional(name: str, kind: Kind = Kind.TEXT) -> Column:
    return Column(name=name, kind=kind, is_required=False)


TERRITORY = _code(
    "territory_id", TERRITORIES, "territoire inconnu : écrivez FR, REG-93, DEP-04, DEP-2A…"
)
SOURCE_TITLE = Column(name="source_title")
SOURCE_URL = _optional("source_url", Kind.LINK)

TARGETS = Sheet(
    name="targets",
    columns=(
        Column(name="statement_id"),
        _indicator(),
        TERRITORY,
        _optional("announced_on", Kind.DATE),
        Column(name="known_by", kind=Kind.DATE),
        _word("kind", "type de cible inconnu", TargetKind),
        Column(name="target_value", kind=Kind.NUMBER),
        _optional("deadline", Kind.DATE),
        _optional("deadline_text"),
        _word("target_status", "état inconnu", TargetStatus),
        Column(name="speaker"),
        SOURCE_TITLE,
        SOURCE_URL,
        _optional("note"),
    ),
    key=("statement_id",),
    rules=(
        Rule(
            text="cellule à remplir : une valeur à atteindre (level) a une échéance",
            column="deadline",
            broken=(pl.col("kind") == TargetKind.LEVEL) & pl.col("deadline").is_null(),
        ),
    ),
)
COMMITMENTS = Sheet(
    name="commitments",
    columns=(
        Column(name="commitment_id"),
        _word("axis", "axe inconnu", Axis),
        Column(name="promise"),
        Column(name="announced_on", kind=Kind.DATE),
        _optional("deadline", Kind.DATE),
        _optional("deadline_text"),
        Column(name="promised_by"),
        _word("measure", "type de mesure inconnu", Measure),
        _indicator(is_required=False),
        _code("statement_id", TARGETS.name, "annonce inconnue de targets.csv", is_required=False),
        _optional("measure_note"),
        SOURCE_TITLE,
        SOURCE_URL,
    ),
    key=("commitment_id",),
    rules=(
        Rule(
            text="cellule à remplir si measure vaut « indicateur », à laisser vide sinon",
            column="indicator_id",
            broken=(pl.col("measure") == Measure.INDICATEUR)
            != pl.col("indicator_id").is_not_null(),
        ),
    ),
)
EVENTS = Sheet(
    name="commitment_events",
    columns=(
        Column(name="event_id"),
        _code("commitment_id", COMMITMENTS.name, "engagement inconnu de commitments.csv"),
        Column(name="period", kind=Kind.PERIOD),
        Column(name="event"),
        SOURCE_TITLE,
        SOURCE_URL,
    ),
    key=("event_id",),
)
INITIATIVES = Sheet(
    name="initiatives",
    columns=(
        Column(name="initiative_id"),
        TERRITORY,
        Column(name="name"),
        _word("theme", "thème inconnu", Theme),
        Column(name="lever"),
        _word("status", "état inconnu", ProjectStatus, is_required=False),
        _optional("figures"),
        _optional("period", Kind.PERIOD),
        SOURCE_TITLE,
        SOURCE_URL,
    ),
    key=("initiative_id",),
)
COUNTS = Sheet(
    name="initiative_counts",
    columns=(
        TERRITORY,
        _word("tally", "décompte inconnu", Tally),
        _word("roundness", "arrondi inconnu", Roundness),
        Column(name="value", kind=Kind.NUMBER),
        Column(name="period", kind=Kind.PERIOD),
        SOURCE_TITLE,
        SOURCE_URL,
        _optional("note"),
    ),
    key=("territory_id", "tally", "source_title"),
)
READINGS = Sheet(
    name="reconciliation",
    columns=(
        _code("figure_id", FIGURES, "chiffre inconnu des fichiers de published/"),
        _indicator(),
        _word("notion", "type de notion inconnu", Notion),
        Column(name="counts"),
        _optional("explanation"),
        _optional("compared_on", Kind.DATE),
    ),
    key=("figure_id",),
)
# Each sheet may name rows of those before it.
SHEETS: tuple[Sheet, ...] = (
    *(TARGETS, COMMITMENTS, EVENTS, INITIATIVES, COUNTS, READINGS),
    *(padhue_sheets.TEXTS, padhue_sheets.DURATIONS),
)


def empty_sheets() -> dict[str, pl.DataFrame]:
    """Every sheet but the targets, without a row, by name."""
    return {sheet.name: sheet.empty() for sheet in SHEETS if sheet is not TARGETS}


def load_sheets(directory: Path, known: Mapping[str, set[str]]) -> dict[str, pl.DataFrame]:
    """Every sheet, by name. Raises RejectedSheets with all the mistakes of all the files.

    `known` gives the ids of TERRITORIES and FIGURES; those left out are not checked.
    """
    codes = dict(known)
    frames: dict[str, pl.DataFrame] = {}
    defects: list[Defect] = []
    for sheet in SHEETS:
        frames[sheet.name], found = read_sheet(sheet, directory / sheet.file, codes)
        defects += found
        # A file that cannot be read at all says nothing of the codes that others use.
        if frames[sheet.name].height:
            codes[sheet.name] = set(frames[sheet.name][sheet.key[0]].drop_nulls())
    if defects:
        raise RejectedSheets(defects)
    return frames
