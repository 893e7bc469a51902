"""Blocks of the page Chiffres et révisions: log, then and now, editions of one value, findings."""

from datetime import date

from dashboard.cards.editions import Effect, Log, ThenAndNow
from dashboard.cards.quality import EditionCount, Revised
from dashboard.cards.series import Territories
from dashboard.components import findings, known, revisions
from dashboard.components.table import Html
from dashboard.wording import findings as finding_words
from pipelines.vocabulary import Verdict
from tests.dashboard.edition_factories import IN_JUNE, IN_MAY, finding, revision, vintages
from tests.dashboard.factories import (
    AIN,
    CPTS,
    END_OF_2023,
    FRANCE,
    MID_2025,
    TODAY,
    point,
    series,
    target,
)
from tests.dashboard.progress_factories import judged, progress, standing
from tests.dashboard.reading import plain

FRENCH = series(indicator=CPTS)
HERE = "/revisions?indicateur=cpts&territoire=FR"


def effect(before: Verdict, after: Verdict) -> Effect:
    """Two verdicts that one unit does not change."""
    return Effect(before=judged(before), after=judged(after))


def log(*kinds: Revised, total: int | None = None) -> Log:
    """A log of as many revisions."""
    return Log(
        shown=tuple(revision(kind=kind) for kind in kinds),
        total=len(kinds) if total is None else total,
        effects={IN_JUNE: effect(Verdict.ATTEINT, Verdict.INSUFFISANT)},
    )


def test_a_row_of_the_log_names_both_verdicts() -> None:
    html = revisions.revision_log(log(Revised.TARGET), FRENCH, HERE)
    assert html.count("<tr>") == 2
    first, second = html.index("cs-badge-atteint"), html.index("cs-badge-insuffisant")
    assert first < second
    assert 'cs-result">1\u00a0révision affichée en France.' in html


def test_the_same_verdict_is_no_effect() -> None:
    same = effect(Verdict.EN_RECUL, Verdict.EN_RECUL)
    assert revisions.effect_cell(same, IN_JUNE) == "sans effet"
    assert revisions.effect_cell(None, IN_JUNE) == "sans effet"


def test_verdicts_are_read_on_the_day_of_the_edition_not_today() -> None:
    open_then = Effect(
        before=progress(deadline=END_OF_2023), after=judged(Verdict.ATTEINT, deadline=END_OF_2023)
    )
    cell = revisions.effect_cell(open_then, date(2023, 6, 1))
    assert isinstance(cell, Html)
    assert "Échéance passée" not in cell.text
    assert revisions.effect_cell(open_then, IN_JUNE) == "sans effet"


def test_a_filter_that_empties_the_log_has_a_way_out() -> None:
    html = revisions.revision_log(log(total=3), FRENCH, HERE)
    assert "<table" not in html
    assert f'href="{HERE.replace("&", "&amp;")}"' in html
    assert "Voir toutes les révisions" in html


def test_a_series_without_revision_has_words_and_no_link() -> None:
    html = revisions.revision_log(log(), FRENCH, HERE)
    assert "<table" not in html
    assert "<a " not in html


def test_each_edition_has_its_sentence() -> None:
    count = EditionCount(
        edition=IN_JUNE, counts=((Revised.VALUE, 1),), roundings_count=0, territories_count=1
    )
    assert revisions.everywhere([count]).count("<li>") == 1
    assert "dans aucun territoire." in revisions.everywhere([])


def then_and_now() -> ThenAndNow:
    """The MSP of France known in June 2024, and today."""
    before = series(point(END_OF_2023, 2501.0), targets=(target(),))
    now = series(point(END_OF_2023, 2501.0), point(MID_2025, 2981.0), targets=(target(),))
    return ThenAndNow(
        day=IN_JUNE,
        then=standing(judged(Verdict.EN_BONNE_VOIE), before),
        now=standing(judged(Verdict.A_ACCELERER), now),
        printed=vintages(2501.0, 2501.0, day=END_OF_2023),
        dates=(END_OF_2023, IN_MAY),
    )


def test_then_and_now_stand_side_by_side() -> None:
    html = plain(known.then_and_now(then_and_now(), TODAY))
    assert "<td>2 501 au 31/12/2023</td><td>2 981 au 30/06/2025</td>" in html
    assert html.index("cs-badge-en-bonne-voie") < html.index("cs-badge-a-accelerer")
    assert '<th scope="col">Le 25 juin 2024</th>' in html


def test_the_other_dates_are_links_that_keep_the_series() -> None:
    html = known.other_dates(then_and_now(), HERE)
    assert html.count("<li>") == 1
    assert "indicateur=cpts&amp;territoire=FR&amp;valeur=2024-05-18" in html


def test_the_editions_of_a_value_are_a_table() -> None:
    assert known.vintage_table(vintages(85.8, 86.1), FRENCH).count("<tr>") == 3


def shown(count: int) -> str:
    """The block of as many findings."""
    places = Territories({"FR": FRANCE, "DEP-01": AIN})
    return findings.finding_list([finding()] * count, 500, {"cpts": CPTS}, places, HERE)


def test_thirty_findings_at_most_are_shown_and_the_file_has_them_all() -> None:
    html = shown(finding_words.MOST_SHOWN + 50)
    assert html.count("<tr>") == finding_words.MOST_SHOWN + 1
    assert "80\u00a0constats sur 500\u00a0relevés." in html
    assert 'href="/donnees/tables/findings.csv?tableur=1"' in html


def test_filters_without_a_finding_can_be_cleared() -> None:
    html = shown(0)
    assert "<table" not in html
    assert 'cs-result">Aucun constat ne correspond à ces filtres.' in html
    assert "Effacer les filtres" in html
