"""Keep small counts secret, and enough of their neighbours that no total gives one away. Pure.

Counts that add up are cells of a network: at each node, what comes in (a total) equals what goes
out (its parts). Everybody knows the published counts and the nodes, and the bounds of a secret: a
primary one is under the threshold, a secondary one is not. A secret can be worked out exactly when
no cycle of secret cells passes through it along which 1 could be moved: then no other counts fit.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from pipelines.contract.rpps import Secrecy


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A count that runs from a node to another; under `threshold` it may not be published."""

    tail: Hashable
    head: Hashable
    count: int
    threshold: int

    @property
    def is_small(self) -> bool:
        """Whether it is a primary secret."""
        return self.count < self.threshold

    @property
    def can_rise(self) -> bool:
        """Whether one more would still fit what is known, were it secret."""
        return not self.is_small or self.count < self.threshold - 1

    @property
    def can_fall(self) -> bool:
        """Whether one less would still fit what is known, were it secret."""
        return self.count > (0 if self.is_small else self.threshold)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """From a node to another, through a cell that would rise or fall by 1."""

    to: Hashable
    cell: int


_Graph = dict[Hashable, list[_Step]]


def protect(cells: Sequence[Cell]) -> list[Secrecy]:
    """What is kept secret, in the order of the cells: each primary hides the least it can.

    A cell may stay exposed where the network leaves no room: `exposed` tells.
    """
    secrecy = [Secrecy.PRIMARY if cell.is_small else Secrecy.PUBLISHED for cell in cells]
    graph = _graph(cells, range(len(cells)))
    for number, cell in enumerate(cells):
        if not cell.is_small:
            continue
        for hidden in _cheapest_cycle(number, cells, graph, secrecy):
            if secrecy[hidden] is Secrecy.PUBLISHED:
                secrecy[hidden] = Secrecy.SECONDARY
    return secrecy


def exposed(cells: Sequence[Cell], secrecy: Sequence[Secrecy]) -> list[int]:
    """Positions of the secret cells whose count what is known determines."""
    hidden = [n for n, one in enumerate(secrecy) if one is not Secrecy.PUBLISHED]
    graph = _graph(cells, hidden)
    return [n for n in hidden if not _cheapest_cycle(n, cells, graph, secrecy)]


def _graph(cells: Sequence[Cell], numbers: Sequence[int]) -> _Graph:
    graph: _Graph = {}
    for number in numbers:
        cell = cells[number]
        for node in (cell.tail, cell.head):
            graph.setdefault(node, [])
        if cell.can_rise:
            graph[cell.tail].append(_Step(to=cell.head, cell=number))
        if cell.can_fall:
            graph[cell.head].append(_Step(to=cell.tail, cell=number))
    return graph


def _cheapest_cycle(
    number: int, cells: Sequence[Cell], graph: _Graph, secrecy: Sequence[Secrecy]
) -> list[int]:
    """Cells of the cycle through this one that hides the fewest more people; none if there is none.

    Every cell of a cycle is safe, since all of them can move together.
    """
    cell = cells[number]
    ways = [(cell.head, cell.tail)] * cell.can_rise + [(cell.tail, cell.head)] * cell.can_fall
    found: list[tuple[int, list[int]]] = []
    for start, end in ways:
        if (path := _cheapest_path(start, end, number, cells, graph, secrecy)) is not None:
            found.append(path)
            if not path[0]:
                break
    return min(found, default=(0, []))[1]


def _cheapest_path(
    start: Hashable,
    end: Hashable,
    without: int,
    cells: Sequence[Cell],
    graph: _Graph,
    secrecy: Sequence[Secrecy],
) -> tuple[int, list[int]] | None:
    """People newly hidden, and the cells passed through."""
    # Numbered, so that nodes are never compared.
    reached, turn = set[Hashable](), 0
    queue: list[tuple[int, int, Hashable, tuple[int, ...]]] = [(0, turn, start, ())]
    while queue:
        cost, _, node, path = heappop(queue)
        if node == end:
            return cost, [*path, without]
        if node in reached:
            continue
        reached.add(node)
        for step in graph[node]:
            if step.cell != without and step.to not in reached:
                turn += 1
                is_hidden = secrecy[step.cell] is not Secrecy.PUBLISHED
                more = 0 if is_hidden else cells[step.cell].count + 1
                heappush(queue, (cost + more, turn, step.to, (*path, step.cell)))
    return None
