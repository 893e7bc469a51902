"""The maps as readers use them: mouse, keyboard, finger; both themes; nothing from elsewhere."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, ViewportSize, expect

from tests.e2e.conftest import IMPATIENT_MS
from tests.e2e.reader import Reader, plain
from tests.e2e.test_pages import GRAVE, RULES

INDICATOR: Final = "/indicateur?indicateur=msp&territoire=DEP-35"
PHONE: ViewportSize = {"width": 390, "height": 844}
# Without its clock, a page knows whether it has been loaded again.
MARK: Final = "window.same_page = true"


def area(reader: Reader, code: str) -> Locator:
    """One territory of the map."""
    return reader.page.locator(f'.cs-map-frame a[data-id="{code}"]')


def tip(reader: Reader) -> Locator:
    """What the map says beside an area."""
    return reader.page.locator(".cs-tip")


def open_map(reader: Reader, path: str) -> None:
    """Open a page and wait for its map."""
    reader.open(path)
    reader.page.locator(".cs-map-frame svg.cs-map").wait_for()
    reader.page.locator(".cs-map-figure").scroll_into_view_if_needed()


def focused(reader: Reader) -> str:
    """The territory that has the focus, inside the element's own tree."""
    code: str = reader.page.evaluate(
        """() => {
          let held = document.activeElement;
          while (held && held.shadowRoot) held = held.shadowRoot.activeElement;
          return (held && held.dataset.id) || "";
        }"""
    )
    return code


def grave(reader: Reader) -> list[tuple[str, list[str]]]:
    """What axe finds serious on the page, with the elements at fault."""
    violations = Axe().run(reader.page, options=RULES).response["violations"]
    return [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in violations
        if violation["impact"] in GRAVE
    ]


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Reader]:
    """A reader with a small screen and a finger."""
    with browser.new_context(
        locale="fr-FR",
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
    ) as context:
        context.set_default_timeout(IMPATIENT_MS)
        reader = Reader(context.new_page(), site)
        yield reader
        assert reader.told_problems() == []


@pytest.mark.parametrize("path", ["/synthese", INDICATOR])
def test_every_departement_is_a_link_that_says_everything(reader: Reader, path: str) -> None:
    open_map(reader, path)
    links = reader.page.locator(".cs-map-frame a[data-id]")
    expect(links).to_have_count(101)
    assert plain(area(reader, "DEP-01").get_attribute("aria-label") or "") == (
        "Ain (01) : 40 MSP au 30 juin 2025. Cible : 56 au 31 décembre 2026. Insuffisant."
    )


def test_tab_enters_the_map_once_and_arrows_go_to_neighbours(reader: Reader) -> None:
    open_map(reader, INDICATOR)
    reader.page.get_by_label("Carte géographique").focus()
    reader.page.keyboard.press("Tab")
    assert focused(reader) == "DEP-35"
    neighbours = (area(reader, "DEP-35").get_attribute("data-near") or "").split()
    for key, back in (("ArrowLeft", "ArrowRight"), ("ArrowUp", "ArrowDown")):
        reader.page.keyboard.press(key)
        assert focused(reader) in neighbours
        reader.page.keyboard.press(back)
    reader.page.keyboard.press("Tab")
    assert focused(reader) == ""


def test_every_territory_is_reached_with_arrow_keys(reader: Reader) -> None:
    open_map(reader, "/synthese")
    reached: list[str] = reader.page.evaluate(
        """() => {
          const root = document.querySelector(".cs-map-box")?.getRootNode()
            ?? [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
              .map((host) => host.shadowRoot).find((shadow) => shadow.querySelector(".cs-map-box"));
          const frame = root.querySelector(".cs-map-frame");
          const first = frame.querySelector("a[data-id]");
          const seen = new Set([first.dataset.id]);
          const queue = [first];
          for (const area of queue) {
            for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
              area.focus();
              area.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
              const next = root.activeElement;
              if (!seen.has(next.dataset.id)) { seen.add(next.dataset.id); queue.push(next); }
            }
          }
          return [...seen];
        }"""
    )
    assert len(reached) == 101


def test_enter_opens_a_territory_without_loading_the_page_again(reader: Reader) -> None:
    open_map(reader, "/synthese")
    reader.page.evaluate(MARK)
    area(reader, "DEP-15").focus()
    reader.page.keyboard.press("Enter")
    reader.arrive("/indicateur", indicateur="msp", territoire="DEP-15")
    assert "Dans le Cantal" in reader.text
    assert reader.page.evaluate("window.same_page")


def test_a_click_moves_the_page_to_a_territory_and_keeps_the_map(reader: Reader) -> None:
    open_map(reader, "/indicateur?indicateur=cpts&territoire=FR&couche=chemin")
    reader.page.evaluate(MARK)
    area(reader, "DEP-12").click()
    reader.arrive("/indicateur", indicateur="cpts", territoire="DEP-12", couche="chemin")
    assert "Dans l'Aveyron" in reader.text
    assert reader.page.evaluate("window.same_page")
    expect(reader.page.locator(".cs-selected")).not_to_have_attribute("d", "")


def test_the_mouse_and_the_focus_get_the_same_words(reader: Reader) -> None:
    open_map(reader, "/synthese")
    area(reader, "DEP-12").hover()
    expect(tip(reader)).to_be_visible()
    said = tip(reader).inner_text()
    assert [plain(line) for line in said.split("\n") if line] == [
        *("Aveyron (12)", "32 MSP au 30 juin 2025", "Cible : 37 au 31 décembre 2026"),
        "○ Ne permet pas de conclure",
    ]
    reader.page.mouse.move(0, 0)
    expect(tip(reader)).to_be_hidden()
    reader.page.get_by_label("Carte géographique").focus()
    reader.page.keyboard.press("Tab")
    while focused(reader) != "DEP-38":
        reader.page.keyboard.press("ArrowDown")
    expect(tip(reader)).to_contain_text("Isère (38)")


def test_escape_closes_what_the_mouse_or_the_focus_opened(reader: Reader) -> None:
    open_map(reader, "/synthese")
    area(reader, "DEP-12").hover()
    expect(tip(reader)).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(tip(reader)).to_be_hidden()
    reader.page.get_by_label("Carte géographique").focus()
    reader.page.keyboard.press("Tab")
    expect(tip(reader)).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(tip(reader)).to_be_hidden()
    assert focused(reader) == "DEP-01"


def test_the_tooltip_can_be_pointed_at(reader: Reader) -> None:
    open_map(reader, "/synthese")
    area(reader, "DEP-12").hover()
    tip(reader).hover()
    reader.page.wait_for_timeout(400)  # longer than the time it takes to go away
    expect(tip(reader)).to_be_visible()


def test_the_view_is_chosen_and_stays_in_the_address(reader: Reader) -> None:
    open_map(reader, "/synthese")
    expect(reader.page.get_by_label("Carte géographique")).to_be_checked()
    reader.page.get_by_label("Carte en tuiles").check()
    reader.arrive("/synthese", carte="tuiles")
    expect(area(reader, "DEP-01").locator("text")).to_have_text("01")
    reader.page.reload()
    reader.settle()
    expect(reader.page.get_by_label("Carte en tuiles")).to_be_checked()
    expect(reader.page.locator(".cs-map-frame text").first).to_have_text("62")


def test_the_table_says_what_the_map_says(reader: Reader) -> None:
    open_map(reader, f"{INDICATOR}&couche=taux")
    reader.page.get_by_text("Voir la carte en tableau").click()
    rows = reader.page.locator(".cs-map-box tbody tr")
    expect(rows).to_have_count(101)
    assert [plain(cell) for cell in rows.first.locator("th, td").all_inner_texts()] == [
        *("Ain (01)", "40", "30/06/2025", "56 au 31/12/2026", "5,9", "■ Insuffisant"),
    ]
    reader.page.evaluate(MARK)
    rows.first.get_by_role("link").click()
    reader.arrive("/indicateur", indicateur="msp", territoire="DEP-01", couche="taux")
    assert reader.page.evaluate("window.same_page")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_those_of_the_theme_and_of_the_class(reader: Reader, theme: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    open_map(reader, "/synthese")
    expected = {"light": "rgb(158, 75, 34)", "dark": "rgb(231, 150, 95)"}[theme]
    expect(area(reader, "DEP-01").locator("path").first).to_have_css("fill", expected)


@pytest.mark.parametrize("layer", ["verdict", "taux", "chemin", "ecart", "rythme", "evolution"])
def test_the_legend_counts_what_is_painted(reader: Reader, layer: str) -> None:
    open_map(reader, f"/indicateur?indicateur=centres_sante&territoire=FR&couche={layer}")
    legend = reader.page.locator(".cs-map-legend li").all_inner_texts()
    counts = [int(found[1]) for label in legend if (found := re.search(r"\((\d+)\)$", label))]
    assert (len(counts), sum(counts)) == (len(legend), 101)
    painted: list[str] = reader.page.locator(
        ".cs-map-frame a[data-id] > path:first-child"
    ).evaluate_all("paths => paths.map((path) => path.getAttribute('fill'))")
    assert sorted(painted.count(fill) for fill in set(painted)) == sorted(filter(None, counts))


def test_counts_are_circles_on_the_map_and_numbers_in_tiles(reader: Reader) -> None:
    open_map(reader, "/indicateur?indicateur=centres_sante&territoire=FR&couche=nombre")
    circles = reader.page.locator(".cs-map-frame g[fill-opacity] > circle")
    expect(circles).to_have_count(96)
    expect(area(reader, "DEP-43")).to_have_text("0")  # the Haute-Loire has none
    sizes = circles.evaluate_all("all => all.map((circle) => Number(circle.getAttribute('r')))")
    assert sizes == sorted(sizes, reverse=True)
    area(reader, "DEP-13").hover()  # through its circle
    expect(tip(reader)).to_contain_text(re.compile("27.centres de santé"))
    assert grave(reader) == []
    reader.page.get_by_label("Carte en tuiles").check()
    expect(circles).to_have_count(0)
    assert grave(reader) == []
    assert area(reader, "DEP-75").locator("text").all_text_contents() == ["75", "60"]
    area(reader, "DEP-13").click()
    reader.arrive(
        "/indicateur",
        indicateur="centres_sante",
        territoire="DEP-13",
        couche="nombre",
        carte="tuiles",
    )


@pytest.mark.parametrize("view", ["tuiles", "geo"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_grave_on_a_map(reader: Reader, theme: str, view: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    open_map(reader, f"{INDICATOR}&carte={view}")
    reader.page.get_by_text("Voir la carte en tableau").click()
    expect(reader.page.locator(".cs-map-box tbody tr")).to_have_count(101)
    found = {}
    for width in (1280, 390):
        reader.look(theme, width)
        found[width] = grave(reader)
    assert found == {1280: [], 390: []}


def test_a_phone_shows_tiles_first_and_never_scrolls_sideways(phone: Reader) -> None:
    open_map(phone, "/synthese")
    expect(phone.page.get_by_label("Carte en tuiles")).to_be_checked()
    box = area(phone, "DEP-01").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    overflow = phone.page.evaluate(
        """() => [document.scrollingElement, document.querySelector("main")]
            .map(box => box.scrollWidth - box.clientWidth)"""
    )
    assert overflow == [0, 0]


def test_a_finger_reads_first_and_opens_next(phone: Reader) -> None:
    open_map(phone, "/synthese")
    phone.page.evaluate(MARK)
    area(phone, "DEP-12").tap()
    expect(tip(phone)).to_contain_text("Aveyron (12)")
    assert phone.path == "/synthese"
    area(phone, "DEP-12").tap()
    # A phone that has never drawn a chart takes its time: the address is enough here.
    phone.page.wait_for_url("**/indicateur?indicateur=msp&territoire=DEP-12")
    assert phone.page.evaluate("window.same_page")


def test_outlines_are_fetched_once_for_a_visit(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    open_map(reader, "/synthese")
    reader.box("Objectif sur la carte").select_option("Couverture par une CPTS")
    reader.arrive("/synthese", indicateur="cpts")
    expect(reader.page.locator(".cs-map-frame svg.cs-map")).to_have_attribute(
        "aria-label", re.compile("Couverture par une CPTS")
    )
    area(reader, "DEP-15").click()
    reader.arrive("/indicateur", indicateur="cpts", territoire="DEP-15")
    reader.page.locator(".cs-map-frame svg.cs-map").wait_for()
    outlines = [url for url in asked if "/cartes/" in url]
    assert len(outlines) == len(set(outlines)) == 2  # the script, the départements
