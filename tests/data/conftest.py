"""The real build, and its tables in memory."""

import polars as pl
import pytest

from pipelines.contract import TABLES
from pipelines.publish import find_release, read_table
from tests.conftest import DataRoot


@pytest.fixture(scope="session")
def tables(real_data: DataRoot) -> dict[str, pl.DataFrame]:
    """Every published table of the real build."""
    release = find_release(real_data.releases)
    return {name: read_table(release, name) for name in TABLES}
