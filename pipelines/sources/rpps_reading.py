"""Read the three RPPS extracts, down to counts of doctors.

In: the paths of the files. Out: doctors by département and specialty, national counts, lines read
and set aside. Each file is read once; DuckDB counts doctors in the one line in fifty that tells
something of them. All of it is in memory, and nothing about one person leaves this module: neither
a number, nor a name, nor the text of a line that cannot be read.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from pipelines.contract.rpps import Counted
from pipelines.sources import rpps_queries as queries
from pipelines.sources import rpps_rules as rules
from pipelines.sources.rpps_layout import ACTIVITIES, DIPLOMAS, SKILLS, Extract
from pipelines.sources.rpps_sifting import Lines, sift

# No spilling to disk, where numbers of persons would outlive the run.
SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "temp_directory": "",
    "memory_limit": "400MB",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doctors:
    """What the extracts say: `cells` are doctors by `place` and `skill`, null where not known.

    `labels` are the producer's for each skill; `national` counts for the whole country.
    """

    cells: pl.DataFrame
    labels: dict[str, str]
    national: dict[Counted, int]
    lines: dict[Extract, Lines]


def read_doctors(paths: Mapping[Extract, Path], departements: Sequence[str]) -> Doctors:
    """Every count, each file read once.

    Raises UnreadableExtract, or duckdb.Error, whose message may hold a line.
    """
    import duckdb  # noqa: PLC0415  # for those who read files: a build starts without it

    lines: dict[Extract, Lines] = {}
    with closing(duckdb.connect(config=SETTINGS)) as connection:

        def load(extract: Extract, rule: rules.Rule, table: str) -> None:
            frame, lines[extract] = sift(paths[extract], extract, rule)
            connection.register("kept", frame)
            connection.execute(table)

        load(DIPLOMAS, rules.diplomas, queries.DIPLOMAS)
        connection.execute(queries.WANTED)
        wanted = {int(person) for (person,) in connection.sql(queries.NUMBERS).fetchall()}
        load(ACTIVITIES, rules.activities(wanted), queries.ACTIVITIES)
        load(SKILLS, rules.skills(wanted), queries.SKILLS)
        connection.execute(queries.DOCTORS, {"departements": list(departements)})
        national = connection.sql(queries.NATIONAL).pl().row(0, named=True)
        return Doctors(
            cells=connection.sql(queries.CELLS).pl(),
            labels=dict(connection.sql(queries.LABELS).fetchall()),
            national={Counted(name): count for name, count in national.items()},
            lines=lines,
        )
