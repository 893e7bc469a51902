"""`cap-sante shapes`: both levels drawn from the raw outlines, the process included."""

import os
import shutil
import subprocess
import time
from functools import partial
from pathlib import Path
from typing import Final

from tests.benchmarks.building import new_data
from tests.benchmarks.measure import Result, medians, seconds
from tests.e2e.serving import CAP_SANTE

ROUNDS: Final = 3
MOST_SECONDS: Final = 10.0


def results(inputs: Path, folder: Path) -> list[Result]:
    """The whole command, on outlines as their producer publishes them."""
    outlines = shutil.copytree(inputs / "geo", folder / "outlines")
    data = new_data(folder / "shapes")
    (drawing,) = medians([partial(_draw, outlines, data)], rounds=ROUNDS)
    return [
        Result(
            name=f"`cap-sante shapes` from the raw outlines / {seconds(MOST_SECONDS)}",
            measured=drawing,
            reference=MOST_SECONDS,
            bound=1,
            show=seconds,
        )
    ]


def _draw(outlines: Path, data: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        [CAP_SANTE, "shapes", outlines],
        env=os.environ | {"CAP_SANTE_DATA": str(data)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start
