"""Does our published-rate formula give what the Baromètre prints? (methods.md, section 1.)

In: indicator files in the Baromètre's layout, any indicator. Out: how many printed rates are
reproduced, and what they hide: a regression printed as 0 %, an overshoot printed as 100 %.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.errors import PipelineError, RejectedFile
from pipelines.measures.progress import published_rate, raw_rate
from pipelines.sources.barometre import COLUMNS, LAYOUT, NUMBER
from pipelines.sources.delimited import Rule, broken_rules, read_delimited
from pipelines.sources.model import RawFile

FILES = "ind-*.csv"
LOWER_IS_BETTER = "baisse"
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class OracleReport:
    """Counts over (file, zone) pairs that print a rate."""

    pairs: int
    within_0_011: int
    within_0_05: int
    within_0_5: int
    hidden_regressions: int
    hidden_overshoots: int


def compare_rates(directory: Path, metadata: Path | None = None) -> OracleReport:
    """Recompute every printed rate below a directory. Raises RejectedFile or PipelineError.

    `metadata` is the producer's meta_indicateurs.csv: `tendance` gives each indicator's direction;
    without it higher is better.
    """
    files = sorted(directory.rglob(FILES)) if directory.is_dir() else []
    if not files:
        raise PipelineError(f"{directory} : aucun fichier {FILES}. Vérifiez le dossier.")
    signs = _signs(metadata)
    printed = pl.concat([_printed(path, directory) for path in files])
    sign = pl.col("indic_id").replace_strict(signs, default=1.0, return_dtype=pl.Float64)
    start, value, goal = pl.col("baseline_value"), pl.col("value"), pl.col("target_value")
    rates = printed.with_columns(
        ours=published_rate(start, value, goal, sign), raw=raw_rate(start, value, goal)
    ).drop_nulls("ours")
    error = (pl.col("ours") - pl.col("published_rate_pct")).abs()
    has_way = sign * pl.col("baseline_value") < sign * pl.col("target_value")
    counts = rates.select(
        pairs=pl.len(),
        within_0_011=(error <= 0.011 + ROUNDING).sum(),
        within_0_05=(error <= 0.05 + ROUNDING).sum(),
        within_0_5=(error <= 0.5 + ROUNDING).sum(),
        hidden_regressions=(has_way & (pl.col("raw") < 0)).sum(),
        hidden_overshoots=(has_way & (pl.col("raw") > 100)).sum(),
    )
    return OracleReport(**counts.row(0, named=True))


def _signs(metadata: Path | None) -> dict[str, float]:
    if metadata is None:
        return {}
    if not metadata.is_file():
        raise PipelineError(f"{metadata} : ce fichier n’existe pas. Vérifiez --metadata.")
    with metadata.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    if not rows or not {"indic_id", "tendance"} <= rows[0].keys():
        raise PipelineError(f"{metadata} : colonnes indic_id et tendance attendues.")
    return {
        row["indic_id"]: -1.0 if row["tendance"].strip() == LOWER_IS_BETTER else 1.0 for row in rows
    }


def _printed(path: Path, directory: Path) -> pl.DataFrame:
    """Rows that print a rate, with the zone's starting point and last target in the same file."""
    label = str(path.relative_to(directory))
    # Rates are compared within a file: its edition plays no part.
    text, defects = read_delimited(RawFile(path=path, label=label, edition=date.min), LAYOUT)
    defects = defects or broken_rules(text, _rules(), label)
    if defects:
        raise RejectedFile("oracle", defects)
    typed = text.with_columns(
        **{name: pl.col(column).cast(pl.Float64) for column, name in COLUMNS.items()}
    )
    zone = ["indic_id", "enforce_zone_id"]
    by_date = typed.sort("metric_enforce_date")
    starts = by_date.drop_nulls("baseline_value").group_by(zone).last()
    goals = by_date.drop_nulls("target_value").group_by(zone).last()
    return (
        typed.drop_nulls("published_rate_pct")
        .drop_nulls("value")
        .select(*zone, "value", "published_rate_pct")
        .join(starts.select(*zone, "baseline_value"), on=zone, how="left")
        .join(goals.select(*zone, "target_value"), on=zone, how="left")
    )


def _rules() -> list[Rule]:
    return [
        Rule(
            text="la valeur n’est pas un nombre",
            column=column,
            broken=~pl.col(column).str.contains(NUMBER),
        )
        for column in COLUMNS
    ]
