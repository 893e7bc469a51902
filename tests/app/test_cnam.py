"""« D’après la Cnam » on page Indicateur: before any edition, then with two datasets read."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from dashboard.components.fold import Fold
from dashboard.wording.cnam import TITLE
from dashboard.wording.typography import violations
from pipelines.contract import TABLES
from pipelines.contract.cnam import CnamSeries
from pipelines.publish import find_release, publish, read_table
from tests.app.page import Page, open_view
from tests.conftest import DataRoot
from tests.dashboard.reading import plain

EDITION = date(2026, 9, 30)
BY_YEAR, BY_PLACE = "année par année", "par département ("


def cnam_series() -> pl.DataFrame:
    """Contracts of a whole région, another year of a single département, and two shares."""
    rows = [
        ("assistants", "DEP-2A", 2019, 2.0),
        ("assistants", "DEP-2A", 2024, 25.0),
        ("assistants", "DEP-2B", 2024, 30.0),
        ("assistants", "REG-94", 2024, 55.0),
        ("sas", "DEP-2A", 2024, 99.5),
        ("ald", "DEP-2A", 2024, 95.4),
    ]
    return pl.DataFrame(
        [
            (indicator, place, date(year, 12, 31), EDITION, f"cnam_{indicator}", value)
            for indicator, place, year, value in rows
        ],
        schema=CnamSeries.create_empty().schema,
        orient="row",
    )


@pytest.fixture
def release(own_release: Path, real_data: DataRoot) -> Path:
    """A release that holds them beside the real tables."""
    real = find_release(real_data.releases)
    publish(
        {name: read_table(real, name) for name in TABLES} | {"cnam_series": cnam_series()},
        own_release,
    )
    return own_release


def indicator_page(indicator: str, territory: str, **more: str) -> Page:
    return Page(open_view("indicator", indicateur=indicator, territoire=territory, **more))


def has_table(page: Page, caption: str) -> bool:
    return any(caption in table.caption for table in page.tables)


@pytest.mark.parametrize("indicator", ["assistants", "sas", "ald"])
def test_before_any_edition_one_sentence_says_so(real_release: DataRoot, indicator: str) -> None:
    assert read_table(find_release(real_release.releases), "cnam_series").is_empty()
    page = indicator_page(indicator, "FR")

    assert page.failures == []
    assert (2, TITLE) in page.headings
    assert "n’a encore été lue ici." in page.text
    assert not any("Cnam" in table.caption for table in page.tables)
    assert "Voir la série de la Cnam" not in page.text


@pytest.mark.usefixtures("real_release")
@pytest.mark.parametrize("indicator", ["msp", "cpts", "centres_sante"])
def test_another_indicator_has_no_such_section(indicator: str) -> None:
    assert TITLE not in indicator_page(indicator, "FR").text


@pytest.mark.usefixtures("release")
def test_both_series_stand_side_by_side_year_by_year() -> None:
    page = indicator_page("assistants", "DEP-2A")

    assert page.failures == []
    assert "la Cnam compte 25 contrats d’assistant médical et le Baromètre 24 : écart de +1." in (
        plain(page.text)
    )
    assert [[plain(cell) for cell in row] for row in page.table(BY_YEAR).rows] == [
        ["2024", "25", "24", "31 décembre 2024", "+1"],
        ["2019", "2", "n.d.", "n.d.", "n.d."],
    ]
    assert not has_table(page, BY_PLACE)
    assert violations(page.text) == []


@pytest.mark.usefixtures("release")
def test_a_region_tells_the_gap_of_each_departement_and_the_years_it_lacks() -> None:
    page = indicator_page("assistants", "REG-94")

    assert [row[:2] for row in page.table(BY_PLACE).rows] == [
        ["Corse-du-Sud", "2024"],
        ["Haute-Corse", "2024"],
    ]
    assert "Sans valeur pour 2019 : des départements manquent dans le fichier." in plain(page.text)


@pytest.mark.usefixtures("release")
def test_france_has_no_total_of_a_part_of_its_departements() -> None:
    page = indicator_page("assistants", "FR")

    assert "Le total de la France n’est pas calculé d’après la Cnam" in plain(page.text)
    assert not has_table(page, BY_YEAR)
    assert "(2 sur 101)" in plain(page.table(BY_PLACE).caption)


@pytest.mark.usefixtures("release")
def test_shares_are_read_by_departement_alone() -> None:
    page = indicator_page("sas", "REG-94")

    assert "des parts ne s’additionnent pas" in page.text
    assert [row[0] for row in page.table(BY_PLACE).rows] == ["Corse-du-Sud"]


@pytest.mark.usefixtures("release")
def test_a_share_of_those_with_says_that_it_comes_from_those_without() -> None:
    page = indicator_page("ald", "DEP-2A")

    assert page.failures == []
    assert [plain(cell) for cell in page.table(BY_YEAR).rows[0][:2]] == ["2024", "95,4 %"]
    assert "100 moins cette part" in plain(page.text)
    assert violations(page.text) == []


@pytest.mark.usefixtures("release")
def test_a_past_day_knows_no_edition_read_since() -> None:
    page = indicator_page("assistants", "DEP-2A", date="2026-03-01")

    assert page.failures == []
    assert "Au jour choisi, aucune édition du jeu" in plain(page.text)
    assert not has_table(page, BY_YEAR)


@pytest.mark.usefixtures("release")
def test_the_table_can_be_taken_and_no_verdict_rests_on_it() -> None:
    page = indicator_page("assistants", "DEP-2B")

    assert "aucun verdict ne repose sur celle de la Cnam" in page.text
    assert page.link("Télécharger les séries de la Cnam (CSV pour tableur)") == (
        "/donnees/tables/cnam_series.csv?tableur=1"
    )


@pytest.mark.usefixtures("release")
def test_the_tables_are_sent_only_once_opened() -> None:
    reader = open_view("indicator", indicateur="assistants", territoire="DEP-2A")
    reader.session_state[Fold.CNAM] = False
    closed = Page(reader.run())

    assert "Voir la série de la Cnam à côté du Baromètre" in closed.text
    assert not has_table(closed, BY_YEAR)
