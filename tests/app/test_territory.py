"""Territoire on the real release: places, ranks, peers, projects, on the page and on the sheet."""

import re
from datetime import date

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.fold import Fold
from dashboard.exports.sheet import sheet
from dashboard.wording import among as words
from dashboard.wording.compare import ordinal
from pipelines.publish import find_release, read_table
from tests.app.page import Page, open_view
from tests.conftest import DataRoot
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")

PEERS = "DEP-04,DEP-09,DEP-43,DEP-39,DEP-08,DEP-88,DEP-12,DEP-40,DEP-70"


def territory(code: str, **more: str) -> Page:
    return Page(open_view("territory", territoire=code, **more))


def sent(reader: AppTest) -> int:
    """Bytes of the elements of the page."""
    return sum(element.proto.ByteSize() for element in reader.main if element.proto)


def test_each_indicator_says_its_place_and_the_interval_of_its_rank() -> None:
    text = plain(territory("DEP-04").text)
    for said in (
        "11,9 pour 100 000 habitants au 30 juin 2025 : au-dessus des limites à 99,8 % autour de "
        "l’ensemble des départements (4,4 pour 100 000 habitants) ; entre le 1er et le 6e rang sur "
        "101.",
        "19,0 pour 100 000 habitants au 30 novembre 2025 : dans les limites à 95 %",
        "0,6 pour 100 000 habitants au 31 décembre 2024 : dans les limites à 95 % autour de "
        "l’ensemble des départements (1,0 pour 100 000 habitants) ; entre le 13e et le 101e rang",
        "96,1 % des patients en ALD au 31 décembre 2025 : sans limites",
    ):
        assert plain(said) in text


@pytest.mark.parametrize("code", ["DEP-90", "DEP-59", "DEP-2A", "DEP-976"])
def test_the_page_says_what_table_comparison_says(code: str, real_data: DataRoot) -> None:
    text = plain(territory(code).text)
    rows = read_table(find_release(real_data.releases), "comparison").filter(territory_id=code)
    assert rows.height >= 5
    for first, last, count in rows.select("rank_first", "rank_last", "ranked_count").iter_rows():
        interval = f"entre le {ordinal(first)} et le {ordinal(last)} rang sur {count}"
        assert (interval if first < last else f"{ordinal(first)} rang sur {count}") in text
    for position, said in words.POSITIONS.items():
        count = rows.filter(pl.col("position") == position).height
        assert text.count(plain(f"{said} autour de")) == count


def test_peers_are_listed_with_their_distance_and_compared_in_one_click() -> None:
    page = territory("DEP-04", indicateur="cpts")
    assert "Ariège (09), 1,01 ; Haute-Loire (43), 1,57" in plain(page.text)
    label = "→ Comparer : Alpes-de-Haute-Provence et ses 8 départements comparables"
    links = {plain(said): address for said, address in page.links}
    assert links[plain(label)].endswith(f"&territoires={PEERS}")
    table = page.table("Départements les plus proches")
    assert [row[:2] for row in table.rows[:2]] == [
        ["Alpes-de-Haute-Provence (04)", "référence"],
        ["Ariège (09)", "1,01"],
    ]


def test_mayotte_is_said_to_resemble_nobody_without_opening_anything() -> None:
    reader = open_view("territory", territoire="DEP-976")
    reader.session_state[Fold.PEERS] = False
    assert "aucun département ne lui ressemble vraiment" in Page(reader.run()).text


def test_what_distances_are_made_of_is_sent_once_opened() -> None:
    reader = open_view("territory", territoire="DEP-04")
    reader.session_state[Fold.PEERS] = False
    closed = Page(reader.run())
    assert not any("Départements les plus proches" in table.caption for table in closed.tables)
    # With the menu and what Streamlit sends at each run, under the 40 kB of the benchmark.
    assert sent(reader) < 36_500


def test_a_series_leads_to_region_peers_and_france() -> None:
    page = territory("DEP-04")
    found = [address for said, address in page.links if said.startswith("→ À côté")]
    assert len(found) == 6
    beside = PEERS.replace("DEP-04,", "DEP-04,REG-93,")
    assert found[0] == f"/comparer?indicateur=msp&territoires={beside},FR&vue=multiples"
    shown = Page(open_view("compare", indicateur="msp", territoires=f"{beside},FR"))
    assert "ne sont pas affichés" not in shown.text


def test_local_projects_lead_to_their_list() -> None:
    page = territory("DEP-04")
    assert "8 projets locaux recensés dans les Alpes-de-Haute-Provence" in plain(page.text)
    assert page.link("→ Voir les projets et leurs sources") == "/cnr?territoire=DEP-04"
    assert "Aucun projet local recensé dans le Cantal" in plain(territory("DEP-15").text)


@pytest.mark.parametrize("code", ["REG-93", "FR"])
def test_only_departements_have_ranks_and_peers(code: str) -> None:
    page = territory(code)
    assert "Seuls les départements ont un rang" in page.text
    assert "Territoires comparables" not in [title for _, title in page.headings]


def test_a_past_day_does_not_borrow_the_ranks_of_today() -> None:
    page = territory("DEP-04", date="2024-10-15")
    assert "ils ne sont pas montrés à une autre date" in page.text
    assert " rang sur " not in plain(page.text)


def test_the_sheet_has_the_same_figures() -> None:
    said = plain(re.sub(r"<[^>]+>", " ", sheet("DEP-04", date(2026, 11, 21))))
    assert plain("MSP : entre le 1er et le 6e rang sur 101, au-dessus des limites à 99,8 %") in said
    assert "Ariège (1,01), Haute-Loire (1,57)" in said
    assert "8 projets recensés dans les Alpes-de-Haute-Provence" in said
    assert " rang sur " not in plain(sheet("REG-93", date(2026, 11, 21)))
