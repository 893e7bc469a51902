"""Official outlines of the départements, as IGN and Etalab publish them.

In: a folder with `departements-1000m*.geojson` (or 100m, 50m, 5m), longitudes and latitudes. Out:
one valid outline per territory of the Code officiel géographique, and the receipt of the file.
"""

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd

from pipelines.errors import PipelineError, counted
from pipelines.vocabulary import Level, territory_id

FILES = "departements-*m*.geojson"
PRODUCER = "IGN et Etalab"
URL = "https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/"
DETAIL = re.compile(r"departements-(\d+)m(?!\w)")
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineFile:
    """The producer's file: its year, its detail in metres; no licence until it has been read."""

    path: Path
    edition: int
    detail_m: int
    sha256: str
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """Outlines by territory id, in degrees, and the codes of the file that are not in the COG."""

    areas: gpd.GeoSeries
    file: OutlineFile
    left_out: tuple[str, ...]


def read_outlines(directory: Path, expected: Collection[str]) -> Outlines:
    """The newest edition below a folder, in its finest detail. Raises PipelineError.

    `expected`: the ids of all départements of the COG.
    """
    edition, detail_m, path = _chosen(directory)
    content = path.read_bytes()
    found = _features(path, content)
    missing = sorted(set(expected) - set(found.index))
    if missing:
        absent = counted(len(missing), "contour manque", "contours manquent")
        raise PipelineError(
            f"{path} : {absent} ({', '.join(missing)}). Prenez une édition qui les contient tous."
        )
    return Outlines(
        # Some rings cross themselves, at the same point on both sides of a border.
        areas=found[sorted(expected)].make_valid(),
        file=OutlineFile(
            path=path,
            edition=edition,
            detail_m=detail_m,
            sha256=hashlib.sha256(content).hexdigest(),
        ),
        left_out=tuple(sorted(set(found.index) - set(expected))),
    )


def _chosen(directory: Path) -> tuple[int, int, Path]:
    found = [
        (_edition(path), int(detail[1]), path)
        for path in sorted(directory.rglob(FILES))
        if (detail := DETAIL.match(path.stem))
    ]
    if not found:
        raise PipelineError(
            f"{directory} : aucun fichier {FILES}. Téléchargez-le depuis {URL}, puis relancez."
        )
    return min(found, key=lambda file: (-file[0], file[1], file[2]))


def _edition(path: Path) -> int:
    """The year in the name of the file, or of the nearest folder above: `2025/geojson/…`."""
    if found := YEAR.search(path.stem):
        return int(found[0])
    for name in reversed(path.resolve().parts[:-1]):
        if YEAR.fullmatch(name):
            return int(name)
    raise PipelineError(
        f"{path} : l’édition est inconnue. Renommez le fichier en {path.stem}-AAAA.geojson."
    )


def _features(path: Path, content: bytes) -> gpd.GeoSeries:
    try:
        frame = gpd.GeoDataFrame.from_features(json.loads(content)["features"], crs=4326)
        ids = [territory_id(Level.DEPARTEMENT, str(code)) for code in frame["code"]]
        outlines = frame.geometry.set_axis(ids)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PipelineError(f"{path} : contours illisibles ({error!r}).") from error
    wrong = outlines.index.duplicated() | outlines.isna() | outlines.is_empty
    if wrong.any():
        several = ", ".join(sorted(set(outlines.index[wrong])))
        raise PipelineError(f"{path} : contour vide ou en double pour {several}.")
    return outlines
