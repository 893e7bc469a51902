"""From a command's choice of sources to new facts: download or read, tidy, compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.errors import PipelineError
from pipelines.facts.store import Facts
from pipelines.intake.editions import EditionChange, find_raw, raw_paths, sha256_of, take_in
from pipelines.sources.fetch import fetch
from pipelines.sources.listing import FILENAME, listed, page_of
from pipelines.sources.model import Download, RawFile, Source
from pipelines.sources.registry import SOURCES, source
from pipelines.sources.remote import Expected, RemoteFile, Validators, ValidatorStore

VALIDATORS = "validators.json"
# A workbook is a zip archive; anything else is text.
EXPECTED = {
    ".gz": Expected.GZIP,
    ".zip": Expected.ZIP,
    ".xlsx": Expected.ZIP,
    ".json": Expected.JSON,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Where raw files come from: a directory, or the producers when it is None.

    `undated` is the edition of a file that nothing dates. `skips_held`: an edition whose files the
    facts already hold is not read again.
    """

    directory: Path | None
    raw: Path
    today: date
    undated: date
    skips_held: bool = False

    def folder(self, one: Source) -> Path:
        """Where the raw files of a source are looked for."""
        return self.directory or self.raw / one.id

    def paths(self, one: Source) -> list[Path]:
        """Raw files of a source that are there now."""
        folder = self.folder(one)
        return raw_paths(one, folder) if self.directory or folder.is_dir() else []

    def take(self, facts: Facts, one: Source) -> tuple[Facts, list[EditionChange]]:
        """Facts with what one source gives now, and what changes. Raises PipelineError."""
        urls = {}
        if self.directory is None:
            self._download(facts, one)
            urls = {download.filename: download.url for download in self._declared(one)}
        if not self.paths(one):
            return facts, []
        editions = find_raw(one, self.folder(one), facts, undated=self.undated)
        if self.skips_held:
            editions = {
                edition: files
                for edition, files in editions.items()
                if not all(_is_held(raw, one, facts) for raw in files)
            }
        return take_in(facts, one, editions, today=self.today, urls=urls)

    def forget(self, one: Source) -> None:
        """Ask for the whole files of a source next time: what was received could not be read."""
        urls = {download.url for download in self._declared(one)}
        ValidatorStore(self.raw / VALIDATORS).forget(urls)

    def _download(self, facts: Facts, one: Source) -> None:
        """Bring what changed at the producer's into `<raw>/<source id>/`."""
        store = ValidatorStore(self.raw / VALIDATORS)
        if one.listing:
            page = page_of(one, one.listing)
            self._fetch(page, store, store.get(page.url))
        for download in self._declared(one):
            remote = RemoteFile(
                source_id=one.id,
                url=download.url,
                filename=download.filename,
                max_bytes=one.max_bytes,
                expects=EXPECTED.get(Path(download.filename).suffix, Expected.CSV),
                is_kept=one.keeps_raw,
            )
            self._fetch(remote, store, _known(store.get(download.url), one, facts))

    def _fetch(self, remote: RemoteFile, store: ValidatorStore, known: Validators | None) -> None:
        receipt = fetch(remote, self.raw / remote.source_id, known=known, today=self.today)
        if receipt is not None:
            store.remember(receipt)

    def _declared(self, one: Source) -> list[Download]:
        """What can be fetched now: the page of a dataset counts once it is there."""
        page = self.raw / one.id / FILENAME
        if one.listing is None or not page.is_file():
            return list(one.downloads)
        return [*one.downloads, listed(one, one.listing, page)]


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
    intake = Intake(directory=directory, raw=raw, today=today, undated=undated)
    if source_id is not None and directory is None and not wanted[0].is_fetched:
        raise PipelineError(
            f"Source {source_id} : pas d’adresse de téléchargement direct. Prenez les fichiers sur "
            f"{wanted[0].page_url or 'le site du producteur'}, puis relancez avec --from DOSSIER."
        )
    changes = []
    for one in wanted:
        facts, found = intake.take(facts, one)
        changes += found
    refuse_empty(intake, wanted)
    return facts, changes


def refuse_empty(intake: Intake, wanted: tuple[Source, ...]) -> None:
    """Raise PipelineError when a directory was given that holds no file of these sources."""
    if intake.directory is None or any(intake.paths(one) for one in wanted):
        return
    names = " ; ".join(f"{one.id} : {one.file_pattern}" for one in wanted)
    raise PipelineError(
        f"{intake.directory} : aucun fichier à lire. Noms attendus (expressions régulières) : "
        f"{names}."
    )


def _known(validators: Validators | None, one: Source, facts: Facts) -> Validators | None:
    """What may replace a download: of a file that is not kept, only what became facts."""
    if validators is None or one.keeps_raw:
        return validators
    held: Mapping[str, object] = {"source_id": one.id, "sha256": validators.sha256}
    return validators if facts.receipts.filter(**held).height else None


def _is_held(raw: RawFile, one: Source, facts: Facts) -> bool:
    receipts = facts.receipts.filter(source_id=one.id, edition=raw.edition, file=raw.path.name)
    # Sizes first: hashing a file of gigabytes that cannot be the same would take seconds.
    if raw.path.stat().st_size not in receipts["bytes_count"].to_list():
        return False
    return sha256_of(raw.path) in receipts["sha256"].to_list()
