"""Two things timed in turn, so that whatever slows the machine down slows both."""

import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from os import cpu_count
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of the table. `bound` is None where a figure is only told."""

    name: str
    measured: float
    reference: float
    bound: float | None
    show: Callable[[float], str]

    @property
    def ratio(self) -> float:
        """How many times the reference."""
        return self.measured / self.reference

    @property
    def holds(self) -> bool:
        """Whether the bound, if any, is kept."""
        return self.bound is None or self.ratio <= self.bound


def seconds(value: float) -> str:
    """« 0.85 s »."""
    return f"{value:.2f} s"


def milliseconds(value: float) -> str:
    """« 12.3 ms », from seconds."""
    return f"{value * 1000:.1f} ms"


def kilobytes(value: float) -> str:
    """« 14.2 kB »."""
    return f"{value / 1000:.1f} kB"


def megabytes(value: float) -> str:
    """« 311 MB »."""
    return f"{value / 1e6:.0f} MB"


def in_turn(
    measures: Sequence[Callable[[], float]], *, rounds: int, warm_up: int = 1
) -> list[list[float]]:
    """Every measure once per round; the first rounds are thrown away."""
    all_rounds = [[measure() for measure in measures] for _ in range(warm_up + rounds)]
    return [list(values) for values in zip(*all_rounds[warm_up:], strict=True)]


def medians(measures: Sequence[Callable[[], float]], *, rounds: int) -> list[float]:
    """Median of each measure, taken in turn."""
    return [median(values) for values in in_turn(measures, rounds=rounds)]


def table(results: Sequence[Result]) -> str:
    """The results as Markdown, ready for the README."""
    lines = [
        f"{cpu_count()} cores ({platform.machine()}), {platform.system()}, "
        f"Python {sys.version.split()[0]}.",
        "",
        "| measure | here | reference | ratio | at most |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {one.name} | {one.show(one.measured)} | {one.show(one.reference)} "
        f"| {one.ratio:.2f} | {'–' if one.bound is None else one.bound} |"
        + ("" if one.holds else " **over**")
        for one in results
    ]
    return "\n".join(lines)
