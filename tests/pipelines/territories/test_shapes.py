"""Outlines on small countries: read, drawn in their place, written with their source."""

import hashlib
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import polars as pl
import pytest

from pipelines.errors import PipelineError
from pipelines.territories.shapes.levels import neighbours, write_shapes
from pipelines.territories.shapes.outlines import read_outlines
from pipelines.territories.shapes.panels import INSETS, MAINLAND, draw
from pipelines.territories.shapes.paths import label_points, path
from tests.conftest import DataRoot, Run
from tests.outlines import Ring, drawn, rings, square, write_outlines
from tests.tiny_country import PARENTS, territories

# 13 and 04 share a border, 2A and 2B too, Mayotte is where it is.
COUNTRY = {
    "13": [square(4, 43)],
    "04": [square(5, 43)],
    "2A": [square(8, 41)],
    "2B": [square(8, 42)],
    "976": [square(45.05, -12.95, 0.2)],
}
NAME = "departements-1000m-2019.geojson"


@pytest.fixture
def outlines(tmp_path: Path) -> Path:
    """A folder with the outlines of the tiny country."""
    return write_outlines(tmp_path / "in" / NAME, COUNTRY).parent


def written(folder: Path, table: pl.DataFrame, shapes: Path) -> dict[str, Any]:
    """Both files, by name."""
    paths = write_shapes(folder, table, shapes).paths
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


@pytest.fixture
def files(outlines: Path, tmp_path: Path) -> dict[str, Any]:
    """The shapes of the tiny country."""
    return written(outlines, territories(), tmp_path / "shapes")


def lonlat(*areas: list[Ring], names: tuple[str, ...] = ("DEP-04", "DEP-13")) -> gpd.GeoSeries:
    """Areas of the mainland in degrees, from rings."""
    texts = [
        f"MULTIPOLYGON({', '.join(f'(({corners(ring)}))' for ring in rings)})" for rings in areas
    ]
    return gpd.GeoSeries.from_wkt(texts, index=list(names[: len(areas)]), crs=4326)


def corners(ring: Ring) -> str:
    return ", ".join(f"{x} {y}" for x, y in ring)


def test_each_level_has_its_file_and_each_territory_its_line(files: dict[str, Any]) -> None:
    assert list(files) == ["departements", "regions"]
    assert files["departements"]["areas"].keys() == PARENTS.keys()
    assert files["regions"]["areas"].keys() == set(PARENTS.values())


def test_the_file_says_where_the_outlines_come_from(files: dict[str, Any], outlines: Path) -> None:
    source = files["regions"]["source"]

    assert (source["producer"], source["edition"], source["file"]) == ("IGN et Etalab", 2019, NAME)
    assert source["sha256"] == hashlib.sha256((outlines / NAME).read_bytes()).hexdigest()
    assert source["licence"] is None


def test_neighbours_are_told_in_both_directions(files: dict[str, Any]) -> None:
    found = {name: area["neighbours"] for name, area in files["departements"]["areas"].items()}

    assert found == {
        "DEP-04": ["DEP-13"],
        "DEP-13": ["DEP-04"],
        "DEP-2A": ["DEP-2B"],
        "DEP-2B": ["DEP-2A"],
        "DEP-976": [],
    }


def test_regions_touch_where_their_departements_do(tmp_path: Path) -> None:
    along = COUNTRY | {"2A": [square(6, 43)], "2B": [square(7, 43)]}
    folder = write_outlines(tmp_path / "in" / NAME, along).parent

    regions = written(folder, territories(), tmp_path / "shapes")["regions"]["areas"]

    assert regions["REG-93"]["neighbours"] == ["REG-94"]
    assert regions["REG-94"]["neighbours"] == ["REG-93"]


def test_a_corner_is_not_a_border() -> None:
    assert neighbours(lonlat([square(4, 43)], [square(5, 44)])) == {
        "DEP-04": set(),
        "DEP-13": set(),
    }


def test_a_region_is_its_departements_without_the_border_between_them(
    files: dict[str, Any],
) -> None:
    parts = [files["departements"]["areas"][name]["paths"][0] for name in ("DEP-2A", "DEP-2B")]
    (region,) = files["regions"]["areas"]["REG-94"]["paths"]

    assert len(rings(region)) == 1
    assert drawn(region).area == sum(drawn(part).area for part in parts)


def test_overseas_is_drawn_in_its_frame(files: dict[str, Any]) -> None:
    (inset,) = files["regions"]["insets"]
    left, top, width, height = inset["frame"]
    x0, y0, x1, y1 = drawn(files["regions"]["areas"]["REG-06"]["paths"][0]).bounds

    assert inset["label"] == "Mayotte"
    assert left < x0 < x1 < left + width
    assert top < y0 < y1 < top + height


def test_north_is_up_and_east_on_the_right() -> None:
    placed = draw(lonlat([square(4, 43)], [square(5, 44)]), MAINLAND)

    assert placed["DEP-13"].centroid.x > placed["DEP-04"].centroid.x
    assert placed["DEP-13"].centroid.y < placed["DEP-04"].centroid.y


def test_the_petite_couronne_is_drawn_at_its_place_and_larger(tmp_path: Path) -> None:
    codes = ("75", "92", "93", "94", "77")
    table = pl.DataFrame(
        {
            "territory_id": [f"DEP-{code}" for code in codes],
            "level": "departement",
            "parent_id": "REG-11",
        }
    )
    areas = {code: [square(2 + 0.1 * rank, 48.8, 0.1)] for rank, code in enumerate(codes)}
    folder = write_outlines(tmp_path / NAME, areas | {"77": [square(2.4, 48, 2)]}).parent

    found = written(folder, table, tmp_path / "shapes")["departements"]["areas"]

    assert {name: len(area["paths"]) for name, area in found.items()} == {
        **dict.fromkeys(("DEP-75", "DEP-92", "DEP-93", "DEP-94"), 2),
        "DEP-77": 1,
    }
    at_place, enlarged = map(drawn, found["DEP-75"]["paths"])
    assert enlarged.area > 2 * at_place.area
    assert len(found["DEP-75"]["labels"]) == 2


def test_a_ring_that_crosses_itself_is_made_valid(tmp_path: Path) -> None:
    bow = [(4, 43), (5, 44), (5, 43), (4, 44), (4, 43)]
    folder = write_outlines(tmp_path / NAME, COUNTRY | {"13": [bow]}).parent

    areas = read_outlines(folder, PARENTS.keys()).areas

    assert areas.is_valid.all()
    assert areas["DEP-13"].area == pytest.approx(0.5)


def test_neighbours_keep_one_border_on_whole_coordinates() -> None:
    border = [(5 + 0.013 * (step % 7), 43 + step / 97) for step in range(98)]
    west = [(4, 43), *border, (4, border[-1][1]), (4, 43)]
    east = [(6, 43), (6, border[-1][1]), *reversed(border), (6, 43)]

    placed = draw(lonlat([west], [east]), MAINLAND)

    assert placed.is_valid.all()
    assert placed.is_valid_coverage()
    assert placed["DEP-04"].intersection(placed["DEP-13"]).length > 1000
    assert all(value == round(value) for value in placed.get_coordinates().to_numpy().ravel())


def test_specks_are_left_out_and_islands_kept() -> None:
    island, speck = square(3.5, 43, 0.1), square(3.2, 43, 0.0008)

    placed = draw(lonlat([square(4, 43), island, speck], [square(5, 43)]), MAINLAND)

    assert len(placed["DEP-04"].geoms) == 2


def test_an_empty_panel_draws_nothing() -> None:
    guadeloupe = INSETS[1]

    assert draw(lonlat([square(4, 43)]), guadeloupe).empty


def test_a_path_is_relative_and_keeps_holes() -> None:
    area = gpd.GeoSeries.from_wkt(
        ["POLYGON((10 20, 15 17, 17 25, 10 20), (13 20, 14 20, 14 21, 13 20))"]
    )[0]

    assert path(area) == "M10 20l5-3 2 8zM13 20l1 0 0 1z"
    assert drawn(path(area)).equals(area)


def test_a_mark_is_put_inside_even_where_the_middle_is_outside() -> None:
    ring = "0 0, 100 0, 100 20, 30 20, 30 80, 100 80, 100 100, 0 100, 0 0"
    areas = gpd.GeoSeries.from_wkt([f"POLYGON(({ring}))"])
    assert not areas[0].contains(areas[0].centroid)

    ((x, y, radius),) = label_points(areas)

    assert areas[0].contains(gpd.points_from_xy([x], [y])[0])
    assert 10 <= radius <= 16


@pytest.mark.parametrize(
    "name",
    [
        "departements-1000m-2021.geojson",
        "2021/geojson/departements-1000m.geojson",
        "departements-100m-2021.geojson",
    ],
)
def test_the_newest_edition_is_read(outlines: Path, name: str) -> None:
    chosen = write_outlines(outlines / name, COUNTRY)
    write_outlines(outlines / "departements-1000m-2020.geojson", COUNTRY)

    assert read_outlines(outlines, PARENTS.keys()).file.path == chosen
    assert read_outlines(outlines, PARENTS.keys()).file.edition == 2021


def test_the_finest_detail_of_an_edition_is_read(outlines: Path) -> None:
    write_outlines(outlines / "departements-100m-2019.geojson", COUNTRY)

    assert read_outlines(outlines, PARENTS.keys()).file.detail_m == 100


def test_codes_outside_the_cog_are_left_out_and_told(outlines: Path) -> None:
    write_outlines(outlines / NAME, COUNTRY | {"975": [square(-56, 46)]})

    found = read_outlines(outlines, PARENTS.keys())

    assert found.left_out == ("DEP-975",)
    assert "DEP-975" not in found.areas.index


def test_a_territory_without_outline_stops_everything(outlines: Path) -> None:
    without = {code: rings for code, rings in COUNTRY.items() if code != "2A"}
    write_outlines(outlines / NAME, without)

    with pytest.raises(PipelineError, match=r"1 contour manque \(DEP-2A\)"):
        read_outlines(outlines, PARENTS.keys())


def test_an_outline_without_polygon_is_refused(outlines: Path) -> None:
    write_outlines(outlines / NAME, COUNTRY | {"2A": []})

    with pytest.raises(PipelineError, match="contour vide ou en double pour DEP-2A"):
        read_outlines(outlines, PARENTS.keys())


@pytest.mark.parametrize("content", ["", "[]", '{"features": [{"type": "Feature"}]}', "\x00"])
def test_a_file_that_is_no_geojson_is_refused(outlines: Path, content: str) -> None:
    (outlines / NAME).write_text(content)

    with pytest.raises(PipelineError, match="contours illisibles"):
        read_outlines(outlines, PARENTS.keys())


def test_a_folder_without_outlines_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"aucun fichier departements-\*m\*\.geojson"):
        read_outlines(tmp_path, PARENTS.keys())


def test_an_edition_that_nothing_dates_is_refused(tmp_path: Path) -> None:
    write_outlines(tmp_path / "departements-1000m.geojson", COUNTRY)

    with pytest.raises(PipelineError, match="l’édition est inconnue"):
        read_outlines(tmp_path, PARENTS.keys())


def test_the_command_writes_both_levels(tiny_data: DataRoot, run: Run, outlines: Path) -> None:
    done = tiny_data.run("shapes", outlines)

    assert (done.returncode, done.stderr) == (0, "")
    assert [line.rpartition("/")[2] for line in done.stdout.splitlines()] == [
        "departements.json",
        "regions.json",
    ]
    again = tiny_data.bytes()
    run(tiny_data, "shapes", outlines)
    assert tiny_data.bytes() == again
    assert "shapes/regions.json" in again
