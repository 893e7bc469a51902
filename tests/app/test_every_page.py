"""What holds on every page, for every indicator and every kind of territory."""

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.wording import accessibility
from dashboard.wording.glossary import TERMS
from dashboard.wording.typography import violations
from tests.app.page import Chart, Page, Table, follow, new_reader
from tests.conftest import DataRoot

INDICATORS = ("msp", "cpts", "assistants", "centres_sante", "sas", "ald")
# France, a région, a small overseas one, départements, both Corsicas, two overseas.
TERRITORIES = ("FR", "REG-53", "REG-06", "DEP-04", "DEP-90", "DEP-2A", "DEP-2B", "DEP-974")
COMPARED = ("", "DEP-04", "DEP-2A,DEP-2B,FR", "DEP-976,REG-06")
PICTURES = ("evolution", "multiples", "entonnoir", "nuage")
# A day of the past, one to come, one before anything; other announcements and another window.
OUTLOOKS = (
    (("date", "2024-10-20"),),
    (("date", "2027-01-15"),),
    (("date", "2010-01-01"),),
    (("annonces", "msp_cnr_2027,cpts_cnr_2023,assistants_fin_2024"), ("fenetre", "24")),
)
SEEN = (
    ("overview", ()),
    ("territory", (("territoire", "DEP-976"),)),
    ("indicator", (("indicateur", "msp"), ("territoire", "FR"))),
    ("indicator", (("indicateur", "cpts"), ("territoire", "DEP-2A"))),
)
# Sessions with one list, three lists, one profession, several links, two routes; and a bad one.
SESSIONS = ("2008", "2016", "2020", "2024", "2025", "2026", "1999")
# Acronyms that are names, or written in full where they stand.
NAMES = {"AEF", "DEP", "ECN", "FEMS", "II", "IND", "IV", "MACSF", "MIT", "NOR"}


@dataclass(frozen=True, slots=True)
class Address:
    """A link to a page."""

    view: str
    params: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return "-".join([self.view, *(value for _, value in self.params)])


ADDRESSES = [
    *(Address(view) for view in ("overview", "padhue", "cnr", "method", "accessibility")),
    *(Address("padhue", (("session", year),)) for year in SESSIONS),
    Address("cnr", (("territoire", "DEP-01"),)),
    Address("cnr", (("theme", "soins_non_programmes"), ("statut", "realise"))),
    *(Address(view, (*codes, *outlook)) for view, codes in SEEN for outlook in OUTLOOKS),
    *(Address("territory", (("territoire", code),)) for code in (*TERRITORIES, "DEP-976")),
    *(
        Address("indicator", (("indicateur", indicator), ("territoire", territory)))
        for indicator in INDICATORS
        for territory in TERRITORIES
    ),
    *(
        Address("revisions", (("indicateur", code), ("territoire", "DEP-2B")))
        for code in INDICATORS
    ),
    *(Address("revisions", (("indicateur", "ald"), ("territoire", code))) for code in TERRITORIES),
    *(
        Address("compare", (("indicateur", indicator), ("territoires", codes)))
        for indicator in INDICATORS
        for codes in COMPARED
    ),
    *(
        Address("compare", (("indicateur", code), ("territoires", COMPARED[-2]), ("vue", picture)))
        for code in INDICATORS
        for picture in PICTURES
    ),
]


@pytest.fixture(scope="module")
def reader(real_release: DataRoot) -> AppTest:
    """One reader who visits every page."""
    assert real_release.releases.is_dir()
    return new_reader()


@pytest.fixture(scope="module", params=ADDRESSES, ids=str)
def page(request: pytest.FixtureRequest, reader: AppTest) -> Page:
    """Each page, opened once."""
    address: Address = request.param
    return Page(follow(reader, address.view, **dict(address.params)))


def test_the_page_opens(page: Page) -> None:
    assert page.failures == []
    assert page.headings


def test_there_is_one_title_and_no_gap_in_headings(page: Page) -> None:
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_text_follows_french_typography(page: Page) -> None:
    assert violations(page.text) == []


def test_no_value_of_a_program_is_shown(page: Page) -> None:
    assert not re.search(r"\b(?:None|nan|NaN|NaT|null|inf|True|False)\b|<|\{|\}", page.text)


def test_every_table_has_a_caption_scopes_and_full_rows(page: Page) -> None:
    for table in page.tables:
        assert table.caption
        assert table.scopes == ["col"] * len(table.columns) + ["row"] * len(table.rows)
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_no_cell_is_empty(page: Page) -> None:
    for table in page.tables:
        assert table.rows
        assert all(cell for row in [table.columns, *table.rows] for cell in row)


def test_every_code_is_explained(page: Page) -> None:
    cells = {cell for table in page.tables for row in table.rows for cell in row}
    for code in ("n.d.", "s.o."):
        if any(cell.startswith(code) for cell in cells):
            assert f"{code}\u00a0: " in page.text


def test_every_chart_has_words_and_a_table_after_it(page: Page) -> None:
    for position, part in enumerate(page.parts):
        if isinstance(part, Chart):
            assert part.alternative.endswith("dans le tableau qui suit.")
            assert len(part.alternative) <= 250
            assert any(isinstance(later, Table) for later in page.parts[position:])


def test_the_page_says_its_dates_its_licence_and_how_to_cite_it(page: Page) -> None:
    assert "Dernière mise à jour du site\u00a0: " in page.text
    assert page.link("Accessibilité\u00a0: non conforme") == "/accessibilite"
    assert "Cap Santé, " in page.text
    assert page.text.count("consulté le 21 novembre 2026.") == 1


def test_every_acronym_is_in_the_glossary(page: Page) -> None:
    defined = " ".join(term for term, _ in TERMS)
    used = set(re.findall(r"\b[A-ZÉ]{2,}\b", page.text)) - NAMES
    assert {acronym for acronym in used if acronym not in defined} == set()


def test_the_menu_is_on_every_page_and_marks_one_of_its_own(page: Page) -> None:
    assert page.menu.count("<a ") == 8
    is_in_menu = page.headings[0][1] != accessibility.TITLE
    assert page.menu.count('aria-current="page"') == is_in_menu
