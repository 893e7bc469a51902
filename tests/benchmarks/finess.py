"""FINESS+ at its real size, 750 MB of JSON in a gzip file, against `zcat` and against pandas.

The files are generated in a temporary folder, a few dozen MB once packed. Each reading is a process
of its own, imports included. Run as `python -m tests.benchmarks.finess` (about two minutes), or
with a share of the size: `python -m tests.benchmarks.finess 0.05`.
"""

import gzip
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from pipelines.facts import store as fact_store
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
    files = [_written(folder / str(share) / NAME, share * size, codes) for share in SHARES]
    runs = _runs(files, codes)
    first, whole = runs[0], runs[-1]
    imports, pandas = told([sys.executable, "-c", READ]), told([*PANDAS, str(files[-1])])
    print(", ".join(run.ours.said for run in runs), pandas.said, sep=", ", flush=True)
    # Of a small file, most of the time goes to imports: the bound is that of the real size.
    bounds = {whole.text_bytes: MOST_TIMES_ZCAT} if size >= 1 else {}
    return [
        *(_against_zcat(run, bounds.get(run.text_bytes)) for run in runs),
        *(_peak(f"{run.name} / bound", run.ours, MOST_BYTES, 1) for run in runs),
        _peak("the same / of importing", whole.ours, imports.memory, MOST_TIMES_IMPORTS),
        Result(
            name=f"the same / {whole.text_bytes / first.text_bytes:.0f} times a quarter, processor",
            measured=whole.ours.processor,
            reference=first.ours.processor * whole.text_bytes / first.text_bytes,
            bound=MOST_GROWTH,
            show=seconds,
        ),
        _told("the same / `zcat` to a pipe, processor", whole.ours.processor, whole.zcat.processor),
        _told("the same / with json and pandas", whole.ours.seconds, pandas.seconds),
        _told("the same / with json and pandas, processor", whole.ours.processor, pandas.processor),
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


def _written(path: Path, share: float, codes: tuple[str, ...]) -> Path:
    """The file at a share of its size."""
    entities = round(REAL_ENTITIES * share)
    truth = write_plus(path, entities=entities, day=DAY, departements=codes, share=OURS)
    print(f"{len(truth.sites)} sites, {len(truth.ours)} structures to keep", flush=True)
    return path


def _runs(files: Sequence[Path], codes: tuple[str, ...]) -> list[_Run]:
    """Every size in the same rounds, so that what slows one down slows the others."""
    took = in_turn(
        [
            run
            for path in files
            for run in (
                partial(told, [sys.executable, "-c", READ, str(path), ",".join(codes)]),
                partial(piped, ["zcat", str(path)], ["wc", "-c"]),
            )
        ],
        rounds=ROUNDS,
    )
    return [
        _Run(text_bytes=_text_bytes(path), ours=ours, zcat=zcat)
        for path, ours, zcat in zip(files, took[::2], took[1::2], strict=True)
    ]


def _text_bytes(path: Path) -> int:
    with gzip.open(path) as stream:
        return sum(len(block) for block in iter(lambda: stream.read(1 << 20), b""))


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
