"""The figures that the release must give, as they are printed, drawn and downloaded."""

import io
from datetime import date
from functools import cache

import polars as pl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.exports.routes import ROUTES
from dashboard.wording.dates import long_date
from tests.app.page import Page, open_view
from tests.conftest import DataRoot
from tests.dashboard.reading import plain

CLIENT = TestClient(Starlette(routes=ROUTES))

pytestmark = pytest.mark.usefixtures("real_release")


@cache
def indicator_page(indicator: str, territory: str) -> Page:
    """The page of one series."""
    return Page(open_view("indicator", indicateur=indicator, territoire=territory))


@pytest.fixture(scope="module", autouse=True)
def forget_pages(real_release: DataRoot) -> None:
    """Pages of another release are not kept."""
    assert real_release.releases.is_dir()
    indicator_page.cache_clear()


@pytest.mark.parametrize(
    ("indicator", "territory", "day", "printed"),
    [
        ("msp", "FR", "30 juin 2017", "1 034"),
        ("msp", "FR", "30 juin 2022", "2 127"),
        ("msp", "FR", "31 décembre 2022", "2 251"),
        ("msp", "FR", "31 décembre 2023", "2 501"),
        ("msp", "FR", "30 juin 2025", "2 981"),
        ("msp", "DEP-04", "31 décembre 2023", "15"),
        ("cpts", "FR", "31 mai 2024", "86,1 %"),
        ("cpts", "FR", "31 octobre 2025", "90 %"),
        ("cpts", "DEP-15", "31 octobre 2025", "19 %"),
        ("cpts", "DEP-15", "28 février 2026", "100 %"),
        ("assistants", "FR", "31 décembre 2022", "3 827"),
        ("assistants", "FR", "31 décembre 2023", "5 808"),
        ("assistants", "FR", "30 novembre 2025", "8 971"),
    ],
)
def test_a_value_is_printed_at_its_date(
    indicator: str, territory: str, day: str, printed: str
) -> None:
    row = indicator_page(indicator, territory).table("valeurs connues").row(day)
    assert (plain(row["Valeur"]), row["Statut"]) == (printed, "Mesurée")


def test_a_repeat_is_not_printed_as_a_measure() -> None:
    page = indicator_page("msp", "FR")
    row = page.table("valeurs connues").row("28 février 2026")
    assert (plain(row["Valeur"]), row["Statut"]) == ("2 981", "Reportée")
    assert "La valeur du 28 février 2026 est identique à la précédente" in page.text
    assert "En France, 2 981 MSP au 30 juin 2025, il y a 16 mois." in plain(page.text)


@pytest.mark.parametrize(
    ("territory", "goal"), [("DEP-04", "15"), ("REG-93", "201"), ("FR", "4 000")]
)
def test_a_target_is_printed_with_its_deadline(territory: str, goal: str) -> None:
    first = indicator_page("msp", territory).table("Cibles énoncées").rows[0]
    assert [plain(cell) for cell in first[:2]] == [goal, "31/12/2026"]


def test_a_phone_finds_the_source_of_a_target_under_who_announced_it() -> None:
    announced = indicator_page("msp", "FR").table("Cibles énoncées").rows
    assert announced
    for _, _, who, day, state, source in announced:
        assert plain(f"{day}, {state}. {source}") in plain(who)


def test_the_sum_of_the_targets_for_assistants_is_told() -> None:
    text = plain(indicator_page("assistants", "FR").text)
    assert "leur somme (9 818) n’est pas la cible nationale (10 000)" in text


def test_the_overview_prints_the_newest_measures_their_age_and_the_way() -> None:
    text = plain(Page(open_view("overview")).text)
    for said in (
        "2 981 au 30 juin 2025, il y a 16 mois",
        "Cible : 4 000 au 31 décembre 2026 · échéance dans 1 mois",
        "Départ : 2 251 au 31 décembre 2022 · 41,7 % du chemin parcouru.",
        "90 % au 31 octobre 2025, il y a 12 mois",
        "8 971 au 30 novembre 2025, il y a 11 mois",
        "MSP, France : de 2 758 à 2 981 (+223) entre décembre 2024 et juin 2025.",
        "ALD avec médecin traitant, France : stable à 96,1 % entre juin 2025 et décembre 2025.",
    ):
        assert said in text


def test_the_territory_page_sets_region_and_france_beside() -> None:
    page = Page(open_view("territory", territoire="DEP-04"))
    row = {
        label: plain(cell)
        for label, cell in page.table("Derniers résultats mesurés").row("MSP").items()
    }
    assert row["Cible"] == "15 31/12/2026"
    assert row["France"] == "2 981 30/06/2025"
    assert "Provence-Alpes-Côte d’Azur (région)" in row


def test_the_commitments_stand_beside_what_is_measured() -> None:
    table = Page(open_view("cnr")).table("Engagements chiffrés")
    rows = {(row[1], row[2]): row[5] for row in ([plain(c) for c in r] for r in table.rows)}
    assert rows["4 000 MSP", "31/12/2027 (« en 2027 »)"] == "2 981"
    assert rows["450 MSP par an", "sans échéance"] == "2 981"
    assert rows["100 % de la population", "31/12/2023 (« fin 2023 ») – passée"] == "90 %"


def test_a_revision_gives_both_values() -> None:
    page = Page(open_view("revisions", indicateur="cpts", territoire="FR"))
    row = page.table("révisions").rows[1]
    assert [plain(cell) for cell in row] == [
        *("25/06/2024", "Valeur", "31/05/2024", "85,8 %", "86,1 %", "sans effet", "18/05/2024"),
    ]
    assert "2 révisions affichées en France." in plain(page.text)


def test_a_disputed_starting_point_is_announced() -> None:
    said = "Le point de départ publié (94,3 %) diffère de la valeur publiée à la même date (40,7 %"
    assert said in plain(indicator_page("ald", "DEP-976").text)
    assert "Le point de départ publié" not in indicator_page("msp", "FR").text


def test_what_is_published_nowhere_has_words_and_no_blank_chart() -> None:
    page = indicator_page("sas", "DEP-976")
    assert "Aucune donnée publiée à Mayotte pour cet indicateur." in page.text
    drawn = [plain(chart.alternative) for chart in page.charts]
    assert not any(words.startswith("Courbe.") for words in drawn)


def test_a_region_known_by_computation_only_says_so() -> None:
    said = "Au 30 septembre 2024, la moyenne pondérée des départements donne 100 % de la population"
    assert said in plain(indicator_page("sas", "REG-53").text)


def test_territories_without_a_value_are_compared_in_words() -> None:
    page = Page(open_view("compare", indicateur="sas", territoires="DEP-976,REG-06"))
    assert page.charts == []
    assert "Aucune valeur mesurée dans ces territoires" in page.text
    names = page.table("dernières valeurs mesurées").column("Territoire")
    assert names == ["Mayotte (976)", "Mayotte (région)", "France"]


@pytest.mark.parametrize(
    ("indicator", "noted"), [("msp", True), ("assistants", True), ("cpts", False), ("ald", False)]
)
def test_only_counts_are_said_to_be_divided_by_the_population(indicator: str, noted: bool) -> None:
    params = {"indicateur": indicator, "territoires": "DEP-04,DEP-2B", "vue": "evolution"}
    page = Page(open_view("compare", **params))
    assert ("Le graphique rapporte les nombres à la population" in page.text) is noted


def number(printed: str) -> float | None:
    """The number that a reader sees, None for n.d."""
    text = plain(printed).replace(" ", "").removesuffix("%").replace(",", ".")
    return None if text == "n.d." else float(text)


@pytest.mark.parametrize(
    ("indicator", "territory", "decimals"),
    [
        ("msp", "FR", 0),
        ("msp", "DEP-2A", 0),
        ("cpts", "DEP-90", 1),
        ("cpts", "DEP-976", 1),
        ("assistants", "REG-93", 0),
        ("centres_sante", "DEP-974", 0),
        ("ald", "DEP-2B", 1),
    ],
)
def test_chart_table_and_files_give_the_same_numbers(
    indicator: str, territory: str, decimals: int
) -> None:
    page = indicator_page(indicator, territory)
    drawn = page.charts[0].points("Valeur mesurée")
    table = page.table("valeurs connues")
    printed = {
        day: number(value)
        for day, value, status in zip(
            *(table.column(label) for label in ("Date", "Valeur", "Statut")), strict=True
        )
        if status in {"Mesurée", "Non publiée"}
    }
    address = f"/donnees/series/{indicator}/{territory}.csv"
    file = pl.read_csv(io.BytesIO(CLIENT.get(address).content), try_parse_dates=True)
    sheet = pl.read_csv(
        io.BytesIO(CLIENT.get(f"{address}?tableur=1").content),
        **{"separator": ";", "decimal_comma": True, "try_parse_dates": True},  # type: ignore[arg-type]
    )
    kept = file.filter(pl.col("value_status").is_in(["observed", "not_published"]))
    assert dict(kept.select(pl.col("date").cast(str), "value").iter_rows()) == drawn
    assert sheet.rows() == file.rows()
    assert printed == {
        long_date(date.fromisoformat(day)): None if value is None else round(value, decimals)
        for day, value in drawn.items()
    }
