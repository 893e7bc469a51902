"""What editions changed in a release, and what that did to verdicts."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from dashboard.cards.quality import Revised
from dashboard.selection.revisions import Filters
from dashboard.selection.url import Lens, Selection
from dashboard.store import editions, standings
from pipelines.publish import publish
from pipelines.vocabulary import Verdict
from tests.dashboard.edition_factories import END_OF_MAY, IN_JUNE, IN_MAY, vintages
from tests.dashboard.factories import (
    EDITION,
    END_OF_2022,
    END_OF_2023,
    END_OF_2026,
    release_tables,
    table,
)

AIN = Selection(indicator_id="msp", territory_id="DEP-01")
TODAY = date(2026, 11, 21)
OTHER = {"statement_id": "msp_cnr", "target_value": 10.0, "source_id": "annonces"}


def tables() -> dict[str, pl.DataFrame]:
    """The MSP of the Ain: a target of 9 in May, of 15 in June; the start is revised in 2026."""
    printed = (
        {"date": END_OF_2022, "value": 8.0, "edition": IN_MAY},
        {"date": END_OF_2023, "value": 10.0, "edition": IN_MAY},
        {"date": END_OF_2023, "value": 10.0, "edition": IN_JUNE},
        {"date": END_OF_2023, "value": 9.0, "edition": EDITION},
    )
    return release_tables(
        territories=table("territories", {}),
        indicators=table("indicators", {}),
        observations=table("observations", *printed),
        baselines=table("baselines", {"edition": IN_MAY}, {"edition": EDITION}),
        targets=table(
            "targets",
            {"edition": IN_MAY, "target_value": 9.0},
            {"edition": IN_JUNE},
            {"edition": IN_MAY} | OTHER,
        ),
        current_values=table("current_values", printed[0], printed[3]),
        current_targets=table("current_targets", {}),
        findings=table("findings", {}),
    )


@pytest.fixture(autouse=True)
def release(releases: Path) -> None:
    """The release in force."""
    publish(tables(), releases)


def test_the_revisions_of_one_series() -> None:
    found = editions.revisions("msp", "DEP-01")
    assert [(card.edition, card.kind, card.value_before, card.value) for card in found] == [
        (EDITION, Revised.VALUE, 10.0, 9.0),
        (IN_JUNE, Revised.TARGET, 9.0, 15.0),
    ]
    assert editions.revisions("msp", "DEP-04") == ()


def test_an_edition_changes_a_verdict() -> None:
    found = editions.effects("msp", "DEP-01", [IN_JUNE, EDITION])
    effect = found[IN_JUNE]
    assert effect.before is not None
    assert effect.after is not None
    # 2 of 1 in a quarter of the time, then 2 of 7.
    assert (effect.before.verdict, effect.after.verdict) == (
        Verdict.ATTEINT,
        Verdict.EN_BONNE_VOIE,
    )
    newest = found[EDITION].after
    assert newest is not None
    assert newest.latest_value == 9.0


def test_the_day_before_the_first_edition_there_is_no_verdict() -> None:
    effect = editions.effects("msp", "DEP-01", [IN_MAY])[IN_MAY]
    assert effect.before is None
    assert effect.after is not None


def test_an_effect_is_what_the_page_seen_from_that_day_says() -> None:
    days = [IN_MAY, IN_JUNE, EDITION]
    found = editions.effects("msp", "DEP-01", days)
    for day in days:
        before = standings.aimed("msp", "DEP-01", Lens(known_on=day - timedelta(days=1)))
        after = standings.aimed("msp", "DEP-01", Lens(known_on=day))
        for own, seen in ((found[day].before, before), (found[day].after, after)):
            assert (own is None) == (seen.progress is None)
            if own is not None and seen.progress is not None:
                assert (own.verdict, own.pace, own.latest_value) == (
                    seen.progress.verdict,
                    seen.progress.pace,
                    seen.progress.latest_value,
                )


def test_an_effect_is_on_the_announcement_chosen_where_it_is_known() -> None:
    chosen = editions.effects("msp", "DEP-01", [IN_MAY], ("msp_cnr",))[IN_MAY].after
    unknown = editions.effects("msp", "DEP-01", [IN_MAY], ("msp_other",))[IN_MAY].after
    assert chosen is not None
    assert unknown is not None
    assert (chosen.target_value, unknown.target_value) == (10.0, 9.0)


def test_nothing_revised_asks_for_no_measure() -> None:
    assert editions.effects("msp", "DEP-04", []) == {}


def test_the_log_keeps_the_kind_asked_for_and_the_count_of_all() -> None:
    log = editions.log(AIN, Filters(kind=Revised.TARGET))
    assert [card.kind for card in log.shown] == [Revised.TARGET]
    assert (log.total, list(log.effects)) == (2, [IN_JUNE])


def test_the_usual_day_is_the_edition_before_the_last_one() -> None:
    assert editions.usual_day("msp") == IN_JUNE
    assert editions.usual_day("cpts") is None
    seen = editions.then_and_now(AIN, TODAY)
    assert seen.day == IN_JUNE
    assert [point.value for point in seen.then.series.measured] == [8.0, 10.0]
    assert [point.value for point in seen.now.series.measured] == [8.0, 9.0]


def test_the_day_of_the_link_rules_and_chooses_the_value_by_edition() -> None:
    asked = Selection(indicator_id="msp", territory_id="DEP-01", day=IN_MAY)
    seen = editions.then_and_now(asked, TODAY)
    assert seen.day == IN_MAY
    assert [one.value for one in seen.printed] == [10.0, 10.0, 9.0]
    assert seen.dates == (END_OF_2023,)
    assert seen.then.series.target is not None
    assert seen.then.series.target.target_value == 9.0


def test_a_day_to_come_knows_what_is_known_today() -> None:
    asked = Selection(indicator_id="msp", territory_id="DEP-01", day=END_OF_2026)
    seen = editions.then_and_now(asked, TODAY)
    assert seen.then.series is seen.now.series


def test_the_date_asked_for_then_the_newest_revised_then_the_newest_of_several() -> None:
    revised, same = vintages(83.0, 84.0, day=END_OF_2023), vintages(86.1, 86.1)
    alone = vintages(90.0, day=END_OF_2026)
    everything = [*revised, *same, *alone]
    assert editions.one_date(everything, END_OF_MAY) == same
    assert editions.one_date(everything, None) == revised
    assert editions.one_date(everything, END_OF_2026) == revised
    assert editions.one_date([*same, *alone], None) == same
    assert editions.one_date(alone, None) == ()


def test_counts_vintages_and_findings_come_from_the_release() -> None:
    assert [count.edition for count in editions.edition_counts("msp")] == [EDITION, IN_JUNE]
    assert len(editions.vintages("msp", "DEP-01")) == 4
    assert [one.rule for one in editions.findings()] == ["valeur_reportee"]
