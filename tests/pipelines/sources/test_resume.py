"""A download cut short is completed by the next one, or begun again; a full disk is told."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import FetchError
from pipelines.sources.fetch import fetch
from pipelines.sources.partial import named_version
from pipelines.sources.remote import Expected, FetchSettings, Receipt, RemoteFile
from tests.pipelines.sources.fetch_server import (
    Answer,
    LocalServer,
    endless,
    reply,
    rest_of,
    truncated,
)

CSV = b"departement;valeur\n" + b"04;3,5\n" * 100
HALF = len(CSV) // 2
NEWER = CSV.replace(b"3,5", b"4,5")
ONCE = FetchSettings(attempts=1)
TWICE = FetchSettings(attempts=2, backoff_seconds=0.01, longest_wait_seconds=0.02)
LAST_YEAR = "Tue, 31 Dec 2024 10:00:00 GMT"
CHANGED = "Tue, 04 Mar 2025 10:00:00 GMT"


def download(url: str, folder: Path, settings: FetchSettings = ONCE) -> Receipt:
    remote = RemoteFile(
        source_id="test", url=url, filename="a.csv", max_bytes=100_000, expects=Expected.CSV
    )
    receipt = fetch(remote, folder, known=None, today=date(2025, 3, 4), settings=settings)
    assert receipt is not None
    return receipt


def cut(**headers: str) -> Answer:
    """Half of the file."""
    return truncated(CSV[:HALF], declared=len(CSV), **headers)


def interrupted(server: LocalServer, folder: Path, **headers: str) -> str:
    """The address of a file of which another run received half."""
    url = server.serve("/a.csv", cut(**headers))
    with pytest.raises(FetchError, match="fichier tronqué"):
        download(url, folder)
    return url


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("version", [{"etag": '"1"'}, {"last_modified": LAST_YEAR}])
def test_another_run_asks_for_the_rest_and_hashes_the_whole(
    server: LocalServer, tmp_path: Path, version: dict[str, str]
) -> None:
    url = interrupted(server, tmp_path, **version)
    assert names(tmp_path) == [".a.csv.part", ".a.csv.part.json"]
    server.serve("/a.csv", rest_of(CSV, **version))

    receipt = download(url, tmp_path)

    asked = server.requests[-1].headers
    assert asked["range"] == f"bytes={HALF}-"
    assert asked["if-range"] == next(iter(version.values()))
    assert asked["accept-encoding"] == "identity"
    assert receipt.sha256 == hashlib.sha256(CSV).hexdigest()
    assert (receipt.path.read_bytes(), receipt.bytes_count) == (CSV, len(CSV))
    assert names(tmp_path) == ["a.csv"]


def test_another_attempt_of_the_same_run_does_too(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", cut(etag='"1"'), rest_of(CSV, etag='"1"'))
    assert download(url, tmp_path, TWICE).path.read_bytes() == CSV
    assert [("range" in request.headers) for request in server.requests] == [False, True]


@pytest.mark.parametrize(
    "answer",
    [reply(200, NEWER, etag='"1"'), rest_of(NEWER, etag='"2"')],
    ids=["a server that ignores ranges", "a file that has changed"],
)
def test_a_whole_answer_takes_the_place_of_the_half(
    server: LocalServer, tmp_path: Path, answer: Answer
) -> None:
    url = interrupted(server, tmp_path, etag='"1"')
    server.serve("/a.csv", answer)
    assert download(url, tmp_path).path.read_bytes() == NEWER
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.parametrize(
    "answer",
    [
        reply(206, CSV[5:], content_range=f"bytes 5-{len(CSV) - 1}/{len(CSV)}", etag='"1"'),
        reply(206, CSV[HALF:-9], content_range=f"bytes {HALF}-{len(CSV) - 10}/{len(CSV)}"),
        reply(206, NEWER[HALF:], content_range=f"bytes {HALF}-{len(CSV) - 1}/{len(CSV)}", etag="2"),
        reply(206, CSV[HALF:]),
        reply(416),
    ],
    ids=["another place", "not to the end", "another version", "an unknown place", "no such range"],
)
def test_an_answer_that_does_not_continue_the_half_is_asked_again_whole(
    server: LocalServer, tmp_path: Path, answer: Answer
) -> None:
    url = interrupted(server, tmp_path, etag='"1"')
    server.serve("/a.csv", answer, reply(200, CSV))
    assert download(url, tmp_path, TWICE).path.read_bytes() == CSV
    assert "range" not in server.requests[-1].headers
    assert names(tmp_path) == ["a.csv"]


def test_an_answer_206_that_nobody_asked_for_is_refused(
    server: LocalServer, tmp_path: Path
) -> None:
    url = server.serve("/a.csv", reply(206, CSV))
    with pytest.raises(FetchError, match="réponse inattendue"):
        download(url, tmp_path)


@pytest.mark.parametrize("version", [{}, {"etag": 'W/"1"'}])
def test_a_half_whose_version_has_no_sure_name_is_not_kept(
    server: LocalServer, tmp_path: Path, version: dict[str, str]
) -> None:
    interrupted(server, tmp_path, **version)
    assert names(tmp_path) == []


def test_a_half_stays_while_the_server_is_down_and_goes_when_the_file_is_gone(
    server: LocalServer, tmp_path: Path
) -> None:
    url = interrupted(server, tmp_path, etag='"1"')
    server.serve("/a.csv", reply(503), reply(404))
    with pytest.raises(FetchError, match="panne du serveur"):
        download(url, tmp_path)
    assert names(tmp_path) == [".a.csv.part", ".a.csv.part.json"]
    with pytest.raises(FetchError, match="fichier introuvable"):
        download(url, tmp_path)
    assert names(tmp_path) == []


def test_a_half_of_another_address_is_not_completed(server: LocalServer, tmp_path: Path) -> None:
    interrupted(server, tmp_path, etag='"1"')
    url = server.serve("/b.csv", rest_of(NEWER, etag='"1"'))
    assert download(url, tmp_path).path.read_bytes() == NEWER


def test_bytes_compressed_on_the_way_have_no_place_in_the_file() -> None:
    headers = {"etag": '"1"', "content-encoding": "gzip"}
    assert named_version(headers, is_as_sent=False) is None
    assert named_version(headers, is_as_sent=True) == '"1"'
    assert named_version({"etag": 'W/"1"', "last-modified": CHANGED}, is_as_sent=True) is None


@pytest.mark.parametrize(
    ("is_announced", "needed"), [(True, f"{2 * len(CSV):,}".replace(",", " ")), (False, "200 000")]
)
def test_a_disk_without_room_is_told_before_the_body(
    server: LocalServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_announced: bool,
    needed: str,
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=len(CSV) + 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    url = server.serve("/a.csv", reply(200, CSV) if is_announced else endless(CSV))
    with pytest.raises(FetchError) as caught:
        download(url, tmp_path)
    told = " ".join(str(caught.value).split())
    assert f"espace disque insuffisant, {len(CSV) + 1} octets libres, {needed} octets" in told
    assert "vérifiez l’espace libre" in told
    assert names(tmp_path) == []
