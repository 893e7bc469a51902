"""From the facts to a raw file of driving times, through a local routing server."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.errors import FetchError, PipelineError
from pipelines.refreshing.driving import CANDIDATES, batches, server_named, write_routes
from pipelines.sources.osrm import Osrm
from pipelines.sources.osrm_minutes import tidy
from tests.pipelines.osrm_server import error, ok, routing_server
from tests.pipelines.tables.test_distance import COUNTRY
from tests.pipelines.tables.test_surveyed import facts
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN, territories


def pairs(*rows: tuple[str, str]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=["point_id", "place_id"], orient="row")


def test_communes_share_a_request_as_long_as_it_holds_them_all() -> None:
    found = list(batches(pairs(("1", "a"), ("1", "b"), ("2", "b"), ("3", "c"), ("4", "c")), 4))

    assert [(one.communes, one.msp) for one in found] == [
        (("1", "2"), ("a", "b")),
        (("3", "4"), ("c",)),
    ]


def test_the_fastest_msp_of_each_commune_is_written(tmp_path: Path) -> None:
    with routing_server() as server:
        path = write_routes(facts(COUNTRY), territories(), Osrm(url=server.url), tmp_path / "raw")

    assert path.name == "osrm_trajets_2026-03-01.csv"
    edition = tidy([raw_file(path, path.read_bytes(), date(2026, 3, 1))], KNOWN)
    assert edition.facts.rows()[:3] == [
        ("04001", "000000001", 0.0),
        ("04002", "000000001", 10.0),
        ("13001", "000000002", 3.0),
    ]
    assert len(edition.facts) == 5
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_request_never_holds_more_points_than_the_server_allows(tmp_path: Path) -> None:
    with routing_server() as server:
        write_routes(facts(COUNTRY), territories(), Osrm(url=server.url, most_points=3), tmp_path)

    assert {len(asked["points"]) for asked in server.asked} == {3}
    assert len(server.asked) == 5


def test_a_commune_without_a_road_is_written_without_a_time(tmp_path: Path) -> None:
    with routing_server(lambda asked: ok([[None] * 2 for _ in asked["sources"]])) as server:
        path = write_routes(facts(COUNTRY), territories(), Osrm(url=server.url), tmp_path)

    assert path.read_text().splitlines()[:2] == ["commune,finess,secondes", "04001,,"]


def test_a_server_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with routing_server(lambda _: error(400, "TooBig")) as server, pytest.raises(FetchError):
        write_routes(facts(COUNTRY), territories(), Osrm(url=server.url), tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_without_msp_or_communes_there_is_nothing_to_ask(tmp_path: Path) -> None:
    nobody = Osrm(url="http://127.0.0.1:9")
    with pytest.raises(PipelineError, match="Aucune MSP dans les faits"):
        write_routes(facts({}), territories(), nobody, tmp_path)
    only_msp = {key: frame for key, frame in COUNTRY.items() if key[0] == "finess_plus"}
    with pytest.raises(PipelineError, match="Aucune commune"):
        write_routes(facts(only_msp), territories(), nobody, tmp_path)


def test_the_environment_names_the_server() -> None:
    given = {"CAP_SANTE_OSRM_URL": "http://localhost:5000", "CAP_SANTE_OSRM_POINTS": "500"}

    assert server_named(given) == Osrm(url="http://localhost:5000", most_points=500)
    assert server_named({"CAP_SANTE_OSRM_URL": "http://localhost:5000"}).most_points == 100


@pytest.mark.parametrize("points", ["ten", "-3", "11.5", str(CANDIDATES)])
def test_a_limit_that_cannot_hold_one_commune_is_refused(points: str) -> None:
    with pytest.raises(PipelineError, match="CAP_SANTE_OSRM_POINTS"):
        server_named({"CAP_SANTE_OSRM_URL": "http://x", "CAP_SANTE_OSRM_POINTS": points})


def test_no_server_is_told_with_what_to_do() -> None:
    with pytest.raises(PipelineError, match=r"donnez l’adresse d’un serveur OSRM dans CAP_SANTE"):
        server_named({})
