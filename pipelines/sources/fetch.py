"""Download a producer's file: bytes go to disk untouched, and a receipt says what arrived.

In: a declared remote file and what we remember of it. Out: the complete file in the raw store, or
nothing at all and a FetchError. Never parses. Durations are in seconds, sizes in bytes.
"""

import hashlib
import json
import ssl
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

import httpx
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from tenacity.stop import stop_before_delay
from tenacity.wait import wait_exponential

from pipelines.errors import FetchError

_LATER = "relancez plus tard ; si cela dure, vérifiez la connexion, puis le site du producteur."
_LOOK = (
    "ouvrez l’adresse dans un navigateur, retrouvez le fichier sur la page du jeu de données, "
    "puis corrigez l’adresse déclarée dans pipelines/sources."
)
_GROWN = (
    "vérifiez le fichier ; s’il a grossi pour de bon, relevez max_bytes dans pipelines/sources."
)
_DISK = "vérifiez l’espace libre et les droits du dossier, puis relancez."


class Expected(StrEnum):
    """What the first bytes must look like; ANY accepts even a web page."""

    CSV = "csv"
    JSON = "json"
    GZIP = "gzip"
    ZIP = "zip"
    ANY = "any"


_SIGNATURES = {
    Expected.JSON: (b"{", b"["),
    Expected.GZIP: (b"\x1f\x8b",),
    Expected.ZIP: (b"PK\x03\x04",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile:
    """One file a producer publishes, and the name we keep it under."""

    source_id: str
    url: str
    filename: str
    max_bytes: int
    expects: Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How patient a download is; `total_seconds` covers every attempt and every wait."""

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    total_seconds: float = 900.0
    attempts: int = 4
    backoff_seconds: float = 1.0
    longest_wait_seconds: float = 60.0


DEFAULT_SETTINGS = FetchSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """How the producer named the version we hold; the SHA-256 proves that we still hold it."""

    sha256: str
    etag: str | None = None
    last_modified: str | None = None

    def headers_for(self, path: Path) -> dict[str, str]:
        """Headers of a conditional request; none if `path` is gone or was altered since."""
        if not path.is_file():
            return {}
        with path.open("rb") as held:
            if hashlib.file_digest(held, "sha256").hexdigest() != self.sha256:
                return {}
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What arrived: `final_url` is the address after redirects, `sha256` that of the kept file."""

    source_id: str
    url: str
    final_url: str
    filename: str
    path: Path
    retrieved_on: date
    sha256: str
    bytes_count: int
    etag: str | None
    last_modified: str | None


class ValidatorStore:
    """Validators by address, in one small JSON file beside the raw store.

    A damaged file counts as empty: that costs one download, and never hides a new version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, url: str) -> Validators | None:
        """What was remembered of this address, if anything."""
        return self._read().get(url)

    def remember(self, receipt: Receipt) -> None:
        """Record a finished download; the JSON file is replaced whole."""
        known = self._read()
        known[receipt.url] = Validators(
            sha256=receipt.sha256, etag=receipt.etag, last_modified=receipt.last_modified
        )
        entries = {url: asdict(validators) for url, validators in sorted(known.items())}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f".{self.path.name}.part")
        draft.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
        draft.replace(self.path)

    def _read(self) -> dict[str, Validators]:
        try:
            entries = json.loads(self.path.read_text(encoding="utf-8"))
            return {url: Validators(**entry) for url, entry in entries.items()}
        except (FileNotFoundError, ValueError, TypeError, AttributeError):
            return {}


def fetch(
    remote: RemoteFile,
    directory: Path,
    *,
    known: Validators | None,
    today: date,
    settings: FetchSettings = DEFAULT_SETTINGS,
) -> Receipt | None:
    """Bring `remote` into `directory`; None when the copy held there is still the current one.

    On failure raises FetchError, in French, and `directory` holds what it held before.
    """
    retrying = _retrying(settings)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        asked = known.headers_for(directory / remote.filename) if known else {}
        with _client(remote, settings) as client:
            download = _Download(client, remote, directory, asked, today, settings)
            return retrying(download.attempt, time.monotonic() + settings.total_seconds)
    except _AttemptError as error:
        raise _fetch_error(remote, error, retrying.statistics["attempt_number"]) from error
    except OSError as error:
        refusal = _AttemptError(f"écriture ou lecture impossible sur ce poste ({error})", _DISK)
        raise _fetch_error(remote, refusal, 1) from error


class _AttemptError(Exception):
    """One attempt failed; `passing` when another one may succeed."""

    def __init__(
        self, cause: str, advice: str, *, passing: bool = False, asked_wait: float = 0.0
    ) -> None:
        super().__init__(cause)
        self.cause, self.advice = cause, advice
        self.passing, self.asked_wait = passing, asked_wait


@dataclass(frozen=True, slots=True)
class _Download:
    client: httpx.Client
    remote: RemoteFile
    directory: Path
    asked: dict[str, str]
    today: date
    settings: FetchSettings

    def attempt(self, deadline: float) -> Receipt | None:
        part = self.directory / f".{self.remote.filename}.part"
        wanted = {"Accept-Encoding": "identity"} if self._is_gzip() else {}
        try:
            with self.client.stream("GET", self.remote.url, headers=wanted | self.asked) as answer:
                if answer.status_code == 304 and self.asked:
                    return None
                _refuse_status(answer)
                _refuse_page_or_size(self.remote, answer)
                sha256 = self._save(answer, part, deadline)
            _refuse_opening(self.remote.expects, part)
            return self._keep(part, answer, sha256)
        # A host no name can have, a port no socket can have: httpx lets these two through.
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OverflowError) as error:
            raise _explained(error) from error
        finally:
            part.unlink(missing_ok=True)

    def _is_gzip(self) -> bool:
        return self.remote.expects is Expected.GZIP

    def _save(self, answer: httpx.Response, part: Path, deadline: float) -> str:
        digest, declared = hashlib.sha256(), _declared_bytes(answer)
        # Some servers label a stored .gz as an encoding: decoding it would keep another file.
        chunks = answer.iter_raw() if self._is_gzip() else answer.iter_bytes()
        try:
            with part.open("wb") as sink, _progress(self.remote, declared) as advance:
                for chunk in chunks:
                    self._refuse_excess(sink.tell() + len(chunk), deadline)
                    sink.write(chunk)
                    digest.update(chunk)
                    advance(answer.num_bytes_downloaded)
        except (httpx.RemoteProtocolError, httpx.ReadError) as error:
            announced = "" if declared is None else f" sur {_octets(declared)} annoncés"
            cause = f"fichier tronqué, {_octets(answer.num_bytes_downloaded)} reçus{announced}"
            raise _AttemptError(cause, _LATER, passing=True) from error
        return digest.hexdigest()

    def _refuse_excess(self, bytes_count: int, deadline: float) -> None:
        if bytes_count > self.remote.max_bytes:
            cause = f"le fichier dépasse la limite de {_octets(self.remote.max_bytes)}"
            raise _AttemptError(cause, _GROWN)
        if time.monotonic() > deadline:
            limit = f"{self.settings.total_seconds:g}".replace(".", ",")
            raise _AttemptError(f"plus de {limit} s au total", _LATER)

    def _keep(self, part: Path, answer: httpx.Response, sha256: str) -> Receipt:
        path = part.replace(self.directory / self.remote.filename)
        return Receipt(
            source_id=self.remote.source_id,
            url=self.remote.url,
            final_url=str(answer.url),
            filename=self.remote.filename,
            path=path,
            retrieved_on=self.today,
            sha256=sha256,
            bytes_count=path.stat().st_size,
            etag=_validator(answer, "etag"),
            last_modified=_validator(answer, "last-modified"),
        )


@cache
def _trusted_certificates() -> ssl.SSLContext:
    # Reading the system's certificates takes longer than most of our downloads.
    return httpx.create_ssl_context()


def _client(remote: RemoteFile, settings: FetchSettings) -> httpx.Client:
    def refuse_insecure(request: httpx.Request) -> None:
        local = {"localhost", "127.0.0.1", "::1"}
        if request.url.scheme == "https" or {request.url.host, httpx.URL(remote.url).host} <= local:
            return
        raise _AttemptError(f"adresse non sécurisée ({request.url})", _LOOK)

    return httpx.Client(
        verify=_trusted_certificates(),
        timeout=httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds),
        headers={"User-Agent": "cap-sante"},
        follow_redirects=True,
        max_redirects=5,
        event_hooks={"request": [refuse_insecure]},
    )


def _retrying(settings: FetchSettings) -> Retrying:
    backoff = wait_exponential(settings.backoff_seconds, max=settings.longest_wait_seconds)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.asked_wait if isinstance(error, _AttemptError) else 0.0
        return min(max(backoff(state), asked), settings.longest_wait_seconds)

    return Retrying(
        retry=retry_if_exception(lambda error: isinstance(error, _AttemptError) and error.passing),
        stop=stop_after_attempt(settings.attempts) | stop_before_delay(settings.total_seconds),
        wait=wait,
        reraise=True,
    )


def _refuse_status(answer: httpx.Response) -> None:
    status = answer.status_code
    if status == 200:
        return
    meanings = {401: "accès refusé", 403: "accès refusé", 404: "fichier introuvable"}
    meanings |= {410: "fichier retiré", 429: "trop de demandes"}
    meaning = meanings.get(status, "panne du serveur" if status >= 500 else "réponse inattendue")
    passing = status in {408, 429} or status >= 500
    raise _AttemptError(
        f"{meaning} (HTTP {status})",
        _LATER if passing else _LOOK,
        passing=passing,
        asked_wait=_retry_after_seconds(answer.headers),
    )


def _retry_after_seconds(headers: httpx.Headers) -> float:
    asked = headers.get("retry-after", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        # Both dates come from the server: our own clock may be wrong.
        wait = parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError):
        return 0.0
    return wait.total_seconds()


def _refuse_page_or_size(remote: RemoteFile, answer: httpx.Response) -> None:
    media = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if remote.expects is not Expected.ANY and media in {"text/html", "application/xhtml+xml"}:
        raise _AttemptError(f"page web reçue au lieu du fichier ({media})", _LOOK)
    declared = _declared_bytes(answer)
    if declared is not None and declared > remote.max_bytes:
        sizes = f"{_octets(declared)} annoncés, limite de {_octets(remote.max_bytes)}"
        raise _AttemptError(f"fichier trop gros, {sizes}", _GROWN)


def _refuse_opening(expects: Expected, part: Path) -> None:
    with part.open("rb") as stored:
        opening = stored.read(1024).lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if not opening:
        raise _AttemptError("fichier vide", _LATER)
    if expects is Expected.ANY:
        return
    if opening.startswith(b"<"):
        raise _AttemptError(
            "page web reçue au lieu du fichier (le contenu débute par « < »)", _LOOK
        )
    signatures = _SIGNATURES.get(expects)
    if signatures is not None and not opening.startswith(signatures):
        raise _AttemptError(f"le contenu n’est pas du {expects.value.upper()}", _LOOK)


def _explained(error: Exception) -> _AttemptError:
    detail = str(error) or type(error).__name__
    match error:
        case httpx.InvalidURL() | UnicodeError() | OverflowError():
            return _AttemptError(f"adresse illisible ({detail})", _LOOK)
        case httpx.TooManyRedirects():
            return _AttemptError(f"trop de redirections ({detail})", _LOOK)
        case httpx.TimeoutException():
            cause = "le serveur n’a pas répondu à temps"
        case httpx.ConnectError():
            cause = "connexion impossible"
        case _:
            cause = "échange interrompu ou illisible"
    return _AttemptError(f"{cause} ({detail})", _LATER, passing=True)


def _fetch_error(remote: RemoteFile, error: _AttemptError, tries: int) -> FetchError:
    after = f", après {tries} tentatives" if tries > 1 else ""
    return FetchError(
        f"Source {remote.source_id} : téléchargement impossible{after}.\n"
        f"  Adresse : {remote.url}\n"
        f"  Cause : {error.cause}.\n"
        f"  À faire : {error.advice}\n"
        "Rien n’a été modifié."
    )


def _validator(answer: httpx.Response, name: str) -> str | None:
    value: str | None = answer.headers.get(name)
    # A header we could not send back would break the next download.
    return value if value and value.isascii() else None


def _declared_bytes(answer: httpx.Response) -> int | None:
    declared: str = answer.headers.get("content-length", "")
    return int(declared) if declared.isdecimal() else None


def _octets(count: int) -> str:
    return f"{count:,}".replace(",", " ") + " octets"


@contextmanager
def _progress(remote: RemoteFile, total: int | None) -> Iterator[Callable[[int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    # rich alone would also draw when FORCE_COLOR is set, as it is in many CI logs.
    silent = not sys.stderr.isatty()
    with Progress(
        *columns, console=Console(stderr=True), transient=True, disable=silent
    ) as progress:
        task = progress.add_task(f"{remote.source_id} {remote.filename}", total=total)
        yield lambda received: progress.update(task, completed=received)
