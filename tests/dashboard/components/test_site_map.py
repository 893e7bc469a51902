"""The site map leads everywhere, and no two of its links have the same name."""

import re

from dashboard.cards.series import Territories
from dashboard.components import site_map
from dashboard.wording import site_map as words
from dashboard.wording.accessibility import PAGES_LIST
from dashboard.wording.typography import typo, violations
from tests.dashboard.factories import CPTS, MSP, place
from tests.dashboard.reading import plain

REGIONS = {"REG-01": "FR", "REG-94": "FR"}
PARENTS = REGIONS | {"DEP-2A": "REG-94", "DEP-2B": "REG-94", "DEP-971": "REG-01"}
COUNTRY = Territories(
    {"FR": place("FR")} | {code: place(code, parent_id=parent) for code, parent in PARENTS.items()}
)


def links(html: str) -> dict[str, str]:
    """Name and address of each link."""
    return {plain(name): url for url, name in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', html)}


def test_every_page_is_listed_but_the_map_itself() -> None:
    checked = {address: name for address, name in PAGES_LIST.items() if name != words.TITLE}
    assert links(site_map.page_links()) == {name: address for address, name in checked.items()}
    assert [said for said in words.ANSWERS.values() if violations(typo(said))] == []


def test_each_indicator_leads_to_its_page_in_france() -> None:
    assert links(site_map.indicator_links([MSP, CPTS])) == {
        MSP.label: "/indicateur?indicateur=msp&amp;territoire=FR",
        CPTS.label: "/indicateur?indicateur=cpts&amp;territoire=FR",
    }


def test_each_departement_is_under_its_region_with_its_code() -> None:
    html = site_map.territory_links(COUNTRY)
    found = links(html)
    assert len(found) == len(COUNTRY.by_id)
    assert found["Guadeloupe (région)"] == "/territoire?territoire=REG-01"
    assert found["Guadeloupe (971)"] == "/territoire?territoire=DEP-971"
    corse = plain(html.partition("Corse (région)")[2].partition("<h3>")[0])
    assert "Corse-du-Sud (2A)" in corse
    assert "Guadeloupe" not in corse


def test_regions_are_sorted_as_readers_look_for_them() -> None:
    codes = ("FR", "REG-11", "REG-28", "REG-76")
    found = links(site_map.territory_links(Territories({code: place(code) for code in codes})))
    assert list(found)[1:] == ["Île-de-France (région)", "Normandie (région)", "Occitanie (région)"]
