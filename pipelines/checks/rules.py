"""Every rule of the checks by its id, and the shape that all of them give their findings."""

from collections.abc import Sequence
from enum import StrEnum

import polars as pl

from pipelines.vocabulary import Severity

KEY = ["indicator_id", "territory_id", "date", "edition"]
# `source_id` of the targets that were announced; the others are published by a producer.
ANNOUNCEMENTS = "annonces"
SERIES = ["indicator_id", "territory_id"]


class Rule(StrEnum):
    """What a check looks for: its id in table `findings`."""

    SOMME_DEPARTEMENTS = "somme_departements"
    SOMME_REGIONS = "somme_regions"
    VALEUR_REPORTEE = "valeur_reportee"
    TERRITOIRE_ABSENT = "territoire_absent"
    SAUT = "saut"
    BAISSE = "baisse"
    MOYENNE_DES_DEPARTEMENTS = "moyenne_des_departements"
    HORS_DES_DEPARTEMENTS = "hors_des_departements"
    NIVEAUX_DIFFERENTS = "niveaux_differents"
    NIVEAU_EN_RETARD = "niveau_en_retard"
    CIBLE_NULLE = "cible_nulle"
    DEPART_AU_DELA_DE_LA_CIBLE = "depart_au_dela_de_la_cible"
    SOMME_DES_CIBLES = "somme_des_cibles"
    ECHEANCES_MELANGEES = "echeances_melangees"
    DEPART_REVISE = "depart_revise"
    CIBLE_REVISEE = "cible_revisee"
    RECUL = "recul"
    CIBLE_DEPASSEE = "cible_depassee"
    ANNEE_INCOMPLETE = "annee_incomplete"


def as_findings(
    wrong: pl.DataFrame,
    rule: Rule | pl.Expr,
    *,
    expected: pl.Expr | str,
    found: pl.Expr | str,
    severity: Severity | pl.Expr = Severity.WARNING,
) -> pl.DataFrame:
    """One finding per row of `wrong`, which has the columns of KEY; texts are French."""
    return wrong.select(
        _text(rule).alias("rule"),
        *KEY,
        severity=_text(severity),
        expected=_text(expected),
        found=_text(found),
    )


def _text(given: pl.Expr | str) -> pl.Expr:
    return pl.lit(str(given)) if isinstance(given, str) else given


def is_newest() -> pl.Expr:
    """Whether a row is of the newest edition that the frame holds of its indicator."""
    return pl.col("edition") == pl.col("edition").max().over("indicator_id")


def where_newest(then: Severity, otherwise: Severity) -> pl.Expr:
    """`then` where the column `is_newest` holds; older editions are history."""
    return pl.when("is_newest").then(pl.lit(then.value)).otherwise(pl.lit(otherwise.value))


def with_previous(
    rows: pl.DataFrame, series: Sequence[str], order: str, columns: Sequence[str]
) -> pl.DataFrame:
    """Rows sorted by series and `order`, with the columns of the row before as `old_…`.

    They are null in the first row of a series. Shifting within sorted rows costs a tenth of
    windows over the same columns.
    """
    is_same = pl.all_horizontal(pl.col(name) == pl.col(name).shift() for name in series)
    return rows.sort(*series, order).with_columns(
        pl.when(is_same).then(pl.col(name).shift()).alias(f"old_{name}") for name in columns
    )


def last_starts(baselines: pl.DataFrame) -> pl.DataFrame:
    """The last starting point that each edition gives a territory, as `current_targets` takes it.

    Out: SERIES, `edition`, `start_date` and `start_value` in the indicator's unit.
    """
    return (
        baselines.sort("date")
        .unique([*SERIES, "edition"], keep="last")
        .select(*SERIES, "edition", start_date="date", start_value="baseline_value")
    )
