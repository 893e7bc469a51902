"""What the command line prints, in French: frames and reports in, text out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import polars as pl

from pipelines.errors import counted
from pipelines.facts.compare import Change, difference, summary
from pipelines.intake.editions import EditionChange
from pipelines.intake.inputs import InputsReport
from pipelines.publish import Release
from pipelines.reports.lookup import Value
from pipelines.reports.oracle import OracleReport
from pipelines.vocabulary import (
    Landing,
    OnDeadline,
    Outcome,
    Projection,
    Reason,
    Solidity,
    Verdict,
)

STATUS_WORDS = {
    "observed": "observée",
    "carried_forward": "reportée de la date précédente",
    "computed": "calculée à partir des départements",
    "not_published": "non publiée",
}
# By column of table `progress`: one code says different things in different columns.
CODE_WORDS: Mapping[str, Mapping[str, str]] = {
    "landing": {
        Landing.REACHED: "cible déjà atteinte",
        Landing.PROJECTED: "projeté",
        Landing.NEVER: "jamais à ce rythme",
        Landing.DEADLINE_PASSED: "échéance passée",
        Landing.TOO_SHORT: "série trop courte",
        Landing.UNTESTED: "projection non éprouvée",
    },
    "projection": {
        Projection.LAST_12_MONTHS: "droite des 12 derniers mois",
        Projection.LAST_24_MONTHS: "droite des 24 derniers mois",
        Projection.DAMPED: "rythme des 12 derniers mois, amorti",
    },
    "solidity": {
        Solidity.SOLID: "le verdict tient à une unité près",
        Solidity.ONE_UNIT_CHANGES_IT: "une unité change le verdict",
    },
    "on_deadline": {
        OnDeadline.OBSERVED: "mesurée",
        OnDeadline.INTERPOLATED: "interpolée",
        OnDeadline.UNKNOWN: "inconnue",
    },
    "outcome": {
        Outcome.REACHED: "atteinte",
        Outcome.MISSED: "manquée",
        Outcome.UNKNOWN: "inconnu",
    },
    "reason": {
        Reason.NO_VALUE: "aucune valeur",
        Reason.NO_BASELINE: "aucun point de départ",
        Reason.VALUE_BEFORE_BASELINE: "valeur antérieure au point de départ",
        Reason.BASELINE_BEYOND_TARGET: "point de départ au-delà de la cible",
        Reason.DEADLINE_PASSED: "échéance passée",
    },
}
VERDICT_WORDS: Mapping[str, str] = {
    Verdict.ATTEINT: "atteint",
    Verdict.EN_BONNE_VOIE: "en bonne voie",
    Verdict.A_ACCELERER: "à accélérer",
    Verdict.INSUFFISANT: "insuffisant",
    Verdict.EN_RECUL: "en recul",
    Verdict.NON_CALCULABLE: "non calculable",
}
UNIT_WORDS = {"count": "", "percent": " %"}


def value(found: Value) -> str:
    """One value with everything that a reader needs to quote it."""
    number = "non publiée" if found.value is None else _number(found.value, found.unit)
    day = f"{found.date:%d/%m/%Y}" if found.date else "aucune date"
    edition = f"{found.edition:%d/%m/%Y}" if found.edition else "aucune"
    return "\n".join(
        [
            f"{found.indicator_id} {found.territory_id} : {number}",
            f"  date de la valeur : {day}",
            f"  statut : {STATUS_WORDS[found.status]}",
            f"  édition : {edition}",
            f"  source : {found.source_id or 'aucune'}",
        ]
    )


def changes(found: Sequence[EditionChange]) -> str:
    """Rows added, changed and removed by each edition, by indicator and date."""
    lines = []
    for edition in found:
        against = (
            f"par rapport à celle du {edition.compared_with:%d/%m/%Y}"
            if edition.compared_with
            else "première édition"
        )
        lines.append(f"{edition.source.id}, édition du {edition.edition:%d/%m/%Y} ({against})")
        by = [name for name in ("indicator_id", "date") if name in edition.changes.columns]
        lines += _counts(edition.changes, by) or ["  aucun changement"]
    return "\n".join(lines or ["Aucun fichier nouveau."])


def value_differences(before: pl.DataFrame, after: pl.DataFrame) -> str:
    """Differences of current values between two releases, by indicator and date."""
    found = difference(before, after, ["indicator_id", "territory_id", "date"])
    return "\n".join(_counts(found, ["indicator_id", "date"]) or ["Aucune différence."])


def checks(tables: dict[str, pl.DataFrame]) -> str:
    """Rows of each table, all within their contract, and the findings by rule."""
    lines = [
        f"  {name} : {counted(table.height, 'ligne', 'lignes')}" for name, table in tables.items()
    ]
    counts = tables["findings"].group_by("rule", "severity").len().sort("rule", "severity")
    rules = [f"  {rule} ({severity}) : {count}" for rule, severity, count in counts.iter_rows()]
    return "\n".join(
        ["Tables conformes à leur contrat :", *lines, "Constats sur les données :"]
        + (rules or ["  aucun"])
    )


def inputs(found: InputsReport) -> str:
    """Each edition compared, and the files that no source of this version reads."""
    lines = [f"  identique : {name}, {edition:%d/%m/%Y}" for name, edition in found.identical]
    lines += [f"  DIFFÉRENT : {label}" for label in found.different]
    lines += [
        f"  sans fichier brut ici : {name}, {edition:%d/%m/%Y}"
        for name, edition in found.without_raw
    ]
    lines.append(
        f"{counted(len(found.identical), 'édition identique', 'éditions identiques')}, "
        f"{counted(len(found.different), 'différente', 'différentes')}, "
        f"{counted(found.files_used, 'fichier relu', 'fichiers relus')}."
    )
    if found.files_unused:
        unused = counted(len(found.files_unused), "fichier", "fichiers")
        lines.append(f"{unused} qu’aucune source ne lit encore : {', '.join(found.files_unused)}")
    return "\n".join(lines)


def releases(found: Sequence[Release]) -> str:
    """Releases on disk with the day they were written; an arrow marks the one readers see."""
    if not found:
        return "Aucune version publiée. Lancez « cap-sante build »."
    return "\n".join(
        f"{'→' if release.is_current else ' '} {release.build_id}  "
        f"{datetime.fromtimestamp(release.directory.stat().st_mtime):%d/%m/%Y %H:%M}"
        for release in found
    )


def _number(value: float, unit: str) -> str:
    """As the producer printed it, with the French decimal comma."""
    return f"{value:.10g}".replace(".", ",") + UNIT_WORDS[unit]


def _in_words(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _counts(found: pl.DataFrame, by: Sequence[str]) -> list[str]:
    if found.is_empty():
        return []
    words = {
        Change.ADDED: ("ligne ajoutée", "lignes ajoutées"),
        Change.CHANGED: ("ligne modifiée", "lignes modifiées"),
        Change.REMOVED: ("ligne retirée", "lignes retirées"),
    }
    lines = []
    for row in summary(found, by).iter_rows(named=True):
        where = ", ".join(_in_words(row[name]) for name in by)
        counts = ", ".join(counted(row[kind], *forms) for kind, forms in words.items() if row[kind])
        lines.append(f"  {where} : {counts}" if where else f"  {counts}")
    return lines


def progress(row: dict[str, object], today: date) -> str:
    """One row of table `progress`: every measure that is defined, and the reader's day."""
    hidden = {"statement_id", "territory_id", "indicator_id", "deadline_rank"}
    lines = [f"{row['indicator_id']} {row['territory_id']}, annonce {row['statement_id']}"]
    lines += [
        f"  {name} : {_measure(name, measure)}"
        for name, measure in row.items()
        if name not in hidden and measure is not None
    ]
    deadline = row["deadline"]
    if isinstance(deadline, date):
        passed = "passée" if deadline < today else "à venir"
        lines.append(f"  échéance vue du {today:%d/%m/%Y} : {passed}")
    return "\n".join(lines)


def oracle(found: OracleReport) -> str:
    """How many printed rates our formula reproduces, and what they hide."""
    return "\n".join(
        [
            f"Taux publiés comparés : {found.pairs}",
            f"  reproduits à 0,011 près : {found.within_0_011}",
            f"  reproduits à 0,05 près : {found.within_0_05}",
            f"  reproduits à 0,5 près : {found.within_0_5}",
            f"Reculs publiés « 0 % » : {found.hidden_regressions}",
            f"Dépassements publiés « 100 % » : {found.hidden_overshoots}",
        ]
    )


def _measure(column: str, measure: object) -> str:
    if isinstance(measure, date):
        return f"{measure:%d/%m/%Y}"
    if isinstance(measure, bool):
        return "oui" if measure else "non"
    if isinstance(measure, float):
        # Four decimals at most: neither « 1e-05 » nor « -0 ».
        short = round(measure, 4) + 0.0
        return f"{short:.4g}".replace(".", ",") if abs(short) < 1000 else f"{short:.0f}"
    words = VERDICT_WORDS if column.startswith("verdict") else CODE_WORDS.get(column, {})
    return words.get(str(measure), str(measure))
