"""Where series stand: as the release says, or measured anew for another day or another window."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from dashboard.selection.url import Lens
from dashboard.store import database, standings
from pipelines.contract import TABLES
from pipelines.publish import publish
from pipelines.vocabulary import Level, Outcome, Projection, SharingKey, TargetKind, Verdict
from tests.dashboard.factories import (
    EDITION,
    END_OF_2022,
    END_OF_2023,
    END_OF_2026,
    MID_2025,
    release_tables,
    table,
)
from tests.dashboard.progress_factories import END_OF_2027, closed, progress, progress_table

FRANCE = {
    **{"territory_id": "FR", "level": "pays", "code": "FR", "name": "France", "article": "la"},
    **{"name_of": "de la France", "name_in": "en France", "parent_id": None},
}
IN_2024 = date(2024, 6, 25)
LATER = {"statement_id": "msp_cnr_2027", "deadline": END_OF_2027}
# The Ain: 8 at the start, 10 a year later, 11 in mid 2025; the last is printed in 2026 only.
PRINTED = (
    {"date": END_OF_2022, "value": 8.0, "edition": IN_2024},
    {"date": END_OF_2023, "value": 10.0, "edition": IN_2024},
    {"date": date(2024, 6, 30), "value": 11.0, "edition": EDITION},
    {"date": MID_2025, "value": 11.0, "edition": EDITION},
)


def tables(**more: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """A release with the MSP of the Ain and two announcements, the second one of 2026."""
    usual = {
        "territories": table("territories", FRANCE, {}),
        "indicators": table("indicators", {}),
        "observations": table("observations", *PRINTED),
        "current_values": table("current_values", *PRINTED),
        "baselines": table("baselines", {"edition": IN_2024}),
        "targets": table("targets", {"edition": IN_2024}, LATER),
        "current_targets": table("current_targets", {}, LATER),
        "progress": progress_table(
            progress(territory_id="DEP-01", latest_value=11.0, target_value=15.0),
            progress(territory_id="DEP-01", statement_id="msp_cnr_2027", deadline=END_OF_2027),
        ),
    }
    return release_tables(**(usual | more))


def test_today_is_what_the_release_says(releases: Path) -> None:
    publish(tables(), releases)
    found = standings.aimed("msp", "DEP-01")
    assert found.progress is not None
    assert (found.progress.statement_id, found.progress.pace) == ("msp_barometre", 0.6686)
    assert found.series is database.series("msp", "DEP-01")
    assert standings.aimed("msp", "DEP-01") is found


def test_another_announcement_changes_the_target_and_the_row(releases: Path) -> None:
    publish(tables(), releases)
    found = standings.aimed("msp", "DEP-01", statement_ids=("cpts_x", "msp_cnr_2027"))
    assert found.series.target is not None
    assert found.progress is not None
    assert (found.series.target.deadline, found.progress.deadline) == (END_OF_2027, END_OF_2027)


def test_an_announcement_made_elsewhere_leaves_the_usual_one(releases: Path) -> None:
    publish(tables(), releases)
    found = standings.aimed("msp", "DEP-01", statement_ids=("msp_braun_2026",))
    assert found.progress is not None
    assert found.progress.statement_id == "msp_barometre"


def test_without_a_target_there_is_a_series_and_no_progress(releases: Path) -> None:
    publish(tables(), releases)
    found = standings.aimed("msp", "FR")
    assert (found.series.target, found.progress) == (None, None)


def test_a_day_of_the_past_knows_what_was_printed_by_then(releases: Path) -> None:
    publish(tables(), releases)
    found = standings.aimed("msp", "DEP-01", Lens(known_on=IN_2024))
    assert [point.value for point in found.series.measured] == [8.0, 10.0]
    assert [target.statement_id for target in found.series.targets] == ["msp_barometre"]
    assert found.progress is not None
    assert (found.progress.latest_date, found.progress.latest_value) == (END_OF_2023, 10.0)
    # 2 of 7 in one year of four.
    assert found.progress.pace == pytest.approx(8 / 7, abs=0.005)
    assert found.progress.verdict is Verdict.EN_BONNE_VOIE


def test_the_day_before_the_first_edition_nothing_is_known(releases: Path) -> None:
    publish(tables(), releases)
    found = standings.aimed("msp", "DEP-01", Lens(known_on=date(2010, 1, 1)))
    assert (found.series.points, found.series.targets, found.progress) == ((), (), None)
    assert standings.backtests("msp", Lens(known_on=date(2010, 1, 1))) == ()


@pytest.mark.parametrize(("months", "window", "pace"), [(12, 12, 0.0), (24, 30, 1.2)])
def test_a_window_changes_the_observed_pace_not_the_verdict(
    releases: Path, months: int, window: int, pace: float
) -> None:
    publish(tables(), releases)
    found = standings.aimed("msp", "DEP-01", Lens(window_months=months)).progress
    assert found is not None
    assert found.window_months == window
    assert found.observed_per_year == pytest.approx(pace, abs=0.005)
    assert found.verdict is Verdict.A_ACCELERER


def test_a_window_imposes_its_own_straight_line(releases: Path) -> None:
    publish(tables(), releases)
    elected = {
        months: [
            card.method for card in standings.backtests("msp", Lens(months)) if card.is_default
        ]
        for months in (12, 24)
    }
    assert elected == {12: [Projection.LAST_12_MONTHS], 24: [Projection.LAST_24_MONTHS]}


def test_back_tests_are_those_of_one_indicator(releases: Path) -> None:
    rows = [(code, Level.PAYS, Projection.DAMPED, 10, 1.0, True) for code in ("assistants", "msp")]
    schema = TABLES["backtests"].create_empty().schema
    publish(tables(backtests=pl.DataFrame(rows, schema=schema, orient="row")), releases)
    assert [card.indicator_id for card in standings.backtests("msp")] == ["msp"]
    assert standings.backtests("cpts") == ()


def test_a_number_to_add_every_year_has_no_progress(releases: Path) -> None:
    yearly = {"statement_id": "msp_450", "kind": TargetKind.PER_YEAR, "deadline": None}
    publish(tables(current_targets=table("current_targets", {}, yearly)), releases)
    found = standings.aimed("msp", "DEP-01")
    assert found.progress is not None
    assert found.progress.statement_id == "msp_barometre"


def test_findings_and_results_of_today_are_not_those_of_a_past_day(releases: Path) -> None:
    over = closed(Outcome.MISSED, 3999.0, territory_id="DEP-01", final_gap_units=-1.0)
    found = table("findings", {"rule": "recul", "date": MID_2025})
    publish(tables(progress=progress_table(over), findings=found), releases)
    assert [one.missed_ids for one in standings.closings()] == [("DEP-01",)]
    assert [one.rule for one in standings.notables()] == ["recul"]
    past, window = Lens(known_on=IN_2024), Lens(window_months=24)
    assert (standings.closings(past), standings.notables(past)) == ((), ())
    assert len(standings.closings(window)) == len(standings.notables(window)) == 1


def test_a_territory_has_its_part_of_the_population(releases: Path) -> None:
    people = table("population", {}, {"territory_id": "DEP-03", "population_count": 671_289})
    allier = {"territory_id": "DEP-03", "code": "03", "name": "Allier"}
    places = table("territories", FRANCE, {}, allier)
    publish(tables(territories=places, population=people), releases)
    assert standings.parts("DEP-01")[SharingKey.POPULATION].share == pytest.approx(0.5)
    assert standings.parts("DEP-01")[SharingKey.GENERALISTES].share is None


def test_a_new_release_is_seen_at_the_next_call(releases: Path) -> None:
    publish(tables(), releases)
    standings.warm_up()
    assert standings.aimed("msp", "DEP-01").progress is not None
    publish(tables(progress=progress_table()), releases)
    assert standings.aimed("msp", "DEP-01").progress is None


def test_a_deadline_known_by_several_dates_is_shown_at_the_one_measured(releases: Path) -> None:
    first, second = {"deadline": END_OF_2023}, {"deadline_rank": 2}
    several = table("targets", first, second)
    publish(tables(targets=several), releases)
    found = standings.aimed("msp", "DEP-01", Lens(known_on=EDITION))
    assert found.series.target is not None
    assert found.progress is not None
    assert found.series.target.deadline == found.progress.deadline == END_OF_2026
