"""The files of each chart: CSV, XLSX and SVG agree with each other and with the page."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest
from httpx import Response
from python_calamine import CalamineWorkbook
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.exports.charts.registry import CHARTS
from dashboard.exports.routes import ROUTES
from dashboard.wording.typography import violations
from pipelines.publish import publish
from tests.dashboard.edition_factories import IN_JUNE, IN_MAY
from tests.dashboard.factories import (
    EDITION,
    END_OF_2022,
    END_OF_2023,
    MID_2025,
    release_tables,
    table,
)
from tests.dashboard.progress_factories import END_OF_2027, progress, progress_table
from tests.dashboard.reading import plain

CLIENT = TestClient(Starlette(routes=ROUTES), base_url="https://example.org")
TREND = "/donnees/series/msp/DEP-01"
COMPARED = "/donnees/comparaisons/msp"
EDITIONS = "/donnees/editions/msp/DEP-01"
ADDRESSES = [(TREND, {}), (COMPARED, {"territoires": "DEP-01,DEP-15"}), (EDITIONS, {})]
CANTAL = {
    **{"territory_id": "DEP-15", "code": "15", "name": "Cantal", "article": "le"},
    **{"name_of": "du Cantal", "name_in": "dans le Cantal"},
}
LATER = {"statement_id": "msp_cnr_2027", "deadline": END_OF_2027, "source_id": "annonces"}
PRINTED = (
    {"date": END_OF_2022, "value": 8.0, "edition": IN_MAY},
    {"date": END_OF_2023, "value": 9.0, "edition": IN_MAY},
    {"date": END_OF_2023, "value": 10.0, "edition": IN_JUNE},
    {"date": MID_2025, "value": 11.0, "edition": EDITION},
    {"territory_id": "DEP-15", "date": MID_2025, "value": 4.0, "edition": EDITION},
)


@pytest.fixture(autouse=True)
def release(releases: Path) -> None:
    """The MSP of the Ain, revised once, and those of the Cantal."""
    tables = release_tables(
        territories=table("territories", {}, CANTAL),
        population=table("population", {"population_count": 500_000}),
        indicators=table("indicators", {}),
        observations=table("observations", *PRINTED),
        current_values=table("current_values", PRINTED[0], *PRINTED[2:]),
        baselines=table("baselines", {"edition": IN_MAY}),
        targets=table("targets", {"edition": IN_MAY}, {"edition": EDITION} | LATER),
        current_targets=table("current_targets", {}, LATER),
        progress=progress_table(
            progress(territory_id="DEP-01", latest_value=11.0, target_value=15.0),
            progress(territory_id="DEP-01", statement_id="msp_cnr_2027", target_value=15.0),
        ),
        sources=table("sources", {}),
    )
    publish(tables, releases)


def get(address: str, form: str, **params: str) -> Response:
    """A file that exists."""
    answer: Response = CLIENT.get(f"{address}.{form}", params=params)
    assert answer.status_code == 200
    return answer


def name(answer: Response) -> str:
    """The name under which a file is kept."""
    return str(answer.headers["content-disposition"]).split('"')[1]


def frame(answer: Response) -> pl.DataFrame:
    """The rows of a CSV for programs."""
    return pl.read_csv(io.BytesIO(answer.content), try_parse_dates=True)


def book(answer: Response) -> Mapping[str, Sequence[Sequence[object]]]:
    """The rows of each sheet of a workbook."""
    opened = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return {sheet: opened.get_sheet_by_name(sheet).to_python() for sheet in opened.sheet_names}


def second_sheet(answer: Response) -> dict[str, str]:
    """The lines of the second sheet."""
    return {str(term): str(text) for term, text in book(answer)["Sources et définitions"][1:]}


def said(answer: Response) -> str:
    """All that a picture says."""
    root = ElementTree.fromstring(answer.text)
    lines = (one for one in root.iter() if one.tag.endswith("}text"))
    return plain("\n".join("".join(one.itertext()) for one in lines))


@pytest.mark.parametrize(("address", "params"), ADDRESSES)
def test_the_workbook_has_the_rows_of_the_csv(address: str, params: dict[str, str]) -> None:
    rows = frame(get(address, "csv", **params))
    data = book(get(address, "xlsx", **params))["Données"]
    assert data[0] == rows.columns
    assert [[None if cell == "" else cell for cell in row] for row in data[1:]] == [
        list(row) for row in rows.iter_rows()
    ]
    assert len(data) > 2


@pytest.mark.parametrize(("address", "params"), ADDRESSES)
def test_the_second_sheet_says_what_the_first_one_holds(
    address: str, params: dict[str, str]
) -> None:
    answer = get(address, "xlsx", **params)
    lines = second_sheet(answer)
    assert {f"Colonne {column}" for column in book(answer)["Données"][0]} <= set(lines)
    assert lines["Définition"] == "Nombre de MSP."
    assert lines["Producteur"] == "DITP"
    assert lines["Licence"] == "Licence Ouverte 2.0"
    assert lines["Dernière édition lue"] == "1er mars 2026"
    assert lines["Extraites le"] == "15 mars 2026"
    assert lines["Lien permanent"].startswith("https://example.org/")
    assert lines["Méthode"]
    assert [text for line in lines.items() for text in line if violations(text)] == []


@pytest.mark.parametrize(("address", "params"), ADDRESSES)
def test_the_picture_says_its_title_source_date_method_and_link(
    address: str, params: dict[str, str]
) -> None:
    answer = get(address, "svg", **params)
    assert answer.headers["content-type"] == "image/svg+xml; charset=utf-8"
    text = said(answer)
    assert plain(second_sheet(get(address, "xlsx", **params))["Titre"]) in text
    for word in ("Lecture : ", "Champ : Ain", "Source : DITP", "Données au : ", "Méthode : "):
        assert word in text
    assert "Extraites le : 15 mars 2026." in text
    assert "Lien permanent : https://example.org/" in text


@pytest.mark.parametrize("form", ["csv", "xlsx", "svg"])
def test_names_say_what_files_hold(form: str) -> None:
    both = {"territoires": "DEP-01,DEP-15"}
    assert name(get(TREND, form)) == f"cap-sante-msp-ain-01-2025-06-30.{form}"
    compared = f"cap-sante-msp-comparaison-ain-01-cantal-15-2025-06-30.{form}"
    assert name(get(COMPARED, form, **both)) == compared
    vintage = f"cap-sante-msp-ain-01-valeur-du-2023-12-31-par-edition.{form}"
    assert name(get(EDITIONS, form)) == vintage


def test_a_past_day_holds_what_was_published_by_then() -> None:
    answer = get(TREND, "csv", date="2024-06-01")
    assert frame(answer).select("date", "value").rows() == [(END_OF_2022, 8.0), (END_OF_2023, 9.0)]
    assert name(answer) == "cap-sante-msp-ain-01-2023-12-31-connu-au-2024-06-01.csv"
    text = said(get(TREND, "svg", date="2024-06-01"))
    assert "vue comme si nous étions le 1er juin 2024" in text
    assert "&date=2024-06-01" in text


def test_an_announcement_changes_the_target_of_the_picture_and_of_the_second_sheet() -> None:
    chosen = {"annonces": "msp_cnr_2027", "fenetre": "24"}
    usual, other = second_sheet(get(TREND, "xlsx")), second_sheet(get(TREND, "xlsx", **chosen))
    assert "31 décembre 2026" in usual["Cible retenue"]
    assert "31 décembre 2027" in other["Cible retenue"]
    assert other["Lien permanent"].endswith("&annonces=msp_cnr_2027&fenetre=24")
    assert "msp-cnr-2027-24-mois" in name(get(TREND, "svg", **chosen))


def test_a_comparison_gives_values_and_rates_in_the_order_chosen() -> None:
    rows = frame(get(COMPARED, "csv", territoires="DEP-15,DEP-01"))
    assert rows["territory_name"].unique(maintain_order=True).to_list() == ["Cantal", "Ain"]
    newest = rows.filter(territory_id="DEP-01", date=MID_2025).row(0, named=True)
    assert (newest["value"], newest["population_count"], newest["value_per_100k"]) == (
        *(11.0, 500_000, 2.2),
    )
    # Nobody counted the people of the Cantal: no rate, and its line is not drawn.
    assert rows.filter(territory_id="DEP-15")["value_per_100k"].to_list() == [None]


def test_the_value_by_edition_is_that_of_the_date_asked_for() -> None:
    rows = frame(get(EDITIONS, "csv", valeur="2023-12-31"))
    assert rows.select("edition", "value").rows() == [(IN_MAY, 9.0), (IN_JUNE, 10.0)]
    assert CLIENT.get(f"{EDITIONS}.csv", params={"valeur": "2022-12-31"}).status_code == 404


def test_the_editions_of_a_value_are_dated_by_it_and_link_to_it() -> None:
    text = said(get(EDITIONS, "svg"))
    assert "Données au : 31 décembre 2023." in text
    assert "/revisions?indicateur=msp&territoire=DEP-01&valeur=2023-12-31" in text


def test_a_spreadsheet_reads_the_csv_that_is_made_for_it() -> None:
    answer = get(COMPARED, "csv", territoires="DEP-01", tableur="1")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert ";2,2;" in answer.text


def test_every_chart_has_an_address_of_its_own() -> None:
    paths = [chart.path for chart in CHARTS]
    assert len(set(paths)) == len(paths) == 12
