"""Starting points and targets that an edition changed."""

from datetime import date

import polars as pl
import pytest

from pipelines.checks.revisions import findings
from pipelines.checks.rules import last_starts
from pipelines.indicators.observations import baselines, published_targets
from pipelines.indicators.registry import indicators_table
from tests.factories import Fact, series
from tests.tiny_country import EDITION, NEWER_EDITION

END_OF_2022, END_OF_2024, END_OF_2026 = (date(year, 12, 31) for year in (2022, 2024, 2026))
NEWEST_EDITION = date(2026, 4, 1)


def start(
    value: float, edition: date = EDITION, day: date = END_OF_2022, indicator_id: str = "assistants"
) -> Fact:
    return Fact(
        territory_id="FR",
        indicator_id=indicator_id,
        date=day,
        edition=edition,
        baseline_value=value,
    )


def target(value: float, edition: date = EDITION, day: date = END_OF_2026) -> Fact:
    return Fact(indicator_id="cpts", date=day, edition=edition, target_value=value)


def found(*rows: Fact) -> pl.DataFrame:
    facts = series(*rows)
    targets = published_targets(facts, {"barometre": "Baromètre"})
    return findings(last_starts(baselines(facts)), targets, indicators_table())


def told(rows: pl.DataFrame) -> list[tuple[str, ...]]:
    return rows.select("rule", "expected", "found").rows()


def test_a_starting_point_that_moved_after_publication_is_told() -> None:
    rows = found(start(3500), start(3827, NEWER_EDITION))

    assert told(rows) == [
        (
            "depart_revise",
            "3\u202f500 au 31/12/2022, comme dans l’édition du 01/03/2026",
            "3\u202f827 au 31/12/2022",
        )
    ]
    assert rows.select("date", "edition", "severity").row(0) == (
        *(END_OF_2022, NEWER_EDITION, "warning"),
    )


def test_the_same_starting_point_is_no_finding() -> None:
    assert found(start(3827), start(3827, NEWER_EDITION)).is_empty()


def test_a_change_is_told_in_the_edition_that_makes_it_only() -> None:
    rows = found(start(3500), start(3827, NEWER_EDITION), start(3827, NEWEST_EDITION))

    assert rows["edition"].to_list() == [NEWER_EDITION]


def test_another_day_for_the_same_value_is_a_change() -> None:
    rows = found(
        start(68, day=date(2022, 9, 30), indicator_id="cpts"),
        start(68, NEWER_EDITION, indicator_id="cpts"),
    )

    assert rows["found"].to_list() == ["68\u202f% au 31/12/2022"]


@pytest.mark.parametrize(("newer", "count"), [(95.22, 0), (95.27, 1), (95.0, 0)])
def test_fewer_decimals_are_no_revision(newer: float, count: int) -> None:
    rows = found(
        start(95.222281, indicator_id="ald"), start(newer, NEWER_EDITION, indicator_id="ald")
    )

    assert rows.height == count


def test_territories_are_not_compared_with_each_other() -> None:
    other = Fact(
        territory_id="REG-93",
        indicator_id="assistants",
        date=END_OF_2022,
        edition=NEWER_EDITION,
        baseline_value=400,
    )

    assert found(start(3500), other).is_empty()


def test_a_target_that_changed_is_told() -> None:
    assert told(found(target(0), target(100, NEWER_EDITION))) == [
        (
            "cible_revisee",
            "0\u202f% au 31/12/2026, comme dans l’édition du 01/03/2026",
            "100\u202f% au 31/12/2026",
        )
    ]


def test_a_deadline_put_off_is_a_changed_target() -> None:
    rows = found(target(100, day=END_OF_2024), target(100, NEWER_EDITION))

    assert rows["found"].to_list() == ["100\u202f% au 31/12/2026"]


def test_fewer_steps_towards_the_same_target_are_not() -> None:
    steps = [target(100, day=END_OF_2024), target(100)]

    assert found(*steps, target(100, NEWER_EDITION)).is_empty()


def test_targets_are_compared_rank_by_rank() -> None:
    before = [target(80, day=END_OF_2024), target(100)]
    after = [target(85, NEWER_EDITION, END_OF_2024), target(100, NEWER_EDITION)]

    rows = found(*before, *after)

    assert rows.select("date", "found").rows() == [(END_OF_2024, "85\u202f% au 31/12/2024")]


def test_what_was_announced_is_not_the_producers_to_revise() -> None:
    facts = series(target(0), target(100, NEWER_EDITION))
    targets = published_targets(facts, {"barometre": "Baromètre"})
    announced = targets.with_columns(source_id=pl.lit("annonces"))

    assert findings(last_starts(baselines(facts)), announced, indicators_table()).is_empty()
