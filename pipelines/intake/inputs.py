"""Prove that the facts come from the producers' files: tidy them again and compare.

In: the facts and a directory of raw files. Out: a report by edition. Nothing is written.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipelines.facts.store import Facts
from pipelines.intake.editions import find_raw, sha256_of, take_in
from pipelines.sources import insee
from pipelines.sources.registry import SOURCES


@dataclass(slots=True, kw_only=True)
class InputsReport:
    """What was compared: editions as (source id, edition), files by path below the directory."""

    identical: list[tuple[str, date]] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    without_raw: list[tuple[str, date]] = field(default_factory=list)
    files_used: int = 0
    files_unused: list[str] = field(default_factory=list)


def verify(facts: Facts, directory: Path, *, today: date) -> InputsReport:
    """Tidy every raw file found and compare with the facts and their receipts.

    Raises RejectedFile when a raw file breaks its layout.
    """
    report, used = InputsReport(), set()
    # The COG in place lets a directory without one be read: every source is checked against it.
    cog = {key: frame for key, frame in facts.editions.items() if key[0] == insee.COG.id}
    scratch, seen = Facts(editions=cog), set()
    for source in SOURCES:
        editions = find_raw(source, directory, facts, undated=today, reread=True)
        seen |= {(source.id, edition) for edition in editions}
        scratch, _ = take_in(scratch, source, editions, today=today)
        for edition, files in editions.items():
            used |= {raw.path for raw in files}
            hashes = {raw.path.name: sha256_of(raw.path) for raw in files}
            _compare(report, facts, scratch, (source.id, edition), hashes)
    report.files_used = len(used)
    everything = (path for path in sorted(directory.rglob("*")) if path.is_file())
    report.files_unused = [str(p.relative_to(directory)) for p in everything if p not in used]
    report.without_raw = sorted(facts.editions.keys() - seen)
    return report


def _compare(
    report: InputsReport, facts: Facts, again: Facts, key: tuple[str, date], hashes: dict[str, str]
) -> None:
    source_id, edition = key
    label = f"{source_id}, édition du {edition:%d/%m/%Y}"
    held = facts.editions.get(key)
    if held is None:
        report.different.append(f"{label} : absente des faits")
        return
    if not held.equals(again.editions[key]):
        report.different.append(f"{label} : le fichier brut ne redonne pas les faits")
        return
    receipts = facts.receipts.select("source_id", "edition", "file", "sha256").rows()
    missing = [
        name
        for name, digest in hashes.items()
        if (source_id, edition, name, digest) not in receipts
    ]
    if missing:
        report.different.append(f"{label} : octets sans reçu ({', '.join(missing)})")
        return
    report.identical.append(key)
