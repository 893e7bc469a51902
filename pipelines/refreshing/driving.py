"""Driving time from each commune to the MSP reached first, asked of a routing engine.

In: the facts and a server. Out: a raw file that source `osrm` reads. For each commune, the MSP
nearest as the crow flies are candidates: the fastest of them is kept.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.build import build
from pipelines.errors import PipelineError
from pipelines.facts import store as fact_store
from pipelines.facts.store import Facts
from pipelines.intake.sources import Intake
from pipelines.measures.sphere import nearest
from pipelines.paths import DataPaths
from pipelines.refreshing.some import refresh_some
from pipelines.sources.osrm import Osrm, Point, durations
from pipelines.sources.osrm_minutes import FILE_NAME, LAYOUT
from pipelines.sources.osrm_minutes import SOURCE as OSRM
from pipelines.tables.surveyed import communes_known, surveyed

URL, POINTS = "CAP_SANTE_OSRM_URL", "CAP_SANTE_OSRM_POINTS"
# Far more than a road's detour changes the order of the first ones.
CANDIDATES = 10
ROUTES = {"commune": pl.String(), "finess": pl.String(), "secondes": pl.Float64()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Communes asked for together, and every MSP that is a candidate of one of them."""

    communes: tuple[str, ...]
    msp: tuple[str, ...]


def server_named(environment: Mapping[str, str]) -> Osrm:
    """The server that the environment names. Raises PipelineError when it names none."""
    url = environment.get(URL, "").strip()
    if not url:
        raise PipelineError(
            f"Aucun moteur d’itinéraires : donnez l’adresse d’un serveur OSRM dans {URL} "
            "(par exemple http://localhost:5000), puis relancez."
        )
    most = environment.get(POINTS, "").strip() or "100"
    # One commune and all its candidates must fit.
    if not most.isdecimal() or int(most) <= CANDIDATES:
        raise PipelineError(
            f"{POINTS} : « {most} ». Écrivez un nombre entier supérieur à {CANDIDATES}."
        )
    return Osrm(url=url, most_points=int(most))


def refresh_routes(
    paths: DataPaths,
    environment: Mapping[str, str],
    *,
    today: date,
    tell: Callable[[str], object],
) -> None:
    """Ask the server that the environment names, then refresh source `osrm` and publish.

    Raises PipelineError, nothing being changed.
    """
    server, facts = server_named(environment), fact_store.load(paths.facts)
    written = write_routes(facts, build(facts)["territories"], server, paths.raw / OSRM.id)
    intake = Intake(directory=written.parent, raw=paths.raw, today=today, undated=today)
    refresh_some(paths, intake, source_id=OSRM.id, is_dry_run=False, waits=False, tell=tell)


def write_routes(facts: Facts, territories: pl.DataFrame, server: Osrm, directory: Path) -> Path:
    """Ask for every commune of the départements covered; the raw file, written whole or not at all.

    Raises PipelineError when nothing can be asked for, FetchError when the server fails.
    """
    ground = communes_known(facts)
    found = surveyed(facts, territories, ground)
    if found is None:
        raise PipelineError(
            "Aucune MSP dans les faits. Lancez d’abord « cap-sante refresh --source finess_plus »."
        )
    here = pl.col("territory_id").is_in(list(found.covered))
    placed = ground.filter(here, pl.col("latitude").is_not_null())
    points = placed.select("latitude", "longitude", point_id="commune_id")
    pairs = nearest(points, found.places, CANDIDATES).sort("point_id")
    if pairs.is_empty():
        raise PipelineError(
            "Aucune commune, ou aucune MSP, n’a de coordonnées. Lancez d’abord « cap-sante refresh "
            "--source communes --from DOSSIER »."
        )
    at = _located(points.rename({"point_id": "id"})) | _located(
        found.places.rename({"place_id": "id"})
    )
    rows = [
        row for batch in batches(pairs, server.most_points) for row in _fastest(batch, at, server)
    ]
    return _write(rows, directory / FILE_NAME.format(found.as_of))


def batches(pairs: pl.DataFrame, most_points: int) -> Iterator[Batch]:
    """Communes in the order of their codes, hence neighbours, as many as a request may hold.

    In: candidates (point_id, place_id), sorted by point.
    """
    communes: list[str] = []
    msp: dict[str, None] = {}
    grouped = pairs.group_by("point_id", maintain_order=True).agg("place_id")
    for commune, candidates in grouped.iter_rows():
        wanted = msp | dict.fromkeys(candidates)
        if communes and len(communes) + 1 + len(wanted) > most_points:
            yield Batch(communes=tuple(communes), msp=tuple(msp))
            communes, wanted = [], dict.fromkeys(candidates)
        communes.append(commune)
        msp = wanted
    if communes:
        yield Batch(communes=tuple(communes), msp=tuple(msp))


def _fastest(
    batch: Batch, at: Mapping[str, Point], server: Osrm
) -> Iterator[tuple[str, str | None, float | None]]:
    table = durations(server, [at[one] for one in batch.communes], [at[one] for one in batch.msp])
    for commune, seconds in zip(batch.communes, table, strict=True):
        reached = [
            (time, msp) for time, msp in zip(seconds, batch.msp, strict=True) if time is not None
        ]
        time, msp = min(reached, default=(None, None))
        yield commune, msp, time


def _located(frame: pl.DataFrame) -> dict[str, Point]:
    rows = frame.select("id", "longitude", "latitude").iter_rows()
    return {name: (longitude, latitude) for name, longitude, latitude in rows}


def _write(rows: list[tuple[str, str | None, float | None]], path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    frame = pl.DataFrame(rows, schema=ROUTES, orient="row").select(LAYOUT.columns)
    frame.sort("commune").write_csv(draft, float_precision=1)
    return draft.replace(path)
