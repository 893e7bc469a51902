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


def charts(page: Page) -> int:
    """How many courses are drawn beside others: each has an alternative of its own."""
    return sum(drawn.count('aria-label="Courbes. ') for drawn in page.sources)


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


def test_each_national_target_says_its_pace_and_what_it_would_take() -> None:
    text = plain(territory("DEP-64").text)
    assert "« À accélérer ». Soit 96 % du rythme nécessaire depuis le départ. Il en" in text
    assert "soit 103 % du rythme nécessaire. Il faudrait 19,2 points par an contre" in text


@pytest.mark.parametrize("code", ["FR", "REG-94", "DEP-976"])
def test_the_fourth_objective_is_said_to_have_no_target_on_the_page_and_on_paper(code: str) -> None:
    page = territory(code)
    assert "PADHUE. Aucune cible chiffrée n'a été publiée." in plain(page.text).replace("’", "'")
    assert page.link("Parcours des PADHUE") == "/padhue"
    assert "PADHUE : aucune cible" in plain(sheet(code, date(2026, 11, 21)))


@pytest.mark.parametrize(
    ("code", "has_apl"), [("FR", False), ("REG-94", True), ("DEP-04", True), ("DEP-976", False)]
)
def test_context_figures_say_where_they_come_from_on_the_page_and_on_paper(
    code: str, has_apl: bool
) -> None:
    page = " ".join(territory(code).sources)
    for shown in (page, sheet(code, date(2026, 11, 21))):
        told = plain(shown[shown.index("Contexte</h2>") :])
        context = told[: told.index("Signalements sur les données")]
        for named in ("INSEE", "Cnam (data.ameli.fr)", "Populations légales municipales"):
            assert named in context
        assert ("DREES" in context) == has_apl


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
    reader.session_state[Fold.PEERS] = reader.session_state[Fold.BESIDE] = False
    closed = Page(reader.run())
    assert not any("Départements les plus proches" in table.caption for table in closed.tables)
    # With the menu and what Streamlit sends at each run, under the 40 kB of the benchmark.
    assert sent(reader) < 36_500


def test_targets_are_drawn_beside_the_region_peers_and_france() -> None:
    page = territory("DEP-04")
    text = plain(page.text)
    assert (
        plain(
            "De 4 en juin 2017 à 20 en juin 2025, soit 11,9 pour 100 000 habitants, contre 3,1 en "
            "Provence-Alpes-Côte d’Azur, 4,4 en France et de 6,2 à 12,8 dans les 8 départements "
            "comparables."
        )
        in text
    )
    titles = [title for level, title in page.headings if level == 3]
    assert plain("MSP, pour 100 000 habitants") in [plain(title) for title in titles]
    assert charts(page) == 3
    assert page.link("Télécharger l’image\u00a0: évolutions comparées (SVG)") == (
        "/donnees/evolutions/DEP-04.svg"
    )


def test_the_table_of_a_chart_has_a_column_for_each_line_and_a_row_for_each_date() -> None:
    table = territory("DEP-04").table("(MSP)\u00a0: pour 100\u202f000 habitants, aux dates")
    assert [plain(name) for name in table.columns[:4]] == [
        "Date",
        "Alpes-de-Haute-Provence (04)",
        "Provence-Alpes-Côte d’Azur (région)",
        "France",
    ]
    assert len(table.columns) == 12
    assert table.rows[0][:4] == ["30/06/2025", "11,9", "3,1", "4,4"]


def test_each_level_keeps_its_own_dates() -> None:
    table = next(
        one for one in territory("DEP-04").tables if "% de la population, aux" in plain(one.caption)
    )
    newest = table.row("28/02/2026")
    assert plain(newest["Alpes-de-Haute-Provence (04)"]) == "90,2 %"
    assert newest["France"] == "n.d."


@pytest.mark.parametrize(
    ("code", "beside"),
    [
        ("REG-93", "6 départements de la région"),
        ("REG-06", "elle n’est donc comparée qu’à la France"),
        ("DEP-976", "Ce département est le seul de sa région"),
    ],
)
def test_a_region_is_beside_its_departements(code: str, beside: str) -> None:
    page = territory(code)
    assert plain(beside) in plain(page.text)
    assert charts(page) == 3


def test_france_is_beside_nothing() -> None:
    page = territory("FR")
    assert charts(page) == 0
    assert "Télécharger évolutions comparées (XLSX)" not in [said for said, _ in page.links]
    assert page.table("pour 100\u202f000 habitants").row("MSP")["France"] == "4,4"


def test_a_past_day_draws_what_was_known_then() -> None:
    page = territory("DEP-04", date="2024-10-15")
    assert "en juin 2025" not in plain(page.text).split("Territoires comparables")[0]
    assert page.link("Télécharger évolutions comparées (XLSX)") == (
        "/donnees/evolutions/DEP-04.xlsx?date=2024-10-15"
    )
    assert charts(territory("DEP-04", date="2015-01-01")) == 0


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
