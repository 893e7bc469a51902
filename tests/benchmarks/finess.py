"""FINESS+ at its real size, 750 MB of JSON in a gzip file, against `zcat` and against pandas.

The files are generated in a temporary folder, a few dozen MB once packed. Each reading is a process
of its own, imports included. Run as `python -m tests.benchmarks.finess` (about two minutes), or
with a share of the size: `python -m tests.benchmarks.finess 0.05`.
"""

import gzip
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from pipelines import facts as fact_store
from pipelines.sources import insee
from tests.benchmarks.building import FACTS
from tests.benchmarks.measure import Result, megabytes, seconds, table
from tests.benchmarks.processes import Took, in_turn, piped, told
from tests.pipelines.finess_files import REAL_ENTITIES, write_plus

DAY: Final = date(2026, 2, 28)
NAME: Final = "finess-structures-mensuel-202602.json.gz"
SHARES: Final = (0.25, 0.5, 1.0)
ROUNDS: Final = 5
NEEDED_BYTES: Final = 500_000_000
# The share of sites that are MSP, CPTS or centres de santé.
OURS: Final = 0.06
MOST_TIMES_ZCAT: Final = 6
MOST_BYTES: Final = 1_000_000_000
# Of what a process takes that only imports: what is read must not stay.
MOST_TIMES_IMPORTS: Final = 1.5
# Twice the text may cost at most this much more than twice the time.
MOST_GROWTH: Final = 1.25

READ = """
import sys
from datetime import date
from pathlib import Path
from pipelines.sources.finess_plus import tidy
from pipelines.sources.model import Known, RawFile
from tests.benchmarks.processes import tell_peak

if len(sys.argv) > 1:
    path, codes = Path(sys.argv[1]), sys.argv[2].split(",")
    known = Known(territory_ids=frozenset(f"DEP-{c}" for c in codes), today=date(2026, 3, 15))
    edition = tidy([RawFile(path=path, label=path.name, edition=date(2026, 2, 28))], known)
    print(edition.facts.height, "structures kept")
tell_peak()
"""
PANDAS: Final = (sys.executable, "-m", "tests.benchmarks.finess_pandas")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What a file of this size took, read by us and inflated by `zcat`."""

    text_bytes: int
    ours: Took
    zcat: Took

    @property
    def name(self) -> str:
        """What was read."""
        return f"reading {megabytes(self.text_bytes)} of FINESS+"


def results(folder: Path, size: float) -> list[Result]:
    """Time against `zcat`, memory against its bounds, growth, then both against pandas."""
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise SystemExit(f"{folder}: less than {NEEDED_BYTES // 1_000_000} MB free")
    codes = departements()
    runs = [_run(folder / NAME, share * size, codes) for share in SHARES]
    first, whole = runs[0], runs[-1]
    bounds = {whole.text_bytes: MOST_TIMES_ZCAT} if size >= 1 else {}
    imports = told([sys.executable, "-c", READ])
    pandas = told([*PANDAS, str(folder / NAME)])
    print(pandas.said, flush=True)
    return [
        # Of a small file, most of the time goes to imports: the bound is that of the real size.
        *(_against_zcat(run, bounds.get(run.text_bytes)) for run in runs),
        *(_peak(f"{run.name} / bound", run.ours, MOST_BYTES, 1) for run in runs),
        _peak("reading it all / of importing", whole.ours, imports.memory, MOST_TIMES_IMPORTS),
        Result(
            name=f"reading it all / {whole.text_bytes / first.text_bytes:.0f} times a quarter",
            measured=whole.ours.seconds,
            reference=first.ours.seconds * whole.text_bytes / first.text_bytes,
            bound=MOST_GROWTH,
            show=seconds,
        ),
        _told("the same / `zcat` to a pipe, processor", whole.ours.processor, whole.zcat.processor),
        _told("the same / with json and pandas", whole.ours.seconds, pandas.seconds),
        _peak("the same / with json and pandas", whole.ours, pandas.memory, None),
    ]


def departements() -> tuple[str, ...]:
    """Codes of the COG in the project's facts."""
    facts = fact_store.load(FACTS)
    vintage = facts.last_edition(insee.COG)
    if vintage is None:
        raise SystemExit("no COG in the facts")
    cog = facts.editions[insee.COG.id, vintage]
    return tuple(cog.filter(level="departement")["code"].sort())


def _run(path: Path, share: float, codes: tuple[str, ...]) -> _Run:
    """Write a file, over the one before, and read it."""
    entities = round(REAL_ENTITIES * share)
    truth = write_plus(path, entities=entities, day=DAY, departements=codes, share=OURS)
    with gzip.open(path) as stream:
        text_bytes = sum(len(block) for block in iter(lambda: stream.read(1 << 20), b""))
    print(f"{len(truth.sites)} sites, {len(truth.ours)} structures to keep", flush=True)
    ours, zcat = in_turn(
        [
            partial(told, [sys.executable, "-c", READ, str(path), ",".join(codes)]),
            partial(piped, ["zcat", str(path)], ["wc", "-c"]),
        ],
        rounds=ROUNDS,
    )
    print(ours.said, flush=True)
    return _Run(text_bytes=text_bytes, ours=ours, zcat=zcat)


def _against_zcat(run: _Run, bound: float | None) -> Result:
    return Result(
        name=f"{run.name} / `zcat` to a pipe",
        measured=run.ours.seconds,
        reference=run.zcat.seconds,
        bound=bound,
        show=seconds,
    )


def _peak(name: str, took: Took, reference: float, bound: float | None) -> Result:
    return Result(
        name=f"peak memory of {name}",
        measured=took.memory,
        reference=reference,
        bound=bound,
        show=megabytes,
    )


def _told(name: str, measured: float, reference: float) -> Result:
    return Result(name=name, measured=measured, reference=reference, bound=None, show=seconds)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        found = results(Path(temporary), float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
    print(table(found))
    sys.exit(0 if all(result.holds for result in found) else 1)
