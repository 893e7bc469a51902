"""How progress is looked at: what banners say, and where links of a card lead."""

import re
from datetime import date
from html import unescape

import pytest

from dashboard.cards.series import SeriesCard
from dashboard.components import outlook
from dashboard.selection.url import Known, Selection
from dashboard.wording import outlook as words
from dashboard.wording.typography import typo
from pipelines.vocabulary import TargetStatus
from tests.dashboard.factories import AIN, CPTS, TODAY, series, target
from tests.dashboard.progress_factories import END_OF_2027
from tests.dashboard.reading import plain

KNOWN = Known(
    indicator_ids=frozenset({"msp", "cpts"}),
    territory_ids=frozenset({"FR", "DEP-01"}),
    statements={"msp_barometre": "msp", "msp_cnr_2027": "msp", "cpts_cnr_2023": "cpts"},
)
IN_2027 = target(
    4000.0,
    END_OF_2027,
    is_default=False,
    status=TargetStatus.CONTESTED,
    statement_id="msp_cnr_2027",
)
FRANCE = series(targets=(target(), IN_2027, target(450.0, None, is_default=False)))


def links(html: str) -> dict[str, str]:
    """Address of each link, by its label."""
    found = re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', html)
    return {plain(label): unescape(address) for address, label in found}


def test_a_page_seen_from_today_has_no_banner() -> None:
    assert outlook.as_if_banner(Selection(window_months=24), "/synthese", TODAY) == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 10, 20), "seules les valeurs et les cibles publiées à cette date"),
        (date(2027, 1, 15), "avec ce qui est connu aujourd’hui"),
    ],
)
def test_a_page_seen_from_another_day_says_so_and_leads_back(day: date, said: str) -> None:
    html = outlook.as_if_banner(Selection(day=day), "/synthese", TODAY)
    assert said in plain(html)
    assert links(html) == {words.BACK_TO_TODAY: "/synthese"}
    assert 'role="note"' in html


@pytest.mark.parametrize(
    ("chosen", "of", "said"),
    [
        (("msp_cnr_2027",), series(targets=(target(),), territory=AIN), words.ELSEWHERE),
        (("msp_cnr_2027",), series(targets=(target(),)), words.NOT_YET),
        (("msp_cnr_2027",), FRANCE, None),
        (("msp_barometre",), series(targets=(target(),), territory=AIN), None),
        (("cpts_cnr_2023",), series(targets=(target(),), territory=AIN), None),
        ((), series(territory=AIN), None),
    ],
    ids=["not here", "not yet", "it is", "everywhere", "another indicator", "none chosen"],
)
def test_an_announcement_that_does_not_concern_the_page_is_said_so(
    chosen: tuple[str, ...], of: SeriesCard, said: str | None
) -> None:
    html = outlook.elsewhere_banner(Selection(statement_ids=chosen), of, KNOWN)
    assert re.sub(r"<[^>]+>", "", plain(html)) == plain(typo(said or ""))


def test_a_card_links_to_the_announcements_that_it_is_not_measured_against() -> None:
    html = outlook.statement_links(FRANCE, Selection(), "/synthese")
    assert links(html) == {
        "4 000 au 31 décembre 2027 (contestée)": "/synthese?annonces=msp_cnr_2027"
    }
    (current,) = re.findall(r'<li aria-current="true">(.*?)</li>', html)
    assert plain(current) == "4 000 au 31 décembre 2026"


def test_a_link_keeps_the_rest_of_the_outlook_and_the_other_indicators() -> None:
    chosen = Selection(
        statement_ids=("cpts_cnr_2023", "msp_barometre"),
        window_months=24,
        day=date(2024, 10, 20),
    )
    ((_, address),) = links(outlook.statement_links(FRANCE, chosen, "/synthese")).items()
    assert address == ("/synthese?annonces=cpts_cnr_2023,msp_cnr_2027&fenetre=24&date=2024-10-20")


@pytest.mark.parametrize(
    "of",
    [series(), series(targets=(target(),)), series(targets=(target(), target(is_default=False)))],
    ids=["no target", "one", "the same said twice"],
)
def test_without_a_choice_there_are_no_links(of: SeriesCard) -> None:
    assert outlook.statement_links(of, Selection(), "/synthese") == ""


def test_a_percentage_is_told_with_its_sign() -> None:
    goals = (target(100.0), target(100.0, date(2023, 12, 31), is_default=False))
    html = outlook.statement_links(series(indicator=CPTS, targets=goals), Selection(), "/synthese")
    assert "100 % au 31 décembre 2023" in links(html)
