"""Maps of the real release: on both pages, in the files, and light at each run."""

import io
import json
from datetime import date
from typing import Any, NamedTuple
from xml.etree import ElementTree

import polars as pl
import pytest
from python_calamine import CalamineWorkbook
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from dashboard.components.map import layer_boxes
from dashboard.components.map_block import area_address
from dashboard.exports.maps import ROUTES
from dashboard.maps.payload import payload
from dashboard.selection.layers import Layer, MapView
from dashboard.selection.url import Selection
from dashboard.store import database, maps
from dashboard.store.release import current_release
from dashboard.wording.typography import violations
from pipelines.indicators.registry import INDICATORS
from pipelines.vocabulary import Level
from tests.app.page import TODAY, Page, open_view
from tests.dashboard.reading import plain

CLIENT = TestClient(Starlette(routes=ROUTES))
LIGHT = 10_000
SVG = "{http://www.w3.org/2000/svg}"

pytestmark = pytest.mark.usefixtures("real_release")


def live_map(reader: AppTest) -> dict[str, Any]:
    """What the page sends to the map."""
    (found,) = (
        element.proto.bytes
        for element in reader.get("bidi_component")
        if element.proto.component_name == "map"
    )
    content: dict[str, Any] = json.loads(found)
    return content


class Shown(NamedTuple):
    """A choice above the map."""

    chosen: str
    names: dict[str, str]


def boxes(content: dict[str, Any]) -> dict[str, Shown]:
    """The choices above the map, by their key in the URL."""
    return {
        key: Shown(chosen, {code: plain(name) for code, name in options})
        for key, _, chosen, options in content["boxes"]
    }


def classed(content: dict[str, Any]) -> dict[str, int]:
    """Territories by label of their class."""
    labels = [plain(label).rpartition(" (")[0] for *_, label in content["classes"]]
    ranks = [rank for rank, *_ in content["areas"].values()]
    return {label: ranks.count(rank) for rank, label in enumerate(labels)}


@pytest.mark.parametrize("indicator", [indicator.id for indicator in INDICATORS])
@pytest.mark.parametrize("level", [Level.DEPARTEMENT, Level.REGION])
@pytest.mark.parametrize("layer", Layer)
def test_a_map_is_light_complete_and_french(indicator: str, level: Level, layer: Layer) -> None:
    release = current_release()
    assert release is not None
    asked = Selection(indicator_id=indicator, layer=layer, level=level, map_view=MapView.TILES)
    shown = maps.level_map(release, asked, TODAY)
    drawn = maps.picture_of(shown, area_address(asked))
    choices = layer_boxes(asked, database.indicators()[indicator])
    sent = payload(drawn, view=MapView.TILES, selected="DEP-974", boxes=choices)
    assert len(sent) < LIGHT - 1_000  # the message adds the address of the script
    assert len(drawn.areas) == {Level.DEPARTEMENT: 101, Level.REGION: 18}[level]
    assert sum(each.count for each in drawn.legend) == len(drawn.areas)
    assert len(drawn.title) <= 90
    assert len(drawn.alternative) <= 250
    assert violations(sent.decode()) == []


@pytest.mark.parametrize(
    ("view", "params"),
    [
        ("overview", {}),
        ("overview", {"indicateur": "cpts"}),
        ("indicator", {}),
        ("indicator", {"indicateur": "ald", "couche": "evolution"}),
        ("indicator", {"indicateur": "cpts", "couche": "chemin", "niveau": "region"}),
    ],
)
def test_the_whole_message_of_a_map_is_under_10_kb(view: str, params: dict[str, str]) -> None:
    for element in open_view(view, **params).get("bidi_component"):
        assert element.proto.ByteSize() < LIGHT


def test_the_overview_shows_the_verdicts_of_a_target() -> None:
    content = live_map(open_view("overview"))
    assert content["columns"][-1] == "Verdict"
    assert len(content["areas"]) == 101
    assert sum(classed(content).values()) == 101
    assert content["href"] == "/indicateur?indicateur=msp&territoire={id}"


def test_the_map_of_the_overview_is_that_of_the_target_in_the_url() -> None:
    content = live_map(open_view("overview", indicateur="cpts"))
    assert "couverture par une cpts" in content["label"].lower()
    assert boxes(content)["indicateur"].chosen == "cpts"


def test_context_indicators_are_not_offered_on_the_overview() -> None:
    reader = open_view("overview", indicateur="ald")
    box = boxes(live_map(reader))["indicateur"]
    assert box.chosen == "msp"
    assert box.names == {
        "msp": "MSP",
        "cpts": "Couverture par une CPTS",
        "assistants": "Assistants médicaux",
    }
    assert "valeur inconnue" not in Page(reader).text


def test_the_indicator_page_marks_its_territory_on_the_map() -> None:
    content = live_map(open_view("indicator", indicateur="cpts", territoire="DEP-15"))
    assert content["selected"] == "DEP-15"
    assert live_map(open_view("indicator", territoire="FR"))["selected"] == ""


def test_a_layer_and_a_level_are_those_of_the_url() -> None:
    reader = open_view("indicator", couche="taux", niveau="region")
    content = live_map(reader)
    assert (len(content["areas"]), content["tiles"]) == (18, "")
    assert {key: box.chosen for key, box in boxes(content).items()} == {
        "couche": "taux",
        "niveau": "region",
    }
    assert reader.query_params["couche"] == "taux"
    assert "couche" not in open_view("indicator", couche="verdict").query_params


def test_the_view_of_the_url_reaches_the_map_and_an_unknown_one_is_refused() -> None:
    assert live_map(open_view("overview", carte="tuiles"))["view"] == "tuiles"
    wrong = open_view("indicator", carte="globe", couche="couleur", niveau="pays")
    assert live_map(wrong)["view"] == ""
    text = Page(wrong).text
    for said in ("(carte = globe)", "(couche = couleur)", "(niveau = pays)"):
        assert said in text


def test_after_the_deadline_words_take_the_place_of_an_empty_map() -> None:
    reader = open_view("indicator", indicateur="assistants", couche="rythme")
    content = live_map(reader)
    assert content["isBlank"]
    assert boxes(content)["couche"].chosen == "rythme"
    assert "il n’y a plus de trajectoire à suivre" in Page(reader).text


def test_a_past_day_shows_what_was_known() -> None:
    today = live_map(open_view("indicator", indicateur="cpts", couche="taux"))
    then = live_map(open_view("indicator", indicateur="cpts", couche="taux", date="2024-07-01"))
    assert today["subtitle"].endswith("Données au 28 février 2026")
    # The Territoire de Belfort was not published in May 2024; its value of December 2023 was.
    assert then["subtitle"].endswith("Données du 31 décembre 2023 au 31 mai 2024")


def test_the_csv_gives_the_numbers_of_the_map() -> None:
    frame = pl.read_csv(
        io.BytesIO(CLIENT.get("/donnees/cartes/msp/taux.csv").content), try_parse_dates=True
    )
    assert frame.height == 101
    ain = frame.filter(pl.col("territory_id") == "DEP-01").row(0, named=True)
    assert (ain["value"], ain["target_value"]) == (40, 56)
    assert (ain["source_id"], ain["edition"]) == ("barometre", date(2026, 3, 1))
    assert ain["value_per_100k"] == pytest.approx(5.888, abs=0.001)
    assert plain(ain["class_label"]) == "de 5,5 à moins de 7"


def test_the_csv_for_spreadsheets_is_french() -> None:
    answer = CLIENT.get("/donnees/cartes/cpts/chemin.csv?tableur=1")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.text.splitlines()[0].count(";") == 10


@pytest.mark.parametrize(
    "address",
    [
        *(f"msp/{layer}" for layer in Layer),
        *("cpts/chemin?niveau=region", "cpts/evolution?date=2024-06-25"),
    ],
)
def test_the_workbook_has_the_rows_of_the_csv_and_says_what_they_are(address: str) -> None:
    path, _, query = address.partition("?")
    xlsx, csv = (CLIENT.get(f"/donnees/cartes/{path}.{form}?{query}") for form in ("xlsx", "csv"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.content))
    data, notes = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    frame = pl.read_csv(io.BytesIO(csv.content), try_parse_dates=True)
    assert data[0] == frame.columns
    assert [["" if cell is None else cell for cell in row] for row in frame.iter_rows()] == data[1:]
    said = [(str(term), str(text)) for term, text in notes]
    assert {f"Colonne {column}" for column in frame.columns} <= {term for term, _ in said}
    assert {"Titre", "Définition", "Producteur", "Licence", "Lien permanent"} <= dict(said).keys()
    assert any(text.startswith("Méthode\u00a0:") for _, text in said)
    assert [fault for line in said for text in line for fault in violations(text)] == []


def test_the_name_of_a_map_says_what_it_shows_and_from_when() -> None:
    for query, end in (
        ("svg?carte=tuiles", "departement-en-tuiles-2026-02-28.svg"),
        ("xlsx?carte=tuiles", "departement-2026-02-28.xlsx"),
        ("csv?date=2024-06-25&niveau=region", "region-2023-12-31-connu-au-2024-06-25.csv"),
        ("csv?date=2024-07-01", "departement-2024-05-31-connu-au-2024-07-01.csv"),
    ):
        header = CLIENT.get(f"/donnees/cartes/cpts/taux.{query}").headers["content-disposition"]
        assert f'filename="cap-sante-carte-cpts-taux-{end}"' in header


@pytest.mark.parametrize("query", ["", "?carte=tuiles", "?niveau=region", "?date=2024-06-25"])
def test_the_picture_carries_its_words(query: str) -> None:
    answer = CLIENT.get(f"/donnees/cartes/cpts/ecart.svg{query}")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "attachment" in answer.headers["content-disposition"]
    svg = ElementTree.fromstring(answer.text)
    said = plain(" ".join(text.text or "" for text in svg.iter(f"{SVG}text")))
    for part in ("Lecture :", "Source : DITP", "Méthode :", "Contours : IGN", "Données", "http"):
        assert part in said
    assert "var(--cs" not in answer.text
    assert list(svg.iter(f"{SVG}a")) == []


@pytest.mark.parametrize(
    "path",
    [
        *("inconnu/verdict.svg", "msp/couleur.svg", "msp/verdict.png"),
        *("msp/taux.svg?niveau=pays", "msp/taux.csv?date=hier", "msp/taux.svg?carte=globe"),
    ],
)
def test_a_map_that_does_not_exist_is_said_in_french(path: str) -> None:
    answer = CLIENT.get(f"/donnees/cartes/{path}")
    assert answer.status_code == 404
    assert "n’existe pas" in answer.text


def test_counts_are_circles_on_the_page_and_in_the_files() -> None:
    content = live_map(open_view("indicator", indicateur="msp", couche="nombre"))
    assert content["areas"]["DEP-59"][4] > content["areas"]["DEP-01"][4] > 0
    assert classed(content) == {"1 ou plus": 101}
    table = pl.read_csv(io.BytesIO(CLIENT.get("/donnees/cartes/msp/nombre.csv").content))
    assert table.columns[-1] == "class_label"
    assert table.filter(territory_id="DEP-01")["value"].to_list() == [40]
    svg = ElementTree.fromstring(CLIENT.get("/donnees/cartes/msp/nombre.svg").text)
    circles = [group for group in svg.iter(f"{SVG}g") if "fill-opacity" in group.attrib]
    assert len(circles[0]) == 101
    said = plain(" ".join(text.text or "" for text in svg.iter(f"{SVG}text")))
    assert "De 3 à 126 MSP selon les départements" in said
    assert "(repères : 10, 40 et 130)" in said


def test_a_percentage_has_no_count_to_show() -> None:
    reader = open_view("indicator", indicateur="cpts", couche="nombre")
    content = live_map(reader)
    box = boxes(content)["couche"]
    assert box.chosen == "taux"
    assert "nombre" not in box.names
    assert content["circles"] == []
    assert CLIENT.get("/donnees/cartes/cpts/nombre.svg").status_code == 404


def test_the_picture_and_the_live_map_agree() -> None:
    content = live_map(open_view("indicator", indicateur="cpts", couche="chemin"))
    table = pl.read_csv(io.BytesIO(CLIENT.get("/donnees/cartes/cpts/chemin.csv").content))
    counts = table["class_label"].value_counts().rows()
    assert {plain(label): count for label, count in counts} == {
        label: count for label, count in classed(content).items() if count
    }
