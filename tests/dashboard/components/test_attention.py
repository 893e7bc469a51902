"""The list « À regarder »: a sentence and a link that opens the right page for each item."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

from dashboard.cards.progress import ProgressCard, Standing
from dashboard.cards.series import SeriesCard, Territories
from dashboard.components import attention as lists
from dashboard.selection.url import MOST_COMPARED
from dashboard.wording import attention as words
from pipelines.vocabulary import Outcome
from tests.dashboard.factories import (
    AIN,
    ASSISTANTS,
    END_OF_2023,
    FRANCE,
    MID_2025,
    MSP,
    TODAY,
    place,
    point,
    series,
    target,
)
from tests.dashboard.progress_factories import END_OF_2027, closed, closing, notable, progress
from tests.dashboard.reading import plain

INDICATORS = {"msp": MSP, "assistants": ASSISTANTS}
DEPARTEMENTS = [place(f"DEP-{code}") for code in range(21, 22 + MOST_COMPARED)]
PLACES = Territories(
    {
        one.territory_id: one
        for one in (FRANCE, place("REG-84"), AIN, place("DEP-03"), *DEPARTEMENTS)
    }
)


def found(rule: str, *codes: str, code: str = "msp") -> list[lists.Item]:
    """Items of one finding."""
    return lists.from_findings([notable(rule, *codes, code=code)], INDICATORS, PLACES)


def test_one_territory_opens_its_series() -> None:
    ((said, label, address),) = found("recul", "DEP-01")
    assert plain(said).startswith("MSP : 1 département (Ain) est sous le point de départ")
    assert (label, address) == (words.DETAIL_LINK, "/indicateur?indicateur=msp&territoire=DEP-01")


def test_several_territories_open_a_comparison_of_as_many_as_it_takes() -> None:
    codes = [one.territory_id for one in DEPARTEMENTS]
    assert len(codes) > MOST_COMPARED
    ((_, label, address),) = found("cible_depassee", *codes)
    assert label == words.COMPARE_LINK
    assert address == f"/comparer?indicateur=msp&territoires={','.join(codes[:MOST_COMPARED])}"


def test_what_is_found_everywhere_opens_france_not_the_first_departements() -> None:
    ((said, label, address),) = found("valeur_reportee", "FR", "DEP-01", "DEP-03")
    assert "dans tous les territoires" in said
    assert (label, address) == (words.DETAIL_LINK, "/indicateur?indicateur=msp&territoire=FR")


def test_what_is_found_everywhere_but_in_france_is_compared() -> None:
    ((_, label, address),) = found("valeur_reportee", "DEP-01", "DEP-03")
    assert label == words.COMPARE_LINK
    assert address.endswith("territoires=DEP-01,DEP-03")


def test_departements_speak_for_the_regions_above_them() -> None:
    ((said, _, address),) = found("recul", "FR", "REG-84", "DEP-01", "DEP-03")
    assert "2 départements (Ain, Allier) sont" in plain(said)
    assert address.endswith("territoires=DEP-01,DEP-03")
    ((said, _, _),) = found("recul", "FR", "REG-84")
    assert "la France et 1 région" in plain(said)


def test_an_indicator_beside_the_national_targets_is_not_listed() -> None:
    beside = {"msp": replace(MSP, is_cnr_target=False)}
    assert lists.from_findings([notable("recul", "DEP-01")], beside, PLACES) == []


def test_departements_that_missed_their_target_are_compared() -> None:
    ended = closing(13, 88, "DEP-03", "DEP-01")
    ((said, label, address),) = lists.from_closings([ended], INDICATORS)
    assert "13 des 101 départements" in plain(said)
    assert (label, address) == (
        words.COMPARE_LINK,
        "/comparer?indicateur=assistants&territoires=DEP-03,DEP-01",
    )


def test_where_nobody_missed_the_link_opens_france() -> None:
    ((_, label, address),) = lists.from_closings([closing(101, 0)], INDICATORS)
    assert (label, address) == (
        words.DETAIL_LINK,
        "/indicateur?indicateur=assistants&territoire=FR",
    )


def msp(day: date = MID_2025, *, later: bool = False) -> SeriesCard:
    """The MSP of France aimed at the end of 2026, or of 2027."""
    goals = (
        target(is_default=not later),
        target(4000.0, END_OF_2027, is_default=later, statement_id="msp_cnr_2027"),
    )
    return series(point(day, 2981.0), targets=goals)


def aimed(card: ProgressCard | None, of: SeriesCard) -> Standing:
    """A series and where it stands."""
    return Standing(series=of, progress=card)


def test_an_announcement_that_is_over_opens_its_result() -> None:
    missed = closed(Outcome.MISSED, 2758.0, statement_id="msp_cnr_2027")
    (said, label, address), *_ = lists.from_standings([aimed(missed, msp())], TODAY)
    assert plain(said).startswith("MSP : l’objectif n’est pas atteint")
    assert (label, address) == (
        words.RESULT_LINK,
        "/indicateur?indicateur=msp&territoire=FR&annonces=msp_cnr_2027",
    )


def test_old_data_are_said_once_whatever_the_number_of_announcements() -> None:
    both = [aimed(progress(), msp()), aimed(progress(), msp(later=True))]
    ((said, label, _),) = lists.from_standings(both, TODAY)
    assert plain(said) == "MSP : dernière valeur mesurée au 30 juin 2025, il y a 16 mois."
    assert label == words.DETAIL_LINK


def test_recent_data_are_not_to_be_looked_at() -> None:
    recent = [aimed(progress(), msp(date(2026, 6, 30)))]
    assert lists.from_standings(recent, TODAY) == []
    assert lists.from_standings([aimed(None, series())], TODAY) == []


def test_a_series_without_a_target_may_be_old_too() -> None:
    ((said, _, _),) = lists.from_standings([aimed(None, series(point(END_OF_2023)))], TODAY)
    assert "31 décembre 2023" in said


def test_each_item_is_a_sentence_then_a_link() -> None:
    html = lists.attention_list([("Une phrase.", "voir la série", "/indicateur?a=1&b=2")])
    assert html.count("<li>") == 1
    assert unescape(re.findall(r'href="([^"]+)"', html)[0]) == "/indicateur?a=1&b=2"
    assert re.sub(r"<[^>]+>", "", html) == "Une phrase. → voir la série"


def test_when_nothing_is_to_be_looked_at_a_sentence_says_so() -> None:
    assert words.NOTHING in lists.attention_list([])
