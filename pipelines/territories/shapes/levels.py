"""One file of shapes per level, for the dashboard to draw.

In: official outlines of the départements and their régions. Out: `departements.json` and
`regions.json`: view box, insets, coast, and for each territory its paths, label points and
neighbours. Régions are the union of their départements as drawn, not the producer's own outlines:
both levels then share every border, to the unit, and a région follows the COG of the facts even
where the outlines are older.
"""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import polars as pl

from pipelines.territories.shapes.outlines import (
    PRODUCER,
    URL,
    OutlineFile,
    Outlines,
    read_outlines,
)
from pipelines.territories.shapes.panels import HEIGHT, INSETS, MAINLAND, WIDTH, Panel, draw, names
from pipelines.territories.shapes.paths import label_points, path
from pipelines.vocabulary import Level

PROCESSING = {
    Level.DEPARTEMENT: (
        "Contours rendus valides, projetés (Lambert-93 ; projection locale outre-mer), simplifiés "
        "sans séparer les voisins, arrondis à l’unité du dessin ; îlots de moins de 2 km² retirés."
    ),
    Level.REGION: ("Réunion des départements ainsi dessinés, selon le Code officiel géographique."),
}
FILE_NAMES = {Level.DEPARTEMENT: "departements.json", Level.REGION: "regions.json"}
Neighbours = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files written, and the codes of the source that are no territory of the COG."""

    paths: tuple[Path, ...]
    left_out: tuple[str, ...]


def write_shapes(outlines: Path, territories: pl.DataFrame, shapes: Path) -> Written:
    """Draws both levels from a folder of outlines, for the départements of the table.

    Raises PipelineError when the outlines do not fit the table.
    """
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT)
    parents = dict(departements.select("territory_id", "parent_id").iter_rows())
    found = read_outlines(outlines, parents.keys())
    shapes.mkdir(parents=True, exist_ok=True)
    written = []
    for level, text in both_levels(found, parents).items():
        target = shapes / FILE_NAMES[level]
        draft = target.with_name(f".{target.name}.{os.getpid()}.part")
        draft.write_text(text, encoding="utf-8")
        written.append(draft.replace(target))
    return Written(paths=tuple(written), left_out=found.left_out)


def both_levels(outlines: Outlines, parents: Mapping[str, str]) -> dict[Level, str]:
    """The text of both files."""
    drawn = {panel: draw(outlines.areas, panel) for panel in (MAINLAND, *INSETS)}
    departements = {panel: areas for panel, areas in drawn.items() if not areas.empty}
    touching = neighbours(outlines.areas)
    # Île-de-France is large enough where it lies.
    regions = {
        panel: _united(areas, parents)
        for panel, areas in departements.items()
        if panel.id != "petite_couronne"
    }
    return {
        Level.DEPARTEMENT: _level(Level.DEPARTEMENT, departements, touching, outlines.file),
        Level.REGION: _level(
            Level.REGION, regions, _neighbours_of_parents(touching, parents), outlines.file
        ),
    }


def neighbours(areas: gpd.GeoSeries) -> dict[str, set[str]]:
    """Territories that share a border, not only a corner, from the outlines as published."""
    found: dict[str, set[str]] = {territory: set() for territory in areas.index}
    borders = areas.boundary
    for one, other in zip(*areas.sindex.query(areas, predicate="intersects"), strict=True):
        if one != other and borders.iloc[one].intersection(borders.iloc[other]).length > 0:
            found[areas.index[one]].add(areas.index[other])
    return found


def _neighbours_of_parents(children: Neighbours, parents: Mapping[str, str]) -> Neighbours:
    found: dict[str, set[str]] = {parent: set() for parent in parents.values()}
    for child, others in children.items():
        found[parents[child]] |= {parents[other] for other in others} - {parents[child]}
    return found


def _united(areas: gpd.GeoSeries, parents: Mapping[str, str]) -> gpd.GeoSeries:
    frame = gpd.GeoDataFrame({"parent": [parents[t] for t in areas.index]}, geometry=areas.array)
    return frame.dissolve("parent", method="coverage").geometry.normalize()


def _level(
    level: Level,
    panels: Mapping[Panel, gpd.GeoSeries],
    touching: Neighbours,
    file: OutlineFile,
) -> str:
    areas: dict[str, dict[str, list[object]]] = {}
    for drawn in panels.values():
        for territory, area, point in zip(drawn.index, drawn, label_points(drawn), strict=True):
            entry = areas.setdefault(
                territory, {"paths": [], "labels": [], "neighbours": [*sorted(touching[territory])]}
            )
            entry["paths"].append(path(area))
            entry["labels"].append(point)
    head = {
        "level": level,
        "source": _source(level, file),
        "viewBox": [0, 0, WIDTH, HEIGHT],
        "insets": names(panel for panel in panels if panel.label),
        "coast": "".join(path(d.union_all(method="coverage").normalize()) for d in panels.values()),
    }
    return _text(head, areas)


def _source(level: Level, file: OutlineFile) -> dict[str, object]:
    return {
        "producer": PRODUCER,
        "title": f"Contours administratifs, départements, généralisés à {file.detail_m} m",
        "edition": file.edition,
        "url": URL,
        "file": file.path.name,
        "sha256": file.sha256,
        "licence": file.licence,
        "processing": PROCESSING[level],
    }


def _text(head: Mapping[str, object], areas: Mapping[str, object]) -> str:
    """JSON with one territory per line: a new edition reads as a diff."""
    lines = [f"{_compact(key)}:{_compact(value)}," for key, value in head.items()]
    rows = ",\n".join(f"{_compact(key)}:{_compact(areas[key])}" for key in sorted(areas))
    return "{" + "\n".join(lines) + '\n"areas":{\n' + rows + "\n}}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
