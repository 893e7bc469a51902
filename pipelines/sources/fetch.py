"""Download a producer's file: bytes go to disk untouched, and a receipt says what arrived.

In: a declared remote file and what we remember of it. Out: the complete file in the raw store, or
nothing at all and a FetchError. Never parses. Durations are in seconds, sizes in bytes.
"""

import ssl
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import httpx
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from tenacity.stop import stop_before_delay
from tenacity.wait import wait_exponential

from pipelines.sources.answers import (
    DISK_ADVICE,
    GROWN_ADVICE,
    LATER_ADVICE,
    LOOK_ADVICE,
    AttemptError,
    declared_bytes,
    explained,
    fetch_error,
    octets,
    refuse_full_disk,
    refuse_opening,
    refuse_page_or_size,
    refuse_status,
    resumed_at,
    sendable_header,
)
from pipelines.sources.partial import Partial, named_version, partial_of
from pipelines.sources.remote import (
    DEFAULT_SETTINGS,
    Expected,
    FetchSettings,
    Receipt,
    RemoteFile,
    Validators,
)


def fetch(
    remote: RemoteFile,
    directory: Path,
    *,
    known: Validators | None,
    today: date,
    settings: FetchSettings = DEFAULT_SETTINGS,
) -> Receipt | None:
    """Bring `remote` into `directory`; None when the copy held there is still the current one.

    On failure raises FetchError, in French, and `directory` holds what it held before; of a
    download cut short it may keep a hidden part, which the next one completes.
    """
    retrying = _retrying(settings)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        asked = known.headers_for(directory / remote.filename, remote) if known else {}
        with _client(remote, settings) as client:
            download = _Download(client, remote, directory, asked, today, settings)
            return retrying(download.attempt, time.monotonic() + settings.total_seconds)
    except AttemptError as error:
        raise fetch_error(remote, error, retrying.statistics["attempt_number"]) from error
    except OSError as error:
        refusal = AttemptError(
            f"écriture ou lecture impossible sur ce poste ({error})", DISK_ADVICE
        )
        raise fetch_error(remote, refusal, 1) from error


@dataclass(frozen=True, slots=True)
class _Download:
    client: httpx.Client
    remote: RemoteFile
    directory: Path
    asked: dict[str, str]
    today: date
    settings: FetchSettings

    def attempt(self, deadline: float) -> Receipt | None:
        """One exchange with the server; what a cut leaves is kept only if it can be completed."""
        part = partial_of(self.directory, self.remote.filename, self.remote.url)
        keeps_part = False
        try:
            return self._exchange(part, deadline)
        except AttemptError as error:
            keeps_part = error.keeps_part
            raise
        # A host no name can have, a port no socket can have: httpx lets these two through.
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OverflowError) as error:
            refusal = explained(error)
            keeps_part = refusal.keeps_part
            raise refusal from error
        finally:
            if not (keeps_part and part.version):
                part.discard()

    def _exchange(self, part: Partial, deadline: float) -> Receipt | None:
        wanted = {"Accept-Encoding": "identity"} if self._is_gzip() else {}
        rest, version = part.headers(), part.version
        held = part.bytes_count if rest else 0
        headers = wanted | (rest or self.asked)
        with self.client.stream("GET", self.remote.url, headers=headers) as answer:
            if answer.status_code == 304 and self.asked and not rest:
                return None
            start = resumed_at(answer, held, version)
            refuse_status(answer, is_resumed=start > 0)
            refuse_page_or_size(self.remote, answer, start)
            if not start:
                part.begin(named_version(answer.headers, is_as_sent=self._is_gzip()))
            refuse_full_disk(self.remote, answer, self.directory)
            sha256 = self._save(answer, part, deadline)
        refuse_opening(self.remote.expects, part.path)
        return self._keep(part, answer, sha256)

    def _is_gzip(self) -> bool:
        return self.remote.expects is Expected.GZIP

    def _save(self, answer: httpx.Response, part: Partial, deadline: float) -> str:
        """Add the body to the part; the SHA-256 of the whole."""
        digest, declared = part.digest(), declared_bytes(answer)
        # Some servers label a stored .gz as an encoding: decoding it would keep another file.
        chunks = answer.iter_raw() if self._is_gzip() else answer.iter_bytes()
        try:
            with part.path.open("ab") as sink, _progress(self.remote, declared) as advance:
                for chunk in chunks:
                    self._refuse_excess(sink.tell() + len(chunk), deadline)
                    sink.write(chunk)
                    digest.update(chunk)
                    advance(answer.num_bytes_downloaded)
        except (httpx.RemoteProtocolError, httpx.ReadError) as error:
            announced = "" if declared is None else f" sur {octets(declared)} annoncés"
            cause = f"fichier tronqué, {octets(answer.num_bytes_downloaded)} reçus{announced}"
            raise AttemptError(cause, LATER_ADVICE, passing=True) from error
        return str(digest.hexdigest())

    def _refuse_excess(self, bytes_count: int, deadline: float) -> None:
        if bytes_count > self.remote.max_bytes:
            cause = f"le fichier dépasse la limite de {octets(self.remote.max_bytes)}"
            raise AttemptError(cause, GROWN_ADVICE)
        if time.monotonic() > deadline:
            limit = f"{self.settings.total_seconds:g}".replace(".", ",")
            raise AttemptError(f"plus de {limit} s au total", LATER_ADVICE, keeps_part=True)

    def _keep(self, part: Partial, answer: httpx.Response, sha256: str) -> Receipt:
        path = part.keep_as(self.directory / self.remote.filename)
        return Receipt(
            source_id=self.remote.source_id,
            url=self.remote.url,
            final_url=str(answer.url),
            filename=self.remote.filename,
            path=path,
            retrieved_on=self.today,
            sha256=sha256,
            bytes_count=path.stat().st_size,
            etag=sendable_header(answer, "etag"),
            last_modified=sendable_header(answer, "last-modified"),
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
        raise AttemptError(f"adresse non sécurisée ({request.url})", LOOK_ADVICE)

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
        asked = error.asked_wait if isinstance(error, AttemptError) else 0.0
        return min(max(backoff(state), asked), settings.longest_wait_seconds)

    return Retrying(
        retry=retry_if_exception(lambda error: isinstance(error, AttemptError) and error.passing),
        stop=stop_after_attempt(settings.attempts) | stop_before_delay(settings.total_seconds),
        wait=wait,
        reraise=True,
    )


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
