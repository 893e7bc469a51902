"""The maps as readers see them: words, legend, colours, tiles and table, in both themes."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.map_reader import INDICATOR, MARK, area, open_map, tip
from tests.e2e.reader import Reader, plain
from tests.e2e.test_pages import GRAVE, RULES


def grave(reader: Reader) -> list[tuple[str, list[str]]]:
    """What axe finds serious on the page, with the elements at fault."""
    violations = Axe().run(reader.page, options=RULES).response["violations"]
    return [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in violations
        if violation["impact"] in GRAVE
    ]


@pytest.mark.parametrize("path", ["/synthese", INDICATOR])
def test_every_departement_is_a_link_that_says_everything(reader: Reader, path: str) -> None:
    open_map(reader, path)
    links = reader.page.locator(".cs-map-frame a[data-id]")
    expect(links).to_have_count(101)
    assert plain(area(reader, "DEP-01").get_attribute("aria-label") or "") == (
        "Ain (01) : 40 MSP au 30 juin 2025. Cible : 56 au 31 décembre 2026. Insuffisant."
    )


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
