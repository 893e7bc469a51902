"""A server that fails, cuts, lies, swells or keeps silent: asked again, or refused in words."""

import gzip
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.sources.remote import Expected
from tests.pipelines.sources.fetch_server import (
    Answer,
    LocalServer,
    closed_port,
    endless,
    reply,
    reset,
    silent,
    truncated,
)
from tests.pipelines.sources.fetched import CSV, HASTY, received, refusal, remote


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
