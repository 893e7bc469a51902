"""What readers take away: tables, files, links."""

import io
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import httpx
import polars as pl
import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from dashboard.wording.method import TABLES
from tests.e2e.reader import Reader, plain

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
STATUSES = {
    "observed": "Mesurée",
    "carried_forward": "Reportée",
    "computed": "Calculée",
    "not_published": "Non publiée",
}


@pytest.mark.parametrize(
    ("indicator", "territory"),
    [
        ("msp", "FR"),
        ("cpts", "DEP-15"),
        ("assistants", "REG-93"),
        ("ald", "DEP-2A"),
        ("sas", "DEP-976"),
    ],
)
def test_the_table_holds_what_the_file_holds(
    reader: Reader, indicator: str, territory: str
) -> None:
    reader.open(f"/indicateur?indicateur={indicator}&territoire={territory}")
    in_file = _downloaded(reader, "CSV pour programme").sort("date", descending=True)
    in_table = _data_table(reader)
    assert [row[1:] for row in in_table] == [
        (row["date"], STATUSES[row["value_status"]], f"{row['edition']:%d/%m/%Y}")
        for row in in_file.iter_rows(named=True)
    ]
    # The table rounds to the decimals of the indicator, one at least for a percentage.
    assert [row[0] for row in in_table] == pytest.approx(in_file["value"].to_list(), abs=0.0501)


def test_the_file_for_spreadsheets_opens_in_a_french_one(reader: Reader) -> None:
    reader.open("/indicateur?indicateur=cpts&territoire=FR")
    content = _download(reader, "CSV pour tableur").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, *lines = content.decode("utf-8-sig").splitlines()
    assert header.split(";")[:4] == ["indicator_id", "territory_id", "date", "value"]
    assert any("86,1" in line.split(";") for line in lines)


def test_a_published_table_opens_with_polars(site: str) -> None:
    answer = httpx.get(f"{site}/donnees/tables/observations.parquet")
    observations = pl.read_parquet(io.BytesIO(answer.content))
    newest = observations.filter(
        pl.col("indicator_id") == "msp",
        pl.col("territory_id") == "FR",
        pl.col("date") == date(2025, 6, 30),
    ).sort("edition")
    assert newest["value"].last() == 2981
    assert "cap-sante-observations-" in answer.headers["content-disposition"]


def test_every_file_that_the_method_page_offers_exists(reader: Reader) -> None:
    reader.open("/methode")
    reader.unfold(f"Voir les {len(TABLES)} tables à télécharger")
    links = reader.page.locator("a[href^='/donnees/']").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert len(links) >= 2 * len(TABLES)
    for link in links:
        answer = httpx.get(link)
        assert answer.status_code == 200, link
        assert len(answer.content) > 20, link


@pytest.mark.parametrize("path", ["tables/secret.parquet", "tables/msp.exe", "series/msp/X.csv"])
def test_a_file_that_does_not_exist_is_said_in_french(site: str, path: str) -> None:
    answer = httpx.get(f"{site}/donnees/{path}", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "n’existe pas" in answer.text


def test_the_link_of_the_page_is_copied_and_said(reader: Reader) -> None:
    # A click is enough to write to the clipboard; reading it back needs a permission.
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("/indicateur?indicateur=cpts&territoire=DEP-15")
    reader.page.get_by_role("button", name="Copier le lien de cette page").click()
    expect(reader.page.get_by_role("status").filter(has_text="Lien copié")).to_be_visible()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{reader.address}/indicateur?indicateur=cpts&territoire=DEP-15"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of a page: where it is, the block that hides its files, what its labels say."""

    path: str
    label: str
    folded: str = ""
    rows: int


PICTURES = {
    "comparer": Picture(
        path="/comparer?indicateur=msp&territoires=DEP-04,DEP-976",
        label="MSP, niveau et cible, 3 territoires",
        rows=3,
    ),
    "entonnoir": Picture(
        path="/comparer?indicateur=msp&territoires=DEP-04,DEP-976&vue=entonnoir",
        label="MSP, entonnoir des départements",
        rows=101,
    ),
    "padhue": Picture(
        path="/padhue?session=2024",
        label="PADHUE, étapes de la session 2024",
        folded="Voir tous les chiffres de la session, avec leur source",
        rows=13,
    ),
    "indicateur": Picture(
        path="/indicateur?indicateur=cpts&territoire=FR",
        label="Couverture par une CPTS, groupes de départements selon l'APL",
        folded="Courbes, tableaux et méthode, par groupe de départements",
        rows=25,
    ),
    "revisions": Picture(
        path="/revisions?indicateur=assistants&territoire=FR",
        label="Assistants médicaux, France, valeur du 31 décembre 2022 par édition",
        rows=4,
    ),
}


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())
def test_each_format_of_a_picture_opens(reader: Reader, picture: Picture) -> None:
    reader.open(picture.path)
    if picture.folded:
        reader.unfold(picture.folded)
    frame = pl.read_csv(
        _kept(reader, picture.label, "CSV pour programme", "csv"), try_parse_dates=True
    )
    book = CalamineWorkbook.from_path(str(_kept(reader, picture.label, "XLSX", "xlsx")))
    data, notes = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert data[0] == frame.columns
    assert len(data) - 1 == frame.height == picture.rows
    empty = sum(cell == "" for row in data for cell in row)
    assert empty == sum(frame.null_count().row(0))
    title = next(str(text) for term, text in notes if term == "Titre")
    svg = ElementTree.parse(_kept(reader, picture.label, "SVG", "svg")).getroot()
    said = plain(" ".join("".join(one.itertext()) for one in svg.iter()))
    assert plain(title) in said
    for word in ("Source :", "Données au :", "Méthode :", "Lien permanent :"):
        assert word in said
    assert urlsplit(picture.path).path in said


def test_the_file_of_levels_holds_the_table_of_the_page(reader: Reader) -> None:
    picture = PICTURES["comparer"]
    reader.open(picture.path)
    frame = pl.read_csv(_kept(reader, picture.label, "CSV pour programme", "csv"))
    cells = (
        reader.page.locator("main table")
        .first.locator("tbody tr")
        .evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText))")
    )
    in_table = [
        (_number(plain(value.split("\n")[0])), _number(plain(goal.split("\n")[0])))
        for _, value, _, _, goal, *_ in cells
    ]
    assert in_table == frame.select("value", "target_value").rows()


def test_the_values_of_a_map_open_as_a_workbook(reader: Reader) -> None:
    reader.open("/indicateur?indicateur=cpts&territoire=FR&couche=taux")
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("link", name="Télécharger les valeurs de la carte (XLSX)").click()
    assert saved.value.suggested_filename == "cap-sante-carte-cpts-taux-departement-2026-02-28.xlsx"
    book = CalamineWorkbook.from_path(str(saved.value.path()))
    headers, *rows = book.get_sheet_by_name("Données").to_python()
    assert (headers[0], len(rows)) == ("indicator_id", 101)


def _download(reader: Reader, label: str) -> Path:
    """The file behind a link of the page, as a click gets it."""
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("link", name=label).click()
    return saved.value.path()


def _downloaded(reader: Reader, label: str) -> pl.DataFrame:
    return pl.read_csv(_download(reader, label), try_parse_dates=True)


def _data_table(reader: Reader) -> list[tuple[float | None, date, str, str]]:
    """Value, day, status and edition, read back from the words of the table."""
    table = reader.unfold("Voir les données en tableau").locator("tbody tr")
    rows = table.evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText))")
    return [
        (_number(plain(value)), _day(plain(day)), plain(status), plain(edition))
        for day, value, status, edition, _ in rows
    ]


def _day(words: str) -> date:
    """« 1er mars 2026 » is the 1 March 2026."""
    day, month, year = words.replace("1er", "1").split(" ")
    return date(int(year), MONTHS.index(month) + 1, int(day))


def _number(words: str) -> float | None:
    """« 86,1 % » is 86.1; « n.d. » is nothing."""
    digits = re.sub(r"[ %]", "", words).replace(",", ".")
    return None if digits.startswith("n") else float(digits)


def _kept(reader: Reader, label: str, form: str, suffix: str) -> Path:
    """The file that a click on a picture's link keeps, under a name that says what it is."""
    words = re.compile(re.escape(f"({form})") + "$")
    links = reader.page.get_by_role("link", name=words)
    names = links.evaluate_all("links => links.map(link => link.innerText)")
    (rank,) = (rank for rank, name in enumerate(names) if f" {label} (" in plain(name))
    with reader.page.expect_download() as saved:
        links.nth(rank).click()
    name = saved.value.suggested_filename
    assert re.fullmatch(rf"cap-sante-[a-z0-9-]+\.{suffix}", name)
    return saved.value.path()
