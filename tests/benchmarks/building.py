"""`cap-sante build` of all facts, against the imports that no build can do without."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.measure import Result, medians, seconds
from tests.e2e.serving import CAP_SANTE

FACTS = Path(__file__).resolve().parents[2] / "data/facts"
IMPORTS = (sys.executable, "-c", "import polars, duckdb, dataframely")
ROUNDS = 9


def new_data(folder: Path) -> Path:
    """A data folder that holds the project's facts and no release."""
    shutil.copytree(FACTS, folder / "facts")
    return folder


def build(data: Path) -> float:
    """Seconds that a whole build takes, its process included."""
    return _time([str(CAP_SANTE), "build"], CAP_SANTE_DATA=str(data))


def results(folder: Path) -> list[Result]:
    """Whole processes, each build in a folder without any release."""
    fresh = (new_data(folder / f"data-{number}") for number in range(ROUNDS + 1))
    building, importing = medians(
        [lambda: build(next(fresh)), lambda: _time(IMPORTS)], rounds=ROUNDS
    )
    return [
        Result(
            name="`cap-sante build` / importing polars, duckdb and dataframely",
            measured=building,
            reference=importing,
            bound=3,
            show=seconds,
        )
    ]


def _time(command: list[str] | tuple[str, ...], **environment: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=os.environ | environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
