"""Ask a routing engine (OSRM) for driving times: service `table` of its HTTP protocol, version 1.

In: the address of a server and points in degrees. Out: seconds from each source to each
destination, None where no road leads. Raises FetchError in French. Durations are in seconds.
"""

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pipelines.errors import FetchError

# Longitude then latitude, as the protocol writes them.
Point = tuple[float, float]
Table = list[list[float | None]]
LATER = "vérifiez que le serveur répond, puis relancez."
ADDRESS = "corrigez CAP_SANTE_OSRM_URL (par exemple http://localhost:5000)."
SMALLER = "baissez CAP_SANTE_OSRM_POINTS, ou relevez --max-table-size du serveur."
# Six decimals are eleven centimetres: more would only lengthen the address.
DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Osrm:
    """A server and how patient to be; `most_points` is its limit of points in one request."""

    url: str
    most_points: int = 100
    timeout_seconds: float = 30.0
    attempts: int = 4
    backoff_seconds: float = 1.0


class _Refused(Exception):
    """One attempt failed; `passing` when another one may succeed."""

    def __init__(self, cause: str, advice: str, *, passing: bool = False) -> None:
        super().__init__(cause)
        self.cause, self.advice, self.passing = cause, advice, passing


def durations(server: Osrm, sources: Sequence[Point], destinations: Sequence[Point]) -> Table:
    """Seconds from each source (row) to each destination (column). Raises FetchError."""
    address = _address(server, sources, destinations)
    shape = (len(sources), len(destinations))
    for attempt in range(1, server.attempts + 1):
        try:
            return _read(_answer(address, server.timeout_seconds), shape)
        except _Refused as error:
            if not error.passing or attempt == server.attempts:
                raise _fetch_error(server, error, attempt) from error
        time.sleep(server.backoff_seconds * 2 ** (attempt - 1))
    raise ValueError("attempts must be 1 or more")


def _address(server: Osrm, sources: Sequence[Point], destinations: Sequence[Point]) -> str:
    if urlsplit(server.url).scheme not in {"http", "https"}:
        raise _fetch_error(server, _Refused("adresse illisible", ADDRESS), 1)
    points = ";".join(
        f"{longitude:.{DECIMALS}f},{latitude:.{DECIMALS}f}"
        for longitude, latitude in (*sources, *destinations)
    )
    first = ";".join(map(str, range(len(sources))))
    last = ";".join(map(str, range(len(sources), len(sources) + len(destinations))))
    query = f"sources={first}&destinations={last}&annotations=duration"
    return f"{server.url.rstrip('/')}/table/v1/driving/{points}?{query}"


def _answer(address: str, timeout_seconds: float) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": "cap-sante"})
    try:
        with urllib.request.urlopen(request, timeout=timeout_seconds) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        raise _refused(error.code, error.read()) from error
    except TimeoutError as error:
        raise _Refused("le serveur n’a pas répondu à temps", LATER, passing=True) from error
    except urllib.error.URLError as error:
        late = isinstance(error.reason, TimeoutError)
        cause = "le serveur n’a pas répondu à temps" if late else "connexion impossible"
        raise _Refused(f"{cause} ({error.reason})", LATER, passing=True) from error
    except (OSError, http.client.HTTPException) as error:
        detail = str(error) or type(error).__name__
        raise _Refused(f"échange interrompu ({detail})", LATER, passing=True) from error
    except ValueError as error:
        raise _Refused(f"adresse illisible ({error})", ADDRESS) from error


def _refused(status: int, body: bytes) -> _Refused:
    """What an error answer means: the engine says its own code in the body."""
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    code = found.get("code") if isinstance(found, dict) else None
    if code == "TooBig":
        return _Refused("demande trop grande pour le serveur (TooBig)", SMALLER)
    said = f"{code}, {found.get('message', '')}" if code and found else f"HTTP {status}"
    is_passing = status in {408, 429} or status >= 500
    return _Refused(
        f"réponse en erreur ({said})", LATER if is_passing else ADDRESS, passing=is_passing
    )


def _read(body: bytes, shape: tuple[int, int]) -> Table:
    """The table of an answer; one that is not of the shape asked for is refused whole."""
    try:
        found = json.loads(body)
    except ValueError as error:
        raise _Refused("la réponse n’est pas du JSON", ADDRESS) from error
    if not isinstance(found, dict) or found.get("code") != "Ok":
        code = found.get("code") if isinstance(found, dict) else None
        raise _Refused(f"réponse en erreur ({code})", ADDRESS)
    table = found.get("durations")
    rows_count, columns_count = shape
    if not (
        isinstance(table, list)
        and len(table) == rows_count
        and all(isinstance(row, list) and len(row) == columns_count for row in table)
        and all(_is_duration(cell) for row in table for cell in row)
    ):
        raise _Refused(
            f"la réponse n’est pas un tableau de {rows_count} × {columns_count}", ADDRESS
        )
    return [[None if cell is None else float(cell) for cell in row] for row in table]


def _is_duration(cell: Any) -> bool:
    return cell is None or (
        isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < float("inf")
    )


def _fetch_error(server: Osrm, error: _Refused, tries: int) -> FetchError:
    after = f", après {tries} tentatives" if tries > 1 else ""
    return FetchError(
        f"Source osrm : temps de trajet impossibles à obtenir{after}.\n"
        f"  Adresse : {server.url}\n"
        f"  Cause : {error.cause}.\n"
        f"  À faire : {error.advice}\n"
        "Rien n’a été modifié."
    )
