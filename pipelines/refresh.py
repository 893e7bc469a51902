"""Bring new editions in: find or download raw files, tidy them, merge them into the facts.

Nothing is written here but downloads: the caller saves the facts once the build has accepted them.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.compare import difference
from pipelines.errors import PipelineError
from pipelines.facts import Facts, Receipts, with_edition
from pipelines.sources import insee
from pipelines.sources.model import Known, RawFile, Source, TidyEdition


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChange:
    """What one edition changes: rows against the edition before it, by key of the facts."""

    source: Source
    edition: date
    compared_with: date | None
    changes: pl.DataFrame


def find_raw(
    source: Source, directory: Path, facts: Facts, *, undated: date
) -> dict[date, list[RawFile]]:
    """Raw files of a source anywhere below a directory, by edition.

    A file that nothing dates belongs to the edition `undated`, unless the facts already hold the
    same bytes under the same name. Raises PipelineError when the directory does not exist.
    """
    if not directory.is_dir():
        raise PipelineError(f"{directory} : ce dossier n’existe pas. Vérifiez l’option --from.")
    editions: dict[date, list[RawFile]] = {}
    for path in sorted(directory.rglob("*")):
        if not (path.is_file() and re.fullmatch(source.file_pattern, path.name)):
            continue
        relative = path.relative_to(directory)
        edition = source.edition_of(relative)
        if edition is None and _is_known(path, source, facts):
            continue
        edition = edition or undated
        raw = RawFile(path=path, label=str(relative), edition=edition)
        editions.setdefault(edition, []).append(raw)
    return dict(sorted(editions.items()))


def take_in(
    facts: Facts,
    source: Source,
    editions: dict[date, list[RawFile]],
    *,
    today: date,
    urls: dict[str, str] | None = None,
) -> tuple[Facts, list[EditionChange]]:
    """Facts with the editions tidied into them, and what each changes.

    `urls` gives the address of downloaded files by name. Raises RejectedFile with every defect.
    """
    changes = []
    for edition, files in editions.items():
        if edition > today:
            raise PipelineError(
                f"{files[0].label} : édition du {edition:%d/%m/%Y}, dans le futur. "
                "Corrigez la date du dossier."
            )
        tidy = source.tidy(files, Known(territory_ids=_territories(facts), today=today))
        changes.append(_change(facts, source, edition, tidy))
        receipts = _receipts(source, files, tidy, today, urls or {})
        facts = with_edition(facts, source, edition, tidy, _keep_first(facts, receipts))
    return facts, changes


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, as hexadecimal text."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_known(path: Path, source: Source, facts: Facts) -> bool:
    same_name = (pl.col("source_id") == source.id) & (pl.col("file") == path.name)
    newest = facts.receipts.filter(same_name).sort("edition").tail(1)
    return newest.height == 1 and newest["sha256"][0] == sha256_of(path)


def _territories(facts: Facts) -> frozenset[str]:
    vintage = facts.last_edition(insee.COG)
    if vintage is None:
        return frozenset()
    return frozenset(facts.editions[insee.COG.id, vintage]["territory_id"]) | {"FR"}


def _change(facts: Facts, source: Source, edition: date, tidy: TidyEdition) -> EditionChange:
    """Against the same edition when the facts have it, otherwise what was known before it."""
    column = source.replaces_by
    groups = [None] if column is None else tidy.facts[column].unique().to_list()
    parts, compared = [], []
    for group in groups:
        mine = pl.lit(value=True) if column is None else pl.col(column) == group
        candidates = [
            day
            for (source_id, day), frame in facts.editions.items()
            if source_id == source.id and day <= edition and frame.filter(mine).height
        ]
        if candidates:
            compared.append(max(candidates))
            parts.append(facts.editions[source.id, max(candidates)].filter(mine))
    before = pl.concat(parts) if parts else tidy.facts.clear()
    return EditionChange(
        source=source,
        edition=edition,
        compared_with=max(compared, default=None),
        changes=difference(before, tidy.facts, source.schema.primary_key()),
    )


def _receipts(
    source: Source, files: Sequence[RawFile], tidy: TidyEdition, today: date, urls: dict[str, str]
) -> pl.DataFrame:
    rows = [
        {
            "source_id": source.id,
            "edition": raw.edition,
            "file": raw.path.name,
            "url": urls.get(raw.path.name),
            "retrieved_on": today,
            "sha256": sha256_of(raw.path),
            "bytes_count": raw.path.stat().st_size,
            "rows_read": tidy.rows[raw.path.name].read,
            "rows_kept": tidy.rows[raw.path.name].kept,
        }
        for raw in files
    ]
    return pl.DataFrame(rows, schema=Receipts.create_empty().schema)


def _keep_first(facts: Facts, receipts: pl.DataFrame) -> pl.DataFrame:
    """The receipt already held for the same bytes: reading a file again does not re-date it."""
    same = ["source_id", "edition", "file", "sha256"]
    held = facts.receipts.join(receipts.select(same), on=same, how="semi")
    return pl.concat([held, receipts.join(held, on=same, how="anti")])
