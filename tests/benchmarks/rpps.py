"""The three RPPS extracts at their real size, 1.25 GB of text, against `cat` and against pandas.

The files are generated in a temporary folder (2.2 GB). Each reading is a process of its own,
imports included. Run as `python -m tests.benchmarks.rpps` (three minutes), or with a share of the
size: `python -m tests.benchmarks.rpps 0.05`.

The bound is eight times `cat FILES | wc -c`, which moves the text from one process to another.
`cat FILES > /dev/null` copies it once, out of memory, in 0.22 s. On two cores, only to split the
cells takes 4 times that with polars, which lets lines of any width pass, and 6.5 times with DuckDB;
Python and its imports take 1.5. Our reading, with every rule, takes 9 to 11 times: it is told
below, without a bound.
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from pipelines.sources.rpps_layout import EXTRACTS
from pipelines.sources.rpps_places import REGION_OF
from tests.benchmarks.measure import Result, megabytes, seconds, table
from tests.benchmarks.processes import Took, in_turn, piped, to_nowhere, told
from tests.pipelines.rpps_files import REAL_PERSONS, write_extracts

SHARES: Final = (0.25, 0.5, 1.0)
ROUNDS: Final = 5
NEEDED_BYTES: Final = 3_000_000_000
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
from tests.benchmarks.processes import tell_peak

paths = [Path(argument) for argument in sys.argv[1:]]
files = [RawFile(path=path, label=path.name, edition=date(2026, 10, 5)) for path in paths]
edition = tidy(files, Known(territory_ids=frozenset(REGION_OF), today=date(2026, 11, 1)))
national = edition.facts.filter(counted="diplome_hors_ue", territory_id="FR")
print(national.filter(specialty_code="TOUTES")["doctors_count"].item(), "doctors counted")
tell_peak()
"""
OURS: Final = (sys.executable, "-c", READ)
PANDAS: Final = (sys.executable, "-m", "tests.benchmarks.rpps_pandas")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What files of this size took, read by us, copied by `cat` to a pipe and to nowhere."""

    text_bytes: int
    ours: Took
    cat: Took
    nowhere: Took

    @property
    def name(self) -> str:
        """What was read."""
        return f"reading {megabytes(self.text_bytes)} of the RPPS"


def results(folder: Path, size: float) -> list[Result]:
    """Time against `cat`, memory against its bound, growth, then both against pandas."""
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise SystemExit(f"{folder}: less than {NEEDED_BYTES // 1_000_000} MB free")
    files = [_written(folder / str(share), share * size) for share in SHARES]
    runs = _runs(files)
    first, whole = runs[0], runs[-1]
    pandas = told([*PANDAS, *files[-1]])
    print(", ".join(run.ours.said for run in runs), pandas.said, sep=", ", flush=True)
    # Of a small file, most of the time goes to imports: the bound is that of the real size.
    bounds = {whole.text_bytes: MOST_TIMES_CAT} if size >= 1 else {}
    return [
        *(_against_cat(run, bounds.get(run.text_bytes)) for run in runs),
        *(_peak(run) for run in runs),
        Result(
            name=f"the same / {whole.text_bytes / first.text_bytes:.0f} times a quarter, processor",
            measured=whole.ours.processor,
            reference=first.ours.processor * whole.text_bytes / first.text_bytes,
            bound=MOST_GROWTH,
            show=seconds,
        ),
        _told("the same / `cat` to a pipe, processor", whole.ours.processor, whole.cat.processor),
        _told("the same / `cat` to nowhere", whole.ours.seconds, whole.nowhere.seconds),
        _told("the same / with pandas", whole.ours.seconds, pandas.seconds),
        _told("the same / with pandas, processor", whole.ours.processor, pandas.processor),
        Result(
            name="peak memory of the same / with pandas",
            measured=whole.ours.memory,
            reference=pandas.memory,
            bound=None,
            show=megabytes,
        ),
    ]


def _written(folder: Path, share: float) -> list[str]:
    """The three files at a share of their size."""
    codes = [name.removeprefix("DEP-") for name in sorted(REGION_OF)]
    truth = write_extracts(folder, persons=round(REAL_PERSONS * share), departements=codes)
    lines = sum(truth.lines.values())
    print(f"{lines} lines, {truth.counted['s1']} doctors to count", flush=True)
    return [str(truth.files[one]) for one in EXTRACTS]


def _runs(files: Sequence[list[str]]) -> list[_Run]:
    """Every size in the same rounds, so that what slows one down slows the others."""
    took = in_turn(
        [
            run
            for paths in files
            for run in (
                # Files that were not read for a while may have left the memory.
                partial(to_nowhere, ["cat", *paths]),
                partial(told, [*OURS, *paths]),
                partial(piped, ["cat", *paths], ["wc", "-c"]),
                partial(to_nowhere, ["cat", *paths]),
            )
        ],
        rounds=ROUNDS,
    )
    sizes = [sum(Path(path).stat().st_size for path in paths) for paths in files]
    return [
        _Run(text_bytes=size, ours=ours, cat=cat, nowhere=nowhere)
        for size, ours, cat, nowhere in zip(sizes, took[1::4], took[2::4], took[3::4], strict=True)
    ]


def _against_cat(run: _Run, bound: float | None) -> Result:
    return Result(
        name=f"{run.name} / `cat` to a pipe",
        measured=run.ours.seconds,
        reference=run.cat.seconds,
        bound=bound,
        show=seconds,
    )


def _peak(run: _Run) -> Result:
    return Result(
        name=f"peak memory of {run.name} / bound",
        measured=run.ours.memory,
        reference=MOST_BYTES,
        bound=1,
        show=megabytes,
    )


def _told(name: str, measured: float, reference: float) -> Result:
    return Result(name=name, measured=measured, reference=reference, bound=None, show=seconds)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        found = results(Path(temporary), float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
    print(table(found))
    sys.exit(0 if all(result.holds for result in found) else 1)
