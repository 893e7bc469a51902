"""The sheet of a territory on paper: one A4 page, and nothing of the interface."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.e2e.reader import Reader, plain

PAGE: Final = re.compile(rb"/Type\s*/Page\b")
# The longest names and sentences: a département, Corsica, an overseas one, a région, France.
TERRITORIES: Final = ("DEP-64", "DEP-04", "DEP-2B", "DEP-976", "REG-93", "REG-06", "FR")


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_page_prints_as_one_sheet(reader: Reader, territory: str) -> None:
    reader.open(f"/territoire?territoire={territory}")
    printed = reader.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(PAGE.findall(printed)) == 1


def test_the_sheet_says_what_it_is_and_shows_no_interface(reader: Reader) -> None:
    reader.open("/territoire?territoire=DEP-04")
    reader.page.emulate_media(media="print")
    printed = plain(reader.page.locator("body").inner_text())
    for told in ("Alpes-de-Haute-Provence (04)", "Éditée le", "Source", "Données au", "Résultats"):
        assert told in printed
    for told in ("entre le 1er et le 6e rang sur 101", "Ariège (1,01)", "8 projets recensés"):
        assert told in printed
    # Paper has no address bar: the link is whole.
    link = f"{reader.address}/territoire?territoire=DEP-04"
    assert reader.page.locator(".cs-sheet .cs-address").get_attribute("data-address") == link
    for chrome in ("Synthèse", "Chiffres et révisions", "Copier le lien", "Télécharger", "Voir "):
        assert chrome not in printed
    reader.page.emulate_media(media="screen")


def test_on_screen_the_sheet_is_hidden(reader: Reader) -> None:
    reader.open("/territoire?territoire=DEP-04")
    assert not reader.page.locator(".cs-sheet").is_visible()


def test_the_file_needs_nothing_else_and_prints_on_one_page(reader: Reader, tmp_path: Path) -> None:
    answer = reader.page.request.get(f"{reader.address}/donnees/fiches/DEP-04.html")
    assert answer.ok
    text = answer.text()
    assert text.count("<svg") == 3
    link = f"{reader.address}/territoire?territoire=DEP-04"
    assert f'data-address="{link}"' in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "").replace(link, "")
    kept = tmp_path / "fiche.html"
    kept.write_text(text, encoding="utf-8")
    with reader.page.context.new_page() as page:
        page.goto(kept.as_uri())
        printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(PAGE.findall(printed)) == 1


def test_an_unknown_territory_has_no_sheet(reader: Reader) -> None:
    answer = reader.page.request.get(f"{reader.address}/donnees/fiches/DEP-99.html")
    assert answer.status == 404
