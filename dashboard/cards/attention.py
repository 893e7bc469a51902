"""What deserves a look on the overview, as frozen values: findings, deadlines come, old data."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are named `date`

import polars as pl

# Rules of table `findings` that a reader of the overview should know, in reading order.
RULES = (
    "recul",
    "cible_depassee",
    "valeur_reportee",
    "moyenne_des_departements",
    "hors_des_departements",
    "somme_des_cibles",
)
# Found in every territory at once: a list of the first ones would say nothing more than France.
EVERYWHERE = frozenset({"valeur_reportee"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Notable:
    """A rule, an indicator, and the territories where it found something in the newest values."""

    rule: str
    indicator_id: str
    date: Date
    found: str
    territory_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How the départements' own targets ended, for one indicator and deadline."""

    indicator_id: str
    deadline: Date
    reached_count: int
    missed_count: int
    missed_ids: tuple[str, ...]


def notables(frame: pl.DataFrame) -> tuple[Notable, ...]:
    """From the rows of `queries.notable`."""
    rows = frame.select(Notable.__slots__).iter_rows(named=True)
    return tuple(Notable(**row | {"territory_ids": tuple(row["territory_ids"])}) for row in rows)


def closings(frame: pl.DataFrame) -> tuple[Closing, ...]:
    """From the rows of `queries.closings`."""
    rows = frame.select(Closing.__slots__).iter_rows(named=True)
    return tuple(Closing(**row | {"missed_ids": tuple(row["missed_ids"] or ())}) for row in rows)
