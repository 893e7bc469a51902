"""Checks on the rate of progress: what its published form, held between 0 and 100 %, hides.

In: tables `progress` and `indicators`. Out: rows of table `findings`, dated by the last value.
"""

import polars as pl

from pipelines.checks.rules import Rule, as_findings
from pipelines.checks.text import NBSP, NNBSP, amount, percent
from pipelines.vocabulary import Severity, Unit


def findings(progress: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Every finding on the default target of each indicator."""
    default = progress.join(
        indicators.select(
            "indicator_id",
            statement_id="default_statement_id",
            is_percent=pl.col("unit") == Unit.PERCENT,
        ),
        on=["indicator_id", "statement_id"],
    ).with_columns(date="latest_date", edition="latest_edition")
    raw, published = pl.col("raw_rate_pct"), pl.col("published_rate_pct")
    latest = amount(pl.col("latest_value"))
    rate = ", soit un taux de " + percent(raw)
    return pl.concat(
        [
            as_findings(
                default.filter(raw < 0, published == 0),
                Rule.RECUL,
                severity=Severity.NOTE,
                expected=f"taux publié{NBSP}: 0{NNBSP}%",
                found=latest + " après un départ à " + amount(pl.col("baseline_value")) + rate,
            ),
            as_findings(
                default.filter(raw > 100, published == 100),
                Rule.CIBLE_DEPASSEE,
                severity=Severity.NOTE,
                expected=f"taux publié{NBSP}: 100{NNBSP}%",
                found=latest + " pour une cible de " + amount(pl.col("target_value")) + rate,
            ),
        ]
    )
