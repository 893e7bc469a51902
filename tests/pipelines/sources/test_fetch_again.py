"""A file already held: downloaded again only when it has changed, is lost or was altered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.sources.remote import Validators, ValidatorStore
from tests.pipelines.sources.fetch_server import LocalServer, reply, unless_current
from tests.pipelines.sources.fetched import CSV, OLD, download, received, remote


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
