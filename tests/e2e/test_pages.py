"""Every page as it is delivered: structure, accessibility, French names, small screens."""

import re
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.wording.accessibility import NARROWEST, THEMES, WIDTHS
from tests.e2e.reader import Reader, plain

# Each page with the selection that shows most of it.
ADDRESSES: Final = (
    "/",
    "/synthese",
    "/indicateur?indicateur=msp&territoire=DEP-04",
    "/territoire?territoire=DEP-2A",
    "/comparer?indicateur=msp&territoires=DEP-01,DEP-974,FR",
    "/padhue",
    "/cnr",
    "/revisions?indicateur=msp&territoire=FR",
    "/methode",
    "/accessibilite",
    "/plan-du-site",
)
RULES: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "resultTypes": ["violations"],
}
GRAVE: Final = {"serious", "critical"}
INTERACTIVE: Final = {
    *("button", "checkbox", "combobox", "link", "menuitem", "option", "radio", "searchbox"),
    *("slider", "spinbutton", "switch", "tab", "textbox"),
}
# What Streamlit and its parts say in English; none of these is also a French word.
ENGLISH: Final = {
    *(
        "add",
        "all",
        "and",
        "app",
        "apply",
        "choose",
        "clear",
        "click",
        "close",
        "collapse",
        "connect",
    ),
    *("copied", "copy", "deploy", "download", "drop", "edit", "enter", "error", "expand", "files"),
    *("fullscreen", "heading", "help", "hide", "less", "link", "loading", "more", "of", "open"),
    *("press", "remove", "rerun", "results", "running", "search", "select", "selected"),
    *("settings", "show", "sidebar", "skip", "the", "to", "upload", "value", "values", "view"),
    *("with", "you", "your"),
}
# Names of files are whole words: current_values.
_WORD: Final = re.compile(r"[^\W\d]+")
_NAMED: Final = re.compile(r"""^\s*- '?(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?""")


@pytest.fixture(scope="module", params=ADDRESSES)
def opened(request: pytest.FixtureRequest, tab: Reader) -> Reader:
    """One page, opened once for all the tests below."""
    tab.open(request.param)
    return tab


@pytest.fixture
def page(opened: Reader, reader: Reader) -> Reader:
    """That page, light and on a desktop."""
    assert opened is reader
    return reader


def test_a_page_is_french_and_has_one_title(page: Reader) -> None:
    expect(page.page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.page.title().endswith(" – Cap Santé")


def test_a_page_says_whose_site_it_is_not_and_how_accessible(page: Reader) -> None:
    # In the menu's own tree, which the page's text leaves out.
    expect(page.page.get_by_text("Ce n’est pas un site de l’État.")).to_be_visible()
    assert "Accessibilité : non conforme" in page.text


def test_headings_leave_no_gap(page: Reader) -> None:
    levels = page.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "headings => headings.map(heading => Number(heading.tagName[1]))"
    )
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False)), (
        levels
    )


def test_tables_have_a_caption_and_scoped_headers(page: Reader) -> None:
    assert page.page.locator("table:not(:has(caption)), th:not([scope])").count() == 0


def test_pictures_are_named_or_hidden(page: Reader) -> None:
    # A picture, or a group of links: each map is one.
    named = ":is([role=img], [role=group])[aria-label]"
    pictures = f"svg:not([aria-hidden=true]):not({named}), img:not([alt])"
    # Plotly draws inside a figure, which carries the text alternative.
    expect(page.page.locator(f"main :not(.js-plotly-plot *):is({pictures})")).to_have_count(0)
    for chart in page.page.locator(".stPlotlyChart").all():
        figure = chart.locator("xpath=descendant-or-self::*[@role='figure' and @aria-label]")
        assert "tableau" in plain(figure.first.get_attribute("aria-label") or "")


@pytest.mark.parametrize("width", WIDTHS, ids=["desktop", "phone"])
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_grave(page: Reader, theme: str, width: int) -> None:
    page.look(theme, width)
    violations = Axe().run(page.page, options=RULES).response["violations"]
    grave = [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in violations
        if violation["impact"] in GRAVE
    ]
    assert grave == []


@pytest.mark.parametrize("width", [WIDTHS[-1], NARROWEST])
def test_a_phone_never_scrolls_sideways(page: Reader, width: int) -> None:
    page.page.set_viewport_size({"width": width, "height": 800})
    expect(page.page.locator("main")).to_have_js_property("clientWidth", width)
    page.settle()
    overflow = page.page.evaluate(
        """() => [document.scrollingElement, document.querySelector("main")]
            .map(box => box.scrollWidth - box.clientWidth)"""
    )
    assert overflow == [0, 0]


def test_what_can_be_used_has_a_name(page: Reader) -> None:
    assert [role for role, name in _names(page) if role in INTERACTIVE and not name] == []


def test_names_are_french(page: Reader) -> None:
    said = [name for _, name in _names(page)]
    said += page.page.locator("[title], [placeholder], [alt]").evaluate_all(
        "all => all.flatMap(one => [one.title, one.placeholder, one.alt].filter(Boolean))"
    )
    english = [name for name in said if ENGLISH & set(_WORD.findall(name.lower()))]
    assert english == []


def _names(page: Reader) -> list[tuple[str, str]]:
    """Role and accessible name of everything on the page, open lists and shadow trees included."""
    lines = page.page.locator("body").aria_snapshot().splitlines()
    found = [match for line in lines if (match := _NAMED.match(line))]
    return [(match["role"], plain(match["name"] or "")) for match in found]
