"""What a refresh leaves beside the releases: read at run time, since it changes without the data.

`state/sources.csv` and `quarantine/counts.csv` below the data root; instants are in UTC.
"""

from enum import StrEnum
from pathlib import Path

import dataframely as dy
import polars as pl

STATES = Path("state/sources.csv")
REJECT_COUNTS = Path("quarantine/counts.csv")


class FailureKind(StrEnum):
    """What stopped the refresh of a source."""

    DOWNLOAD = "telechargement"
    FILE = "fichier"
    CHECKS = "controles"
    PUBLICATION = "publication"
    UNEXPECTED = "imprevu"


class SourceStates(dy.Schema):
    """What unattended refreshes made of a source. Null: never, so far as this folder remembers.

    The last error stays after a success: the source fails now when its last attempt is newer than
    its last success. It is in French, and quotes no file that names people.
    """

    source_id = dy.String(primary_key=True)
    last_attempt_at = dy.Datetime(time_zone="UTC")
    last_success_at = dy.Datetime(time_zone="UTC", nullable=True)
    last_change_at = dy.Datetime(time_zone="UTC", nullable=True)
    last_error_at = dy.Datetime(time_zone="UTC", nullable=True)
    last_error_kind = dy.String(nullable=True, check=lambda column: column.is_in(list(FailureKind)))
    last_error = dy.String(nullable=True)


class RejectCounts(dy.Schema):
    """Rows of an edition's raw files that were left out of the facts."""

    source_id = dy.String(primary_key=True)
    edition = dy.Date(primary_key=True)
    rows_read = dy.Int64(min=0)
    rows_rejected = dy.Int64(min=0)


def read_small(path: Path, schema: type[dy.Schema]) -> pl.DataFrame:
    """One of these files; empty when it is absent or damaged: what it says is then not known."""
    try:
        return schema.validate(pl.read_csv(path, schema=schema.create_empty().schema))
    except (FileNotFoundError, pl.exceptions.PolarsError, dy.exc.ValidationError):
        return schema.create_empty()
