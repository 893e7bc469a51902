"""Cut the bytes of an RPPS extract into lines and cells, without making a text of any of them.

In: a part of a file. Out: blocks of lines, where each of their cells is, and the numbers of the
lines that cannot be cut. A column is compared as numbers, and only lines that are asked for leave
the block: a CSV reader would decode all of them, while one in fifty tells something.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from pipelines.sources.rpps_layout import Extract, position

BLOCK_BYTES = 1 << 20
# No real line reaches 10 000 bytes: without a limit, a file without lines would fill the memory.
LONGEST_LINE = 1 << 20
NEWLINE: Final = b"\n"
# A code is compared as one number: its first bytes, then its length.
CODE_BYTES: Final = 7
# After the last line, so that a code can be read where the text ends.
PADDING: Final = b"\0" * 16
EVERY_LINE: Final = slice(None)

Mask = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint64]

_FIRST_BYTES: Final = np.array([(1 << 8 * n) - 1 for n in range(CODE_BYTES + 1)], dtype=np.uint64)


class UnreadableExtract(Exception):
    """The reading of an extract stopped; nothing that it holds is told."""

    def __init__(self, extract: Extract, rule: str) -> None:
        super().__init__(rule)
        self.extract, self.rule = extract, rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines of a file that begin between two of its bytes; `is_crlf` as Windows ends them."""

    path: Path
    extract: Extract
    start: int
    end: int
    is_crlf: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """Lines of a part, each with its cells: one between any two of the `edges` that follow.

    `numbers` are those of the lines in their part, from 0; those in `uncut` have another number of
    cells, or bytes that are not UTF-8 in a column that is read. `text` begins with a line end.
    """

    extract: Extract
    text: bytes
    edges: Integers
    numbers: Integers
    uncut: Sequence[int]

    def codes(self, name: str) -> Codes:
        """A column as numbers, equal to `code` of a text where the cell is that text."""
        begins, lengths = self._spans(name)
        shape = len(self.text) - CODE_BYTES
        words = np.ndarray(shape, dtype="<u8", buffer=self.text, strides=(1,))
        firsts = words[begins] & _FIRST_BYTES[np.minimum(lengths, CODE_BYTES)]
        return firsts | np.minimum(lengths, 255).astype(np.uint64) << np.uint64(8 * CODE_BYTES)

    def whole_numbers(
        self, name: str, digits: int, lines: Integers | slice = EVERY_LINE
    ) -> Integers:
        """A column of some lines: numbers of so many digits, -1 where it is anything else."""
        begins, lengths = self._spans(name, lines)
        text = np.frombuffer(self.text, np.uint8)
        are_numbers, found = lengths == digits, np.zeros_like(lengths)
        for place in range(digits):
            digit = text[begins + place] - np.uint8(ord("0"))
            are_numbers &= digit <= 9
            found = 10 * found + digit
        return np.where(are_numbers, found, -1)

    def is_filled(self, name: str) -> Mask:
        """Where a column holds something."""
        return self._spans(name)[1] > 0

    def whole_lines(self, lines: Integers) -> list[bytes]:
        """Some lines as the file has them, each with its end."""
        width = len(self.extract.columns)
        begins, ends = self.edges[:-1:width][lines] + 1, self.edges[width::width][lines] + 1
        spans = zip(begins.tolist(), ends.tolist(), strict=True)
        return [self.text[begin:end] for begin, end in spans]

    def _spans(self, name: str, lines: Integers | slice = EVERY_LINE) -> tuple[Integers, Integers]:
        """Where the cells of a column begin, and how many bytes each has."""
        column, width = position(self.extract, name), len(self.extract.columns)
        begins = self.edges[:-1].reshape(-1, width)[lines, column] + 1
        return begins, self.edges[1:].reshape(-1, width)[lines, column] - begins


def code(text: str) -> np.uint64:
    """A text of seven bytes at most, as `Cells.codes` gives it."""
    content = text.encode()
    return np.uint64(int.from_bytes(content, "little") | len(content) << 8 * CODE_BYTES)


def read_cells(part: Part) -> Iterator[Cells]:
    """Every line of a part, block by block. Raises UnreadableExtract."""
    number = 0
    # Taking memory anew for each block would cost as much as comparing its bytes.
    scratch = np.empty((2, BLOCK_BYTES + LONGEST_LINE), dtype=np.bool_)
    for block in _blocks(part):
        cells = _cut(block, part.extract, number, scratch)
        cells = cells or _cut_one_by_one(block, part.extract, number)
        number += len(cells.numbers) + len(cells.uncut)
        yield cells


def _blocks(part: Part) -> Iterator[bytes]:
    """Whole lines, some at a time, after a line end."""
    with part.path.open("rb") as stream:
        # The line that was begun before belongs to the part before.
        at = part.start - 1
        stream.seek(at)
        at += len(stream.readline(LONGEST_LINE))
        while at < part.end:
            # The last byte of the part is left to what completes a line: it may be a line end.
            begun = stream.read(min(BLOCK_BYTES, part.end - 1 - at))
            ended = stream.readline(LONGEST_LINE)
            if not ended.endswith(NEWLINE):
                rule = f"une ligne dépasse {LONGEST_LINE / 1e6:.0f} Mo, ou n’a pas de fin"
                raise UnreadableExtract(part.extract, rule)
            at += len(begun) + len(ended)
            block = b"".join((NEWLINE, begun, ended, PADDING))
            yield block.replace(b"\r\n", NEWLINE) if part.is_crlf else block


def _cut(
    block: bytes, extract: Extract, number: int, scratch: npt.NDArray[np.bool_]
) -> Cells | None:
    """A block where every line is as it must be, or nothing."""
    text = np.frombuffer(block, np.uint8, len(block) - len(PADDING))
    ends_line, ends_cell = scratch[:, : text.size]
    np.equal(text, ord("\n"), out=ends_line)
    np.equal(text, ord("|"), out=ends_cell)
    edges = np.flatnonzero(np.logical_or(ends_line, ends_cell, out=ends_cell))
    lines_count, width = np.count_nonzero(ends_line) - 1, len(extract.columns)
    # One line short and the next one long make the same total: each must end where it has to.
    is_cut = edges.size == lines_count * width + 1 and ends_line[edges[::width]].all()
    if not is_cut or b"\r" in block or not _is_utf_8(block):
        return None
    numbers = np.arange(number, number + lines_count)
    return Cells(extract=extract, text=block, edges=edges, numbers=numbers, uncut=())


def _cut_one_by_one(block: bytes, extract: Extract, number: int) -> Cells:
    """A block of which some lines are left out."""
    lines = block[1 : -1 - len(PADDING)].split(NEWLINE)
    are_right = np.array([_is_right(line, extract) for line in lines])
    numbers = np.arange(number, number + len(lines))
    kept = [line + NEWLINE for line, is_right in zip(lines, are_right, strict=True) if is_right]
    text = b"".join((NEWLINE, *kept))
    return Cells(
        extract=extract,
        text=text + PADDING,
        edges=np.flatnonzero(np.isin(np.frombuffer(text, np.uint8), (ord("\n"), ord("|")))),
        numbers=numbers[are_right],
        uncut=numbers[~are_right].tolist(),
    )


def _is_right(line: bytes, extract: Extract) -> bool:
    """Whether a line has its cells, and those that are read are UTF-8.

    A carriage return alone may be where two lines were joined.
    """
    cells = line.split(b"|")
    if len(cells) != len(extract.columns) or b"\r" in line:
        return False
    try:
        b"|".join(cells[position(extract, name)] for name in extract.kept).decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_utf_8(block: bytes) -> bool:
    """Whether many bytes are UTF-8. Polars tells it eight times as fast as Python."""
    try:
        pl.Series([block], dtype=pl.Binary).cast(pl.String)
    except pl.exceptions.ComputeError:
        return False
    return True
