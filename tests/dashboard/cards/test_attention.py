"""What deserves a look on the overview, from the published tables."""

from collections.abc import Mapping

import polars as pl

from dashboard import queries
from dashboard.cards.attention import RULES, Closing, Notable, closings, notables
from dashboard.cards.progress import ProgressCard
from pipelines.vocabulary import Outcome
from tests.dashboard.factories import END_OF_2022, END_OF_2023, MID_2025, database, table
from tests.dashboard.progress_factories import END_OF_2024, closed, progress, progress_table

AIN: dict[str, object] = {}
FRANCE: dict[str, object] = {
    **{"territory_id": "FR", "level": "pays", "code": "FR", "name": "France", "article": "la"},
    **{"name_of": "de la France", "name_in": "en France", "parent_id": None},
}
ALLIER: dict[str, object] = {"territory_id": "DEP-03", "code": "03", "name": "Allier"}
Changes = Mapping[str, object]
OLD_EDITION = END_OF_2022


def found(
    *changes: Mapping[str, object], values: pl.DataFrame | None = None
) -> tuple[Notable, ...]:
    """What is notable among findings, when the newest value of the MSP is that of end 2023."""
    connection = database(
        territories=table("territories", FRANCE, AIN, ALLIER),
        indicators=table("indicators", {}),
        current_values=table("current_values", {}) if values is None else values,
        findings=table("findings", *changes),
    )
    return notables(queries.notable(connection, RULES))


def test_a_finding_on_the_newest_values_is_notable() -> None:
    (notable,) = found({"rule": "recul", "found": "8"})
    assert notable == Notable(
        rule="recul",
        indicator_id="msp",
        date=END_OF_2023,
        found="8",
        territory_ids=("DEP-01",),
    )


def test_territories_of_one_rule_are_put_together_france_first() -> None:
    where = ("DEP-03", "FR", "DEP-01")
    (notable,) = found(*({"rule": "recul", "territory_id": code} for code in where))
    assert notable.territory_ids == ("FR", "DEP-01", "DEP-03")


def test_rules_come_in_reading_order_and_the_others_are_left_out() -> None:
    rules = [*reversed(RULES), "saut"]
    assert [one.rule for one in found(*({"rule": rule} for rule in rules))] == list(RULES)


def test_what_an_old_edition_printed_is_not_news() -> None:
    assert found({"rule": "recul", "edition": OLD_EDITION}) == ()


def test_what_was_found_on_an_older_value_is_not_news() -> None:
    newer = table("current_values", {"date": MID_2025})
    assert found({"rule": "recul", "date": END_OF_2023}, values=newer) == ()
    assert len(found({"rule": "recul", "date": MID_2025}, values=newer)) == 1


def ended(*cards: ProgressCard) -> tuple[Closing, ...]:
    """How the targets of a table `progress` ended."""
    connection = database(
        territories=table("territories", FRANCE, AIN, ALLIER),
        indicators=table("indicators", {}),
        progress=progress_table(*cards),
    )
    return closings(queries.closings(connection))


def missed_by(units: float, territory_id: str = "DEP-01", **changes: object) -> ProgressCard:
    """A target of the end of 2024, missed by so many units."""
    value = 4000.0 - units
    return closed(Outcome.MISSED, value, territory_id=territory_id, **changes)


def test_targets_that_came_to_an_end_are_counted_those_furthest_first() -> None:
    assert ended(missed_by(1.0, "DEP-01"), missed_by(7.0, "DEP-03")) == (
        Closing(
            indicator_id="msp",
            deadline=END_OF_2024,
            reached_count=0,
            missed_count=2,
            missed_ids=("DEP-03", "DEP-01"),
        ),
    )


def test_where_all_is_reached_nobody_missed() -> None:
    (closing,) = ended(closed(Outcome.REACHED, 4000.0, territory_id="DEP-01"))
    assert (closing.reached_count, closing.missed_count, closing.missed_ids) == (1, 0, ())


def test_an_unknown_result_is_neither() -> None:
    (closing,) = ended(closed(Outcome.UNKNOWN, None, territory_id="DEP-01"))
    assert (closing.reached_count, closing.missed_count) == (0, 0)


def test_neither_france_nor_another_statement_nor_a_deadline_ahead_counts() -> None:
    assert ended(missed_by(1.0, "FR")) == ()
    assert ended(missed_by(1.0, statement_id="msp_cnr_2027")) == ()
    assert ended(progress(territory_id="DEP-01")) == ()
