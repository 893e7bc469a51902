"""Downloading, told against a real local server that misbehaves in every known way."""

import gzip
import hashlib
import io
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import FetchError
from pipelines.sources.fetch import fetch
from pipelines.sources.remote import (
    Expected,
    FetchSettings,
    Receipt,
    RemoteFile,
    Validators,
    ValidatorStore,
)
from tests.pipelines.sources.fetch_server import (
    Answer,
    LocalServer,
    closed_port,
    endless,
    local_server,
    reply,
    reset,
    silent,
    truncated,
    unless_current,
)

CSV = "département;valeur\n04;3,5\n".encode()
OLD = b"what we held before\n"
TODAY = date(2025, 3, 4)
HASTY = FetchSettings(
    connect_seconds=5.0,
    read_seconds=5.0,
    total_seconds=20.0,
    attempts=3,
    backoff_seconds=0.01,
    longest_wait_seconds=0.15,
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with local_server() as running:
        yield running


def remote(url: str, expects: Expected = Expected.CSV, max_bytes: int = 100_000) -> RemoteFile:
    return RemoteFile(
        source_id="insee_test",
        url=url,
        filename="valeurs.csv",
        max_bytes=max_bytes,
        expects=expects,
    )


def download(
    wanted: RemoteFile,
    directory: Path,
    known: Validators | None = None,
    settings: FetchSettings = HASTY,
) -> Receipt | None:
    return fetch(wanted, directory, known=known, today=TODAY, settings=settings)


def received(wanted: RemoteFile, directory: Path, known: Validators | None = None) -> Receipt:
    receipt = download(wanted, directory, known)
    assert receipt is not None
    return receipt


def refusal(wanted: RemoteFile, directory: Path, settings: FetchSettings = HASTY) -> str:
    """The message of a download that must fail and leave the directory as it was."""
    directory.mkdir(exist_ok=True)
    (directory / wanted.filename).write_bytes(OLD)
    with pytest.raises(FetchError) as caught:
        download(wanted, directory, settings=settings)
    assert [path.name for path in directory.iterdir()] == [wanted.filename]
    assert (directory / wanted.filename).read_bytes() == OLD
    return str(caught.value)


def test_a_whole_file_leaves_a_receipt(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", reply(200, CSV, etag='"v1"', content_type="text/csv"))
    receipt = download(remote(url), tmp_path / "raw" / "insee")
    assert receipt == Receipt(
        source_id="insee_test",
        url=url,
        final_url=url,
        filename="valeurs.csv",
        path=tmp_path / "raw" / "insee" / "valeurs.csv",
        retrieved_on=TODAY,
        sha256=hashlib.sha256(CSV).hexdigest(),
        bytes_count=len(CSV),
        etag='"v1"',
        last_modified=None,
    )
    assert receipt.path.read_bytes() == CSV
    assert list(receipt.path.parent.iterdir()) == [receipt.path]


def test_a_new_version_replaces_the_old_one(server: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "valeurs.csv").write_bytes(OLD)
    receipt = received(remote(server.serve("/a.csv", reply(200, CSV))), tmp_path)
    assert receipt.path.read_bytes() == CSV


def test_bytes_in_another_encoding_arrive_untouched(server: LocalServer, tmp_path: Path) -> None:
    latin = "département;effectif\r\nHérault;12\r\n".encode("latin-1")
    url = server.serve("/a.csv", reply(200, latin, content_type="text/csv; charset=utf-8"))
    assert received(remote(url), tmp_path).path.read_bytes() == latin


def test_compression_of_the_transfer_is_undone(server: LocalServer, tmp_path: Path) -> None:
    packed = gzip.compress(CSV * 100)
    url = server.serve("/a.csv", reply(200, packed, content_encoding="gzip"))
    receipt = received(remote(url), tmp_path)
    assert receipt.path.read_bytes() == CSV * 100
    assert receipt.bytes_count == len(CSV * 100)


def test_a_gzip_file_stays_compressed_even_if_labelled_as_an_encoding(
    server: LocalServer, tmp_path: Path
) -> None:
    packed = gzip.compress(b"{}")
    url = server.serve("/a.gz", reply(200, packed, content_encoding="gzip"))
    assert received(remote(url, Expected.GZIP), tmp_path).path.read_bytes() == packed
    assert server.requests[0].headers["accept-encoding"] == "identity"


def test_a_redirect_is_followed_and_remembered(server: LocalServer, tmp_path: Path) -> None:
    final = server.serve("/new.csv", reply(200, CSV))
    url = server.serve("/old.csv", reply(302, location="/new.csv"))
    receipt = received(remote(url), tmp_path)
    assert (receipt.url, receipt.final_url) == (url, final)


def test_a_file_lost_behind_a_redirect_names_both_addresses(
    server: LocalServer, tmp_path: Path
) -> None:
    lost = server.serve("/new.csv", reply(404))
    url = server.serve("/old.csv", reply(302, location="/new.csv"))
    message = refusal(remote(url), tmp_path)
    assert url in message
    assert f"fichier introuvable (HTTP 404) à {lost}" in message


def test_endless_redirects_are_refused(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", reply(302, location="/a.csv"))
    assert "trop de redirections" in refusal(remote(url), tmp_path)
    assert len(server.requests) == 6


def test_a_redirect_to_an_insecure_address_is_refused(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", reply(302, location="http://producteur.invalid/a.csv"))
    message = refusal(remote(url), tmp_path)
    assert "adresse non sécurisée (http://producteur.invalid/a.csv)" in message


@pytest.mark.parametrize("location", ["http://127.0.0.1:99999/", "https://xn--/", "http://[", "//"])
def test_a_redirect_to_an_impossible_address_is_refused(
    server: LocalServer, tmp_path: Path, location: str
) -> None:
    url = server.serve("/a.csv", reply(302, location=location))
    assert "téléchargement impossible" in refusal(remote(url), tmp_path)


@pytest.mark.parametrize("url", ["http://producteur.invalid/a.csv", "ftp://producteur.invalid/a"])
def test_only_https_is_asked_of_producers(url: str, tmp_path: Path) -> None:
    assert "adresse non sécurisée" in refusal(remote(url), tmp_path)


@pytest.mark.parametrize(
    "url", ["https://producteur.invalid/\0", "https://xn--/", "valeurs.csv", ""]
)
def test_an_address_that_is_none_is_refused(url: str, tmp_path: Path) -> None:
    assert "adresse" in refusal(remote(url), tmp_path)


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410])
def test_a_final_answer_is_not_asked_again(
    server: LocalServer, tmp_path: Path, status: int
) -> None:
    url = server.serve("/a.csv", reply(status))
    assert f"(HTTP {status})" in refusal(remote(url), tmp_path)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_passing_failure_is_asked_again(server: LocalServer, tmp_path: Path, status: int) -> None:
    url = server.serve("/a.csv", reply(status), reply(200, CSV))
    assert received(remote(url), tmp_path).path.read_bytes() == CSV
    assert len(server.requests) == 2


def test_a_lasting_failure_ends_after_the_last_attempt(server: LocalServer, tmp_path: Path) -> None:
    message = refusal(remote(server.serve("/a.csv", reply(500))), tmp_path)
    assert "panne du serveur (HTTP 500)" in message
    assert "après 3 tentatives" in message
    assert len(server.requests) == 3


@pytest.mark.parametrize("asked", ["3600", "Wed, 01 Jan 2025 01:00:00 GMT"])
def test_a_wait_the_server_asks_for_is_kept_up_to_the_longest(
    server: LocalServer, tmp_path: Path, asked: str
) -> None:
    url = server.serve("/a.csv", reply(503, retry_after=asked), reply(200, CSV))
    started = time.monotonic()
    received(remote(url), tmp_path)
    assert HASTY.longest_wait_seconds <= time.monotonic() - started < 60


@pytest.mark.parametrize("asked", ["bientôt", "-5", "9" * 5000])
def test_a_strange_wait_does_not_stop_the_download(
    server: LocalServer, tmp_path: Path, asked: str
) -> None:
    url = server.serve("/a.csv", reply(503, retry_after=asked), reply(200, CSV))
    assert received(remote(url), tmp_path).path.read_bytes() == CSV


def test_no_wait_outlasts_the_total_time(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", reply(503, retry_after="30"))
    patient = replace(HASTY, longest_wait_seconds=60)
    refusal(remote(url), tmp_path, patient)
    assert len(server.requests) == 1


@pytest.mark.parametrize("cut", [truncated, reset])
def test_a_body_cut_once_is_asked_again(
    server: LocalServer, tmp_path: Path, cut: Callable[..., Answer]
) -> None:
    url = server.serve("/a.csv", cut(CSV[:9], declared=len(CSV)), reply(200, CSV))
    assert received(remote(url), tmp_path).path.read_bytes() == CSV


def test_a_body_always_cut_is_refused(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", truncated(CSV[:9], declared=1234))
    assert "tronqué, 9 octets reçus sur 1 234 octets annoncés" in refusal(remote(url), tmp_path)
    assert len(server.requests) == 3


def test_a_damaged_compression_is_refused(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", reply(200, b"not gzip", content_encoding="gzip"))
    assert "échange interrompu ou illisible" in refusal(remote(url), tmp_path)


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, CSV, content_type="text/html; charset=utf-8"),
        reply(200, b"<!doctype html><title>Maintenance</title>", content_type="text/csv"),
        reply(200, b"\xef\xbb\xbf\r\n  <html>"),
        reply(200, "\ufeff<html>".encode("utf-16-le")),
    ],
)
def test_a_web_page_is_not_data(server: LocalServer, tmp_path: Path, answer: Answer) -> None:
    message = refusal(remote(server.serve("/a.csv", answer)), tmp_path)
    assert "page web reçue au lieu du fichier" in message
    assert len(server.requests) == 1


def test_a_web_page_is_kept_when_anything_is_expected(server: LocalServer, tmp_path: Path) -> None:
    page = b"<!doctype html>"
    url = server.serve("/a", reply(200, page, content_type="text/html"))
    assert received(remote(url, Expected.ANY), tmp_path).path.read_bytes() == page


@pytest.mark.parametrize("expects", [Expected.JSON, Expected.GZIP, Expected.ZIP])
def test_a_file_of_another_kind_is_refused(
    server: LocalServer, tmp_path: Path, expects: Expected
) -> None:
    message = refusal(remote(server.serve("/a", reply(200, CSV)), expects), tmp_path)
    assert f"le contenu n’est pas du {expects.value.upper()}" in message


def test_an_empty_file_is_refused(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a", reply(200))
    assert "fichier vide" in refusal(remote(url, Expected.ANY), tmp_path)


def test_an_endless_body_stops_at_the_size_limit(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", endless(b"04;3,5\n" * 1000))
    assert "dépasse la limite de 100 000 octets" in refusal(remote(url), tmp_path)
    assert len(server.requests) == 1


def test_a_small_transfer_that_swells_stops_at_the_size_limit(
    server: LocalServer, tmp_path: Path
) -> None:
    packed = gzip.compress(b"0" * 10_000_000)
    url = server.serve("/a.csv", reply(200, packed, content_encoding="gzip"))
    assert "dépasse la limite" in refusal(remote(url), tmp_path)


def test_a_file_of_exactly_the_limit_is_accepted(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", reply(200, CSV))
    assert received(remote(url, max_bytes=len(CSV)), tmp_path).bytes_count == len(CSV)


def test_a_declared_excess_is_refused_before_reading(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", truncated(CSV, declared=2_000_000_000))
    message = refusal(remote(url), tmp_path)
    assert "fichier trop gros, 2 000 000 000 octets annoncés" in message
    assert "relevez max_bytes" in message
    assert len(server.requests) == 1


def test_a_silent_server_is_left(server: LocalServer, tmp_path: Path) -> None:
    url = server.serve("/a.csv", silent)
    message = refusal(remote(url), tmp_path, replace(HASTY, read_seconds=0.1))
    assert "le serveur n’a pas répondu à temps" in message
    assert len(server.requests) == 3


def test_a_body_that_drips_is_left_after_the_total_time(
    server: LocalServer, tmp_path: Path
) -> None:
    url = server.serve("/a.csv", endless(b"0", pause_seconds=0.02))
    message = refusal(remote(url), tmp_path, replace(HASTY, total_seconds=0.3))
    assert "plus de 0,3 s au total" in message
    assert len(server.requests) == 1


def test_a_refused_connection_is_explained(tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{closed_port()}/a.csv"
    message = refusal(remote(url), tmp_path)
    assert "connexion impossible" in message
    assert "après 3 tentatives" in message


def test_a_refusal_says_source_address_cause_and_next_step(
    server: LocalServer, tmp_path: Path
) -> None:
    url = server.serve("/a.csv", reply(404))
    assert refusal(remote(url), tmp_path) == (
        "Source insee_test : téléchargement impossible.\n"
        f"  Adresse : {url}\n"
        "  Cause : fichier introuvable (HTTP 404).\n"
        "  À faire : ouvrez l’adresse dans un navigateur, retrouvez le fichier sur la page du jeu "
        "de données, puis corrigez l’adresse déclarée dans pipelines/sources.\n"
        "Rien n’a été modifié."
    )


def test_a_disk_that_refuses_is_explained(server: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "raw").write_bytes(b"a file where a folder should be")
    url = server.serve("/a.csv", reply(200, CSV))
    with pytest.raises(FetchError, match="écriture ou lecture impossible sur ce poste"):
        download(remote(url), tmp_path / "raw")


@pytest.mark.parametrize(
    "headers",
    [
        {"etag": '"v1"'},
        {"last_modified": "Tue, 31 Dec 2024 10:00:00 GMT"},
        {"etag": 'W/"v1"', "last_modified": "Tue, 31 Dec 2024 10:00:00 GMT"},
    ],
)
def test_a_file_already_held_is_not_downloaded_again(
    server: LocalServer, tmp_path: Path, headers: dict[str, str]
) -> None:
    wanted = remote(server.serve("/a.csv", unless_current(CSV, **headers)))
    store = ValidatorStore(tmp_path / "validators.json")
    first = received(wanted, tmp_path / "raw")
    store.remember(first)
    assert download(wanted, tmp_path / "raw", store.get(wanted.url)) is None
    assert first.path.read_bytes() == CSV
    assert list(first.path.parent.iterdir()) == [first.path]


def test_a_changed_file_is_downloaded_again(server: LocalServer, tmp_path: Path) -> None:
    wanted = remote(
        server.serve("/a.csv", reply(200, OLD, etag='"v1"'), unless_current(CSV, etag='"v2"'))
    )
    store = ValidatorStore(tmp_path / "validators.json")
    store.remember(received(wanted, tmp_path))
    assert received(wanted, tmp_path, store.get(wanted.url)).etag == '"v2"'


@pytest.mark.parametrize("mishap", [Path.unlink, lambda path: path.write_bytes(CSV[:9])])
def test_a_lost_or_altered_file_is_downloaded_again(
    server: LocalServer, tmp_path: Path, mishap: Callable[[Path], object]
) -> None:
    wanted = remote(server.serve("/a.csv", unless_current(CSV, etag='"v1"')))
    store = ValidatorStore(tmp_path / "validators.json")
    first = received(wanted, tmp_path / "raw")
    store.remember(first)
    mishap(first.path)
    received(wanted, tmp_path / "raw", store.get(wanted.url))
    assert first.path.read_bytes() == CSV
    assert "if-none-match" not in server.requests[-1].headers


def test_a_validator_that_cannot_be_sent_back_is_dropped(
    server: LocalServer, tmp_path: Path
) -> None:
    url = server.serve("/a.csv", reply(200, CSV, etag='"été"'))
    assert received(remote(url), tmp_path).etag is None


def test_the_store_keeps_each_address_apart(server: LocalServer, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "validators.json"
    one = received(remote(server.serve("/1.csv", reply(200, CSV, etag='"1"'))), tmp_path)
    two = received(remote(server.serve("/2.csv", reply(200, CSV, etag='"2"'))), tmp_path)
    ValidatorStore(path).remember(one)
    ValidatorStore(path).remember(two)
    assert ValidatorStore(path).get(one.url) == Validators(sha256=one.sha256, etag='"1"')
    assert ValidatorStore(path).get(two.url) == Validators(sha256=two.sha256, etag='"2"')
    assert ValidatorStore(path).get("https://unknown.invalid") is None
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("damaged", ["", "{", "[]", "3", '{"u": {}}', '{"u": {"age": 3}}'])
def test_a_damaged_store_counts_as_empty(tmp_path: Path, damaged: str) -> None:
    path = tmp_path / "validators.json"
    path.write_text(damaged)
    assert ValidatorStore(path).get("u") is None


def test_progress_is_silent_when_nobody_watches(
    server: LocalServer,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    received(remote(server.serve("/a.csv", reply(200, CSV))), tmp_path)
    assert capfd.readouterr() == ("", "")


def test_progress_is_drawn_on_a_terminal(
    server: LocalServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    received(remote(server.serve("/a.csv", reply(200, CSV))), tmp_path)
    assert "insee_test valeurs.csv" in screen.getvalue()
