"""Table `progress`: all indicators, territories and statements under 150 ms, and linear.

Timed in a fresh process once everything is imported, on the tables that a build of the facts gives,
then on ten and a hundred times the territories: the same rows under other territory ids. Run as
`python -m tests.benchmarks.measuring` to measure nothing else.
"""

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Final

import polars as pl

from pipelines.build import build
from pipelines.facts import store as fact_store
from pipelines.measures.assess import progress_table
from pipelines.measures.backtest import back_test
from pipelines.vocabulary import Unit, ValueStatus
from tests.benchmarks.building import FACTS
from tests.benchmarks.measure import Result, medians, milliseconds, table

COPIES: Final = (1, 10, 100)
ROUNDS: Final = 7
MOST_SECONDS: Final = 0.150
# Per territory, a hundred times the territories may cost at most this much more.
MOST_PER_TERRITORY: Final = 1.5

Inputs = tuple[pl.DataFrame, ...]


def results() -> list[Result]:
    """The real tables against 150 ms; larger ones against the same time for each territory."""
    # A process of its own: neither the memory nor the threads of the other measures.
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as fresh:
        times = fresh.submit(_times).result()
    count = times.territories_count
    return [
        Result(
            name=f"`progress` of {count} territories / {milliseconds(MOST_SECONDS)}",
            measured=times.alone,
            reference=MOST_SECONDS,
            bound=1,
            show=milliseconds,
        ),
        *(
            Result(
                name=f"`progress` of {copies * count} territories / {copies} times that of {count}",
                measured=larger,
                reference=copies * times.in_turn[0],
                bound=MOST_PER_TERRITORY,
                show=milliseconds,
            )
            for copies, larger in zip(COPIES[1:], times.in_turn[1:], strict=True)
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Times:
    """Median seconds: of the real tables before anything larger, then of each size in turn."""

    territories_count: int
    alone: float
    in_turn: list[float]


def _times() -> _Times:
    inputs = _real_inputs()
    sizes = [partial(_seconds, _multiplied(inputs, copies)) for copies in COPIES]
    (alone,) = medians(sizes[:1], rounds=ROUNDS)
    return _Times(
        territories_count=inputs[3].height,
        alone=alone,
        in_turn=medians(sizes, rounds=ROUNDS),
    )


def _real_inputs() -> Inputs:
    """What `progress_table` takes, from the project's facts."""
    tables = build(fact_store.load(FACTS))
    indicators, territories = tables["indicators"], tables["territories"]
    measured = tables["current_values"].filter(pl.col("value_status") == ValueStatus.OBSERVED)
    kinds = indicators.select("indicator_id", is_percent=pl.col("unit") == Unit.PERCENT).join(
        territories.select("territory_id", "level"), how="cross"
    )
    tested = back_test(measured, kinds)
    return measured, tables["current_targets"], indicators, territories, tested


def _multiplied(inputs: Inputs, copies: int) -> Inputs:
    """Every row with a territory `copies` times, each time under another territory id."""
    numbers = pl.DataFrame({"copy": range(copies)})
    another = pl.format("{}-{}", "territory_id", "copy")
    return tuple(
        frame.join(numbers, how="cross").with_columns(territory_id=another).drop("copy")
        if "territory_id" in frame.columns
        else frame
        for frame in inputs
    )


def _seconds(inputs: Inputs) -> float:
    values, targets, indicators, territories, tested = inputs
    start = time.perf_counter()
    progress_table(values, targets, indicators, territories, tested)
    return time.perf_counter() - start


if __name__ == "__main__":
    found = results()
    print(table(found))
    sys.exit(0 if all(result.holds for result in found) else 1)
