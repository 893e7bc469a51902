"""Sift an RPPS extract: the cells of the few lines that are ours, and an account of all the others.

In: a file and the rule of its lines. Out: what is read of the lines kept, and how many lines there
are, are set aside, why, and where the first one is: nothing of what they hold.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from os import cpu_count
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from pipelines.sources.rpps_cells import Cells, Part, UnreadableExtract, read_cells
from pipelines.sources.rpps_layout import Extract, position
from pipelines.sources.rpps_rules import Rule

PART_BYTES = 1 << 25
# Each reader holds a few MB.
MOST_READERS: Final = 8
# Five times what a real extract gives: more would mean that codes have changed.
MOST_KEPT_BYTES = 100_000_000
WIDTH = "nombre de colonnes, ou octets qui ne sont pas de l’UTF-8"


@dataclass(slots=True, kw_only=True)
class Lines:
    """Lines of a file below its header, and those set aside: how many by reason, and the first.

    `first` counts from 0 below the header.
    """

    read: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)

    @property
    def kept(self) -> int:
        """Lines that could be read."""
        return self.read - self.rejected.total()

    def set_aside(self, reason: str, numbers: Sequence[int]) -> None:
        """Count lines that share a reason, in their order."""
        if numbers:
            self.rejected[reason] += len(numbers)
            self.first.setdefault(reason, numbers[0])

    def go_on(self, part: "Lines") -> None:
        """Add what the next part of the file holds, its lines counted from 0."""
        self.rejected += part.rejected
        for reason, number in part.first.items():
            self.first.setdefault(reason, self.read + number)
        self.read += part.read


def sift(path: Path, extract: Extract, rule: Rule) -> tuple[pl.DataFrame, Lines]:
    """The columns `kept` of the lines that are ours, in their order, and the account of the file.

    Raises UnreadableExtract.
    """
    lines, ours = Lines(), bytearray()
    # Comparing bytes frees the interpreter: as many parts at once as there are cores.
    with ThreadPoolExecutor(min(cpu_count() or 1, MOST_READERS)) as readers:
        for found, part in readers.map(partial(_sift_part, rule), _parts(path, extract)):
            ours += found
            lines.go_on(part)
            if len(ours) > MOST_KEPT_BYTES:
                most = f"plus de {MOST_KEPT_BYTES / 1e6:.0f} Mo de lignes à compter"
                raise UnreadableExtract(extract, f"{most} : les codes ont-ils changé ?")
    return _read(bytes(ours), extract), lines


def _parts(path: Path, extract: Extract) -> Iterator[Part]:
    """Where each part begins and ends; the header says how lines end."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        header = stream.readline()
    for start, end in pairwise([*range(len(header), size, PART_BYTES), size]):
        is_crlf = header.endswith(b"\r\n")
        yield Part(path=path, extract=extract, start=start, end=end, is_crlf=is_crlf)


def _sift_part(rule: Rule, part: Part) -> tuple[bytes, Lines]:
    lines = Lines()
    ours = [line for cells in read_cells(part) for line in _sift_block(rule, cells, lines)]
    return b"".join(ours), lines


def _sift_block(rule: Rule, cells: Cells, lines: Lines) -> list[bytes]:
    verdict = rule(cells)
    lines.read += len(cells.numbers) + len(cells.uncut)
    lines.set_aside(WIDTH, cells.uncut)
    are_sound = np.ones_like(verdict.ours)
    for reason, at_fault in verdict.faults:
        if at_fault.any():
            lines.set_aside(reason, cells.numbers[at_fault & are_sound].tolist())
            are_sound &= ~at_fault
    return cells.whole_lines(np.flatnonzero(verdict.ours & are_sound))


def _read(text: bytes, extract: Extract) -> pl.DataFrame:
    """Lines that are all as they must be."""
    if not text:
        return pl.DataFrame(schema=dict.fromkeys(extract.kept, pl.String))
    names = [f"column {n}" for n in range(len(extract.columns))]
    for name in extract.kept:
        names[position(extract, name)] = name
    every_column = pl.scan_csv(
        text,
        has_header=False,
        new_columns=names,
        separator="|",
        quote_char=None,
        infer_schema=False,
        # What is read is UTF-8; elsewhere, a name or an address may not be.
        encoding="utf8-lossy",
    )
    return every_column.select(extract.kept).collect()
