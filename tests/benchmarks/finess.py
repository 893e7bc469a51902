"""FINESS+ at its real size: 750 MB of JSON read as a stream, against `gzip -dc` of the same file.

The file is generated in a temporary folder, a few dozen MB once packed. Each reading is a process
of its own, whose peak memory (Linux tells it) is compared with that of a process that only imports.
Run as `python -m tests.benchmarks.finess`; it takes a minute or two and is part of nothing else.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Final

from pipelines.facts import store as fact_store
from pipelines.sources import insee
from tests.benchmarks.building import FACTS
from tests.benchmarks.measure import Result, medians, seconds, table
from tests.pipelines.finess_files import REAL_ENTITIES, write_plus

DAY: Final = date(2026, 2, 28)
NAME: Final = "finess-structures-mensuel-202602.json.gz"
ROUNDS: Final = 1
NEEDED_BYTES: Final = 500_000_000
# The share of sites that are MSP, CPTS or centres de santé.
OURS: Final = 0.06
# Reading text is not inflating it: objects are made of every value. Python's own parser alone takes
# about three times as long as gzip.
MOST_TIMES_GZIP: Final = 8
MOST_MEMORY: Final = 1.5

READ = """
import sys
from datetime import date
from pathlib import Path
from pipelines.sources.finess_plus import tidy
from pipelines.sources.model import Known, RawFile

if len(sys.argv) > 1:
    path, codes = Path(sys.argv[1]), sys.argv[2].split(",")
    known = Known(territory_ids=frozenset(f"DEP-{c}" for c in codes), today=date(2026, 3, 15))
    edition = tidy([RawFile(path=path, label=path.name, edition=date(2026, 2, 28))], known)
    print(edition.facts.height, len(edition.facts.write_csv()), edition.rows[path.name].read)
# Not ru_maxrss, which a process inherits from the one that started it.
status = Path("/proc/self/status").read_text().split()
print(status[status.index("VmHWM:") + 1])
"""


def results(folder: Path) -> list[Result]:
    """Time against gzip, memory against imports."""
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise SystemExit(f"{folder}: less than {NEEDED_BYTES // 1_000_000} MB free")
    path, codes = folder / NAME, departements()
    print(f"Writing {REAL_ENTITIES} entities…", flush=True)
    truth = write_plus(path, entities=REAL_ENTITIES, day=DAY, departements=codes, share=OURS)
    print(f"{len(truth.sites)} sites, {len(truth.ours)} to keep: {_sizes(path)}", flush=True)
    peak = {"": _peak(), "file": 0.0}

    def read() -> float:
        start = time.perf_counter()
        peak["file"] = _peak(str(path), ",".join(codes))
        return time.perf_counter() - start

    reading, inflating = medians([read, lambda: _inflate(path)], rounds=ROUNDS)
    return [
        Result(
            name="reading FINESS+ / `gzip -dc`",
            measured=reading,
            reference=inflating,
            bound=MOST_TIMES_GZIP,
            show=seconds,
        ),
        Result(
            name="peak memory of reading FINESS+ / of importing",
            measured=peak["file"],
            reference=peak[""],
            bound=MOST_MEMORY,
            show=_megabytes,
        ),
    ]


def departements() -> tuple[str, ...]:
    """Codes of the COG in the project's facts."""
    facts = fact_store.load(FACTS)
    vintage = facts.last_edition(insee.COG)
    if vintage is None:
        raise SystemExit("no COG in the facts")
    cog = facts.editions[insee.COG.id, vintage]
    return tuple(cog.filter(level="departement")["code"].sort())


def _peak(*arguments: str) -> float:
    """Peak resident memory of a process, in bytes; what it kept is printed."""
    done = subprocess.run(
        [sys.executable, "-c", READ, *arguments], capture_output=True, text=True, check=True
    )
    *kept, kilobytes = done.stdout.split("\n")[:-1]
    for line in kept:
        rows, size, sites = line.split()
        print(f"{sites} sites read, {rows} kept: {int(size) / 1e6:.2f} MB of facts", flush=True)
    return float(kilobytes) * 1024


def _inflate(path: Path) -> float:
    start = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        subprocess.run(["gzip", "-dc", str(path)], stdout=nowhere, check=True)
    return time.perf_counter() - start


def _sizes(path: Path) -> str:
    count = 0
    with gzip.open(path) as stream:
        while block := stream.read(1 << 20):
            count += len(block)
    return f"{count / 1e6:.0f} MB of JSON, {path.stat().st_size / 1e6:.0f} MB packed"


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.0f} MB"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        found = results(Path(temporary))
    print(table(found))
    sys.exit(0 if all(result.holds for result in found) else 1)
