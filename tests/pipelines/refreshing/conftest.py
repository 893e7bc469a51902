"""The data folder that a refresh works on."""

from collections.abc import Iterator

import pytest

from pipelines.paths import DataPaths
from tests.conftest import DataRoot
from tests.pipelines.local_sources import published_at


@pytest.fixture
def paths(tiny_data: DataRoot) -> Iterator[DataPaths]:
    """Facts of the tiny country. Nothing can be fetched: raw files are put in the raw folder."""
    with published_at(0, {}):
        yield DataPaths(tiny_data.path)
