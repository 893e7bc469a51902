"""What holds on every page, for every indicator and every kind of territory."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest

from dashboard.wording import accessibility, site_map
from dashboard.wording.glossary import TERMS
from dashboard.wording.typography import violations
from tests.app.page import Chart, Page, Table, follow, new_reader
from tests.conftest import DataRoot

INDICATORS = ("msp", "cpts", "assistants", "centres_sante", "sas", "ald")
# France, a région, a small overseas one, départements, both Corsicas, two overseas.
TERRITORIES = ("FR", "REG-53", "REG-06", "DEP-04", "DEP-90", "DEP-2A", "DEP-2B", "DEP-974")
COMPARED = ("", "DEP-04", "DEP-2A,DEP-2B,FR", "DEP-976,REG-06")
UNLISTED = ("accessibility", "site_map")
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

OF_A_PROGRAM = re.compile(r"\b(?:None|nan|NaN|NaT|null|inf|True|False)\b|<|\{|\}")
CITED = "consulté le 21 novembre 2026."
SAID_EVERYWHERE = (
    "Dernière mise à jour du site\u00a0: ",
    "Accessibilité\u00a0: non conforme",
    "Cap Santé, ",
)


@dataclass(frozen=True, slots=True)
class Address:
    """A link to a page."""

    view: str
    params: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return "-".join([self.view, *(value for _, value in self.params)])


ADDRESSES = [
    *(Address(view) for view in ("overview", "padhue", "cnr", "method", *UNLISTED)),
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
def pages(real_release: DataRoot) -> dict[str, Page]:
    """Each page by its address, opened once, by one reader who visits them all."""
    assert real_release.releases.is_dir()
    reader = new_reader()
    return {
        str(address): Page(follow(reader, address.view, **dict(address.params)))
        for address in ADDRESSES
    }


def told(pages: dict[str, Page], faults_of: Callable[[Page], Iterable[object]]) -> list[str]:
    """What is wrong, page by page: every page is read before the test says so."""
    return [f"{address}: {fault}" for address, page in pages.items() for fault in faults_of(page)]


def test_the_page_opens(pages: dict[str, Page]) -> None:
    assert told(pages, lambda page: page.failures) == []
    assert [address for address, page in pages.items() if not page.headings] == []


def test_there_is_one_title_and_no_gap_in_headings(pages: dict[str, Page]) -> None:
    def gaps(page: Page) -> Iterator[object]:
        levels = [level for level, _ in page.headings]
        if levels[:1] != [1] or levels.count(1) != 1:
            yield levels
        yield from (pair for pair in pairwise(levels) if pair[1] - pair[0] > 1)

    assert told(pages, gaps) == []


def test_every_text_follows_french_typography(pages: dict[str, Page]) -> None:
    assert told(pages, lambda page: violations(page.text)) == []


def test_no_value_of_a_program_is_shown(pages: dict[str, Page]) -> None:
    assert told(pages, lambda page: OF_A_PROGRAM.findall(page.text)) == []


def test_every_table_has_a_caption_scopes_and_full_rows(pages: dict[str, Page]) -> None:
    def faulty(page: Page) -> Iterator[object]:
        for table in page.tables:
            if not table.caption:
                yield f"no caption above {table.columns}"
            if table.scopes != ["col"] * len(table.columns) + ["row"] * len(table.rows):
                yield f"{table.caption}: {table.scopes}"
            yield from (row for row in table.rows if len(row) != len(table.columns))

    assert told(pages, faulty) == []


def test_no_cell_is_empty(pages: dict[str, Page]) -> None:
    def empty(page: Page) -> Iterator[object]:
        yield from (f"no row: {table.caption}" for table in page.tables if not table.rows)
        rows = (row for table in page.tables for row in (table.columns, *table.rows))
        yield from (row for row in rows if not all(row))

    assert told(pages, empty) == []


def test_every_code_is_explained(pages: dict[str, Page]) -> None:
    def unexplained(page: Page) -> Iterator[object]:
        cells = {cell for table in page.tables for row in table.rows for cell in row}
        for code in ("n.d.", "s.o."):
            if any(cell.startswith(code) for cell in cells) and f"{code}\u00a0: " not in page.text:
                yield code

    assert told(pages, unexplained) == []


def test_every_chart_has_words_and_a_table_after_it(pages: dict[str, Page]) -> None:
    def mute(page: Page) -> Iterator[object]:
        for position, part in enumerate(page.parts):
            if isinstance(part, Chart) and not (
                part.alternative.endswith("dans le tableau qui suit.")
                and len(part.alternative) <= 250
                and any(isinstance(later, Table) for later in page.parts[position:])
            ):
                yield part.alternative or "no words"

    assert told(pages, mute) == []


def test_the_page_says_its_dates_its_licence_and_how_to_cite_it(pages: dict[str, Page]) -> None:
    def unsaid(page: Page) -> Iterator[object]:
        yield from (words for words in SAID_EVERYWHERE if words not in page.text)
        if page.text.count(CITED) != 1:
            yield CITED
        if page.link("Accessibilité\u00a0: non conforme") != "/accessibilite":
            yield "no way to the accessibility statement"

    assert told(pages, unsaid) == []


def test_every_acronym_is_in_the_glossary(pages: dict[str, Page]) -> None:
    defined = " ".join(term for term, _ in TERMS)

    def undefined(page: Page) -> list[str]:
        used = set(re.findall(r"\b[A-ZÉ]{2,}\b", page.text)) - NAMES
        return sorted(acronym for acronym in used if acronym not in defined)

    assert told(pages, undefined) == []


def test_the_menu_is_on_every_page_and_marks_one_of_its_own(pages: dict[str, Page]) -> None:
    def astray(page: Page) -> Iterator[object]:
        is_in_menu = page.headings[0][1] not in {accessibility.TITLE, site_map.TITLE}
        found = (page.menu.count("<a "), page.menu.count('aria-current="page"'))
        if found != (8, is_in_menu):
            yield found

    assert told(pages, astray) == []
