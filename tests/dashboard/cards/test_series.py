"""What pages show, from rows: which value is the newest, how far along, what is due."""

from datetime import date

import pytest

from dashboard import queries
from dashboard.cards import series as series_cards
from dashboard.cards.series import Territories, newest_dates
from pipelines.vocabulary import Level, TargetKind, TargetStatus, Unit, ValueStatus
from tests.dashboard.factories import (
    CPTS,
    END_OF_2022,
    END_OF_2023,
    END_OF_2026,
    FRANCE,
    MID_2025,
    database,
    place,
    point,
    series,
    table,
    target,
)

FEBRUARY_2026 = date(2026, 2, 28)
REPEATED = point(FEBRUARY_2026, 10.0, ValueStatus.CARRIED_FORWARD)


def test_the_newest_value_is_a_measure() -> None:
    measured = point(MID_2025, 10.0)
    card = series(point(END_OF_2023), measured, point(END_OF_2026, None), REPEATED)
    assert card.latest == measured
    assert card.previous == point(END_OF_2023)


def test_nothing_measured_means_no_newest_value() -> None:
    card = series(point(MID_2025, None), REPEATED)
    assert card.latest is None
    assert card.previous is None
    assert card.share_pct is None


def test_one_measure_has_none_before_it() -> None:
    assert series(point(MID_2025)).previous is None


def test_the_course_keeps_the_dates_without_a_value() -> None:
    gap = point(END_OF_2023, None)
    card = series(point(END_OF_2022), gap, point(MID_2025), REPEATED)
    assert card.course == (point(END_OF_2022), gap, point(MID_2025))


def test_repeats_after_the_newest_measure_are_told_apart() -> None:
    assert series(point(MID_2025), REPEATED).after_latest == (REPEATED,)
    assert series(point(END_OF_2026), REPEATED).after_latest == ()


def test_without_a_measure_every_computed_value_is_told() -> None:
    computed = point(MID_2025, 80.0, ValueStatus.COMPUTED)
    assert series(computed, indicator=CPTS).after_latest == (computed,)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([date(2024, 6, 30), date(2024, 12, 31), MID_2025], None),
        ([date(2023, 12, 31), date(2024, 6, 30), date(2024, 12, 31), MID_2025], date(2025, 12, 29)),
        (
            [date(2020, 1, 31), date(2024, 4, 30), date(2024, 5, 31), date(2024, 6, 30)],
            date(2024, 7, 31),
        ),
    ],
    ids=["under four measures", "twice a year", "one long gap counts once"],
)
def test_the_next_measure_is_due_at_the_median_gap(days: list[date], expected: date | None) -> None:
    assert series(*[point(day) for day in days]).expected_next == expected


def test_the_share_of_the_way_is_neither_rounded_nor_clamped() -> None:
    goal = (target(4000.0, baseline=2251.0),)
    shares = [series(point(MID_2025, v), targets=goal).share_pct for v in (2981, 2200, 4500)]
    assert shares == pytest.approx([41.738, -2.916, 128.588], abs=0.001)


@pytest.mark.parametrize("baseline", [None, 4000.0], ids=["no start", "already there"])
def test_there_is_no_share_without_a_way_to_go(baseline: float | None) -> None:
    card = series(point(MID_2025, 2981.0), targets=(target(4000.0, baseline=baseline),))
    assert card.share_pct is None


def test_the_target_is_the_default_statement_not_the_first() -> None:
    other, default = target(450.0, None, is_default=False), target()
    assert series(targets=(other, default)).target == default
    assert series(targets=(other,)).target is None


def test_a_statement_with_several_deadlines_is_read_at_its_last() -> None:
    days = [END_OF_2026, END_OF_2023, MID_2025]
    card = series(targets=tuple(target(100.0, day) for day in days))
    assert card.target is not None
    assert card.target.deadline == END_OF_2026


def test_another_announcement_may_be_aimed_at() -> None:
    usual = target()
    later = target(4000.0, date(2027, 12, 31), is_default=False, statement_id="msp_cnr_2027")
    card = series(point(MID_2025), targets=(usual, later))
    aimed = series_cards.aimed_at(card, ("cpts_cnr_2023", "msp_cnr_2027"))
    assert aimed.target is not None
    assert (aimed.target.deadline, aimed.points) == (later.deadline, card.points)
    assert [one.is_default for one in aimed.targets] == [False, True]
    assert series_cards.aimed_at(card, ("msp_cnr_2027",)) is series_cards.aimed_at(
        card, ("msp_cnr_2027",)
    )


def test_an_announcement_made_for_others_leaves_the_target_as_it_is() -> None:
    card = series(targets=(target(),))
    assert series_cards.aimed_at(card, ("msp_cnr_2027",)) is card
    assert series_cards.aimed_at(card, ()) is card


def test_levels_are_told_once_each_by_deadline_the_one_shown_among_equals() -> None:
    later = target(4000.0, date(2027, 12, 31), is_default=False)
    again = target(4000.0, is_default=False, statement_id="msp_cnr_2026")
    yearly = target(450.0, None, is_default=False)
    assert series(targets=(yearly, later, again, target())).levels == (target(), later)


def test_a_starting_point_that_a_measure_contradicts_is_disputed() -> None:
    goal = (target(100.0, baseline=36.0),)
    measured = point(END_OF_2022, 42.0)
    assert series(measured, indicator=CPTS, targets=goal).disputed_start == measured
    assert series(point(END_OF_2022, 36.4), targets=goal).disputed_start is None
    assert series(point(END_OF_2023, 42.0), targets=goal).disputed_start is None
    assert series(measured).disputed_start is None


def test_a_series_without_value_nor_target_is_empty() -> None:
    assert series(point(MID_2025, None)).is_empty
    assert not series(REPEATED).is_empty
    assert not series(targets=(target(),)).is_empty


def test_dates_of_newest_measures_come_once_each_oldest_first() -> None:
    shown = [series(point(MID_2025)), series(point(END_OF_2023)), series(point(MID_2025)), series()]
    assert newest_dates(shown) == (END_OF_2023, MID_2025)


def test_a_departement_is_followed_by_its_region_and_france() -> None:
    corse = place("REG-94")
    south = place("DEP-2A", parent_id="REG-94")
    places = Territories({card.territory_id: card for card in (FRANCE, corse, south)})
    assert places.with_parents("DEP-2A") == (south, corse, FRANCE)
    assert places.with_parents("FR") == (FRANCE,)


def test_a_count_is_compared_for_100_000_inhabitants_and_a_percentage_as_it_is() -> None:
    city = place("DEP-75", population_count=2_000_000)
    counted = series(point(END_OF_2023, 40.0), point(MID_2025, None), territory=city)
    assert counted.compared_course == ((END_OF_2023, 2.0), (MID_2025, None))
    assert series(indicator=CPTS, territory=city).compared(86.1) == 86.1
    assert series(territory=place("DEP-01", population_count=None)).compared(5.0) is None


def test_rows_become_typed_cards() -> None:
    connection = database(
        territories=table("territories", {}),
        indicators=table("indicators", {"unit": "percent"}),
        current_values=table("current_values", {"value": None, "value_status": "not_published"}),
        current_targets=table("current_targets", {"target_status": "contested"}),
    )
    place_ = Territories.from_frame(queries.territories(connection)).by_id["DEP-01"]
    assert (place_.level, place_.population_count) == (Level.DEPARTEMENT, None)
    indicator = series_cards.indicator_cards(queries.indicators(connection))["msp"]
    assert (indicator.unit, indicator.caveats) == (Unit.PERCENT, ("Un report en 2026.",))
    rows = queries.series(connection, "DEP-01")
    ((key, (value,)),) = series_cards.points(rows, "indicator_id").items()
    assert key == ("msp",)
    assert (value.value, value.value_status) == (None, ValueStatus.NOT_PUBLISHED)
    (goal,) = series_cards.target_cards(queries.targets(connection, "DEP-01"))["msp"]
    assert (goal.kind, goal.target_status) == (TargetKind.LEVEL, TargetStatus.CONTESTED)
    assert (goal.baseline_value, goal.is_default) == (8.0, True)


def test_announcements_keep_their_indicator() -> None:
    said = {"territory_id": "FR", "source_id": "annonces"}
    connection = database(
        current_targets=table("current_targets", said), indicators=table("indicators", {})
    )
    ((indicator_id, statement),) = series_cards.announcement_cards(
        queries.announcements(connection)
    )
    assert (indicator_id, statement.target_value) == ("msp", 15.0)
