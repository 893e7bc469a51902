"""Does our published-rate formula give what the Baromètre prints? (methods.md, section 1.)

In: indicator files in the Baromètre's layout, any indicator. Out: how many printed rates are
reproduced, and what they hide: a regression printed as 0 %, an overshoot printed as 100 %.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.errors import Defect, PipelineError, RejectedFile
from pipelines.measures.progress import published_rate, raw_rate
from pipelines.sources.barometre import COLUMNS, ID, LAYOUT, NUMBER
from pipelines.sources.delimited import Rule, broken_rules, read_delimited
from pipelines.sources.model import RawFile

FILES = "ind-*.csv"
TRENDS = {"hausse": 1.0, "baisse": -1.0}
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class OracleReport:
    """Counts over the printed rates whose start, value and target are in the same file."""

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
    printed = _all_printed(directory)
    signs = _signs(metadata, printed["indic_id"].unique().sort().to_list()) if metadata else {}
    sign = pl.col("indic_id").replace_strict(signs, default=1.0, return_dtype=pl.Float64)
    start, value, goal = pl.col("baseline_value"), pl.col("value"), pl.col("target_value")
    rates = printed.with_columns(
        ours=published_rate(start, value, goal, sign), raw=raw_rate(start, value, goal)
    ).drop_nulls("ours")
    theirs = pl.col("published_rate_pct")
    error = (pl.col("ours") - theirs).abs()
    has_way = sign * start < sign * goal
    counts = rates.select(
        pairs=pl.len(),
        within_0_011=(error <= 0.011 + ROUNDING).sum(),
        within_0_05=(error <= 0.05 + ROUNDING).sum(),
        within_0_5=(error <= 0.5 + ROUNDING).sum(),
        hidden_regressions=(has_way & (pl.col("raw") < 0) & (theirs == 0)).sum(),
        hidden_overshoots=(has_way & (pl.col("raw") > 100) & (theirs == 100)).sum(),
    )
    return OracleReport(**counts.row(0, named=True))


def _all_printed(directory: Path) -> pl.DataFrame:
    files = sorted(directory.rglob(FILES)) if directory.is_dir() else []
    if not files:
        raise PipelineError(f"{directory} : aucun fichier {FILES}. Vérifiez le dossier.")
    frames, defects = [], []
    for path in files:
        label = str(path.relative_to(directory))
        # Rates are compared within a file: its edition plays no part.
        text, malformed = read_delimited(RawFile(path=path, label=label, edition=date.min), LAYOUT)
        broken = malformed + broken_rules(text, _rules(), label)
        defects += broken
        if not broken:
            frames.append(_printed(text))
    if defects:
        raise RejectedFile(ID, defects)
    return pl.concat(frames)


def _printed(text: pl.DataFrame) -> pl.DataFrame:
    """Rows that print a rate, with the zone's starting point and last target in the same file."""
    typed = text.with_columns(
        **{name: pl.col(column).cast(pl.Float64) for column, name in COLUMNS.items()}
    )
    zone = ["indic_id", "enforce_zone_id"]
    by_date = typed.sort(_day())
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
    unread = _day().is_null() & pl.any_horizontal(pl.col(*COLUMNS).is_not_null())
    return [
        Rule(
            text="date illisible : AAAA-MM-JJ attendu", column="metric_enforce_date", broken=unread
        ),
        *(
            Rule(
                text="la valeur n’est pas un nombre",
                column=column,
                broken=~pl.col(column).str.contains(NUMBER),
            )
            for column in COLUMNS
        ),
    ]


def _day() -> pl.Expr:
    return pl.col("metric_enforce_date").str.to_date("%Y-%m-%d", strict=False)


def _signs(metadata: Path, indicators: list[str]) -> dict[str, float]:
    """1 where the producer wants the indicator to rise, −1 where it wants it to fall."""
    trends = _trends(metadata)
    defects = []
    for name in indicators:
        line, trend = trends.get(name, (None, None))
        if line is None:
            rule = f"aucune ligne pour l’indicateur {name}"
            defects.append(Defect(file=str(metadata), rule=rule))
        elif trend not in TRENDS:
            rule = f"« hausse » ou « baisse » attendu pour {name}"
            defects.append(
                Defect(file=str(metadata), rule=rule, line=line, column="tendance", value=trend)
            )
    if defects:
        raise RejectedFile(ID, defects)
    return {name: TRENDS[trends[name][1]] for name in indicators}


def _trends(metadata: Path) -> dict[str, tuple[int, str]]:
    """Line and `tendance` of each indicator of the producer's file."""
    if not metadata.is_file():
        raise PipelineError(f"{metadata} : ce fichier n’existe pas. Vérifiez --metadata.")
    try:
        with metadata.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            rows = [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error):
        raise PipelineError(f"{metadata} : pas un CSV en UTF-8. Réenregistrez-le.") from None
    if not rows or not {"indic_id", "tendance"} <= rows[0][1].keys():
        raise PipelineError(f"{metadata} : colonnes indic_id et tendance attendues.")
    return {row["indic_id"]: (line, (row["tendance"] or "").strip()) for line, row in rows}
