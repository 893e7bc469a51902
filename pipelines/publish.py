"""Releases: immutable directories of Parquet files, a manifest, and a pointer replaced atomically.

`<releases>/<build id>/` is written beside as a draft, renamed, then read back; `CURRENT` names the
release that readers see. The build id is a hash of the tables' bytes: same facts, same id. No clock
is written, so that the same facts give the same bytes on any day.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Container
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipelines.contract import TABLES
from pipelines.errors import PipelineError, UnknownName
from pipelines.lock import exclusive
from pipelines.vocabulary import MANIFEST, POINTER

DRAFT_PREFIX = ".draft-"
KEPT_RELEASES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A published release: its directory is named by its build id."""

    build_id: str
    directory: Path
    is_current: bool


def publish(tables: dict[str, pl.DataFrame], releases: Path) -> Release:
    """Write the tables as a release and point at it; an identical release is reused.

    On any failure the current release is untouched and the draft is removed by the next run.
    """
    with exclusive(releases):
        _clear_drafts(releases)
        draft = releases / f"{DRAFT_PREFIX}{os.getpid()}"
        draft.mkdir()
        build_id = _write(tables, draft)
        final = releases / build_id
        if _is_whole(final):
            shutil.rmtree(draft)
        else:
            _discard(final)
            draft.rename(final)
        _read_back(final, tables)
        before = _pointed(releases)
        _point_at(releases, build_id)
        _forget_old(releases, keep={build_id, before})
    return Release(build_id=build_id, directory=final, is_current=True)


def list_releases(releases: Path) -> list[Release]:
    """Releases on disk, newest first."""
    current = _pointed(releases)
    found = sorted(
        (path for path in releases.glob("*") if (path / MANIFEST).is_file()),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    return [
        Release(build_id=path.name, directory=path, is_current=path.name == current)
        for path in found
        if not path.name.startswith(".")
    ]


def find_release(releases: Path, build_id: str | None = None) -> Release:
    """The release with this id, or the current one. Raises UnknownName."""
    known = list_releases(releases)
    for release in known:
        if release.build_id == build_id or (build_id is None and release.is_current):
            return release
    if build_id is None:
        raise UnknownName("Aucune version publiée. Lancez « cap-sante build ».")
    ids = ", ".join(release.build_id for release in known) or "aucune"
    raise UnknownName(f"Version inconnue : « {build_id} ». Versions présentes : {ids}.")


def can_serve(releases: Path) -> bool:
    """Whether the current release holds every table that this version of the code reads."""
    current = next((r for r in list_releases(releases) if r.is_current), None)
    return current is not None and all(
        (current.directory / f"{name}.parquet").is_file() for name in TABLES
    )


def rollback(releases: Path, build_id: str) -> Release:
    """Point back at an older release, once its files match its manifest. Raises PipelineError."""
    with exclusive(releases):
        release = find_release(releases, build_id)
        if not _is_whole(release.directory):
            raise PipelineError(
                f"La version {build_id} est abîmée : ses fichiers ne correspondent plus à son "
                "manifeste. Choisissez-en une autre (« cap-sante releases »)."
            )
        _point_at(releases, build_id)
    return release


def read_table(release: Release, name: str) -> pl.DataFrame:
    """One table of a release."""
    return pl.read_parquet(release.directory / f"{name}.parquet")


def _write(tables: dict[str, pl.DataFrame], draft: Path) -> str:
    """Writes Parquet files and the manifest into the draft; returns the build id."""
    with ThreadPoolExecutor() as writers:
        written = writers.map(lambda name: _write_table(tables[name], draft, name), tables)
        receipts = dict(zip(tables, written, strict=True))
    digest = hashlib.sha256(json.dumps(receipts, sort_keys=True).encode()).hexdigest()
    build_id = digest[:12]
    manifest = {
        "build_id": build_id,
        "tables": receipts,
        "sources": _editions(tables["sources"]),
        "checks": _checks(tables["findings"]),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    (draft / MANIFEST).write_text(text, encoding="utf-8")
    return build_id


def _write_table(table: pl.DataFrame, draft: Path, name: str) -> dict[str, int | str]:
    path = draft / f"{name}.parquet"
    table.write_parquet(path)
    return {"rows": table.height, "bytes": path.stat().st_size, "sha256": _sha256(path)}


def _editions(sources: pl.DataFrame) -> list[dict[str, object]]:
    return [
        {
            "source_id": source_id,
            "edition": str(edition),
            "file": file,
            "retrieved_on": str(retrieved_on),
            "sha256": sha256,
        }
        for source_id, edition, file, retrieved_on, sha256 in sources.select(
            "source_id", "edition", "file", "retrieved_on", "sha256"
        ).iter_rows()
    ]


def _checks(findings: pl.DataFrame) -> list[dict[str, object]]:
    counts = findings.group_by("rule", "severity").len("findings_count").sort("rule", "severity")
    return counts.cast({"severity": pl.String}).to_dicts()


def _is_whole(directory: Path) -> bool:
    """Whether a release's files are those of its manifest; False when there is no release."""
    try:
        tables = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))["tables"]
        return all(
            _sha256(directory / f"{name}.parquet") == receipt["sha256"]
            for name, receipt in tables.items()
        )
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError):
        return False


def _point_at(releases: Path, build_id: str) -> None:
    draft = releases / f"{DRAFT_PREFIX}{POINTER}"
    draft.write_text(build_id + "\n", encoding="ascii")
    draft.replace(releases / POINTER)


def _pointed(releases: Path) -> str | None:
    pointer = releases / POINTER
    return pointer.read_text(encoding="ascii").strip() if pointer.is_file() else None


def _read_back(directory: Path, tables: dict[str, pl.DataFrame]) -> None:
    """Raise PipelineError, and take a new release away, unless readers can read all of it."""
    paths = [directory / f"{name}.parquet" for name in tables]
    shapes = [table.shape for table in tables.values()]
    try:
        with ThreadPoolExecutor() as readers:
            found = [table.shape for table in readers.map(pl.read_parquet, paths)]
        is_whole = _is_whole(directory) and found == shapes
    except (OSError, pl.exceptions.PolarsError):
        is_whole = False
    if not is_whole:
        # The one in force is left to its readers: the fault may be ours.
        if directory.name != _pointed(directory.parent):
            _discard(directory)
        raise PipelineError(
            f"La version {directory.name} ne se relit pas après son écriture : elle n’est pas mise "
            "en ligne. Vérifiez le disque, puis relancez."
        )


def _forget_old(releases: Path, *, keep: Container[str | None]) -> None:
    for release in list_releases(releases)[KEPT_RELEASES:]:
        if release.build_id not in keep:
            _discard(release.directory)


def _discard(directory: Path) -> None:
    """Takes a release away at once: killed halfway, it leaves a draft, not half a release."""
    if directory.exists():
        shutil.rmtree(directory.rename(directory.with_name(f"{DRAFT_PREFIX}{directory.name}")))


def clear_drafts(releases: Path) -> None:
    """Remove what a killed run left."""
    if releases.is_dir():
        with exclusive(releases):
            _clear_drafts(releases)


def _clear_drafts(releases: Path) -> None:
    for leftover in releases.glob(f"{DRAFT_PREFIX}*"):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            leftover.unlink()


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
