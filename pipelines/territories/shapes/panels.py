"""Where each part of France is drawn, and how its outlines come there.

In: outlines in degrees. Out: outlines in units of the drawing (about 580 m on the mainland), with
whole coordinates, valid, neighbours sharing exactly the same border.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd

WIDTH, HEIGHT = 2000, 2100
LINE_HEIGHT, PADDING = 44, 16
# Triangles smaller than its square are flattened: about a pixel on a screen.
TOLERANCE = 2.5
# An island below this area would be a speck of ink.
SMALLEST_ISLAND = 6.0
PETITE_COURONNE = frozenset({"DEP-75", "DEP-92", "DEP-93", "DEP-94"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the drawing; x and y are its top left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A part of the drawing: its territories, their projection (EPSG) and their place.

    Insets have a label, written in the top of their frame.
    """

    id: str
    epsg: int
    frame: Frame
    label: str | None = None
    label_lines: int = 1
    members: frozenset[str] = frozenset()

    def holds(self, territory: str) -> bool:
        """Whether a territory is drawn here; the panel without members takes the mainland."""
        return territory in self.members or not (self.members or territory in _OVERSEAS)

    @property
    def room(self) -> Frame:
        """What is left for outlines once the label is written."""
        if self.label is None:
            return self.frame
        own, top = self.frame, PADDING + LINE_HEIGHT * self.label_lines
        return Frame(
            own.x + PADDING, own.y + top, own.width - 2 * PADDING, own.height - top - PADDING
        )


# Each in the official projection of the place.
_DROM = (
    ("DEP-971", "guadeloupe", "Guadeloupe", 5490),
    ("DEP-972", "martinique", "Martinique", 5490),
    ("DEP-973", "guyane", "Guyane", 2972),
    ("DEP-974", "la_reunion", "La Réunion", 2975),
    ("DEP-976", "mayotte", "Mayotte", 4471),
)
_OVERSEAS = frozenset(territory for territory, *_ in _DROM)
MAINLAND = Panel(id="metropole", epsg=2154, frame=Frame(10, 46, 1980, 1837))
INSETS = (
    Panel(
        id="petite_couronne",
        label="Paris et petite\u00a0couronne",
        label_lines=2,
        epsg=2154,
        frame=Frame(10, 10, 390, 396),
        members=PETITE_COURONNE,
    ),
    *(
        Panel(
            id=inset_id,
            label=label,
            epsg=epsg,
            frame=Frame(10 + 360 * rank, 1766, 340, 324),
            members=frozenset({territory}),
        )
        for rank, (territory, inset_id, label, epsg) in enumerate(_DROM)
    ),
)


def draw(outlines: gpd.GeoSeries, panel: Panel) -> gpd.GeoSeries:
    """The panel's territories in units of the drawing; empty when it holds none of them."""
    own = outlines[[territory for territory in outlines.index if panel.holds(territory)]]
    if own.empty:
        return gpd.GeoSeries(index=own.index)
    fitted = _fitted(own.to_crs(panel.epsg), panel.room)
    return _on_grid(fitted.simplify_coverage(TOLERANCE))


def names(panels: Iterable[Panel]) -> list[dict[str, object]]:
    """Insets as the drawing needs them: id, label, frame as [x, y, width, height]."""
    return [
        {
            "id": p.id,
            "label": p.label,
            "frame": [p.frame.x, p.frame.y, p.frame.width, p.frame.height],
        }
        for p in panels
    ]


def _fitted(projected: gpd.GeoSeries, room: Frame) -> gpd.GeoSeries:
    """Metres to units, north up, as large as the room allows, in its middle."""
    west, south, east, north = projected.total_bounds
    scale = min(room.width / (east - west), room.height / (north - south))
    x = room.x + (room.width - scale * (east - west)) / 2 - scale * west
    y = room.y + (room.height - scale * (north - south)) / 2 + scale * north
    drawn = projected.affine_transform([scale, 0, 0, -scale, x, y])
    return drawn.set_crs(None, allow_override=True)


def _on_grid(drawn: gpd.GeoSeries) -> gpd.GeoSeries:
    """The same areas with whole coordinates.

    Rounding each outline alone would make some cross themselves or leave gaps: all lines are
    rounded together, then each face they enclose goes to the area it lies in.
    """
    lines = drawn.boundary.union_all(grid_size=1.0)
    faces = gpd.GeoDataFrame(geometry=gpd.GeoSeries([lines]).polygonize())
    middles = faces.set_geometry(faces.representative_point())
    areas = gpd.GeoDataFrame({"owner": drawn.index}, geometry=drawn.to_numpy())
    # Rounding may push a narrow face just outside; further away it is a foreign enclave.
    owners = middles.sjoin_nearest(areas, max_distance=1.0)["owner"]
    owned = faces.loc[owners.index].assign(owner=owners)
    return _without_specks(owned).dissolve("owner", method="coverage").geometry.normalize()


def _without_specks(faces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    left, right = faces.sindex.query(faces.geometry, predicate="intersects")
    is_island = ~faces.index.isin(faces.index[left[left != right]])
    return faces[~(is_island & (faces.area < SMALLEST_ISLAND))]
