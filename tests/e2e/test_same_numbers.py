"""Maps, charts, tables, files and sentences say the same numbers."""

import io
import math
import random
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import httpx
import polars as pl
import pytest

from tests.e2e.reader import Reader, plain

SAMPLED: Final = 30
AREAS: Final = """areas => Object.fromEntries(
  areas.map(area => [area.dataset.id, area.getAttribute("aria-label")]))"""
ROWS: Final = """rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A map: its page, its file, the column drawn, and what its sentence claims of that column."""

    page: str
    file: str
    column: str
    decimals: int
    claim: str
    counted: pl.Expr


_drawn = pl.col("drawn")
VIEWS: Final = (
    View(
        page="/indicateur?indicateur=msp&couche=taux",
        file="msp/taux",
        column="value_per_100k",
        decimals=1,
        claim=r"les départements ont ([\d,]+) MSP pour 100 000 habitants",
        counted=_drawn.median(),
    ),
    View(
        page="/indicateur?indicateur=cpts&couche=chemin",
        file="cpts/chemin",
        column="raw_rate_pct",
        decimals=1,
        claim=r"les départements ont fait ([\d,]+) % du chemin",
        counted=_drawn.median(),
    ),
    View(
        page="/indicateur?indicateur=msp&couche=ecart",
        file="msp/ecart",
        column="gap_pct_of_expected",
        decimals=1,
        claim=r"(\d+) départements sur 101 sont à plus de 5 % sous leur trajectoire",
        counted=(_drawn < -5).sum(),
    ),
    View(
        page="/indicateur?indicateur=msp&couche=nombre",
        file="msp/nombre",
        column="value",
        decimals=0,
        claim=r"De 3 à (\d+) MSP",
        counted=_drawn.max(),
    ),
    View(
        page="/synthese?indicateur=assistants",
        file="assistants/verdict",
        column="value",
        decimals=0,
        claim=r"Carte des (\d+) départements",
        counted=pl.len(),
    ),
)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.file)
def test_a_map_says_the_numbers_of_its_table_its_file_and_its_sentence(
    reader: Reader, view: View
) -> None:
    reader.open(view.page)
    page = reader.page
    page.locator(".cs-map-frame svg.cs-map").wait_for()
    page.get_by_text("Voir la carte en tableau", exact=True).click()
    said = page.locator(".cs-map-frame svg.cs-map a[data-id]").evaluate_all(AREAS)
    rows = page.locator(".cs-map-box table tbody tr").evaluate_all(ROWS)
    table = {name: cells for name, *cells in rows}
    sentence = plain(page.locator(".cs-map-frame svg.cs-map").get_attribute("aria-label") or "")
    file = _file(reader, view)

    for row in random.Random(2026).sample(file.to_dicts(), SAMPLED):
        name = f"{row['name']} ({row['territory_id'].removeprefix('DEP-')})"
        spoken, cells = plain(said[row["territory_id"]]), [plain(cell) for cell in table[name]]
        drawn = cells[3] if view.column != "value" else cells[0]
        assert spoken.startswith(plain(f"{name} : {cells[0]}")), name
        assert _number(cells[0]) == _rounded(row["value"], 1 if "%" in cells[0] else 0), name
        if row["drawn"] is None:
            assert drawn == "s.o.", name
            assert "sans objet" in spoken, name
        else:
            assert drawn in spoken, name
            assert _number(drawn) == _rounded(row["drawn"], view.decimals), name
        assert cells[1] == f"{row['date']:%d/%m/%Y}", name
        assert _number(cells[2].split(" au ")[0]) == row["target_value"], name
    found = re.search(view.claim, sentence)
    assert found, sentence
    counted = file.select(view.counted).item()
    assert _number(found[1]) == _rounded(counted, 1 if "," in found[1] else 0)


def test_the_table_of_a_comparison_says_the_numbers_of_its_file(reader: Reader) -> None:
    codes = random.Random(7).sample([f"DEP-{n:02d}" for n in range(1, 20)], 10)
    reader.open(f"/comparer?indicateur=msp&territoires={','.join(codes)}")
    rows = reader.page.locator("table").filter(has_text="Rang parmi").locator("tbody tr")
    table = {name: cells for name, *cells in rows.evaluate_all(ROWS)}
    file = _file(reader, VIEWS[0]).rows_by_key("territory_id", named=True, unique=True)

    for code in codes:
        row = file[code]
        cells = table[f"{row['name']} ({code.removeprefix('DEP-')})"]
        value, day = cells[0].split("\n")
        target, deadline = cells[3].split("\n")
        assert (_number(value), day) == (row["value"], f"{row['date']:%d/%m/%Y}"), code
        assert _number(cells[1]) == _rounded(row["drawn"], 1), code
        assert (_number(target), deadline[:10]) == (
            row["target_value"],
            f"{row['deadline']:%d/%m/%Y}",
        ), code


@pytest.mark.parametrize("code", ["DEP-04", "DEP-2B", "DEP-59", "DEP-976", "REG-93"])
def test_a_territory_says_the_same_numbers_in_its_tables_its_sentences_and_its_file(
    reader: Reader, code: str
) -> None:
    reader.open(f"/territoire?territoire={code}")
    reader.unfold("Voir les données en tableau")
    results, *tables = [
        [[plain(cell) for cell in row] for row in table.locator("tr").evaluate_all(ROWS)]
        for table in reader.page.locator("table").all()
    ]
    sentences = reader.page.locator(".cs-grid").first.locator("p").all_inner_texts()
    content = httpx.get(f"{reader.address}/donnees/evolutions/{code}.csv").content
    file = pl.read_csv(io.BytesIO(content), try_parse_dates=True, infer_schema_length=None)
    charts = file.partition_by("indicator_id", maintain_order=True)
    assert len(charts) == len(sentences) == 3

    for lines, table, sentence in zip(charts, tables, sentences, strict=False):
        is_rate = lines["value_per_100k"].null_count() < lines.height
        _same_cells(table, lines, "value_per_100k" if is_rate else "value")
        last = lines.filter(role="own", value_status="observed").row(-1, named=True)
        day, value = f"{last['date']:%d/%m/%Y}", _rounded(last["value"], 0 if is_rate else 1)
        own = [cell.removesuffix(day) for _, cell, *_ in results[1:] if cell.endswith(day)]
        assert value in map(_number, own)
        newest = next(cell for _, cell, *_ in table[1:] if cell != "n.d.")
        assert newest in plain(sentence)


def _same_cells(table: list[list[str]], lines: pl.DataFrame, drawn: str) -> None:
    """Each cell is the line of the file of its territory and its date, if that was measured."""
    (_, *names), *rows = table
    measured = lines.filter(value_status="observed")
    found = {(plain(row["territory_name"]), row["date"]): row[drawn] for row in measured.to_dicts()}
    for day, *cells in rows:
        for name, cell in zip(names, cells, strict=True):
            place = name.rpartition(" (")[0] or name
            value = found.get((place, datetime.strptime(day, "%d/%m/%Y").date()))
            said = None if cell == "n.d." else _number(cell)
            assert said == (None if value is None else _rounded(value, 1)), (name, day)


def _file(reader: Reader, view: View) -> pl.DataFrame:
    """The CSV of a map, with the column that it draws as `drawn`."""
    content = httpx.get(f"{reader.address}/donnees/cartes/{view.file}.csv").content
    table = pl.read_csv(io.BytesIO(content), try_parse_dates=True)
    return table.with_columns(drawn=view.column)


def _number(text: str) -> float:
    """« −16,9 % » is −16.9: the number that a text begins with."""
    spaced = plain(text).replace("−", "-").replace(",", ".")
    found = re.match(r"[+-]?\d[\d ]*(?:\.\d+)?", spaced)
    assert found, text
    return float(found[0].replace(" ", ""))


def _rounded(value: float, decimals: int) -> float:
    """Half away from zero, as people round."""
    scaled: float = abs(value) * 10**decimals
    whole = math.floor(scaled + 0.5 + 1e-9)
    return math.copysign(whole, value) / float(10**decimals)
