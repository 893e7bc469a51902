"""« MSP recensées dans FINESS » on page Indicateur, on the real release."""

from functools import cache

import pytest

from dashboard.wording.finess import TITLE
from tests.app.page import Page, open_view
from tests.conftest import DataRoot
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")

PAIRS, BPE, PLACES = "MSP le même jour", "MSP selon la base des équipements", "MSP par département"


@cache
def indicator_page(territory: str, indicator: str = "msp", day: str = "") -> Page:
    """The page of one series."""
    seen = {"date": day} if day else {}
    return Page(open_view("indicator", indicateur=indicator, territoire=territory, **seen))


@pytest.fixture(scope="module", autouse=True)
def forget_pages(real_release: DataRoot) -> None:
    """Pages of another release are not kept."""
    assert real_release.releases.is_dir()
    indicator_page.cache_clear()


def has_table(page: Page, caption: str) -> bool:
    return any(caption in table.caption for table in page.tables)


def test_both_counts_of_a_covered_region_stand_side_by_side() -> None:
    page = indicator_page("REG-76")

    assert page.failures == []
    assert (2, TITLE) in page.headings
    row = page.table(PAIRS).row("31 décembre 2017")
    assert [plain(cell) for cell in row.values()] == ["31 décembre 2017", "108", "100", "−8"]
    assert plain(page.table(PAIRS).row("31 décembre 2021")["FINESS"]) == "234"
    assert "FINESS recense 356 MSP et le Baromètre 369 : écart de −13." in plain(page.text)
    assert "les deux séries ne sont jamais mises bout à bout" in page.text


def test_the_gap_of_each_departement_is_told() -> None:
    table = indicator_page("REG-76").table(PLACES)

    assert len(table.rows) == 13
    assert [plain(cell) for cell in table.row("Haute-Garonne").values()] == [
        *("Haute-Garonne", "30 juin 2025", "65", "59", "−6")
    ]


@pytest.mark.parametrize("territory", ["DEP-04", "REG-53", "DEP-976"])
def test_elsewhere_finess_is_not_available_and_never_zero(territory: str) -> None:
    page = indicator_page(territory)

    assert page.failures == []
    assert not has_table(page, PAIRS)
    assert "ne couvrent que 13 départements sur 101" in plain(page.text)
    assert {row[2] for row in page.table(BPE).rows} == {"n.d."}


def test_france_lists_the_departements_covered() -> None:
    page = indicator_page("FR")

    assert not has_table(page, PAIRS)
    assert "(13 sur 101)" in page.table(PLACES).caption
    assert plain(page.table(BPE).row("2021")["BPE"]) == "1 766"


def test_the_equipment_base_stands_beside_both() -> None:
    table = indicator_page("REG-76").table(BPE)

    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["2017", "87", "80", "n.d."],
        ["2021", "199", "200", "183"],
    ]


@pytest.mark.parametrize("indicator", ["cpts", "assistants", "centres_sante"])
def test_another_indicator_has_no_such_section(indicator: str) -> None:
    assert TITLE not in indicator_page("REG-76", indicator).text


def test_a_past_day_knows_no_extract_made_since() -> None:
    page = indicator_page("REG-76", day="2024-10-15")

    assert page.failures == []
    assert not has_table(page, PAIRS)
    assert "Donnée FINESS non disponible en Occitanie." in page.text
    assert plain(page.table(BPE).row("2021")["BPE"]) == "199"
