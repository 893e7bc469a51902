"""« Stock territorial » on page PADHUE: before any extract, then with two."""

from pathlib import Path

import pytest

from dashboard.components.fold import Fold
from dashboard.wording.rpps import TITLE
from dashboard.wording.typography import violations
from pipelines.contract import TABLES
from pipelines.publish import find_release, publish, read_table
from tests.app.page import Page, open_view
from tests.conftest import DataRoot
from tests.dashboard.reading import plain
from tests.dashboard.rpps_factories import doctors


def test_before_any_extract_the_page_says_why_there_is_nothing(real_release: DataRoot) -> None:
    assert read_table(find_release(real_release.releases), "rpps_doctors").is_empty()
    page = Page(open_view("padhue"))

    assert page.failures == []
    assert (2, TITLE) in page.headings
    assert "Aucune extraction du RPPS n’a encore été lue ici." in page.text
    assert not any("RPPS" in table.caption for table in page.tables)


@pytest.fixture
def page(own_release: Path, real_data: DataRoot) -> Page:
    """The page on a release that holds an extract."""
    release = find_release(real_data.releases)
    tables = {name: read_table(release, name) for name in TABLES}
    publish(tables | {"rpps_doctors": doctors()}, own_release)
    return Page(open_view("padhue"))


def test_with_extracts_counts_secrets_and_changes_are_shown(page: Page) -> None:
    assert page.failures == []
    table = page.table("par département")
    rows = [[plain(cell) for cell in row] for row in table.rows]
    assert rows == [
        ["Alpes-de-Haute-Provence", "412", "−3"],
        ["Hautes-Alpes", "non diffusé", "n.d."],
        ["Lot", "moins de 5", "n.d."],
        ["Non localisés, ou hors des départements", "9", "0"],
    ]
    medicine = page.table("par spécialité et région").rows[1]
    assert [plain(cell) for cell in medicine] == [
        "Médecine générale Provence-Alpes-Côte d’Azur : 1 000 ; non localisés : non diffusé ; "
        "ailleurs (1) : moins de 11",
        *("1 100", "+5"),
    ]
    assert violations(page.text) == []


def test_a_table_is_sent_only_once_opened(page: Page) -> None:
    label = "Télécharger le stock par territoire et par spécialité (CSV pour tableur)"
    assert page.link(label) == "/donnees/tables/rpps_doctors.csv?tableur=1"
    reader = open_view("padhue")
    reader.session_state[Fold.RPPS] = False
    closed = Page(reader.run())

    assert "Voir le stock par département, par région et spécialité" in closed.text
    assert not any("par département" in table.caption for table in closed.tables)
