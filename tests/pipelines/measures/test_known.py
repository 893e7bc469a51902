"""What was known on a date, from bitemporal rows."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.measures.known import PRECEDENCE, targets_known_on, values_known_on
from pipelines.vocabulary import ValueStatus
from tests.factories import Fact, observations
from tests.tiny_country import EDITION, NEWER_EDITION

OLDER_EDITION = date(2024, 10, 15)


def targets(*rows: tuple[str, date, float]) -> pl.DataFrame:
    """Statement, edition, value; all for the MSP of one département."""
    return pl.DataFrame(
        [
            {"statement_id": name, "edition": edition, "target_value": value}
            | {"indicator_id": "msp", "territory_id": "DEP-04"}
            for name, edition, value in rows
        ]
    )


def baselines(*rows: tuple[date, date, float]) -> pl.DataFrame:
    """Edition, date, value; all for the MSP of one département."""
    return pl.DataFrame(
        [
            {"edition": edition, "date": day, "baseline_value": value}
            | {"indicator_id": "msp", "territory_id": "DEP-04"}
            for edition, day, value in rows
        ]
    )


def test_the_newest_edition_speaks_for_a_date() -> None:
    rows = observations(Fact(edition=OLDER_EDITION, value=14), Fact(edition=EDITION, value=15))

    assert values_known_on(rows)["value"].to_list() == [15]


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (OLDER_EDITION - timedelta(days=1), []),
        (OLDER_EDITION, [14]),
        (EDITION - timedelta(days=1), [14]),
        (EDITION, [15]),
    ],
)
def test_an_edition_counts_from_its_day(on: date, value: list[float]) -> None:
    rows = observations(Fact(edition=OLDER_EDITION, value=14), Fact(edition=EDITION, value=15))

    assert values_known_on(rows, on)["value"].to_list() == value


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (ValueStatus.OBSERVED, ValueStatus.COMPUTED),
        (ValueStatus.CARRIED_FORWARD, ValueStatus.COMPUTED),
        (ValueStatus.COMPUTED, ValueStatus.NOT_PUBLISHED),
    ],
)
def test_a_better_status_wins_over_a_newer_edition(better: str, worse: str) -> None:
    rows = observations(
        Fact(edition=EDITION, value=14, value_status=better),
        Fact(edition=NEWER_EDITION, value=15, value_status=worse),
    )

    assert values_known_on(rows)["value_status"].to_list() == [better]


EDITIONS = st.dates(date(2024, 1, 1), date(2024, 1, 12))
ROWS = st.dictionaries(
    st.tuples(st.sampled_from(["DEP-04", "DEP-2A"]), st.sampled_from([1, 2]), EDITIONS),
    st.sampled_from(list(ValueStatus)),
    min_size=1,
    max_size=12,
)


@given(rows=ROWS, on=EDITIONS)
def test_one_best_row_for_each_value_that_was_known_then(
    rows: dict[tuple[str, int, date], ValueStatus], on: date
) -> None:
    table = observations(
        *(
            Fact(territory_id=place, date=date(2023, month, 28), edition=edition, value_status=s)
            for (place, month, edition), s in rows.items()
        )
    )

    known = values_known_on(table, on)

    best: dict[tuple[str, int], tuple[int, int]] = {}
    for (place, month, edition), status in rows.items():
        if edition <= on:
            candidate = (PRECEDENCE[status], -edition.toordinal())
            best[place, month] = min(candidate, best.get((place, month), candidate))
    assert {
        (place, day.month): (PRECEDENCE[ValueStatus(status)], -edition.toordinal())
        for place, day, status, edition in known.select(
            "territory_id", "date", "value_status", "edition"
        ).iter_rows()
    } == best
    assert known.height == len(best)


@given(rows=ROWS)
def test_what_is_known_does_not_depend_on_the_order_of_rows(
    rows: dict[tuple[str, int, date], ValueStatus],
) -> None:
    table = observations(
        *(
            Fact(territory_id=place, date=date(2023, month, 28), edition=edition, value_status=s)
            for (place, month, edition), s in rows.items()
        )
    )

    assert values_known_on(table.reverse()).equals(values_known_on(table))


def test_a_statement_is_taken_from_its_newest_edition() -> None:
    rows = targets(("a", OLDER_EDITION, 14), ("a", EDITION, 15), ("b", OLDER_EDITION, 20))
    starts = baselines((EDITION, date(2022, 12, 31), 11))

    known = targets_known_on(rows, starts)

    assert dict(known.select("statement_id", "target_value").iter_rows()) == {"a": 15, "b": 20}


def test_a_statement_left_out_of_an_edition_for_one_territory_still_stands_there() -> None:
    rows = pl.concat(
        [
            targets(("a", OLDER_EDITION, 14)),
            targets(("a", EDITION, 20)).with_columns(territory_id=pl.lit("DEP-2A")),
        ]
    )

    known = targets_known_on(rows, baselines((EDITION, date(2022, 12, 31), 11)))

    assert known.select("territory_id", "target_value", "baseline_value").rows() == [
        ("DEP-04", 14, 11),
        ("DEP-2A", 20, None),
    ]


def test_a_target_starts_from_the_newest_published_baseline() -> None:
    starts = baselines(
        (OLDER_EDITION, date(2024, 1, 31), 9),
        (EDITION, date(2021, 12, 31), 10),
        (EDITION, date(2022, 12, 31), 11),
    )

    known = targets_known_on(targets(("a", EDITION, 15)), starts)

    assert known.select("baseline_value", "baseline_date").rows() == [(11, date(2022, 12, 31))]


def test_targets_and_baselines_of_later_editions_were_not_known() -> None:
    rows = targets(("a", OLDER_EDITION, 14), ("a", EDITION, 15), ("b", EDITION, 20))
    starts = baselines((EDITION, date(2022, 12, 31), 11))

    known = targets_known_on(rows, starts, OLDER_EDITION)

    assert known.select("statement_id", "target_value", "baseline_value").rows() == [
        ("a", 14, None)
    ]
