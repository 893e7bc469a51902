"""Comparer and the groups by APL at a browser: links without a reload, one picture at a time."""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.reader import CHART, Reader
from tests.e2e.test_pages import RULES

PROVENCE = "DEP-04,DEP-05,DEP-06,DEP-13,DEP-83,DEP-84"


def test_a_shortcut_replaces_the_territories_without_a_reload(reader: Reader) -> None:
    reader.open("/comparer?indicateur=msp&territoires=DEP-04,DEP-15&vue=entonnoir")
    reader.page.evaluate("window.stillHere = true")
    reader.page.get_by_role("link", name="Départements de Provence-Alpes-Côte d’Azur").click()
    reader.arrive("/comparer", indicateur="msp", territoires=PROVENCE, vue="entonnoir")
    expect(reader.page.get_by_role("button", name=re.compile("^Retirer "))).to_have_count(6)
    assert reader.page.evaluate("window.stillHere")


def test_the_table_is_sorted_by_a_link(reader: Reader) -> None:
    reader.open("/comparer?indicateur=msp&territoires=DEP-59,DEP-04")
    reader.page.get_by_role("link", name="rang", exact=True).click()
    reader.arrive("/comparer", indicateur="msp", territoires="DEP-59,DEP-04", tri="rang")
    table = reader.page.get_by_role("region", name="triées par rang croissant")
    assert table.locator("tbody th").first.inner_text().startswith("Alpes-de-Haute-Provence")


def test_pictures_take_turns(reader: Reader) -> None:
    reader.open("/comparer?indicateur=msp&territoires=DEP-59,DEP-04")
    for label, code in (("Évolution", "evolution"), ("Entonnoir", "entonnoir"), ("Nuage", "nuage")):
        reader.page.get_by_role("radiogroup", name="Afficher").get_by_text(label).click()
        reader.arrive("/comparer", indicateur="msp", territoires="DEP-59,DEP-04", vue=code)
        expect(reader.page.get_by_role("heading", name=label, exact=True)).to_be_visible()
        expect(reader.page.locator(".stPlotlyChart")).to_have_count(1)


def test_groups_by_apl_are_drawn_once_opened(reader: Reader) -> None:
    reader.open("/indicateur?indicateur=msp&territoire=FR")
    section = reader.page.get_by_test_id("stExpander").filter(has_text="par groupe")
    expect(section.locator(".stPlotlyChart")).to_have_count(0)
    section.get_by_text("Courbes, tableaux et méthode").click()
    expect(section.locator(CHART).first).to_be_visible()
    expect(section.get_by_text("Groupe 5 (APL la plus forte)").first).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("picture", ["evolution", "multiples", "entonnoir", "nuage"])
def test_axe_finds_nothing_grave_in_a_picture(
    reader: Reader, picture: str, theme: Literal["light", "dark"]
) -> None:
    reader.page.emulate_media(color_scheme=theme)
    reader.open(f"/comparer?indicateur=msp&territoires=DEP-59,DEP-04,FR&vue={picture}")
    violations = Axe().run(reader.page, options=RULES).response["violations"]
    assert [found["id"] for found in violations] == []


@pytest.mark.parametrize("picture", ["niveau", "entonnoir", "nuage"])
def test_nothing_scrolls_sideways_on_a_phone(reader: Reader, picture: str) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open(f"/comparer?indicateur=cpts&territoires={PROVENCE},REG-93&vue={picture}")
    wide = reader.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
