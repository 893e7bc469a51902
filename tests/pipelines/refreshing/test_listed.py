"""A source whose newest file is found on the page of its dataset: FINESS+, from a local server."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipelines.contract.refreshing import FailureKind
from pipelines.facts import store as fact_store
from pipelines.paths import DataPaths
from pipelines.refreshing.outcome import Status
from tests.conftest import DataRoot
from tests.pipelines.finess_files import write_plus
from tests.pipelines.local_sources import published_at
from tests.pipelines.refreshing.refreshed import LATER, outcome, refresh
from tests.pipelines.sources.fetch_server import (
    Answer,
    LocalServer,
    local_server,
    reply,
    unless_current,
)

SOURCE, PAGE = "finess_plus", "dataset.json"
SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


def name(day: date) -> str:
    """The producer's name for the file of a month."""
    return f"finess-structures-mensuel-{day:%Y%m}.json.gz"


class Producer:
    """A file for each month published so far, and the page of the dataset, which lists them."""

    def __init__(self, server: LocalServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.months: list[date] = []

    def publish(self, day: date) -> None:
        """Put a month on line, and on the page of the dataset."""
        write_plus(self.folder / name(day), entities=150, day=day, seed=day.month)
        self.months.append(day)
        body = (self.folder / name(day)).read_bytes()
        self.server.serve(f"/{name(day)}", unless_current(body, etag=f'"{day}"'))
        files = [
            {"title": "Fichier", "url": f"http://127.0.0.1:{self.server.port}/{name(month)}"}
            for month in self.months
        ]
        page = json.dumps({"resources": files}).encode()
        self.server.serve(f"/{PAGE}", unless_current(page, etag=f'"{len(files)}"'))

    def asked(self) -> list[str]:
        """What was asked since the last call."""
        paths = [request.path.strip("/") for request in self.server.requests]
        self.server.requests.clear()
        return paths


@pytest.fixture
def producer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Producer]:
    """A server that has published September."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with local_server() as server:
        producer = Producer(server, tmp_path / "published")
        producer.publish(SEPTEMBER)
        yield producer


@pytest.fixture
def paths(tiny_data: DataRoot, producer: Producer) -> Iterator[DataPaths]:
    """Facts of the tiny country; FINESS+ alone can be fetched."""
    with published_at(producer.server.port, {}, {SOURCE: PAGE}):
        yield DataPaths(tiny_data.path)


def editions(paths: DataPaths) -> list[date]:
    """Editions of FINESS+ in the facts."""
    return [day for source, day in fact_store.load(paths.facts).editions if source == SOURCE]


def test_each_month_is_found_fetched_and_kept(paths: DataPaths, producer: Producer) -> None:
    assert outcome(refresh(paths), SOURCE).status is Status.CHANGED
    assert producer.asked() == [PAGE, name(SEPTEMBER)]

    producer.publish(OCTOBER)

    assert outcome(refresh(paths, LATER), SOURCE).status is Status.CHANGED
    assert producer.asked() == [PAGE, name(OCTOBER)]
    assert editions(paths) == [SEPTEMBER, OCTOBER]
    receipts = fact_store.load(paths.facts).receipts.filter(source_id=SOURCE)
    assert receipts["url"].str.split("/").list.last().to_list() == [name(SEPTEMBER), name(OCTOBER)]


def test_a_month_already_held_is_asked_for_and_not_sent(
    paths: DataPaths, producer: Producer
) -> None:
    refresh(paths)
    producer.asked()

    again = refresh(paths, LATER)

    assert outcome(again, SOURCE).status is Status.UNCHANGED
    assert not again.is_published
    assert producer.asked() == [PAGE, name(SEPTEMBER)]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (reply(404), "404"),
        (reply(200, b"<html></html>", content_type="text/html"), "page web"),
        (reply(200, b'{"data": []}'), "n’est pas celle attendue"),
        (reply(200, b'{"resources": []}'), "ne donne pas le fichier attendu"),
    ],
)
def test_a_page_that_does_not_help_is_told_and_what_is_held_stays(
    paths: DataPaths, producer: Producer, answer: Answer, said: str
) -> None:
    refresh(paths)
    producer.server.serve(f"/{PAGE}", answer)

    failed = outcome(refresh(paths, LATER), SOURCE)

    assert (failed.status, failed.error_kind) == (Status.FAILED, FailureKind.DOWNLOAD)
    assert said in (failed.error or "")
    assert editions(paths) == [SEPTEMBER]

    producer.publish(OCTOBER)
    assert outcome(refresh(paths, LATER), SOURCE).status is Status.CHANGED


def test_a_file_that_cannot_be_read_is_asked_for_again(
    paths: DataPaths, producer: Producer
) -> None:
    whole = producer.server.answers[f"/{name(SEPTEMBER)}"]
    producer.server.serve(
        f"/{name(SEPTEMBER)}", unless_current(b"\x1f\x8b broken", etag='"broken"')
    )
    failed = outcome(refresh(paths), SOURCE)
    assert (failed.status, failed.error_kind) == (Status.FAILED, FailureKind.FILE)

    producer.server.answers[f"/{name(SEPTEMBER)}"] = whole

    assert outcome(refresh(paths, LATER), SOURCE).status is Status.CHANGED
