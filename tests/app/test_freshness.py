"""« Sources » on page Méthode et données: how each keeps up, from the release and beside it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.build import build
from pipelines.contract.refreshing import FailureKind
from pipelines.paths import DataPaths
from pipelines.publish import publish
from pipelines.refreshing.outcome import SourceOutcome, Status
from pipelines.refreshing.states import record
from tests.app.page import Page, open_view
from tests.dashboard.reading import plain
from tests.factories import tiny_facts, write

BEFORE, LAST = datetime(2026, 11, 19, 4, tzinfo=UTC), datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.fixture
def root(own_release: Path) -> Path:
    """A data folder with a release of the tiny country."""
    publish(build(tiny_facts()), own_release)
    return own_release.parent


def row(page: Page) -> dict[str, str]:
    """The Baromètre's, in plain text."""
    found = page.table("Sources lues").row("Baromètre des résultats de l’action publique")
    return {column: plain(cell) for column, cell in found.items()}


def test_without_any_refresh_the_page_says_that_none_is_known(root: Path) -> None:
    assert not (root / "state").exists()

    page = Page(open_view("method"))

    assert page.failures == []
    assert "Aucune collecte automatique n’est enregistrée sur ce serveur." in page.text
    assert row(page)["Dernier rafraîchissement"] == "aucun enregistré"
    assert row(page)["Lignes écartées"] == "aucune"
    assert row(page)["Prochaine édition attendue"] == "inconnue"


def test_sources_that_no_one_has_read_are_listed(root: Path) -> None:
    assert root.is_dir()

    table = Page(open_view("method")).table("dont aucune édition n’a été lue ici")

    title = "Accès aux soins : dispositif d’aide à l’emploi d’un assistant médical"
    cells = next(row for row in table.rows if plain(row[0]) == title)
    assert cells[1:] == ["Cnam (data.ameli.fr)", "jamais lue", "Licence non précisée"]
    assert "Baromètre des résultats de l’action publique" not in table.column("Jeu")


def test_a_source_that_fails_says_since_when_without_a_new_release(root: Path) -> None:
    done = SourceOutcome(source_id="barometre", status=Status.CHANGED)
    failed = SourceOutcome(
        source_id="barometre",
        status=Status.FAILED,
        error_kind=FailureKind.DOWNLOAD,
        error="https://example.org/secret",
    )
    record([done], BEFORE, DataPaths(root))
    record([failed], LAST, DataPaths(root))
    counts = "source_id,edition,rows_read,rows_rejected\nbarometre,2026-03-01,900,2\n"
    write(root / "quarantine/counts.csv", counts)

    page = Page(open_view("method"))

    assert "20 novembre 2026. 1 source est en échec." in plain(page.text)
    assert row(page)["Dernier rafraîchissement"] == (
        "échec le 20/11/2026 (téléchargement impossible), dernière réussite le 19/11/2026"
    )
    assert row(page)["Lignes écartées"] == "2 lignes"
    assert "secret" not in page.text
