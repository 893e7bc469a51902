"""Driving times to the nearest MSP, as a routing engine (OSRM) gave them.

The file is written by `pipelines.refreshing.driving`, which asks the engine; its name carries the
edition of the FINESS file whose MSP were asked for. A commune without a time has no road to any of
them.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import dataframely as dy
import polars as pl

from pipelines.errors import RejectedFile
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.departements import only_file
from pipelines.sources.finess import COMMUNE, FINESS_ID
from pipelines.sources.model import NOT_STATED, Known, RawFile, RowCount, Source, TidyEdition

ID = "osrm"
LAYOUT = Layout(columns=("commune", "finess", "secondes"))
FILE_NAME = "osrm_trajets_{}.csv"
SECONDS = r"^[0-9]{1,7}(\.[0-9]{1,3})?$"


class RouteFacts(dy.Schema):
    """The MSP reached first by car from a commune, in seconds; both null where none is."""

    commune_id = dy.String(primary_key=True, regex=COMMUNE.pattern)
    finess_id = dy.String(nullable=True, regex=FINESS_ID.pattern)
    duration_s = dy.Float64(nullable=True, min=0)

    @dy.rule()
    def a_time_leads_somewhere(cls) -> pl.Expr:
        return pl.col("duration_s").is_null() == pl.col("finess_id").is_null()


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Routes by commune. Raises RejectedFile with all defects."""
    del known  # whose territories these communes are is told when the table is built
    raw = only_file(files, ID)
    text, defects = read_delimited(raw, LAYOUT)
    if defects := defects + broken_rules(text, _rules(), raw.label):
        raise RejectedFile(ID, defects)
    facts = text.select(
        commune_id="commune", finess_id="finess", duration_s=pl.col("secondes").cast(pl.Float64)
    )
    rows = {raw.path.name: RowCount(read=text.height, kept=facts.height)}
    return TidyEdition(facts=facts.sort("commune_id"), rows=rows)


def _rules() -> list[Rule]:
    code, finess, seconds = (pl.col(name) for name in LAYOUT.columns)
    return [
        Rule(
            text="code de commune illisible : cinq caractères attendus",
            column="commune",
            broken=~code.fill_null("").str.contains(COMMUNE.pattern),
        ),
        Rule(text="commune en double", column="commune", broken=code.is_duplicated()),
        Rule(
            text="numéro FINESS illisible : neuf caractères attendus",
            column="finess",
            broken=~finess.str.contains(FINESS_ID.pattern),
        ),
        Rule(
            text="des secondes sont attendues",
            column="secondes",
            broken=~seconds.str.contains(SECONDS),
        ),
        Rule(
            text="une MSP et une durée vont ensemble",
            column="secondes",
            broken=finess.is_null() != seconds.is_null(),
        ),
    ]


def edition_of(path: Path) -> date | None:
    """The edition of the FINESS file, at the end of a file's name; None where it is no day."""
    try:
        return date.fromisoformat(path.stem.rpartition("_")[2])
    except ValueError:
        return None


SOURCE = Source(
    id=ID,
    producer="OSRM, moteur d’itinéraires, sur les routes d’OpenStreetMap",
    title="Temps de trajet en voiture vers la MSP la plus proche",
    licence=NOT_STATED,
    page_url=None,
    verified=False,
    file_pattern=r"osrm_trajets_[12]\d{3}-\d{2}-\d{2}\.csv",
    edition_of=edition_of,
    tidy=tidy,
    schema=RouteFacts,
)
