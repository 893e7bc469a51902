"""From what editions print to observations, baselines and published targets."""

from datetime import date

import polars as pl

from pipelines.indicators.observations import baselines, observations, published_targets
from pipelines.vocabulary import Aggregation, ValueStatus
from tests.factories import Fact, country, series
from tests.tiny_country import END_OF_2023, MSP_AT_THE_END_OF_2023, PARENTS, population, territories

RULES = {"msp": Aggregation.SUM, "cpts": Aggregation.POPULATION_MEAN}
EARLIER, LATER = date(2023, 6, 30), date(2024, 6, 30)
MANY = [f"DEP-{n:02}" for n in range(1, 11)]


def observed(*rows: Fact) -> pl.DataFrame:
    people = population(dict.fromkeys(PARENTS, 1000))
    return observations(series(*rows), territories(), people, RULES)


def statuses(*rows: Fact) -> dict[date, set[str]]:
    """Statuses met at each date."""
    found = observed(*rows).group_by("date").agg(pl.col("value_status").unique())
    return {day: set(status) for day, status in found.iter_rows()}


def repeat(first: float = 3, **changed: float) -> list[Fact]:
    """Ten territories at two dates; the second repeats the first but for the changed ones."""
    rows = [Fact(territory_id=place, date=EARLIER, value=first) for place in MANY]
    return rows + [
        Fact(territory_id=place, value=changed.get(place.replace("-", "_"), first))
        for place in MANY
    ]


def test_a_date_that_repeats_the_one_before_everywhere_is_carried_forward() -> None:
    assert statuses(*repeat()) == {
        EARLIER: {ValueStatus.OBSERVED},
        END_OF_2023: {ValueStatus.CARRIED_FORWARD},
    }


def test_one_moved_territory_makes_a_measure() -> None:
    assert statuses(*repeat(DEP_07=4))[END_OF_2023] == {ValueStatus.OBSERVED}


def test_few_territories_may_stand_still_by_chance() -> None:
    few = [row for row in repeat() if row.territory_id != "DEP-10"]

    assert statuses(*few)[END_OF_2023] == {ValueStatus.OBSERVED}


def test_a_repeat_in_another_edition_is_no_repeat() -> None:
    rows = [
        Fact(territory_id=place, date=day, edition=edition, value=3)
        for place in MANY
        for day, edition in [(EARLIER, date(2024, 1, 1)), (END_OF_2023, date(2024, 6, 1))]
    ]

    assert statuses(*rows)[END_OF_2023] == {ValueStatus.OBSERVED}


def test_a_territory_left_out_of_a_published_level_is_not_published() -> None:
    rows = [row for row in country(MSP_AT_THE_END_OF_2023) if row.territory_id != "DEP-2B"]

    missing = observed(*rows).filter(value_status=ValueStatus.NOT_PUBLISHED)

    assert missing.select("territory_id", "value", "source_id").rows() == [
        ("DEP-2B", None, "barometre")
    ]


def test_a_level_with_a_few_stray_values_is_not_called_published() -> None:
    rows = [Fact(territory_id="DEP-04", value=1), Fact(territory_id="DEP-13", value=1)]

    assert set(observed(*rows).filter(pl.col("territory_id").str.starts_with("DEP"))["value"]) == {
        1
    }


def test_a_region_left_out_is_computed_where_all_its_departements_are_there() -> None:
    rows = [row for row in country(MSP_AT_THE_END_OF_2023) if row.territory_id != "REG-94"]

    corse = observed(*rows).filter(territory_id="REG-94")

    assert corse.select("value", "value_status", "source_id").rows() == [
        (13, ValueStatus.COMPUTED, "calcul")
    ]


def test_a_line_without_value_is_no_observation() -> None:
    rows = observed(Fact(target_value=20), Fact(territory_id="DEP-13", value=1))

    assert rows["territory_id"].to_list() == ["DEP-13"]


def test_the_producers_rate_stays_beside_its_value() -> None:
    assert observed(Fact(value=1, published_rate_pct=50))["published_rate_pct"].to_list() == [50]


def test_starting_points_are_kept_as_each_edition_prints_them() -> None:
    rows = series(
        Fact(baseline_value=10, edition=date(2024, 10, 15)),
        Fact(baseline_value=11),
        Fact(value=12, date=LATER),
    )

    assert baselines(rows)["baseline_value"].to_list() == [10, 11]


def test_several_deadlines_of_one_edition_are_ranked_by_date() -> None:
    rows = series(
        Fact(date=LATER, target_value=20),
        Fact(date=END_OF_2023, target_value=15),
        Fact(date=LATER, target_value=21, territory_id="DEP-13"),
    )

    found = published_targets(rows, {"barometre": "Baromètre"})

    assert found.select("territory_id", "deadline", "deadline_rank", "target_value").rows() == [
        ("DEP-04", LATER, 2, 20),
        ("DEP-04", END_OF_2023, 1, 15),
        ("DEP-13", LATER, 1, 21),
    ]
    assert set(found["statement_id"]) == {"msp_barometre"}
    assert set(found["source_title"]) == {"Baromètre"}
