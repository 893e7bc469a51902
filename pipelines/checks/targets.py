"""Audit of the published targets, edition by edition (methods.md, section 6).

In: tables `targets`, `territories` and `indicators`, and the starting points of each edition
(`rules.last_starts`). Out: rows of table `findings`, dated by the deadline of the target.
"""

import polars as pl

from pipelines.checks.rules import (
    ANNOUNCEMENTS,
    KEY,
    SERIES,
    Rule,
    as_findings,
    is_newest,
    where_newest,
)
from pipelines.checks.text import NBSP, NNBSP, amount, day, number
from pipelines.vocabulary import (
    FRANCE,
    Direction,
    Level,
    Severity,
    TargetKind,
    TargetStatus,
    Unit,
)

STATED = (
    *("statement_id", "indicator_id", "territory_id", "edition", "deadline_rank", "source_id"),
    *("target_value", "target_status", "kind"),
)
EDITION = ["indicator_id", "edition"]


def findings(
    targets: pl.DataFrame,
    starts: pl.DataFrame,
    territories: pl.DataFrame,
    indicators: pl.DataFrame,
) -> pl.DataFrame:
    """Every finding on the targets that a producer publishes."""
    kinds = indicators.select(
        "indicator_id",
        "default_statement_id",
        is_percent=pl.col("unit") == Unit.PERCENT,
        is_mirrored=pl.col("direction") == Direction.LOWER_IS_BETTER,
    )
    stated = (
        targets.select(*STATED, date="deadline")
        .filter(pl.col("kind") == TargetKind.LEVEL)
        .join(kinds, on="indicator_id")
    )
    is_announced = pl.col("source_id") == ANNOUNCEMENTS
    published = (
        stated.filter(~is_announced)
        .join(territories.select("territory_id", "level"), on="territory_id")
        .with_columns(is_newest=is_newest())
    )
    announced = stated.filter(
        is_announced,
        pl.col("territory_id") == FRANCE,
        pl.col("target_status") != TargetStatus.SUPERSEDED,
    )
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT).height
    return pl.concat(
        [
            _zero(published),
            _beyond(published, starts),
            _sums(published, announced, departements),
            _mixed_deadlines(published),
        ]
    )


def _zero(published: pl.DataFrame) -> pl.DataFrame:
    """A target of 0, which every value reaches; where lower is better it is a true target.

    Blocking in an indicator's newest edition only: older ones are history, told as it was.
    """
    return as_findings(
        published.filter(_is_zero()),
        Rule.CIBLE_NULLE,
        severity=where_newest(Severity.BLOCKING, Severity.WARNING),
        expected="une cible supérieure à 0",
        found=amount(pl.col("target_value")),
    )


def _is_zero() -> pl.Expr:
    return (pl.col("target_value") == 0) & ~pl.col("is_mirrored")


def _beyond(published: pl.DataFrame, starts: pl.DataFrame) -> pl.DataFrame:
    """A starting point already at its target or beyond. A target of 0 is told by `cible_nulle`."""
    start, target = pl.col("start_value"), pl.col("target_value")
    is_beyond = pl.when("is_mirrored").then(start <= target).otherwise(start >= target)
    return as_findings(
        published.join(starts, on=[*SERIES, "edition"]).filter(is_beyond & ~_is_zero()),
        Rule.DEPART_AU_DELA_DE_LA_CIBLE,
        severity=where_newest(Severity.WARNING, Severity.NOTE),
        expected="un départ qui n’atteint pas la cible de " + amount(target),
        found="un départ de " + amount(start),
    )


def _sums(published: pl.DataFrame, announced: pl.DataFrame, departements: int) -> pl.DataFrame:
    """Sum of the départements' final targets, all of them, against the national levels.

    Counts only. National: the edition's own, and those announced by then and still held.
    """
    counts = published.filter(~pl.col("is_percent"))
    final = counts.filter(pl.col("date") == pl.col("date").max().over(*SERIES, "edition"))
    sums = (
        final.filter(pl.col("level") == Level.DEPARTEMENT)
        .group_by(EDITION)
        .agg(
            pl.len(),
            total=pl.col("target_value").sum(),
            first=pl.col("date").min(),
            last=pl.col("date").max(),
        )
        .filter(pl.col("len") == departements)
    )
    national = pl.concat(
        [final.filter(pl.col("level") == Level.PAYS).drop("level", "is_newest"), announced]
    ).select(*SERIES, "date", "target_value", "source_id", said="edition")
    is_own = (pl.col("source_id") != ANNOUNCEMENTS) & (pl.col("said") == pl.col("edition"))
    is_known = (pl.col("source_id") == ANNOUNCEMENTS) & (pl.col("said") <= pl.col("edition"))
    differing = (
        national.join(sums, on="indicator_id")
        .filter(is_own | is_known, pl.col("target_value") != pl.col("total"))
        .group_by(KEY)
        .agg(
            pl.col("total", "first", "last").first(),
            levels=number(pl.col("target_value").unique().sort()).str.join(" ou "),
        )
    )
    when = (
        pl.when(pl.col("first") == pl.col("last"))
        .then(" au " + day(pl.col("last")))
        .otherwise(" entre le " + day(pl.col("first")) + " et le " + day(pl.col("last")))
    )
    return as_findings(
        differing,
        Rule.SOMME_DES_CIBLES,
        expected=pl.col("levels") + " au " + day(pl.col("date")) + ", cible nationale",
        found=number(pl.col("total")) + when + ", somme des départements",
    )


def _mixed_deadlines(published: pl.DataFrame) -> pl.DataFrame:
    """Territories whose default target, of one edition and rank, has different deadlines.

    One finding per indicator, edition and rank, told for France at the last deadline.
    """
    count = pl.col("len").cast(pl.String)
    plural = pl.when(pl.col("len") > 1).then(pl.lit("s")).otherwise(pl.lit(""))
    who = (
        pl.when(pl.col("level") == Level.PAYS)
        .then(pl.lit("France"))
        .when(pl.col("level") == Level.REGION)
        .then(count + " région" + plural)
        .otherwise(count + " département" + plural)
    )
    mixed = (
        published.filter(pl.col("statement_id") == pl.col("default_statement_id"))
        .group_by(*EDITION, "deadline_rank", "date", "level")
        .len()
        .sort("date", pl.col("level").cast(pl.Enum(Level)))
        .group_by(*EDITION, "deadline_rank", "date", maintain_order=True)
        .agg(who=who.str.join(", "))
        .group_by(*EDITION, "deadline_rank", maintain_order=True)
        .agg(
            pl.len(),
            pl.col("date").max(),
            found=(day(pl.col("date")) + f"{NBSP}: " + pl.col("who")).str.join(f"{NNBSP}; "),
        )
        .filter(pl.col("len") > 1)
    )
    return as_findings(
        mixed.with_columns(territory_id=pl.lit(FRANCE)),
        Rule.ECHEANCES_MELANGEES,
        expected="une seule échéance pour tous les territoires",
        found=pl.col("found"),
    )
