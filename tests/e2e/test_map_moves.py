"""The maps as readers use them: mouse, keyboard, finger; the page is never loaded again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.e2e.conftest import IMPATIENT_MS
from tests.e2e.map_reader import INDICATOR, MARK, area, open_map, tip
from tests.e2e.reader import Reader, plain

PHONE: ViewportSize = {"width": 390, "height": 844}


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
