"""Small counts stay secret: found again by trying every table that fits what is published."""

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipelines.contract.rpps import Secrecy
from pipelines.sources.suppression import Cell, exposed, protect

THRESHOLD = 3
ROWS, COLUMNS = 2, 3
Counts = tuple[int, ...]


def network(inside: Sequence[int]) -> list[Cell]:
    """A table of two rows and three columns, then the totals of its columns and of its rows."""
    cells = [
        Cell(
            tail=f"column {c}", head=f"row {r}", count=inside[r * COLUMNS + c], threshold=THRESHOLD
        )
        for r, c in product(range(ROWS), range(COLUMNS))
    ]
    columns, rows = totals(inside)
    cells += [
        Cell(tail="all", head=f"column {c}", count=count, threshold=THRESHOLD)
        for c, count in enumerate(columns)
    ]
    return cells + [
        Cell(tail=f"row {r}", head="end", count=count, threshold=THRESHOLD)
        for r, count in enumerate(rows)
    ]


def totals(inside: Sequence[int]) -> tuple[Counts, Counts]:
    columns = tuple(sum(inside[c::COLUMNS]) for c in range(COLUMNS))
    return columns, tuple(sum(inside[r * COLUMNS : (r + 1) * COLUMNS]) for r in range(ROWS))


def tables_that_fit(cells: Sequence[Cell], secrecy: Sequence[Secrecy]) -> Iterator[Counts]:
    """Every table with the published counts and grand total, secrets within their bounds."""
    total = sum(cell.count for cell in cells[: ROWS * COLUMNS])
    choices = [
        _possible(cell, secret, total)
        for cell, secret in zip(cells[: ROWS * COLUMNS], secrecy, strict=False)
    ]
    for inside in product(*choices):
        if sum(inside) != total:
            continue
        columns, rows = totals(inside)
        counts = (*inside, *columns, *rows)
        if all(
            count in _possible(cell, secret, total)
            for count, cell, secret in zip(counts, cells, secrecy, strict=True)
        ):
            yield counts


def all_hidden(cells: Sequence[Cell]) -> list[Secrecy]:
    return [Secrecy.PRIMARY if cell.is_small else Secrecy.SECONDARY for cell in cells]


def _possible(cell: Cell, secret: Secrecy, total: int) -> range:
    if secret is Secrecy.PUBLISHED:
        return range(cell.count, cell.count + 1)
    return range(THRESHOLD) if secret is Secrecy.PRIMARY else range(THRESHOLD, total + 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=ROWS * COLUMNS, max_size=ROWS * COLUMNS))
def test_no_secret_can_be_worked_out_from_totals(inside: list[int]) -> None:
    cells = network(inside)
    secrecy = protect(cells)
    found = list(tables_that_fit(cells, secrecy))
    determined = [n for n, counts in enumerate(zip(*found, strict=True)) if len(set(counts)) == 1]
    secret = {n for n, one in enumerate(secrecy) if one is not Secrecy.PUBLISHED}

    assert sorted(secret & set(determined)) == exposed(cells, secrecy)
    # What is left is what no more hiding would have kept: a country of 3 people in one place.
    assert exposed(cells, secrecy) == [n for n in exposed(cells, all_hidden(cells)) if n in secret]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 6), min_size=ROWS * COLUMNS, max_size=ROWS * COLUMNS),
    st.sets(st.integers(0, ROWS * COLUMNS + ROWS + COLUMNS - 1)),
)
def test_what_is_exposed_is_what_only_one_table_fits(inside: list[int], more: set[int]) -> None:
    cells = network(inside)
    secrecy = [
        Secrecy.PRIMARY if cell.is_small else Secrecy.SECONDARY if n in more else Secrecy.PUBLISHED
        for n, cell in enumerate(cells)
    ]
    assume(sum(inside) < 20)
    found = list(tables_that_fit(cells, secrecy))
    expected = [
        n
        for n, counts in enumerate(zip(*found, strict=True))
        if len(set(counts)) == 1 and secrecy[n] is not Secrecy.PUBLISHED
    ]
    assert exposed(cells, secrecy) == expected


@given(st.lists(st.integers(0, 40), min_size=ROWS * COLUMNS, max_size=ROWS * COLUMNS))
def test_a_small_count_is_never_published_and_a_large_one_is_never_called_small(
    inside: list[int],
) -> None:
    cells = network(inside)
    for cell, secret in zip(cells, protect(cells), strict=True):
        assert (secret is Secrecy.PRIMARY) == (cell.count < THRESHOLD)


@given(st.lists(st.integers(10, 40), min_size=ROWS * COLUMNS, max_size=ROWS * COLUMNS))
def test_a_table_of_large_counts_is_published_whole(inside: list[int]) -> None:
    assert set(protect(network(inside))) == {Secrecy.PUBLISHED}


@given(st.lists(st.integers(9, 40), min_size=ROWS * COLUMNS - 1, max_size=ROWS * COLUMNS - 1))
def test_one_small_count_in_a_large_table_leaves_nothing_exposed(others: list[int]) -> None:
    cells = network([1, *others])
    secrecy = protect(cells)

    assert exposed(cells, secrecy) == []
    assert secrecy.count(Secrecy.PRIMARY) == 1
    # Two counts of its row and column, and the one where these meet.
    assert secrecy.count(Secrecy.SECONDARY) == 3


def test_what_hides_fewest_people_is_chosen() -> None:
    secrecy = protect(network([1, 90, 10, 80, 70, 20]))

    assert [n for n, one in enumerate(secrecy) if one is Secrecy.SECONDARY] == [2, 3, 5]


def test_two_small_counts_that_can_only_be_their_largest_hide_a_third() -> None:
    # 2 + 2 out of a published 4, each known to be under 3: they would give each other away.
    row = [2, 2, 20]
    cells = [Cell(tail="all", head="end", count=count, threshold=THRESHOLD) for count in row]

    assert exposed(cells, [Secrecy.PRIMARY, Secrecy.PRIMARY, Secrecy.PUBLISHED]) == [0, 1]
    assert protect(cells) == [Secrecy.PRIMARY, Secrecy.PRIMARY, Secrecy.SECONDARY]


def test_a_count_alone_under_a_known_total_is_told_as_exposed() -> None:
    (cell,) = [Cell(tail="all", head="end", count=1, threshold=THRESHOLD)]

    assert exposed([cell], protect([cell])) == [0]
