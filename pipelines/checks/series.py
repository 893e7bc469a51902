"""Checks on observations: totals that do not add up, repeats, missing territories.

In: built tables. Out: rows of table `findings`; `expected` and `found` are French for the reader.
"""

import polars as pl

from pipelines.checks.rules import KEY, Rule, as_findings, is_newest, where_newest
from pipelines.checks.text import number
from pipelines.contract.quality import Findings
from pipelines.vocabulary import FRANCE, Aggregation, Level, Severity, ValueStatus


def findings(
    observations: pl.DataFrame, territories: pl.DataFrame, aggregations: dict[str, Aggregation]
) -> pl.DataFrame:
    """Every finding on the series, sorted by key."""
    summed = [name for name, aggregation in aggregations.items() if aggregation is Aggregation.SUM]
    counts = observations.select(*KEY, "value").filter(
        pl.col("indicator_id").is_in(summed), pl.col("value").is_not_null()
    )
    found = pl.concat(
        [
            _totals(counts, territories),
            _by_status(observations, ValueStatus.CARRIED_FORWARD),
            _by_status(observations, ValueStatus.NOT_PUBLISHED),
        ]
    )
    return found.select(Findings.column_names()).sort(Findings.primary_key())


def _totals(counts: pl.DataFrame, territories: pl.DataFrame) -> pl.DataFrame:
    """Counts of a territory against the sum of its children, where all of them are published.

    Blocking in an indicator's newest edition only: older ones are history, told as it was.
    """
    links = territories.select("territory_id", "parent_id", "level").drop_nulls("parent_id")
    national = links.filter(pl.col("level") == Level.DEPARTEMENT).with_columns(
        parent_id=pl.lit(FRANCE)
    )
    links = pl.concat([links, national])
    sizes = links.group_by("parent_id", "level").len("size")
    sums = (
        counts.join(links, on="territory_id")
        .group_by("indicator_id", "date", "edition", "parent_id", "level")
        .agg(pl.len().alias("present"), pl.col("value").sum().alias("total"))
        .join(sizes, on=["parent_id", "level"])
        .filter(pl.col("present") == pl.col("size"))
        .rename({"parent_id": "territory_id"})
    )
    wrong = counts.with_columns(is_newest=is_newest()).join(sums, on=KEY)
    return as_findings(
        wrong.filter(pl.col("value") != pl.col("total")),
        "somme_" + pl.col("level").cast(pl.String) + "s",
        severity=where_newest(Severity.BLOCKING, Severity.WARNING),
        expected=number(pl.col("value")),
        found=number(pl.col("total")),
    )


def _by_status(observations: pl.DataFrame, status: ValueStatus) -> pl.DataFrame:
    rule, severity, expected, found = {
        ValueStatus.CARRIED_FORWARD: (
            Rule.VALEUR_REPORTEE,
            Severity.WARNING,
            "une nouvelle mesure",
            "la valeur précédente, répétée dans tous les territoires",
        ),
        ValueStatus.NOT_PUBLISHED: (
            Rule.TERRITOIRE_ABSENT,
            Severity.NOTE,
            "une valeur, comme pour les autres territoires du même niveau",
            "aucune valeur publiée",
        ),
    }[status]
    return as_findings(
        observations.filter(pl.col("value_status") == status),
        rule,
        severity=severity,
        expected=expected,
        found=found,
    )
