"""Read a server's answer: is it the file we asked for, and if not, why and what to do.

In: an httpx answer or error. Out: nothing, or an AttemptError in French that says whether another
attempt may succeed.
"""

import re
import shutil
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from pipelines.errors import FetchError
from pipelines.sources.remote import Expected, RemoteFile

LATER_ADVICE = (
    "relancez plus tard ; si cela dure, vérifiez la connexion, puis le site du producteur."
)
LOOK_ADVICE = (
    "ouvrez l’adresse dans un navigateur, retrouvez le fichier sur la page du jeu de données, "
    "puis corrigez l’adresse déclarée dans pipelines/sources."
)
GROWN_ADVICE = (
    "vérifiez le fichier ; s’il a grossi pour de bon, relevez max_bytes dans pipelines/sources."
)
DISK_ADVICE = "vérifiez l’espace libre et les droits du dossier, puis relancez."


_SIGNATURES = {
    Expected.JSON: (b"{", b"["),
    Expected.GZIP: (b"\x1f\x8b",),
    Expected.ZIP: (b"PK\x03\x04",),
}


_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
# Beside a file, as much again stays free for its facts and a release: this much at most.
MOST_MARGIN_BYTES = 500_000_000


class AttemptError(Exception):
    """One attempt failed; `passing` when another one may succeed.

    `keeps_part`: what was received is sound, and may be completed by another run.
    """

    def __init__(
        self,
        cause: str,
        advice: str,
        *,
        passing: bool = False,
        asked_wait: float = 0.0,
        keeps_part: bool | None = None,
    ) -> None:
        super().__init__(cause)
        self.cause, self.advice = cause, advice
        self.passing, self.asked_wait = passing, asked_wait
        self.keeps_part = passing if keeps_part is None else keeps_part


def resumed_at(answer: httpx.Response, held_bytes: int, version: str | None) -> int:
    """Where the body goes in the file: after the bytes held for a 206, else at its start.

    Raises AttemptError when the server continues something else: then the whole is asked again.
    """
    if answer.status_code not in {206, 416} or version is None:
        return 0
    found = _RANGE.fullmatch(answer.headers.get("content-range", ""))
    named = answer.headers.get("etag") or answer.headers.get("last-modified")
    if answer.status_code == 206 and found and named in {None, version}:
        start, end, total = map(int, found.groups())
        if (start, end + 1) == (held_bytes, total):
            return start
    raise AttemptError(
        "le serveur ne reprend pas le téléchargement où il s’était arrêté",
        LATER_ADVICE,
        passing=True,
        keeps_part=False,
    )


def refuse_status(answer: httpx.Response, *, is_resumed: bool = False) -> None:
    """Raise AttemptError unless the answer is a plain 200, or the 206 of a resumed download."""
    status = answer.status_code
    if status == 200 or (status == 206 and is_resumed):
        return
    meanings = {401: "accès refusé", 403: "accès refusé", 404: "fichier introuvable"}
    meanings |= {410: "fichier retiré", 429: "trop de demandes"}
    meaning = meanings.get(status, "panne du serveur" if status >= 500 else "réponse inattendue")
    passing = status in {408, 429} or status >= 500
    where = f" à {answer.url}" if answer.history else ""
    raise AttemptError(
        f"{meaning} (HTTP {status}){where}",
        LATER_ADVICE if passing else LOOK_ADVICE,
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


def refuse_page_or_size(remote: RemoteFile, answer: httpx.Response, held_bytes: int) -> None:
    """Raise AttemptError for a web page, or for more declared bytes than allowed.

    `held_bytes` were received before, by a download that this answer completes.
    """
    media = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if remote.expects is not Expected.ANY and media in {"text/html", "application/xhtml+xml"}:
        raise AttemptError(f"page web reçue au lieu du fichier ({media})", LOOK_ADVICE)
    declared = declared_bytes(answer)
    if declared is not None and held_bytes + declared > remote.max_bytes:
        announced = octets(held_bytes + declared)
        sizes = f"{announced} annoncés, limite de {octets(remote.max_bytes)}"
        raise AttemptError(f"fichier trop gros, {sizes}", GROWN_ADVICE)


def refuse_full_disk(remote: RemoteFile, answer: httpx.Response, directory: Path) -> None:
    """Raise AttemptError when the disk lacks room for the body and as much again.

    A body of unknown length counts for the most that the source may weigh.
    """
    declared = declared_bytes(answer)
    wanted = remote.max_bytes if declared is None else declared
    needed = wanted + min(wanted, MOST_MARGIN_BYTES)
    free = shutil.disk_usage(directory).free
    if free < needed:
        sizes = f"{octets(free)} libres, {octets(needed)} nécessaires (fichier et marge)"
        raise AttemptError(f"espace disque insuffisant, {sizes}", DISK_ADVICE, keeps_part=True)


def refuse_opening(expects: Expected, part: Path) -> None:
    """Raise AttemptError if the first bytes of `part` are not of the expected kind."""
    with part.open("rb") as stored:
        opening = stored.read(1024).lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if not opening:
        raise AttemptError("fichier vide", LATER_ADVICE)
    if expects is Expected.ANY:
        return
    if opening.startswith(b"<"):
        raise AttemptError(
            "page web reçue au lieu du fichier (le contenu débute par « < »)", LOOK_ADVICE
        )
    signatures = _SIGNATURES.get(expects)
    if signatures is not None and not opening.startswith(signatures):
        raise AttemptError(f"le contenu n’est pas du {expects.value.upper()}", LOOK_ADVICE)


def explained(error: Exception) -> AttemptError:
    """Say in French what a network error means, and whether to try again."""
    detail = str(error) or type(error).__name__
    match error:
        case httpx.InvalidURL() | UnicodeError() | OverflowError():
            return AttemptError(f"adresse illisible ({detail})", LOOK_ADVICE)
        case httpx.TooManyRedirects():
            return AttemptError(f"trop de redirections ({detail})", LOOK_ADVICE)
        case httpx.TimeoutException():
            cause = "le serveur n’a pas répondu à temps"
        case httpx.ConnectError():
            cause = "connexion impossible"
        case _:
            cause = "échange interrompu ou illisible"
    return AttemptError(f"{cause} ({detail})", LATER_ADVICE, passing=True)


def fetch_error(remote: RemoteFile, error: AttemptError, tries: int) -> FetchError:
    """The error that leaves the package: source, address, cause, next step."""
    after = f", après {tries} tentatives" if tries > 1 else ""
    return FetchError(
        f"Source {remote.source_id} : téléchargement impossible{after}.\n"
        f"  Adresse : {remote.url}\n"
        f"  Cause : {error.cause}.\n"
        f"  À faire : {error.advice}\n"
        "Rien n’a été modifié."
    )


def sendable_header(answer: httpx.Response, name: str) -> str | None:
    """A header to remember; None if absent or if it could not be sent back."""
    value: str | None = answer.headers.get(name)
    # A header we could not send back would break the next download.
    return value if value and value.isascii() else None


def declared_bytes(answer: httpx.Response) -> int | None:
    """Length of the body as sent, if announced."""
    declared: str = answer.headers.get("content-length", "")
    return int(declared) if declared.isdecimal() else None


def octets(count: int) -> str:
    """A number of bytes as French readers write it."""
    return f"{count:,}".replace(",", " ") + " octets"
