"""Whole processes measured from outside: seconds, seconds of processor, peak memory.

On a machine that others use, the seconds that pass depend on them; those of the processor less so.
"""

import os
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """What a process took: `memory` in bytes, 0 where it is not told; `said` is what it counted."""

    seconds: float
    processor: float
    memory: float = 0.0
    said: str = ""


def tell_peak() -> None:
    """Print the peak memory of this process, as `told` reads it, in kB."""
    # Not ru_maxrss, which a process inherits from the one that started it.
    status = Path("/proc/self/status").read_text(encoding="utf-8").split()
    print(status[status.index("VmHWM:") + 1])


def told(command: Sequence[str]) -> Took:
    """A command that tells its peak memory on its last line."""
    outputs: list[str] = []

    def run() -> None:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        outputs.append(done.stdout)

    took = _timed(run)
    *said, kilobytes = outputs[0].splitlines()
    return replace(took, memory=float(kilobytes) * 1024, said=" ".join(said))


def piped(first: Sequence[str], then: Sequence[str]) -> Took:
    """`first | then`, which says nothing."""

    def run() -> None:
        with subprocess.Popen(first, stdout=subprocess.PIPE) as source:
            subprocess.run(then, stdin=source.stdout, stdout=subprocess.DEVNULL, check=True)

    return _timed(run)


def to_nowhere(command: Sequence[str]) -> Took:
    """A command that writes to the null device."""

    def run() -> None:
        with Path(os.devnull).open("wb") as nowhere:
            subprocess.run(command, stdout=nowhere, check=True)

    return _timed(run)


def in_turn(runs: Sequence[Callable[[], Took]], *, rounds: int) -> list[Took]:
    """Each run once per round, the first round thrown away: medians, and the highest peak."""
    all_rounds = [[run() for run in runs] for _ in range(1 + rounds)][1:]
    return [
        Took(
            seconds=median(one.seconds for one in same),
            processor=median(one.processor for one in same),
            memory=max(one.memory for one in same),
            said=", ".join(sorted({one.said for one in same})),
        )
        for same in zip(*all_rounds, strict=True)
    ]


def _timed(work: Callable[[], None]) -> Took:
    before, start = _processor(), time.perf_counter()
    work()
    return Took(seconds=time.perf_counter() - start, processor=_processor() - before)


def _processor() -> float:
    """Seconds of processor of the processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
