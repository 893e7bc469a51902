"""Files that keep their address, for programs and for spreadsheets."""

import io
from pathlib import Path

import polars as pl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.exports.routes import ROUTES
from dashboard.wording.typography import violations
from pipelines.publish import Release, publish
from tests.dashboard.factories import END_OF_2023, MID_2025, release_tables, table

CLIENT = TestClient(Starlette(routes=ROUTES))
SERIES = "/donnees/series/cpts/DEP-15.csv"
CANTAL = {
    **{"territory_id": "DEP-15", "code": "15", "name": "Cantal", "article": "le"},
    **{"name_of": "du Cantal", "name_in": "dans le Cantal"},
}
CPTS = {"indicator_id": "cpts", "position": 2, "unit": "percent", "decimals": 1}
# The territories, indicators and sources of every release of these tests.
KNOWN = {
    "territories": table("territories", {}, CANTAL),
    "indicators": table("indicators", {"caveats": ["Un.", "Deux."]}, CPTS),
    "sources": table("sources", {}),
}


@pytest.fixture
def release(releases: Path) -> Release:
    """Two values of one series, one with a decimal, and an indicator with a list."""
    cantal = {"indicator_id": "cpts", "territory_id": "DEP-15"}
    values = table(
        "current_values",
        cantal | {"date": END_OF_2023, "value": 18.0},
        cantal | {"date": MID_2025, "value": 19.5},
        {"value": 3.0},
    )
    return publish(release_tables(current_values=values, **KNOWN), releases)


def test_parquet_is_the_published_file_byte_for_byte(release: Release) -> None:
    answer = CLIENT.get("/donnees/tables/current_values.parquet")
    assert answer.status_code == 200
    assert answer.content == (release.directory / "current_values.parquet").read_bytes()
    assert answer.headers["content-type"] == "application/vnd.apache.parquet"
    name = f"cap-sante-current_values-{release.build_id}.parquet"
    assert name in answer.headers["content-disposition"]


def test_a_table_as_csv_has_the_rows_of_the_parquet(release: Release) -> None:
    answer = CLIENT.get("/donnees/tables/current_values.csv")
    frame = pl.read_csv(io.BytesIO(answer.content), try_parse_dates=True)
    published = pl.read_parquet(release.directory / "current_values.parquet")
    columns = ["indicator_id", "territory_id", "date", "value"]
    assert frame.select(columns).rows() == published.select(columns).rows()


@pytest.mark.usefixtures("release")
def test_lists_become_texts_in_csv() -> None:
    assert "Un. | Deux." in CLIENT.get("/donnees/tables/indicators.csv").text


@pytest.mark.usefixtures("release")
def test_a_series_for_programs_has_commas_and_points() -> None:
    answer = CLIENT.get(SERIES)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.decode() == (
        "indicator_id,territory_id,date,value,value_status,edition,source_id\n"
        "cpts,DEP-15,2023-12-31,18.0,observed,2026-03-01,barometre\n"
        "cpts,DEP-15,2025-06-30,19.5,observed,2026-03-01,barometre\n"
    )


@pytest.mark.usefixtures("release")
def test_a_series_for_spreadsheets_has_semicolons_commas_and_a_byte_order_mark() -> None:
    answer = CLIENT.get(SERIES, params={"tableur": "1"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.content.decode("utf-8-sig").splitlines()[1:] == [
        "cpts;DEP-15;2023-12-31;18,0;observed;2026-03-01;barometre",
        "cpts;DEP-15;2025-06-30;19,5;observed;2026-03-01;barometre",
    ]
    assert "cap-sante-cpts-cantal-15-2025-06-30.csv" in answer.headers["content-disposition"]


@pytest.mark.usefixtures("release")
def test_a_table_for_spreadsheets_is_written_the_same_way() -> None:
    answer = CLIENT.get("/donnees/tables/current_values.csv", params={"tableur": "1"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert ";19,5;" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/donnees/tables/msp.parquet",
        "/donnees/tables/targets.xlsx",
        "/donnees/tables/manifest.json",
        "/donnees/series/msp/DEP-99.csv",
        "/donnees/series/nope/DEP-15.csv",
        "/donnees/series/msp/<script>.csv",
        "/donnees/series/cpts/DEP-15.png",
        "/donnees/series/cpts/DEP-15.csv?date=hier",
        "/donnees/series/cpts/DEP-15.csv?annonces=rien",
        "/donnees/comparaisons/cpts.csv",
        "/donnees/comparaisons/cpts.csv?territoires=DEP-15,DEP-99",
        "/donnees/comparaisons/nope.csv?territoires=DEP-15",
        "/donnees/editions/cpts/DEP-15.csv",
        "/donnees/editions/cpts/DEP-15.csv?valeur=hier",
    ],
)
@pytest.mark.usefixtures("release")
def test_an_unknown_file_says_so_in_french(address: str) -> None:
    answer = CLIENT.get(address)
    assert answer.status_code == 404
    assert answer.text.startswith("Ce fichier n’existe pas.")
    assert answer.headers["content-type"].startswith("text/plain")
    assert violations(answer.text) == []


def test_no_address_climbs_out_of_the_release(release: Release) -> None:
    (release.directory.parent / "targets.parquet").write_bytes(b"elsewhere")
    for address in ("/donnees/tables/..%2ftargets.parquet", "/donnees/tables/../targets.parquet"):
        assert CLIENT.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/donnees/tables/targets.parquet",
        SERIES,
        "/donnees/comparaisons/cpts.xlsx?territoires=DEP-15",
        "/donnees/editions/cpts/DEP-15.svg",
    ],
)
@pytest.mark.usefixtures("releases")
def test_without_a_release_files_are_not_ready_yet(address: str) -> None:
    answer = CLIENT.get(address)
    assert answer.status_code == 503
    assert answer.text.startswith("Aucune donnée n’est publiée pour le moment.")
    assert violations(answer.text) == []


def test_a_new_release_changes_the_file_at_the_same_address(
    release: Release, releases: Path
) -> None:
    before = CLIENT.get(SERIES).text
    values = table(
        "current_values", {"indicator_id": "cpts", "territory_id": "DEP-15", "value": 100.0}
    )
    publish(release_tables(current_values=values, **KNOWN), releases)
    after = CLIENT.get(SERIES).text
    assert "100.0" in after
    assert "100.0" not in before
    assert release.directory.is_dir()
