"""Questions put to tiny tables shaped by the contract."""

from datetime import date

import polars as pl

from dashboard import queries
from pipelines.vocabulary import ValueStatus
from tests.dashboard.factories import (
    END_OF_2022,
    END_OF_2023,
    END_OF_2026,
    MID_2025,
    database,
    table,
)

FRANCE = {
    **{"territory_id": "FR", "level": "pays", "code": "FR", "name": "France", "article": "la"},
    **{"name_of": "de la France", "name_in": "en France", "parent_id": None},
}
CORSE = {
    **{"territory_id": "REG-94", "level": "region", "code": "94", "name": "Corse"},
    **{"article": "la", "name_of": "de Corse", "name_in": "en Corse", "parent_id": "FR"},
}
OLD, NEW = date(2024, 6, 25), date(2026, 3, 1)


def test_france_comes_first_then_regions_then_departements() -> None:
    places = table("territories", {}, CORSE, FRANCE, {"territory_id": "DEP-2A", "code": "2A"})
    found = queries.territories(database(territories=places))
    assert found["territory_id"].to_list() == ["FR", "REG-94", "DEP-01", "DEP-2A"]


def test_a_territory_has_its_newest_population_or_none() -> None:
    people = table("population", {"year": 2022, "population_count": 1}, {"population_count": 2})
    places = table("territories", {}, CORSE)
    found = queries.territories(database(territories=places, population=people))
    counts = dict(zip(found["territory_id"], found["population_count"], strict=True))
    assert counts == {"DEP-01": 2, "REG-94": None}
    assert found["population_year"].to_list() == [None, 2023]


def test_indicators_come_in_reading_order() -> None:
    rows = table("indicators", {"indicator_id": "ald", "position": 2}, {"position": 1})
    found = queries.indicators(database(indicators=rows))
    assert found["indicator_id"].to_list() == ["msp", "ald"]


def test_series_hold_every_indicator_of_one_territory_by_date() -> None:
    values = table(
        "current_values",
        {"date": MID_2025, "value": 12.0},
        {"date": END_OF_2023, "value": 10.0},
        {"territory_id": "DEP-04"},
        {"indicator_id": "cpts"},
    )
    found = queries.series(database(current_values=values), "DEP-01")
    assert set(found["indicator_id"]) == {"msp", "cpts"}
    msp = found.filter(pl.col("indicator_id") == "msp")
    assert msp.select("date", "value").rows() == [(END_OF_2023, 10.0), (MID_2025, 12.0)]


def test_a_code_is_a_value_never_sql() -> None:
    values = table("current_values", {})
    found = queries.series(database(current_values=values), "DEP-01' or '1'='1")
    assert found.is_empty()


def test_the_default_target_comes_first_then_by_deadline() -> None:
    targets = table(
        "current_targets",
        {"statement_id": "yearly", "kind": "per_year", "deadline": None},
        {"statement_id": "later", "deadline": date(2027, 12, 31)},
        {"statement_id": "sooner", "deadline": date(2025, 12, 31)},
        {},
    )
    connection = database(current_targets=targets, indicators=table("indicators", {}))
    found = queries.targets(connection, "DEP-01")
    order = ["msp_barometre", "sooner", "later", "yearly"]
    assert found["statement_id"].to_list() == order
    assert found["is_default"].to_list() == [True, False, False, False]


def test_a_value_changed_by_an_edition_is_a_revision() -> None:
    printed = table(
        "observations",
        {"edition": OLD, "value": 10.0},
        {"edition": NEW, "value": 11.0},
        {"edition": OLD, "value": 5.0, "date": END_OF_2022},
        {"edition": NEW, "value": 5.0, "date": END_OF_2022},
    )
    found = queries.revisions(database(observations=printed), "msp")
    columns = ["kind", "date", "edition_before", "value_before", "edition", "value"]
    assert found.select(columns).rows() == [("value", END_OF_2023, OLD, 10.0, NEW, 11.0)]


def test_the_revisions_of_every_territory_come_together() -> None:
    printed = table(
        "observations",
        *(
            {"territory_id": code, "edition": edition, "value": value}
            for code in ("DEP-01", "DEP-04")
            for edition, value in ((OLD, 10.0), (NEW, 11.0))
        ),
    )
    found = queries.revisions(database(observations=printed), "msp")
    assert found.select("territory_id", "value_before", "value").rows() == [
        ("DEP-01", 10.0, 11.0),
        ("DEP-04", 10.0, 11.0),
    ]


def test_a_moved_date_is_a_revision_of_the_starting_point_or_of_the_last_deadline() -> None:
    starts = table("baselines", {"edition": OLD}, {"edition": NEW, "date": END_OF_2023})
    later = date(2027, 12, 31)
    goals = table("targets", {"edition": OLD}, {"edition": NEW, "deadline": later})
    found = queries.revisions(database(baselines=starts, targets=goals), "msp")
    columns = ["kind", "value_before", "date_before", "value", "date"]
    assert found.select(columns).rows() == [
        ("target", 15.0, END_OF_2026, 15.0, later),
        ("baseline", 8.0, END_OF_2022, 8.0, END_OF_2023),
    ]


def test_steps_of_a_target_that_are_no_longer_printed_are_not_a_revision_of_the_last_one() -> None:
    steps = table(
        "targets",
        {"edition": OLD, "deadline": END_OF_2023, "target_value": 12.0},
        {"edition": OLD, "deadline_rank": 2},
        {"edition": NEW},
    )
    assert queries.revisions(database(targets=steps), "msp").is_empty()


def test_a_series_is_given_value_by_value_and_edition_by_edition() -> None:
    printed = table(
        "observations",
        {"edition": NEW, "value": 11.0},
        {"edition": OLD, "value": 10.0},
        {"edition": OLD, "value": 5.0, "date": END_OF_2022},
        {"edition": NEW, "value": 6.0, "value_status": ValueStatus.COMPUTED, "date": MID_2025},
        {"territory_id": "DEP-04"},
    )
    found = queries.vintages(database(observations=printed), "msp", "DEP-01")
    assert found.select("date", "edition", "value").rows() == [
        (END_OF_2022, OLD, 5.0),
        (END_OF_2023, OLD, 10.0),
        (END_OF_2023, NEW, 11.0),
    ]


def test_starting_points_and_targets_are_revised_too_newest_edition_first() -> None:
    starts = table(
        "baselines",
        {"edition": OLD, "baseline_value": 8.0},
        {"edition": date(2024, 9, 17), "baseline_value": 9.0},
    )
    goals = table(
        "targets", {"edition": OLD, "target_value": 14.0}, {"edition": NEW, "target_value": 15.0}
    )
    found = queries.revisions(database(baselines=starts, targets=goals), "msp")
    assert found.select("kind", "date", "value_before", "value").rows() == [
        ("target", END_OF_2026, 14.0, 15.0),
        ("baseline", END_OF_2022, 8.0, 9.0),
    ]


def test_a_value_computed_here_is_not_a_revision_of_the_producer() -> None:
    printed = table(
        "observations",
        {"edition": OLD, "value": 10.0},
        {"edition": NEW, "value": 11.0, "value_status": ValueStatus.COMPUTED},
    )
    assert queries.revisions(database(observations=printed), "msp").is_empty()


def test_two_announcements_of_one_deadline_are_not_a_revision() -> None:
    said = {"territory_id": "FR", "source_id": "annonces"}
    goals = table(
        "targets",
        said | {"statement_id": "first", "edition": OLD, "target_value": 3000.0},
        said | {"statement_id": "second", "edition": NEW, "target_value": 4000.0},
    )
    assert queries.revisions(database(targets=goals), "msp").is_empty()


def test_announcements_come_by_indicator_then_by_day_undated_last() -> None:
    said = {"territory_id": "FR", "source_id": "annonces"}
    goals = table(
        "current_targets",
        said | {"statement_id": "undated"},
        said | {"statement_id": "may", "announced_on": date(2023, 5, 3)},
        said | {"statement_id": "march", "announced_on": date(2023, 3, 17)},
        said | {"statement_id": "cpts", "indicator_id": "cpts", "announced_on": date(2022, 1, 1)},
        {"statement_id": "msp_barometre", "territory_id": "FR"},
    )
    both = table("indicators", {}, {"indicator_id": "cpts", "position": 2})
    found = queries.announcements(database(current_targets=goals, indicators=both))
    assert found["statement_id"].to_list() == ["march", "may", "undated", "cpts"]
    assert not found["is_default"].any()


def test_a_source_is_summed_up_over_its_editions_and_files() -> None:
    files = table(
        "sources",
        {"edition": OLD, "retrieved_on": date(2024, 7, 1)},
        {"edition": NEW},
        {"edition": NEW, "file": "ind-589.csv"},
        {"source_id": "cog", "title": "COG"},
    )
    found = queries.sources(database(sources=files)).row(0, named=True)
    assert (found["source_id"], found["editions_count"], found["files_count"]) == (
        *("barometre", 2, 3),
    )
    assert (found["newest_edition"], found["retrieved_on"]) == (NEW, date(2026, 3, 15))


def test_findings_are_counted_by_rule_the_gravest_first() -> None:
    rows = table(
        "findings",
        {"rule": "territoire_absent", "severity": "note"},
        {},
        {"territory_id": "DEP-04"},
        {"indicator_id": "centres_sante"},
        {"rule": "somme_regions", "severity": "blocking"},
    )
    found = queries.findings(database(findings=rows))
    assert found.select("rule", "severity", "findings_count").rows() == [
        ("somme_regions", "blocking", 1),
        ("valeur_reportee", "warning", 3),
        ("territoire_absent", "note", 1),
    ]
    assert found["indicator_ids"].to_list()[1] == ["centres_sante", "msp"]


def test_empty_tables_answer_with_no_row() -> None:
    connection = database()
    answers: list[pl.DataFrame] = [
        queries.territories(connection),
        queries.indicators(connection),
        queries.series(connection, "FR"),
        queries.targets(connection, "FR"),
        queries.revisions(connection, "msp"),
        queries.vintages(connection, "msp", "FR"),
        queries.announcements(connection),
        queries.sources(connection),
        queries.findings(connection),
    ]
    assert [frame.height for frame in answers] == [0] * len(answers)
