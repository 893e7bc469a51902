"""What the reader chooses lives in the address, as codes, and follows them everywhere."""

import pytest
from playwright.sync_api import expect

from tests.e2e.reader import Reader


def test_another_indicator_and_territory_chosen_by_keyboard(reader: Reader) -> None:
    reader.open("/indicateur")
    assert reader.chosen == {"indicateur": "msp", "territoire": "FR"}
    reader.pick("Indicateur", "CPTS", "Couverture par une CPTS")
    reader.arrive("/indicateur", indicateur="cpts", territoire="FR")
    reader.pick("Territoire", "cantal", "15 – Cantal")
    reader.arrive("/indicateur", indicateur="cpts", territoire="DEP-15")
    assert "Dans le Cantal, 100 % de la population au 28 février 2026" in reader.text
    assert "Cantal" in reader.page.title()


def test_choosing_leaves_the_focus_where_it_was(reader: Reader) -> None:
    reader.open("/territoire")
    reader.pick("Territoire", "2A", "2A – Corse-du-Sud")
    reader.arrive("/territoire", territoire="DEP-2A")
    assert reader.title == "Corse-du-Sud"
    expect(reader.box("Territoire")).to_be_focused()


def test_territories_to_compare_are_added_and_removed(reader: Reader) -> None:
    reader.open("/comparer?territoires=DEP-01,FR")
    reader.pick("Territoires à comparer (douze au maximum)", "974", "974 – La Réunion")
    reader.arrive("/comparer", indicateur="msp", territoires="DEP-01,FR,DEP-974")
    reader.page.keyboard.press("Escape")
    reader.page.get_by_role("button", name="Retirer 01 – Ain").click()
    reader.arrive("/comparer", indicateur="msp", territoires="FR,DEP-974")
    table = reader.page.get_by_role("region", name="dernières valeurs mesurées")
    first, second = table.locator("tbody th").all_inner_texts()
    assert (first, second[:10]) == ("France", "La Réunion")


@pytest.mark.parametrize(
    "path",
    [
        "/indicateur?indicateur=assistants&territoire=REG-93",
        "/territoire?territoire=DEP-2B",
        "/comparer?indicateur=cpts&territoires=DEP-15,REG-84,FR",
        "/revisions?indicateur=msp&territoire=DEP-04",
    ],
)
def test_a_page_reloaded_or_sent_shows_the_same_view(reader: Reader, path: str) -> None:
    reader.open(path)
    kept, before = reader.page.url, reader.text
    assert kept == reader.address + path
    reader.page.reload()
    reader.settle()
    assert (reader.page.url, reader.text) == (kept, before)


def test_the_selection_follows_the_reader_through_the_menu(reader: Reader) -> None:
    reader.open("/indicateur?indicateur=cpts&territoire=DEP-04")
    reader.menu("/territoire")
    assert (reader.title, reader.chosen) == (
        "Alpes-de-Haute-Provence",
        {"territoire": "DEP-04"},
    )
    reader.pick("Territoire", "cantal", "15 – Cantal")
    reader.arrive("/territoire", territoire="DEP-15")
    reader.menu("/methode")
    reader.menu("/revisions")
    assert reader.chosen == {"indicateur": "cpts", "territoire": "DEP-15"}


def test_a_link_of_a_card_leads_to_its_indicator(reader: Reader) -> None:
    reader.open("/synthese")
    reader.page.get_by_role("link", name="Détail : Assistants médicaux").click()
    reader.arrive("/indicateur", indicateur="assistants", territoire="FR")
    assert "8 971" in reader.text


@pytest.mark.parametrize(
    ("path", "notice", "shown"),
    [
        (
            "/indicateur?indicateur=msp&territoire=DEP-99",
            "(territoire = DEP-99). La page affiche la France.",
            {"indicateur": "msp", "territoire": "FR"},
        ),
        (
            "/revisions?indicateur=rien&territoire=DEP-04",
            "(indicateur = rien). La page affiche",
            {"indicateur": "msp", "territoire": "DEP-04"},
        ),
        (
            "/comparer?territoires=DEP-01,ailleurs,FR",
            "(territoires = ailleurs). La page affiche les autres territoires demandés.",
            {"indicateur": "msp", "territoires": "DEP-01,FR"},
        ),
    ],
)
def test_a_bad_link_falls_back_with_a_polite_notice(
    reader: Reader, path: str, notice: str, shown: dict[str, str]
) -> None:
    reader.open(path)
    assert f"Ce lien contient une valeur inconnue {notice}" in reader.text
    assert reader.chosen == shown


@pytest.mark.parametrize("page", ["indicateur", "territoire", "revisions"])
def test_html_in_a_link_stays_text(reader: Reader, page: str) -> None:
    reader.open(f"/{page}?territoire=<img src=x onerror=alert(1)>**gras**")
    assert "(territoire = <img src=x onerror=alert(1)>**gras**)" in reader.text
    expect(reader.page.locator("main img")).to_have_count(0)
