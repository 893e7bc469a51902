"""Bytes cut into lines and cells: what a column is compared as, and which lines cannot be cut."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from pipelines.sources import rpps_cells
from pipelines.sources.rpps_cells import Cells, Part, UnreadableExtract, code, read_cells
from pipelines.sources.rpps_layout import DIPLOMAS, Extract
from tests.pipelines.rpps_files import AMINA, diploma_line, header

GOOD = diploma_line(AMINA, "DAU", "")
NAME = f"NOMPERSONNEL{AMINA}"


def part_of(folder: Path, *lines: str | bytes, extract: Extract = DIPLOMAS) -> Part:
    """A file of these lines, whole."""
    path = folder / "extract.txt"
    above = header(extract).encode()
    contents = [line if isinstance(line, bytes) else line.encode() for line in lines]
    path.write_bytes(above + b"".join(contents))
    size = path.stat().st_size
    return Part(path=path, extract=extract, start=len(above), end=size, is_crlf=False)


def cut(folder: Path, *lines: str | bytes) -> Cells:
    """The one block of a file of these lines."""
    (cells,) = read_cells(part_of(folder, *lines))
    return cells


def test_a_code_is_equal_to_the_same_text_and_to_no_other(tmp_path: Path) -> None:
    texts = ["DAU", "DA", "DAUX", "", "DESC1", "DESC1DE", "DESC1DES", "DESC1DEX", "X" * 300]
    cells = cut(tmp_path, *(diploma_line(AMINA, text, "") for text in texts))

    found = cells.codes("diploma")

    assert [int(found[n]) == int(code(text)) for n, text in enumerate(texts) if len(text) < 8] == [
        True
    ] * 6
    # Of eight bytes or more, no code is known: they are equal to none, whatever they begin with.
    assert not np.isin(found[6:], [code(text) for text in texts if len(text) < 8]).any()
    assert cut(tmp_path, diploma_line(AMINA, "DAU\x00", "")).codes("diploma") != code("DAU")


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (AMINA, 10000000001),
        ("00000000007", 7),
        ("1000000000", -1),
        ("100000000012", -1),
        ("1000000000X", -1),
        ("1000000000:", -1),
        ("1000000000/", -1),
        ("", -1),
    ],
)
def test_a_number_has_all_its_digits_or_is_none(tmp_path: Path, number: str, found: int) -> None:
    assert cut(tmp_path, diploma_line(number, "DAU", "")).whole_numbers("person", 11) == [found]


def test_lines_that_are_asked_for_come_as_the_file_has_them(tmp_path: Path) -> None:
    others = [diploma_line(f"2000000000{n}", "DE", "") for n in range(3)]
    cells = cut(tmp_path, others[0], GOOD, *others[1:])

    assert cells.whole_lines(np.array([1, 3])) == [GOOD.encode(), others[2].encode()]
    assert cells.whole_numbers("person", 11, np.array([1])) == [10000000001]
    assert cells.whole_lines(np.array([], dtype=np.int64)) == []


@pytest.mark.parametrize(
    "broken",
    [
        GOOD.replace("|", "", 1),
        GOOD.replace("|\n", "||\n"),
        GOOD.replace("Diplôme", "Dipl\rôme", 1),
        GOOD.encode().replace(b"|DAU|", b"|DAU\xe9|"),
        "\n",
    ],
)
def test_a_line_that_cannot_be_cut_is_told_by_its_number(
    tmp_path: Path, broken: str | bytes
) -> None:
    cells = cut(tmp_path, GOOD, broken, GOOD, broken)

    assert (list(cells.numbers), cells.uncut) == ([0, 2], [1, 3])
    assert cells.whole_lines(np.array([0, 1])) == [GOOD.encode()] * 2


def test_a_cell_too_few_is_not_made_up_for_by_one_too_many(tmp_path: Path) -> None:
    cells = cut(tmp_path, GOOD, GOOD.replace("|", "", 1), GOOD.replace("|\n", "||\n"))

    assert (list(cells.numbers), cells.uncut) == ([0], [1, 2])


def test_bytes_that_are_not_utf_8_cost_nothing_in_a_column_that_is_not_read(
    tmp_path: Path,
) -> None:
    misread = GOOD.encode().replace(NAME.encode(), b"NOM\xe9")

    assert cut(tmp_path, GOOD, misread).uncut == []


def test_a_block_may_hold_no_line_that_can_be_cut(tmp_path: Path) -> None:
    cells = cut(tmp_path, "\n", "short\n")

    assert (list(cells.codes("diploma")), cells.uncut) == ([], [0, 1])


@pytest.mark.parametrize("size", [1, 2, 60, len(GOOD.encode()), len(GOOD.encode()) + 1, 250])
def test_lines_come_whole_and_once_wherever_blocks_and_parts_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    lines = [diploma_line(f"1{n:010d}", "DAU", "") if n % 5 else "\n" for n in range(40)]
    whole = part_of(tmp_path, *lines)
    monkeypatch.setattr(rpps_cells, "BLOCK_BYTES", size)
    for step in (1, 97, len(GOOD.encode()), 10_000):
        starts = [*range(whole.start, whole.end, step), whole.end]
        parts = [
            Part(path=whole.path, extract=DIPLOMAS, start=start, end=end, is_crlf=False)
            for start, end in pairwise(starts)
        ]

        blocks = [cells for part in parts for cells in read_cells(part)]

        found = [line for c in blocks for line in c.whole_lines(np.arange(len(c.numbers)))]
        assert found == [line.encode() for line in lines if line != "\n"]
        assert sum(len(cells.uncut) for cells in blocks) == 8


def test_a_line_without_end_stops_the_reading_and_fills_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rpps_cells, "LONGEST_LINE", 1000)
    monkeypatch.setattr(rpps_cells, "BLOCK_BYTES", 500)

    for endless in (GOOD + "x" * 5000 + "\n", GOOD + "cut"):
        with pytest.raises(UnreadableExtract, match="une ligne dépasse 0 Mo, ou n’a pas de fin"):
            list(read_cells(part_of(tmp_path, endless)))
