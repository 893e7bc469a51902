"""The shapes in git: whole, valid, without gaps, in their frames, light."""

import json
from functools import reduce
from itertools import combinations
from pathlib import Path
from typing import Any

import geopandas as gpd
import polars as pl
import pytest

from tests.conftest import PROJECT
from tests.outlines import drawn

SHAPES = PROJECT / "data/shapes"
LEVELS = {"departements": ("DEP", 101), "regions": ("REG", 18)}
BY_LEVEL = pytest.mark.parametrize("level", LEVELS)
PETITE_COURONNE = {"DEP-75", "DEP-92", "DEP-93", "DEP-94"}
OVERSEAS = ["Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte"]
# Llívia, a Spanish commune inside the Pyrénées-Orientales, and a bay of the Côtes-d’Armor.
WATERS_AND_ENCLAVES = 2


def shapes(level: str) -> dict[str, Any]:
    """The content of a file."""
    content = json.loads((SHAPES / f"{level}.json").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def places(level: str) -> gpd.GeoDataFrame:
    """One row per place where a territory is drawn, with the inset it lies in, None at its own."""
    content = shapes(level)
    frames = {inset["id"]: frame(inset) for inset in content["insets"]}
    rows = [
        {"territory_id": name, "geometry": drawn(path), "label": label}
        for name, area in content["areas"].items()
        for path, label in zip(area["paths"], area["labels"], strict=True)
    ]
    for row in rows:
        inside = [inset for inset, box in frames.items() if box.contains(row["geometry"])]
        row["inset"] = inside[0] if inside else ""
    return gpd.GeoDataFrame(rows)


def frame(inset: dict[str, Any]) -> Any:
    """The rectangle of an inset."""
    x, y, width, height = inset["frame"]
    return rectangle(x, y, x + width, y + height)


def rectangle(x0: float, y0: float, x1: float, y1: float) -> Any:
    corners = f"{x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}"
    return gpd.GeoSeries.from_wkt([f"POLYGON(({corners}))"])[0]


@BY_LEVEL
def test_every_territory_of_the_cog_is_drawn(level: str) -> None:
    prefix, count = LEVELS[level]
    cog = pl.read_csv(
        PROJECT / "data/facts/cog/2026-01-01.csv", schema_overrides={"code": pl.String}
    )
    expected = [name for name in cog["territory_id"] if name.startswith(prefix)]

    assert list(shapes(level)["areas"]) == sorted(expected)
    assert len(expected) == count


@BY_LEVEL
def test_areas_are_valid_and_neighbours_neither_overlap_nor_leave_gaps(level: str) -> None:
    for inset, group in places(level).groupby("inset"):
        assert group.is_valid.all()
        assert group.geometry.is_valid_coverage()
        united = group.geometry.union_all(method="coverage")
        holes = [ring for part in getattr(united, "geoms", [united]) for ring in part.interiors]
        # A gap would lie between several territories; a bay or a foreign enclave is in one.
        assert [(group.distance(hole) == 0).sum() for hole in holes] == [1] * len(holes)
        assert len(holes) <= (WATERS_AND_ENCLAVES if inset == "" else 0)


@BY_LEVEL
def test_the_coast_goes_around_everything(level: str) -> None:
    groups = [g.geometry.union_all(method="coverage") for _, g in places(level).groupby("inset")]

    coast = drawn(shapes(level)["coast"])

    assert coast.equals(reduce(lambda one, other: one.union(other), groups))


def test_a_region_has_the_borders_of_its_departements() -> None:
    cog = pl.read_csv(PROJECT / "data/facts/cog/2026-01-01.csv")
    parents = dict(cog.select("territory_id", "parent_id").iter_rows())
    at_place = places("departements").drop_duplicates("territory_id")
    regions = places("regions").set_index("territory_id").geometry

    for parent, group in at_place.groupby(at_place["territory_id"].map(parents)):
        assert regions[parent].equals(group.geometry.union_all(method="coverage"))


@BY_LEVEL
def test_a_label_point_is_inside_its_area_with_the_room_it_says(level: str) -> None:
    for row in places(level).itertuples():
        x, y, radius = row.label
        point = gpd.points_from_xy([x], [y])[0]
        assert row.geometry.contains(point)
        # Rounding moves the point by less than a unit.
        assert row.geometry.boundary.distance(point) > radius - 1
        assert radius >= 5


@BY_LEVEL
def test_everything_is_inside_the_view_box(level: str) -> None:
    x, y, width, height = shapes(level)["viewBox"]
    box = rectangle(x, y, x + width, y + height)

    assert all(box.contains(area) for area in places(level).geometry)
    assert all(box.contains(frame(inset)) for inset in shapes(level)["insets"])


@BY_LEVEL
def test_insets_touch_neither_each_other_nor_the_mainland(level: str) -> None:
    frames = [frame(inset) for inset in shapes(level)["insets"]]
    found = places(level)
    mainland = found[found["inset"] == ""].geometry

    assert all(one.distance(other) >= 20 for one, other in combinations(frames, 2))
    assert all(mainland.distance(box).min() >= 20 for box in frames)


@BY_LEVEL
def test_overseas_comes_along_the_bottom_in_the_usual_order(level: str) -> None:
    overseas = [inset for inset in shapes(level)["insets"] if inset["label"] in OVERSEAS]
    lefts = [inset["frame"][0] for inset in overseas]

    assert [inset["label"] for inset in overseas] == OVERSEAS
    assert lefts == sorted(lefts)
    assert len({(*inset["frame"][1:],) for inset in overseas}) == 1
    shown = places(level)
    assert sorted(shown[shown["inset"] != ""]["inset"].unique()) == sorted(
        inset["id"] for inset in shapes(level)["insets"]
    )


def test_the_petite_couronne_is_drawn_twice_and_larger() -> None:
    found = places("departements")
    twice = found[found["territory_id"].duplicated(keep=False)]

    assert set(twice["territory_id"]) == PETITE_COURONNE
    assert set(twice["inset"]) == {"", "petite_couronne"}
    for _, pair in twice.groupby("territory_id"):
        assert pair.area.iloc[1] > 9 * pair.area.iloc[0]


def test_no_region_is_drawn_twice() -> None:
    assert not places("regions")["territory_id"].duplicated().any()


def test_corsica_is_near_the_mainland_without_touching_it() -> None:
    at_place = places("departements").drop_duplicates("territory_id").set_index("territory_id")
    corsica = at_place.geometry[["DEP-2A", "DEP-2B"]]
    others = at_place[at_place["inset"] == ""].drop(index=["DEP-2A", "DEP-2B"])

    nearest = min(others.geometry.distance(part).min() for part in corsica)
    assert 100 < nearest < 500


def test_known_sizes_keep_their_order() -> None:
    found = places("departements")
    mainland = found[found["inset"] == ""].set_index("territory_id").area

    assert mainland.idxmax() == "DEP-33"
    assert mainland.idxmin() == "DEP-75"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01", {"69", "38", "39", "71", "73", "74"}),
        ("2A", {"2B"}),
        ("75", {"92", "93", "94"}),
        ("973", set()),
    ],
)
def test_known_neighbours(name: str, expected: set[str]) -> None:
    found = shapes("departements")["areas"][f"DEP-{name}"]["neighbours"]

    assert set(found) == {f"DEP-{code}" for code in expected}


@BY_LEVEL
def test_neighbours_are_mutual_and_share_a_drawn_border(level: str) -> None:
    areas = shapes(level)["areas"]
    at_place = places(level).drop_duplicates("territory_id").set_index("territory_id").geometry

    for name, area in areas.items():
        for other in area["neighbours"]:
            assert name in areas[other]["neighbours"]
            assert at_place[name].intersection(at_place[other]).length > 0


@BY_LEVEL
def test_the_source_is_named(level: str) -> None:
    source = shapes(level)["source"]

    assert source["producer"] == "IGN et Etalab"
    assert source["edition"] >= 2019
    assert len(source["sha256"]) == 64
    assert source["processing"].endswith(".")


@BY_LEVEL
def test_a_file_is_light(level: str) -> None:
    path: Path = SHAPES / f"{level}.json"

    assert path.stat().st_size < 80_000
