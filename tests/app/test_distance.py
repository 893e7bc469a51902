"""« Distance à la MSP la plus proche » on page Indicateur, on the real release."""

import pytest

from dashboard.wording import distance as words
from pipelines.contract.distance import DistanceClass
from tests.app.page import Page, open_view
from tests.conftest import DataRoot
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")


def indicator_page(territory: str, indicator: str = "msp", day: str = "") -> Page:
    """The page of one series, every fold open."""
    seen = {"date": day} if day else {}
    return Page(open_view("indicator", indicateur=indicator, territoire=territory, **seen))


def test_a_covered_region_shows_its_classes_and_its_departements(real_release: DataRoot) -> None:
    assert real_release.releases.is_dir()
    page = indicator_page("REG-76")

    assert page.failures == []
    assert (2, words.TITLE) in page.headings
    text = plain(page.text)
    assert (
        "En Occitanie, 69,6 % des habitants ont une MSP à moins de 5 km à vol d’oiseau de leur "
        "commune, 88,3 % à moins de 10 km. La distance est non disponible pour 6 %."
    ) in text
    assert "n’est pas mesuré ici, faute de calcul d’itinéraires" in text
    own = page.table("Habitants par distance à la MSP la plus proche, Occitanie")
    assert plain(own.row(words.LABELS[DistanceClass.FROM_20_KM])["Habitants"]) == "6 920"
    assert len(page.table("par distance à la MSP la plus proche et par département").rows) == 13


@pytest.mark.parametrize("territory", ["DEP-04", "REG-53", "DEP-976"])
def test_elsewhere_the_distance_is_not_available(territory: str) -> None:
    page = indicator_page(territory)

    assert page.failures == []
    assert "Distance à la MSP la plus proche non disponible" in page.text
    assert not any("distance à la MSP" in table.caption for table in page.tables)


def test_france_lists_what_is_covered_without_a_total() -> None:
    page = indicator_page("FR")

    assert "Distance à la MSP la plus proche non disponible en France" in plain(page.text)
    assert "(13 sur 101)" in page.table("la plus proche et par département").caption


def test_another_indicator_has_no_such_section() -> None:
    assert words.TITLE not in indicator_page("REG-76", "cpts").text


def test_a_past_day_knows_no_extract_made_since() -> None:
    page = indicator_page("REG-76", day="2024-10-15")

    assert page.failures == []
    assert "Distance à la MSP la plus proche non disponible en Occitanie." in page.text


def test_the_method_page_defines_the_distance() -> None:
    page = Page(open_view("method"))

    assert "Ce n’est ni une distance par la route ni un temps de trajet." in page.text
