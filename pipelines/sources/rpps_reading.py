"""Read the three RPPS extracts with DuckDB, down to counts of doctors.

In: the paths of the files. Out: doctors by département and specialty, national counts, lines read
and set aside. Nothing about one person leaves the connection, which lives in memory only: neither a
number, nor a name, nor the text of a line that cannot be read.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb
import polars as pl

from pipelines.contract.rpps import Counted
from pipelines.sources import rpps_queries as queries
from pipelines.sources.rpps_layout import ACTIVITIES, DIPLOMAS, SKILLS, Extract

# No spilling to disk, where numbers of persons would outlive the run.
SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "temp_directory": "",
    "memory_limit": "400MB",
}
BLOCK = 1 << 20
WIDTH = "nombre de colonnes, ou octets qui ne sont pas de l’UTF-8"
TABLES = {DIPLOMAS: "diplomas", ACTIVITIES: "activities", SKILLS: "skills"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Lines of a file below its header, and how many were set aside, by reason."""

    read: int
    rejected: Counter[str]

    @property
    def kept(self) -> int:
        """Lines that could be read."""
        return self.read - self.rejected.total()


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
    """Every count, each file read once. Raises duckdb.Error, whose message may hold a line."""
    with closing(duckdb.connect(config=SETTINGS)) as connection:
        # It would be printed among what the command says, as soon as a scan lasts.
        connection.execute("set enable_progress_bar = false")
        connection.execute(queries.READ_DIPLOMAS, _scanned(paths[DIPLOMAS], DIPLOMAS))
        connection.execute(queries.WANTED)
        connection.execute(queries.READ_ACTIVITIES, _scanned(paths[ACTIVITIES], ACTIVITIES))
        connection.execute(queries.READ_SKILLS, _scanned(paths[SKILLS], SKILLS))
        connection.execute(queries.DOCTORS, {"departements": list(departements)})
        national = connection.sql(queries.NATIONAL).pl().row(0, named=True)
        return Doctors(
            cells=connection.sql(queries.CELLS).pl(),
            labels=dict(connection.sql(queries.LABELS).fetchall()),
            national={Counted(name): count for name, count in national.items()},
            lines={extract: _lines(connection, extract, path) for extract, path in paths.items()},
        )


def _scanned(path: Path, extract: Extract) -> dict[str, object]:
    """Parameters of a scan; the header says how lines end."""
    with path.open("rb") as stream:
        ends_with_cr = stream.readline().endswith(b"\r\n")
    return {
        "path": str(path),
        "columns": extract.positions(),
        "new_line": r"\r\n" if ends_with_cr else r"\n",
    }


def _lines(connection: duckdb.DuckDBPyConnection, extract: Extract, path: Path) -> Lines:
    """Lines that DuckDB could not split are those of the file that no row stands for."""
    found = connection.sql(queries.REASONS.format(table=TABLES[extract])).fetchall()
    rejected = Counter({reason: count for reason, count in found if reason is not None})
    read = _lines_count(path) - 1
    if (unread := read - sum(count for _, count in found)) > 0:
        rejected[WIDTH] = unread
    return Lines(read=read, rejected=rejected)


def _lines_count(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(BLOCK), b""))
