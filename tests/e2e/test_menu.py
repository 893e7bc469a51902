"""Going from page to page: the menu, the keyboard, the headers of every answer."""

import re
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import expect

from dashboard.wording.accessibility import PAGES_LIST
from tests.e2e.reader import MENU, Reader


def test_a_click_through_the_menu_shows_every_page(reader: Reader) -> None:
    reader.open("/")
    titles = {}
    for path, name in MENU.items():
        reader.menu(path)
        expect(reader.page.get_by_role("heading", level=1)).to_have_count(1)
        assert (reader.path, reader.current_link.inner_text()) == (path, name)
        titles[reader.page.title()] = path
    assert list(titles.values()) == list(MENU)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "/"),
        ("/indicateur", "/indicateur?indicateur=msp&territoire=FR"),
        ("/territoire", "/territoire?territoire=FR"),
        ("/comparer", "/comparer?indicateur=msp"),
        ("/revisions", "/revisions?indicateur=msp&territoire=FR"),
    ],
)
def test_a_bare_address_is_completed_with_what_is_shown(
    reader: Reader, path: str, address: str
) -> None:
    reader.open(path)
    assert reader.page.url == reader.address + address
    assert reader.current_link.inner_text() == MENU.get(path, "Synthèse")


def test_the_menu_keeps_its_order_on_every_page(reader: Reader) -> None:
    for path in ("/synthese", "/padhue"):
        reader.open(path)
        links = reader.page.get_by_role("navigation", name="Pages du site").get_by_role("link")
        assert links.all_inner_texts() == list(MENU.values())


def test_an_unknown_page_is_said_in_french(reader: Reader) -> None:
    reader.open("/nulle-part")
    notice = reader.page.get_by_role("dialog", name="Page introuvable")
    expect(notice).to_contain_text("La page demandée n’existe pas")
    notice.get_by_role("button", name="Fermer").click()
    expect(notice).to_have_count(0)
    assert reader.path == "/"
    # Streamlit says it in the console as well.
    (said,) = reader.told_problems()
    assert "La page demandée n’existe pas" in said


def test_the_back_button_returns_to_the_page_before(reader: Reader) -> None:
    reader.open("/indicateur?indicateur=cpts&territoire=DEP-15")
    reader.menu("/territoire")
    reader.page.go_back()
    expect(reader.current_link).to_have_text("Indicateur")
    reader.settle()
    assert reader.chosen == {"indicateur": "cpts", "territoire": "DEP-15"}
    assert "Dans le Cantal" in reader.text


def test_the_first_tab_stop_leads_past_the_menu_and_asks_for_nothing(reader: Reader) -> None:
    reader.open("/indicateur?indicateur=msp&territoire=DEP-04")
    sent = reader.sent
    reader.page.keyboard.press("Tab")
    focused = reader.page.locator(":focus")
    expect(focused).to_have_text("Aller au contenu")
    expect(focused).to_be_in_viewport()
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("heading", level=1)).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(reader.box("Indicateur")).to_be_focused()
    assert reader.sent == sent


def test_tab_reaches_every_control_in_the_order_of_the_page(reader: Reader) -> None:
    reader.open("/indicateur?indicateur=msp&territoire=FR")
    wanted = [
        *MENU.values(),
        "Indicateur",
        "Territoire",
        "Voir les données en tableau",
        "Télécharger MSP, France (CSV pour tableur)",
        "Télécharger MSP, France (CSV pour programme)",
        "Copier le lien de cette page",
    ]
    reached = [_next_stop(reader) for _ in range(60)]
    first_round = reached[: reached.index("Copier le lien de cette page") + 1]
    assert [name for name in first_round if name in wanted] == wanted


def test_a_single_letter_does_nothing(reader: Reader) -> None:
    reader.open("/indicateur")
    before = reader.sent
    for letter in "rcRC":
        reader.page.keyboard.press(letter)
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    # One message for this choice, none for the letters before it.
    reader.pick("Indicateur", "CPTS", "Couverture par une CPTS")
    reader.arrive("/indicateur", indicateur="cpts", territoire="FR")
    assert reader.sent - before == 1


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/indicateur?indicateur=msp",
        "/cap-sante.css",
        "/_stcore/health",
        "/donnees/tables/observations.parquet",
        "/donnees/series/msp/FR.csv",
        "/nulle/part",
    ],
)
def test_every_answer_is_protected(site: str, path: str) -> None:
    headers = httpx.get(site + path).headers
    policy = dict(
        re.split(r"\s+", rule, maxsplit=1)
        for rule in headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "http" not in headers["content-security-policy"]


def _next_stop(reader: Reader) -> str:
    """Press Tab and say what has the focus, inside shadow trees too."""
    reader.page.keyboard.press("Tab")
    name: str = reader.page.evaluate(
        """() => {
          let focused = document.activeElement;
          while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
          // The arrow of a folded block is a picture, named by the letters of its font.
          const words = focused.cloneNode(true);
          words.querySelectorAll?.("[aria-hidden=true]").forEach((picture) => picture.remove());
          return focused.getAttribute("aria-label") || words.textContent.trim()
            || focused.labels?.[0]?.innerText || "";
        }"""
    )
    return name


def test_the_site_map_leads_to_every_page_and_every_territory(reader: Reader) -> None:
    reader.open("/synthese")
    reader.page.evaluate("window.same_page = true")
    reader.page.get_by_role("link", name="Plan du site").click()
    reader.arrive("/plan-du-site")
    listed = {
        urlsplit(link.get_attribute("href") or "").path
        for link in reader.page.locator("main .cs-page a").all()
    }
    assert set(PAGES_LIST) - {"/plan-du-site"} <= listed
    assert reader.page.locator("main .cs-page a[href^='/territoire?']").count() == 1 + 18 + 101
    reader.page.get_by_role("link", name="Guadeloupe (971)").click()
    reader.arrive("/territoire", territoire="DEP-971")
    assert reader.title == "Guadeloupe"
    assert reader.page.evaluate("window.same_page")
