"""Checks on the series of the Cnam: years of a file in which départements are missing."""

import polars as pl

from pipelines.checks.rules import Rule, as_findings
from pipelines.contract.quality import Findings
from pipelines.vocabulary import FRANCE, Level, Severity

MOST_NAMED = 5


def findings(series: pl.DataFrame, territories: pl.DataFrame) -> pl.DataFrame:
    """One finding per dataset, year and edition that does not give every département.

    What is missing is not zero: neither its région nor France has a value for that year.
    """
    if series.is_empty():
        return Findings.create_empty().cast({"severity": pl.String})
    everyone = territories.filter(pl.col("level") == Level.DEPARTEMENT)["territory_id"].sort()
    given = (
        series.filter(pl.col("territory_id").is_in(everyone.implode()))
        .group_by(pl.col("indicator_id").cast(pl.String), "date", "edition")
        .agg(pl.col("territory_id"))
    )
    rows = [
        (indicator_id, FRANCE, day, edition, _found(everyone, names))
        for indicator_id, day, edition, names in given.iter_rows()
        if len(names) < everyone.len()
    ]
    schema = ["indicator_id", "territory_id", "date", "edition", "found"]
    wrong = pl.DataFrame(
        rows,
        schema=dict(zip(schema, [pl.String, pl.String, pl.Date, pl.Date, pl.String], strict=True)),
        orient="row",
    )
    return as_findings(
        wrong,
        Rule.ANNEE_INCOMPLETE,
        expected=f"{everyone.len()} départements",
        found=pl.col("found"),
        severity=Severity.NOTE,
    )


def _found(everyone: pl.Series, names: list[str]) -> str:
    missing = [name.removeprefix("DEP-") for name in everyone if name not in set(names)]
    more = "…" if len(missing) > MOST_NAMED else ""
    return f"{len(names)} ; absents : {', '.join(missing[:MOST_NAMED])}{more}"
