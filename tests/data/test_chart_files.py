"""The files of pictures without a series, on the real build: the same numbers as on the page."""

import io
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

import polars as pl
import pytest
from httpx import Response
from python_calamine import CalamineWorkbook
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.cards.padhue_flow import flow
from dashboard.exports.routes import ROUTES
from dashboard.figures.dumbbell import dumbbell_figure
from dashboard.figures.funnel import funnel_figure
from dashboard.figures.inequality import inequality_figure
from dashboard.figures.padhue import sessions_figure
from dashboard.figures.scatter import scatter_figure
from dashboard.palette import Theme
from dashboard.store import comparisons, padhue, standings
from dashboard.wording.typography import violations
from tests.conftest import DataRoot
from tests.dashboard.reading import plain

CLIENT = TestClient(Starlette(routes=ROUTES), base_url="https://example.org")
CHOSEN = ("DEP-04", "DEP-976", "REG-93")
ASKED = f"?territoires={','.join(CHOSEN)}"
# Each with the page it links to.
PICTURES = {
    f"/donnees/niveaux/cpts{ASKED}": "/comparer",
    f"/donnees/niveaux/msp{ASKED}": "/comparer",
    f"/donnees/comparaisons/msp{ASKED}": "/comparer",
    f"/donnees/multiples/msp{ASKED}": "/comparer",
    f"/donnees/multiples/centres_sante{ASKED}": "/comparer",
    f"/donnees/entonnoirs/msp{ASKED}": "/comparer",
    f"/donnees/nuages/msp/apl_generalistes{ASKED}": "/comparer",
    f"/donnees/nuages/cpts/population{ASKED}": "/comparer",
    "/donnees/inegalites/msp": "/indicateur",
    "/donnees/inegalites/cpts?date=2025-01-01": "/indicateur",
    "/donnees/evolutions/DEP-04": "/territoire",
    "/donnees/evolutions/REG-06?date=2024-10-15": "/territoire",
    "/donnees/padhue/sessions": "/padhue",
    "/donnees/padhue/etapes/2024": "/padhue",
    "/donnees/padhue/etapes/2016": "/padhue",
}
TABLES = {**PICTURES, "/donnees/padhue/specialites/2024": "/padhue"}


@pytest.fixture(autouse=True, scope="module")
def release(real_data: DataRoot) -> Iterator[None]:
    """The real release is in force."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAP_SANTE_DATA", str(real_data.path))
        yield


def get(address: str, form: str) -> Response:
    """A file in one form."""
    path, _, query = address.partition("?")
    answer: Response = CLIENT.get(f"{path}.{form}?{query}")
    return answer


def rows(address: str) -> pl.DataFrame:
    """The rows of a CSV for programs."""
    return pl.read_csv(io.BytesIO(get(address, "csv").content), try_parse_dates=True)


def sheets(address: str) -> Mapping[str, Sequence[Sequence[object]]]:
    """The rows of each sheet of a workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(get(address, "xlsx").content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def said(address: str) -> str:
    """All that a picture says."""
    svg = ElementTree.fromstring(get(address, "svg").text)
    texts = ("".join(one.itertext()) for one in svg.iter() if one.tag.endswith("}text"))
    return "\n".join(texts)


@pytest.mark.parametrize("address", TABLES)
def test_the_workbook_has_the_rows_of_the_csv_and_says_what_they_are(address: str) -> None:
    frame, (data, notes) = rows(address), sheets(address).values()
    assert data[0] == frame.columns
    assert len(data) == frame.height + 1 > 2
    empty = sum(cell == "" for row in data[1:] for cell in row)
    assert empty == sum(frame.null_count().row(0))
    terms = {str(term) for term, _ in notes}
    assert {f"Colonne {column}" for column in frame.columns} <= terms
    wanted = ("Titre", "Mesure", "Lecture", "Champ", "Source", "Données au", "Extraites le")
    assert {*wanted, "Méthode", "Version", "Lien permanent"} <= terms
    assert [fault for row in notes for text in row for fault in violations(str(text))] == []


@pytest.mark.parametrize(("address", "page"), PICTURES.items())
def test_the_picture_carries_its_title_source_date_method_and_link(address: str, page: str) -> None:
    text = said(address)
    notes = sheets(address)["Sources et définitions"]
    title = next(str(line[1]) for line in notes if line[0] == "Titre")
    assert plain(title) in plain(text.replace("\n", " "))
    for word in ("Lecture", "Champ", "Source", "Données au", "Extraites le", "Méthode"):
        assert f"{word}\u00a0:" in text
    assert f"https://example.org{page}" in text
    assert violations(text) == []
    svg = get(address, "svg").text
    assert "var(--cs" not in svg
    assert "nan" not in svg


@pytest.mark.parametrize("address", TABLES)
def test_a_french_spreadsheet_opens_each_table(address: str) -> None:
    path, _, query = address.partition("?")
    answer = CLIENT.get(f"{path}.csv?tableur=1&{query}")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.text.splitlines()[0].count(";") == len(rows(address).columns) - 1


@pytest.mark.parametrize("indicator", ["msp", "cpts"])
def test_levels_are_those_that_the_page_draws(indicator: str) -> None:
    frame = rows(f"/donnees/niveaux/{indicator}{ASKED}")
    assert frame["territory_id"].to_list() == [*CHOSEN, "FR"]
    cards = tuple(standings.aimed(indicator, code).series for code in (*CHOSEN, "FR"))
    marks = [t for t in dumbbell_figure(cards, Theme.LIGHT).data if t.type == "scatter"]
    column = "share_pct" if indicator == "msp" else "value"
    assert frame[column].to_list() == pytest.approx(list(marks[1].x))


def test_the_funnel_holds_every_departement_and_its_place() -> None:
    frame = rows(f"/donnees/entonnoirs/msp{ASKED}")
    figure = funnel_figure(comparisons.field("msp"), CHOSEN, Theme.LIGHT)
    points = {
        (x, y)
        for trace in figure.data
        if trace.hovertemplate
        for x, y in zip(trace.x, trace.y, strict=True)
    }
    drawn = frame.select("population_count", pl.col("compared_value").round(3)).rows()
    assert len(points) == frame.height == 101
    assert set(drawn) == points
    assert frame.filter("is_chosen")["territory_id"].to_list() == ["DEP-04", "DEP-976"]
    high = frame.filter(pl.col("position").is_in(["above_95", "above_998"]))
    assert high.filter(pl.col("compared_value") <= pl.col("high_95")).is_empty()
    inside = frame.filter(position="inside")
    assert inside.filter(~pl.col("compared_value").is_between("low_95", "high_95")).is_empty()


def test_the_scatter_keeps_the_departement_that_has_no_context() -> None:
    frame = rows(f"/donnees/nuages/msp/apl_generalistes{ASKED}")
    assert frame.height == 101
    unknown = frame.filter(pl.col("context_value").is_null())
    assert unknown["territory_id"].to_list() == ["DEP-976"]
    assert unknown["value"].to_list() == [3]
    variable = comparisons.variables()["apl_generalistes"]
    (points, *_) = scatter_figure(comparisons.field("msp"), variable, CHOSEN, Theme.LIGHT).data
    known = frame.drop_nulls("context_value")
    assert known["context_value"].to_list() == pytest.approx(list(points.x), abs=0.006)
    assert known["compared_value"].to_list() == pytest.approx(list(points.y), abs=0.0006)


def test_the_groups_are_those_of_the_lines() -> None:
    frame = rows("/donnees/inegalites/msp")
    for trace in inequality_figure(comparisons.inequality("msp"), Theme.LIGHT).data:
        own = frame.filter(fifth=int(trace.name.split()[1][0]))
        assert [day.isoformat() for day in own["date"]] == list(trace.x)
        assert own["compared_value"].to_list() == pytest.approx(list(trace.y), abs=0.006)


def test_a_past_day_gives_the_groups_that_were_known() -> None:
    then, now = rows("/donnees/inegalites/cpts?date=2025-01-01"), rows("/donnees/inegalites/cpts")
    assert then["date"].max() == pl.Series(["2023-12-31"]).str.to_date()[0]
    assert then.height < now.height


def test_every_number_of_the_chart_of_sessions_is_in_its_table() -> None:
    frame = rows("/donnees/padhue/sessions")
    listed = {*frame.select("session", "value_low").rows()}
    listed |= {*frame.select("session", "value_high").rows()}
    figure = sessions_figure(padhue.padhue(), Theme.LIGHT)
    marks = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "markers"]
    drawn = {point for trace in marks for point in zip(trace.x, trace.y, strict=True)}
    assert len(drawn) > 20
    assert drawn <= listed


def test_a_session_keeps_what_nobody_counts_and_both_sides_of_a_dispute() -> None:
    frame = rows("/donnees/padhue/etapes/2024")
    unknown = frame.filter(pl.col("kind").is_in(["inconnu", "sortie"]))
    assert unknown["value_low"].null_count() == unknown.height == 3
    assert set(unknown["amount"]) == {"nombre inconnu"}
    disputed = frame.filter(pl.col("counted").str.starts_with("Reçus sur la liste principale"))
    assert disputed["value_low"].to_list() == [3225, 3235]
    assert disputed["publisher"].n_unique() == 2
    shown = flow(padhue.padhue(), 2024)
    counted = [s.known.low for c in shown.chains for s in c.steps if s.known]
    kinds = frame.filter(pl.col("kind").is_in(["capacité", "personnes"]))
    assert set(counted) <= set(kinds["value_low"])


def test_no_bar_of_a_session_is_as_wide_as_an_unknown_number() -> None:
    svg = ElementTree.fromstring(get("/donnees/padhue/etapes/2024", "svg").text)
    bars = [one for one in svg.iter() if one.tag.endswith("}rect")]
    hatched = [one for one in bars if one.get("fill") == "url(#unknown)"]
    # Registered and present, authorised, and the ways out of the path: always as wide.
    assert [one.get("width") for one in hatched] == ["40", "40", "40"]
    outlines = [
        one for one in bars if one.get("fill") == "none" and not one.get("stroke-dasharray")
    ]
    assert [one.get("width") for one in outlines] == ["912.0"]


def test_posts_by_specialty_never_exceed_their_total() -> None:
    frame = rows("/donnees/padhue/specialites/2024")
    detail, rest, total = (
        sum(frame.filter(kind=kind)["value_low"].to_list())
        for kind in ("détail", "non détaillé", "total")
    )
    assert total == 4000
    assert detail + rest == total


@pytest.mark.parametrize(
    "path",
    [
        *("niveaux/msp.csv", "niveaux/msp.csv?territoires=DEP-00", "niveaux/rien.csv"),
        *("multiples/msp.svg", "entonnoirs/ald.svg", "entonnoirs/msp.pdf"),
        # The page compares today: a file of another day would say what it does not show.
        *("niveaux/msp.csv?territoires=FR&date=2024-06-01", "inegalites/msp.csv?fenetre=24"),
        *("nuages/msp/rien.csv", "nuages/rien/population.xlsx", "inegalites/ald.csv"),
        *("inegalites/msp.csv?date=hier", "padhue/etapes/1999.csv", "padhue/etapes/x.svg"),
        *("padhue/specialites/2024.svg", "padhue/specialites/2018.csv", "padhue/rien.csv"),
    ],
)
def test_a_file_that_does_not_exist_is_said_in_french(path: str) -> None:
    answer = CLIENT.get(f"/donnees/{path}")
    assert answer.status_code == 404
    if not path.startswith("padhue/rien"):
        assert "n’existe pas" in answer.text


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/donnees/padhue/etapes/2024", "padhue-session-2024-etapes"),
        ("/donnees/padhue/specialites/2024", "padhue-session-2024-postes-par-specialite"),
        ("/donnees/inegalites/msp", "msp-groupes-de-departements-selon-apl-2025-06-30"),
        ("/donnees/entonnoirs/msp", "msp-entonnoir-departements-2025-06-30"),
        (
            "/donnees/niveaux/msp?territoires=DEP-04,FR",
            "msp-niveau-et-cible-alpes-de-haute-provence-04-france-2025-06-30",
        ),
    ],
)
def test_names_say_what_files_hold(address: str, name: str) -> None:
    header = get(address, "csv").headers["content-disposition"]
    assert f'filename="cap-sante-{name}.csv"' in header
