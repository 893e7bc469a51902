"""The RGAA's criteria that a machine can judge, on pages as they are served, and the statement.

Each page is opened once, every block unfolded; a failure names the page, the criterion and the
element. `test_pages` holds the pages to axe, in two themes and at two widths.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

from dashboard.wording.accessibility import NARROWEST, PAGES_LIST, THEMES, WIDTHS, Fault
from tests.dashboard.test_palette import contrast
from tests.e2e.reader import BACKGROUNDS, Reader, plain
from tests.e2e.test_pages import ADDRESSES

HERE: Final = Path(__file__).parent
RULES: Final = (HERE / "rgaa.js").read_text("utf-8")
BROKEN: Final = (HERE / "broken.html").read_text("utf-8")
# Text spaced as WCAG 1.4.12 asks, in shadow trees too.
SPACED: Final = """() => {
  const space = (root) => {
    const style = document.createElement("style");
    style.textContent = "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
      + " word-spacing: .16em !important } p { margin-bottom: 2em !important }";
    (root.head ?? root).append(style);
    root.querySelectorAll("*").forEach((one) => one.shadowRoot && space(one.shadowRoot));
  };
  space(document);
}"""
# What goes over the edge of the screen, or is cut by its own box.
CUT: Final = """() => {
  const main = document.querySelector("main");
  const wide = [main, document.scrollingElement].filter(
    (box) => box.scrollWidth > box.clientWidth).map((box) => box.localName);
  const cut = [...main.querySelectorAll("*")].filter((one) =>
    ["hidden", "clip"].includes(getComputedStyle(one).overflowX) && one.checkVisibility()
    && one.clientWidth > 1 && one.textContent.trim() && !one.closest("svg")
    && one.scrollWidth > one.clientWidth + 1);
  return [...wide, ...cut.map((one) => one.outerHTML.slice(0, 200))];
}"""
# Pieces of text that stand above the one before them in the document: in one column, what is seen
# and what is read without the stylesheets have the same order.
UPTURNED: Final = """() => {
  const text = "main :is(h1, h2, h3, p, caption, summary, dt, footer)";
  const pieces = [...document.querySelectorAll(text)]
    .filter((one) => one.checkVisibility() && one.innerText.trim() && !one.closest("svg"));
  const top = (one) => one.getBoundingClientRect().top;
  return pieces.slice(1).filter((one, before) => top(one) < top(pieces[before]) - 1)
    .map((one) => one.outerHTML.slice(0, 150));
}"""
UNFOLD: Final = """() => {
  const open = (root) => root.querySelectorAll("*").forEach((one) => {
    if (one.matches("details:not([open])")) one.querySelector("summary").click();
    if (one.shadowRoot) open(one.shadowRoot);
  });
  open(document);
}"""
FOLDED: Final = "[data-testid=stExpander] details:not([open])"
# What has the focus, marked as reached, and the colour of its ring; on a map, a line is the ring.
STOP: Final = """() => {
  let held = document.activeElement;
  while (held.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
  if (held === document.body) return null;
  held.dataset.reached = "yes";
  const around = [held, held.parentElement, held.closest("label, [role=group]")];
  const ringed = around.find((one) => one && parseFloat(getComputedStyle(one).outlineWidth) >= 3
    && getComputedStyle(one).outlineStyle === "solid");
  const line = held.getRootNode().querySelector(".cs-focused");
  const ring = ringed ? getComputedStyle(ringed).outlineColor
    : held.closest("svg") && line ? getComputedStyle(line).stroke : "";
  return [held.outerHTML.slice(0, 150), ring];
}"""
# What can be used and was not reached; one radio stands for its group.
MISSED: Final = """() => {
  const all = [];
  const walk = (root) => root.querySelectorAll("*").forEach((one) => {
    all.push(one);
    if (one.shadowRoot) walk(one.shadowRoot);
  });
  walk(document);
  const isReached = (one) => "reached" in one.dataset || (one.type === "radio"
    && one.closest("fieldset, [role=radiogroup]").querySelector("[data-reached]"));
  return all.filter((one) => one.matches("a[href], button, input, summary, [tabindex='0']")
    && one.tabIndex >= 0 && one.checkVisibility() && !one.closest("[inert]") && !isReached(one))
    .map((one) => one.outerHTML.slice(0, 150));
}"""
MOST_STOPS: Final = 200
MOST_UNFOLDINGS: Final = 5
PATIENT_MS: Final = 5_000


@pytest.fixture(scope="module", params=[path for path in ADDRESSES if path != "/"])
def opened(request: pytest.FixtureRequest, tab: Reader) -> Reader:
    """One page, whole and unfolded."""
    tab.open(request.param)
    for _ in range(MOST_UNFOLDINGS):
        if not tab.page.locator(FOLDED).count():
            break
        tab.page.evaluate(UNFOLD)
        # All at once, a block may close again when the run that another asked for ends.
        with suppress(AssertionError):
            expect(tab.page.locator(FOLDED)).to_have_count(0, timeout=PATIENT_MS)
        tab.settle()
    expect(tab.page.locator(FOLDED)).to_have_count(0)
    tab.page.evaluate(UNFOLD)
    return tab


@pytest.fixture
def page(opened: Reader, reader: Reader) -> Reader:
    """That page, light and on a desktop."""
    assert opened is reader
    return reader


def test_a_page_keeps_every_rule(page: Reader) -> None:
    assert broken_rules(page) == {}


@pytest.mark.parametrize("width", [WIDTHS[0] // 2, NARROWEST], ids=["zoomed twice", "narrow"])
def test_nothing_overflows_even_with_spaced_text(page: Reader, width: int) -> None:
    page.page.set_viewport_size({"width": width, "height": 800})
    expect(page.page.locator("main")).to_have_js_property("clientWidth", width)
    page.page.evaluate(SPACED)
    page.settle()
    # A chart takes its new width a moment later.
    with suppress(TooLate):
        page.page.wait_for_function(f"({CUT})().length === 0", timeout=PATIENT_MS)
    assert page.page.evaluate(CUT) == []


def test_text_is_seen_in_the_order_in_which_it_is_read(page: Reader) -> None:
    page.page.set_viewport_size({"width": NARROWEST, "height": 800})
    expect(page.page.locator("main")).to_have_js_property("clientWidth", NARROWEST)
    page.settle()
    # A folded block takes its new height a moment later.
    with suppress(TooLate):
        page.page.wait_for_function(f"({UPTURNED})().length === 0", timeout=PATIENT_MS)
    assert page.page.evaluate(UPTURNED) == []


def test_a_page_that_breaks_every_rule_is_told_so(reader: Reader) -> None:
    reader.page.goto("about:blank")
    reader.page.set_content(BROKEN)
    rules = reader.page.evaluate(RULES)
    assert [rule for rule, found in rules.items() if not found] == []


@pytest.mark.parametrize(
    ("theme", "path"),
    [
        (THEMES[0], "/indicateur?indicateur=msp&territoire=DEP-04"),
        (THEMES[1], "/comparer?territoires=DEP-01,DEP-974"),
    ],
)
def test_the_keyboard_reaches_everything_and_is_seen(reader: Reader, theme: str, path: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    reader.open(path)
    stops = list(walk(reader))
    assert len(stops) < MOST_STOPS
    assert reader.page.evaluate(MISSED) == []
    ground = hexadecimal(BACKGROUNDS[theme])
    unseen = [held for held, ring in stops if not ring or contrast(hexadecimal(ring), ground) < 3]
    assert unseen == []


def test_the_title_of_the_tab_says_which_territory(reader: Reader) -> None:
    titles = []
    for code in ("DEP-01", "DEP-974"):
        reader.open(f"/territoire?territoire={code}")
        titles.append(plain(reader.page.title()))
    assert titles == ["Ain – Cap Santé", "La Réunion – Cap Santé"]


def test_what_somebody_said_is_quoted(reader: Reader) -> None:
    reader.open("/revisions?indicateur=msp&territoire=FR")
    reader.unfold("Voir les périodes plus anciennes")
    quoted = [plain(text) for text in reader.page.locator("main q").all_inner_texts()]
    assert "« plus de 600 sur 1 200 »" in quoted


def test_the_statement_prints_whole(reader: Reader) -> None:
    reader.open("/accessibilite")
    printed = reader.page.pdf()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 1


def test_the_footer_leads_to_the_statement_and_the_menu_back(reader: Reader) -> None:
    reader.open("/indicateur?indicateur=cpts&territoire=DEP-15")
    reader.page.evaluate("window.same_page = true")
    reader.page.get_by_role("link", name="Accessibilité : non conforme").click()
    reader.arrive("/accessibilite")
    assert reader.title == "Déclaration d'accessibilité"
    reader.menu("/territoire")
    assert reader.chosen["territoire"] == "DEP-15"
    assert reader.page.evaluate("window.same_page")


def test_what_a_filter_found_is_announced_by_an_element_that_stays(reader: Reader) -> None:
    reader.open("/cnr")
    voice = reader.page.locator(".voice").element_handle()
    assert voice.inner_text() == ""  # on arrival, the sentence is read in its place
    reader.pick("Thème", "Aller vers", "Aller vers les patients")
    reader.arrive("/cnr", theme="aller_vers")
    found = reader.page.locator("main .cs-result")
    expect(found).to_have_count(1)
    assert voice.evaluate("voice => voice.isConnected && voice.role === 'status'")
    assert voice.inner_text() == found.inner_text() != ""
    reader.menu("/methode")
    assert reader.page.locator(".voice").inner_text() == ""  # it says nothing of another page


def test_the_statement_lists_the_pages_that_are_tested() -> None:
    assert {urlsplit(path).path for path in ADDRESSES} - {"/"} == set(PAGES_LIST)


def test_every_declared_fault_is_still_there(reader: Reader) -> None:
    """One that has gone is to be taken out of the statement."""
    reader.open("/indicateur?indicateur=msp&territoire=DEP-04")
    assert set(OBSERVED) == set(Fault)
    assert [fault for fault, is_there in OBSERVED.items() if not is_there(reader)] == []


def broken_rules(page: Reader) -> dict[str, list[str]]:
    """What breaks each rule."""
    rules: dict[str, list[str]] = page.page.evaluate(RULES)
    return {rule: found for rule, found in rules.items() if found}


def walk(reader: Reader) -> Iterator[tuple[str, str]]:
    """Every stop of the Tab key until it leaves the page, with the colour of its ring."""
    for _ in range(MOST_STOPS):
        reader.page.keyboard.press("Tab")
        stop: list[str] | None = reader.page.evaluate(STOP)
        if stop is None:
            return
        held, ring = stop
        yield held, ring


def hexadecimal(colour: str) -> str:
    """`rgb(11, 95, 255)` as `#0b5fff`."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def _chart_has_no_role(reader: Reader) -> bool:
    return reader.page.locator(".js-plotly-plot .main-svg:not([role])").count() > 0


def _paragraphs_stand_in_text(reader: Reader) -> bool:
    return reader.page.locator(":is(label, summary) span p").count() > 0


def _landmarks_are_inside_main(reader: Reader) -> bool:
    is_empty = reader.page.locator("header").inner_text() == ""
    return is_empty and reader.page.locator("main").locator("nav, footer").count() == 2


def _tooltip_outlives_escape(reader: Reader) -> bool:
    chart = reader.page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    tooltip = reader.page.locator(".hoverlayer .hovertext").first
    chart.locator(".points path").last.hover(force=True)
    tooltip.wait_for()
    reader.page.keyboard.press("Escape")
    reader.page.evaluate("() => new Promise(requestAnimationFrame)")
    return tooltip.is_visible()


def _label_leaves_its_field_alone(reader: Reader) -> bool:
    reader.page.locator("label", has_text="Territoire").click()
    return not reader.box("Territoire").evaluate("field => field === document.activeElement")


OBSERVED: Final[dict[Fault, Callable[[Reader], bool]]] = {
    Fault.CHART_ROLE: _chart_has_no_role,
    Fault.NESTING: _paragraphs_stand_in_text,
    Fault.LANDMARKS: _landmarks_are_inside_main,
    Fault.TOOLTIP: _tooltip_outlives_escape,
    Fault.LABEL: _label_leaves_its_field_alone,
}
