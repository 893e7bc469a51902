"""Bring new editions in: find or download raw files, tidy them, merge them into the facts.

Nothing is written here but downloads: the caller saves the facts once the build has accepted them.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.errors import PipelineError, TooManyRejects, counted
from pipelines.facts.compare import difference
from pipelines.facts.store import Facts, Receipts, with_edition
from pipelines.sources import insee
from pipelines.sources.model import Known, RawFile, Rejects, Source, TidyEdition
from pipelines.sources.rejects import are_too_many


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChange:
    """What one edition changes: rows against the edition before it, by key of the facts.

    `files` are its raw files; `rejects` the rows left out, told one by one unless they name people.
    """

    source: Source
    edition: date
    compared_with: date | None
    changes: pl.DataFrame
    files: tuple[RawFile, ...] = ()
    rows_read: int = 0
    rows_rejected: int = 0
    rejects: pl.DataFrame = field(default_factory=Rejects.create_empty)


def find_raw(
    source: Source, directory: Path, facts: Facts, *, undated: date, reread: bool = False
) -> dict[date, list[RawFile]]:
    """Raw files of a source anywhere below a directory, by edition.

    A file that nothing dates belongs to the edition `undated`; when the facts already hold the
    same bytes under the same name, it is left out, or with `reread` belongs to their edition.
    Raises PipelineError when the directory does not exist or gives a file twice.
    """
    editions: dict[date, dict[str, RawFile]] = {}
    for path in raw_paths(source, directory):
        label = str(path.relative_to(directory))
        # The folder that was asked for may itself be the dated one (`--from editions/2024-10-15`).
        edition = source.edition_of(directory.resolve().name / path.relative_to(directory))
        if edition is None and reread:
            edition = _edition_with_same_bytes(path, source, facts)
        elif edition is None and _is_newest(path, source, facts):
            continue
        edition = edition or undated
        files = editions.setdefault(edition, {})
        if path.name in files:
            raise PipelineError(
                f"{files[path.name].label} et {label} : deux fois le même fichier pour l’édition "
                f"du {edition:%d/%m/%Y} de la source {source.id}. Gardez celui qui fait foi."
            )
        files[path.name] = RawFile(path=path, label=label, edition=edition)
    return {edition: list(files.values()) for edition, files in sorted(editions.items())}


def raw_paths(source: Source, directory: Path) -> list[Path]:
    """Files anywhere below a directory that bear the name of one that the source reads."""
    if not directory.is_dir():
        raise PipelineError(f"{directory} : ce dossier n’existe pas. Vérifiez son chemin.")
    patterns = [source.file_pattern, *([source.also_reads] if source.also_reads else [])]
    return [
        path
        for path in sorted(directory.rglob("*"))
        if path.is_file() and any(re.fullmatch(pattern, path.name) for pattern in patterns)
    ]


def take_in(
    facts: Facts,
    source: Source,
    editions: dict[date, list[RawFile]],
    *,
    today: date,
    urls: dict[str, str] | None = None,
) -> tuple[Facts, list[EditionChange]]:
    """Facts with the editions tidied into them, and what each changes.

    `urls` gives the address of downloaded files by name. Raises RejectedFile with every defect,
    TooManyRejects when more rows are left out than the source declares.
    """
    changes = []
    for edition, files in editions.items():
        if edition > today:
            raise PipelineError(
                f"{files[0].label} : édition du {edition:%d/%m/%Y}, dans le futur. "
                "Corrigez la date du dossier ou du fichier, ou l’option --edition."
            )
        tidy = source.tidy(files, Known(territory_ids=_territories(facts, source), today=today))
        _refuse_rejects(source, edition, tidy)
        changes.append(_change(facts, source, files, tidy))
        receipts = _receipts(source, files, tidy, today, urls or {})
        facts = with_edition(facts, source, edition, tidy, _keep_first(facts, receipts))
    return facts, changes


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, as hexadecimal text."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_newest(path: Path, source: Source, facts: Facts) -> bool:
    """Whether the facts already hold this file in the newest edition that has one by its name."""
    newest = _receipts_of(path, source, facts).tail(1)
    return newest.filter(_has_bytes_of(path, newest)).height == 1


def _edition_with_same_bytes(path: Path, source: Source, facts: Facts) -> date | None:
    receipts = _receipts_of(path, source, facts)
    same: list[date] = receipts.filter(_has_bytes_of(path, receipts))["edition"].to_list()
    return max(same, default=None)


def _receipts_of(path: Path, source: Source, facts: Facts) -> pl.DataFrame:
    same_name = (pl.col("source_id") == source.id) & (pl.col("file") == path.name)
    return facts.receipts.filter(same_name).sort("edition")


def _has_bytes_of(path: Path, receipts: pl.DataFrame) -> pl.Expr:
    # Sizes first: hashing a file of gigabytes that cannot be the same would take seconds.
    size = path.stat().st_size
    may_be_same = size in receipts["bytes_count"].to_list()
    return pl.col("sha256") == (sha256_of(path) if may_be_same else "")


def _territories(facts: Facts, source: Source) -> frozenset[str]:
    if source is insee.COG:
        return frozenset()
    vintage = facts.last_edition(insee.COG)
    if vintage is None:
        raise PipelineError(
            f"Source {source.id} : aucun Code officiel géographique dans les faits pour vérifier "
            "les zones. Lancez d’abord « cap-sante refresh --source cog »."
        )
    return frozenset(facts.editions[insee.COG.id, vintage]["territory_id"]) | {"FR"}


def _refuse_rejects(source: Source, edition: date, tidy: TidyEdition) -> None:
    rejected = sum(count.rejected for count in tidy.rows.values())
    kept = sum(count.kept for count in tidy.rows.values())
    if are_too_many(rejected, kept, source.max_rejected_share):
        most = f"{100 * source.max_rejected_share:g} %".replace(".", ",")
        lines = counted(rejected, "ligne rejetée", "lignes rejetées")
        raise TooManyRejects(
            f"Source {source.id}, édition du {edition:%d/%m/%Y} : {lines} sur {kept + rejected}, "
            f"au-delà de la part admise ({most}). Rien n’a été modifié. Vérifiez le fichier auprès "
            "du producteur, puis relancez."
        )


def _change(
    facts: Facts, source: Source, files: Sequence[RawFile], tidy: TidyEdition
) -> EditionChange:
    """Against the same edition when the facts have it, otherwise what was known before it."""
    column, edition = source.replaces_by, files[0].edition
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
        files=tuple(files),
        rows_read=sum(count.read for count in tidy.rows.values()),
        rows_rejected=sum(count.rejected for count in tidy.rows.values()),
        rejects=Rejects.create_empty() if source.has_personal_data else tidy.rejects,
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
