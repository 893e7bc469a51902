"""What an unattended refresh says: in French for people, as JSON for programs."""

import json

from pipelines.contract.refreshing import FailureKind
from pipelines.errors import counted
from pipelines.facts.compare import Change
from pipelines.intake.editions import EditionChange
from pipelines.refreshing.outcome import RefreshReport, SourceOutcome, Status
from pipelines.reports import wording as report

KINDS = {
    FailureKind.DOWNLOAD: "téléchargement impossible",
    FailureKind.FILE: "fichier refusé",
    FailureKind.CHECKS: "refusée par les contrôles",
    FailureKind.PUBLICATION: "publication impossible",
    FailureKind.UNEXPECTED: "erreur imprévue",
}


def in_french(found: RefreshReport) -> str:
    """What came of each source, then of the release."""
    lines = []
    if found.was_undone:
        lines.append("Un rafraîchissement interrompu avait laissé des fichiers : remis en état.")
    for one in found.sources:
        lines += _source(one)
    if by_hand := _ids(found, Status.BY_HAND):
        several = counted(len(by_hand), "source", "sources")
        lines.append(f"{several} sans fichier à lire : {', '.join(by_hand)}.")
    counts = [
        counted(len(_ids(found, Status.CHANGED)), "source modifiée", "sources modifiées"),
        f"{len(_ids(found, Status.UNCHANGED))} sans changement",
        f"{len(_ids(found, Status.FAILED))} en échec",
    ]
    lines += [f"{', '.join(counts)}.", _release(found)]
    if not found.is_recorded:
        lines.append("L’état des sources n’a pas pu être écrit : vérifiez l’espace libre.")
    return "\n".join(lines)


def in_json(found: RefreshReport) -> str:
    """The same, one object on one line."""
    content = {
        "exit_code": int(found.exit_code),
        "build_id": found.build_id,
        "is_published": found.is_published,
        "was_undone": found.was_undone,
        "is_recorded": found.is_recorded,
        "sources": [
            {
                "source_id": one.source_id,
                "status": one.status,
                "error_kind": one.error_kind,
                "error": one.error,
                "editions": [_edition(change) for change in one.changes],
            }
            for one in found.sources
        ],
    }
    return json.dumps(content, ensure_ascii=False)


def _source(one: SourceOutcome) -> list[str]:
    if one.status is Status.CHANGED:
        return [report.changes(one.changes), *_rejected(one)]
    if one.status is Status.UNCHANGED:
        return [f"{one.source_id} : sans changement", *_rejected(one)]
    if one.status is Status.FAILED and one.error_kind is not None:
        details = [f"  {line}" for line in (one.error or "").splitlines()]
        return [f"{one.source_id} : ÉCHEC, {KINDS[one.error_kind]}", *details]
    return []


def _rejected(one: SourceOutcome) -> list[str]:
    rejected = sum(change.rows_rejected for change in one.changes)
    lines = counted(rejected, "ligne écartée", "lignes écartées")
    where = f", dans quarantine/{one.source_id}" if _are_told(one) else ""
    return [f"  {lines}{where}"] if rejected else []


def _are_told(one: SourceOutcome) -> bool:
    return any(change.rejects.height for change in one.changes)


def _release(found: RefreshReport) -> str:
    if found.build_id is None:
        return "Aucune version publiée."
    if found.is_published:
        return f"Version {found.build_id} publiée."
    return f"Rien de nouveau n’est publié : la version {found.build_id} reste en ligne."


def _ids(found: RefreshReport, status: Status) -> list[str]:
    return [one.source_id for one in found.sources if one.status is status]


def _edition(change: EditionChange) -> dict[str, object]:
    kinds = change.changes["change"].to_list()
    return {
        "edition": str(change.edition),
        "rows_added": kinds.count(Change.ADDED),
        "rows_changed": kinds.count(Change.CHANGED),
        "rows_removed": kinds.count(Change.REMOVED),
        "rows_rejected": change.rows_rejected,
    }
