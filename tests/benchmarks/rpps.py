"""The three RPPS extracts at their real size, 1.25 GB of text, against `cat` and against pandas.

The files are generated in a temporary folder. Each reading is a process of its own, imports
included; Linux tells its peak memory. `cat` goes through a pipe to `wc -c`: to the null device it
would copy nothing, which is told beside. Run as `python -m tests.benchmarks.rpps` (about two
minutes), or with a share of the size: `python -m tests.benchmarks.rpps 0.05`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipelines.sources.rpps_layout import EXTRACTS
from pipelines.sources.rpps_places import REGION_OF
from tests.benchmarks.measure import Result, medians, seconds, table
from tests.pipelines.rpps_files import REAL_PERSONS, write_extracts

SHARES: Final = (0.25, 0.5, 1.0)
ROUNDS: Final = 1
NEEDED_BYTES: Final = 2_000_000_000
MOST_TIMES_CAT: Final = 8
MOST_BYTES: Final = 600_000_000
# Twice the text may cost at most this much more than twice the time.
MOST_GROWTH: Final = 1.25

READ = """
import sys
from datetime import date
from pathlib import Path
from pipelines.sources.model import Known, RawFile
from pipelines.sources.rpps import tidy
from pipelines.sources.rpps_places import REGION_OF

paths = [Path(argument) for argument in sys.argv[1:]]
files = [RawFile(path=path, label=path.name, edition=date(2026, 10, 5)) for path in paths]
edition = tidy(files, Known(territory_ids=frozenset(REGION_OF), today=date(2026, 11, 1)))
national = edition.facts.filter(counted="diplome_hors_ue", territory_id="FR")
print(national.filter(specialty_code="TOUTES")["doctors_count"].item())
status = Path("/proc/self/status").read_text().split()
print(status[status.index("VmHWM:") + 1])
"""
OURS: Final = (sys.executable, "-c", READ)
PANDAS: Final = (sys.executable, "-m", "tests.benchmarks.rpps_pandas")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What reading the extracts took: seconds, bytes of memory."""

    text_bytes: int
    ours: float
    cat: float
    memory: float


def results(folder: Path, size: float) -> list[Result]:
    """Time against `cat`, memory against its bound, growth, then both against pandas."""
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise SystemExit(f"{folder}: less than {NEEDED_BYTES // 1_000_000} MB free")
    runs = [_run(_written(folder, share * size)) for share in SHARES]
    found = [
        Result(
            name=f"reading {run.text_bytes / 1e6:.0f} MB of the RPPS / `cat` to a pipe",
            measured=run.ours,
            reference=run.cat,
            # Of a small file, most of the time goes to imports.
            bound=MOST_TIMES_CAT if run is runs[-1] else None,
            show=seconds,
        )
        for run in runs
    ]
    found += [
        _peak(f"peak memory of reading {run.text_bytes / 1e6:.0f} MB / bound", run.memory)
        for run in runs
    ]
    first, whole = runs[0], runs[-1]
    found.append(
        Result(
            name=f"reading it all / {SHARES[-1] / SHARES[0]:.0f} times a quarter",
            measured=whole.ours,
            reference=first.ours * whole.text_bytes / first.text_bytes,
            bound=MOST_GROWTH,
            show=seconds,
        )
    )
    return found + _against_others(_paths(folder), whole)


def _against_others(paths: Sequence[str], whole: _Run) -> list[Result]:
    """What is only told: `cat` that copies nothing, and pandas."""
    peaks: list[float] = []
    nowhere = _time(lambda: _cat(paths, to_nowhere=True))
    pandas = _time(lambda: peaks.append(_measured([*PANDAS, *paths])))
    return [
        Result(
            name="reading the RPPS / `cat` to the null device",
            measured=whole.ours,
            reference=nowhere,
            bound=None,
            show=seconds,
        ),
        Result(
            name="reading the RPPS / the same with pandas",
            measured=whole.ours,
            reference=pandas,
            bound=None,
            show=seconds,
        ),
        Result(
            name="peak memory of reading the RPPS / of pandas",
            measured=whole.memory,
            reference=peaks[0],
            bound=None,
            show=_megabytes,
        ),
    ]


def _written(folder: Path, share: float) -> list[str]:
    """The three files at a share of their size; those before are written over."""
    codes = [name.removeprefix("DEP-") for name in sorted(REGION_OF)]
    truth = write_extracts(folder, persons=round(REAL_PERSONS * share), departements=codes)
    lines = sum(truth.lines.values())
    print(f"{lines} lines, {truth.counted['s1']} doctors to count", flush=True)
    return _paths(folder)


def _paths(folder: Path) -> list[str]:
    return [str(path) for one in EXTRACTS for path in folder.glob(f"{one.stem}*")]


def _run(paths: Sequence[str]) -> _Run:
    peaks: list[float] = []
    ours, cat = medians(
        [
            lambda: _time(lambda: peaks.append(_measured([*OURS, *paths]))),
            lambda: _time(lambda: _cat(paths, to_nowhere=False)),
        ],
        rounds=ROUNDS,
    )
    text_bytes = sum(Path(path).stat().st_size for path in paths)
    return _Run(text_bytes=text_bytes, ours=ours, cat=cat, memory=max(peaks))


def _time(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _measured(command: Sequence[str]) -> float:
    """Peak resident memory of a process, in bytes; what it counted is printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count, kilobytes = done.stdout.split()
    print(f"{count} doctors counted", flush=True)
    return float(kilobytes) * 1024


def _cat(paths: Sequence[str], *, to_nowhere: bool) -> None:
    with Path(os.devnull).open("wb") as nowhere:
        if to_nowhere:
            subprocess.run(["cat", *paths], stdout=nowhere, check=True)
            return
        with subprocess.Popen(["cat", *paths], stdout=subprocess.PIPE) as cat:
            subprocess.run(["wc", "-c"], stdin=cat.stdout, stdout=nowhere, check=True)


def _peak(name: str, memory: float) -> Result:
    return Result(name=name, measured=memory, reference=MOST_BYTES, bound=1, show=_megabytes)


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.0f} MB"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        told = results(Path(temporary), float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
    print(table(told))
    sys.exit(0 if all(result.holds for result in told) else 1)
