"""From a command's choice of sources to new facts: download or read, tidy, compare."""

from datetime import date
from pathlib import Path

from pipelines.errors import PipelineError
from pipelines.facts import Facts
from pipelines.refresh import EditionChange, find_raw, raw_paths, take_in
from pipelines.sources.fetch import fetch
from pipelines.sources.model import Source
from pipelines.sources.registry import SOURCES, source
from pipelines.sources.remote import Expected, RemoteFile, ValidatorStore


def take_in_sources(
    facts: Facts,
    *,
    source_id: str | None,
    directory: Path | None,
    raw: Path,
    today: date,
    undated: date,
) -> tuple[Facts, list[EditionChange]]:
    """New facts and what changes, for one source or all; from a directory or from the producers.

    Raises PipelineError when nothing can be read: no file of the source, no address to fetch.
    """
    wanted = SOURCES if source_id is None else (source(source_id),)
    changes, files_found = [], 0
    for one in wanted:
        urls = {}
        if directory is None:
            _download(one, raw, today, is_asked_for=source_id is not None)
            urls = {download.filename: download.url for download in one.downloads}
        folder = directory or raw / one.id
        if directory is None and not folder.is_dir():
            continue
        files_found += len(raw_paths(one, folder))
        editions = find_raw(one, folder, facts, undated=undated)
        facts, found = take_in(facts, one, editions, today=today, urls=urls)
        changes += found
    if directory is not None and not files_found:
        names = " ; ".join(f"{one.id} : {one.file_pattern}" for one in wanted)
        raise PipelineError(
            f"{directory} : aucun fichier à lire. Noms attendus (expressions régulières) : {names}."
        )
    return facts, changes


def _download(one: Source, raw: Path, today: date, *, is_asked_for: bool) -> None:
    """Bring what changed at the producer's into `<raw>/<source id>/`."""
    if not one.downloads and is_asked_for:
        raise PipelineError(
            f"Source {one.id} : pas d’adresse de téléchargement direct. Prenez les fichiers sur "
            f"{one.page_url or 'le site du producteur'}, puis relancez avec --from DOSSIER."
        )
    store = ValidatorStore(raw / "validators.json")
    for download in one.downloads:
        remote = RemoteFile(
            source_id=one.id,
            url=download.url,
            filename=download.filename,
            max_bytes=one.max_bytes,
            expects=Expected.CSV,
        )
        receipt = fetch(remote, raw / one.id, known=store.get(download.url), today=today)
        if receipt is not None:
            store.remember(receipt)
