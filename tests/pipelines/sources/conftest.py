"""The local server that the tests of downloading ask."""

from collections.abc import Iterator

import pytest

from tests.pipelines.sources.fetch_server import LocalServer, local_server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    """A local server, closed after the test."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with local_server() as running:
        yield running
