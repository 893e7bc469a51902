"""The command that compares rates, run within this process."""

from functools import partial
from pathlib import Path

import pytest

from tests.conftest import DataRoot, Run
from tests.pipelines.reports.printed_rates import Oracle


@pytest.fixture
def oracle(run: Run, tmp_path: Path) -> Oracle:
    """Runs `cap-sante oracle`, which needs no data folder."""
    return partial(run, DataRoot(tmp_path / "no data"), "oracle")
