"""Downloading, told against a real local server: what is kept, and where it is looked for."""

import gzip
import hashlib
import io
import sys
from pathlib import Path

import pytest

from pipelines.errors import FetchError
from pipelines.sources.remote import Expected, Receipt
from tests.pipelines.sources.fetch_server import LocalServer, reply
from tests.pipelines.sources.fetched import CSV, OLD, TODAY, download, received, refusal, remote


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
