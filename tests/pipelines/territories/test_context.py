"""Tables `context` and `context_variables`: what is printed, what is added, what is left out."""

from collections.abc import Mapping
from datetime import date

import polars as pl
import pytest

from pipelines.build import enforce
from pipelines.contract.context import Context, ContextUnit
from pipelines.sources.drees import AplFacts
from pipelines.sources.estimations import EstimationsFacts
from pipelines.sources.medecins import MedecinsFacts
from pipelines.sources.registry import CONTEXT
from pipelines.territories.context import context_table, context_tables
from pipelines.territories.context_variables import (
    VARIABLES,
    ContextVariable,
    context_variables_table,
)
from pipelines.vocabulary import Aggregation
from tests.tiny_country import PARENTS, territories

EDITION = date(2024, 1, 1)
MAINLAND = ("04", "13", "2A", "2B")


def nothing() -> dict[str, pl.DataFrame]:
    """Every context source, without an edition."""
    more = {"edition": pl.lit(None, dtype=pl.Date), "source_id": pl.lit(None, dtype=pl.String)}
    return {source.id: source.schema.create_empty().with_columns(**more) for source in CONTEXT}


def edition_of(
    source_id: str, rows: list[tuple[object, ...]], schema: Mapping[str, pl.DataType], day: date
) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        edition=pl.lit(day), source_id=pl.lit(source_id)
    )


def doctors(
    counts: Mapping[str, int], year: int = 2024, day: date = EDITION, density: float | None = None
) -> pl.DataFrame:
    rows: list[tuple[object, ...]] = [
        (f"DEP-{code}", year, count, density) for code, count in counts.items()
    ]
    return edition_of("medecins", rows, MedecinsFacts.create_empty().schema, day)


def ages(counts: Mapping[str, tuple[int, int, int]]) -> pl.DataFrame:
    rows: list[tuple[object, ...]] = [(f"DEP-{c}", 2024, *three) for c, three in counts.items()]
    return edition_of("estimations", rows, EstimationsFacts.create_empty().schema, EDITION)


def apl(values: Mapping[str, tuple[float, int]]) -> pl.DataFrame:
    rows: list[tuple[object, ...]] = [(f"DEP-{c}", 2024, *two, None) for c, two in values.items()]
    return edition_of("apl", rows, AplFacts.create_empty().schema, EDITION)


def values(*frames: pl.DataFrame) -> dict[tuple[str, str, int], float]:
    """Values by variable, territory and year."""
    table = context_table([*nothing().values(), *frames], territories())
    columns = ("variable_id", "territory_id", "year", "value")
    return {(v, t, y): value for v, t, y, value in table.select(columns).iter_rows()}


def statuses(frame: pl.DataFrame, variable_id: str) -> dict[str, str]:
    table = context_table([*nothing().values(), frame], territories())
    chosen = table.filter(variable_id=variable_id).cast({"value_status": pl.String})
    return dict(chosen.select("territory_id", "value_status").iter_rows())


def test_people_counted_are_added_up_to_france() -> None:
    found = values(doctors({"04": 10, "13": 20, "2A": 3, "2B": 4, "976": 1}))

    assert {place: count for (_, place, _), count in found.items()} == {
        "DEP-04": 10,
        "DEP-13": 20,
        "DEP-2A": 3,
        "DEP-2B": 4,
        "DEP-976": 1,
        "REG-93": 30,
        "REG-94": 7,
        "REG-06": 1,
        "FR": 38,
    }


def test_a_parent_has_no_value_when_a_departement_is_missing() -> None:
    found = values(doctors({"04": 10, "2A": 3, "2B": 4}))

    assert {place for _, place, _ in found} == {"DEP-04", "DEP-2A", "DEP-2B", "REG-94"}


def test_a_share_is_that_of_the_people_added() -> None:
    # 20 of 100 and 30 of 300: 50 of 400, not the mean of 20 % and 10 %.
    found = values(ages({"2A": (100, 20, 5), "2B": (300, 30, 15)}))

    assert found["part_65_ans_et_plus_pct", "DEP-2A", 2024] == 20
    assert found["part_65_ans_et_plus_pct", "REG-94", 2024] == 12.5
    assert found["part_75_ans_et_plus_pct", "REG-94", 2024] == 5


def test_the_apl_of_a_region_is_weighted_by_people() -> None:
    found = values(apl({"2A": (4.0, 100), "2B": (3.0, 300)}))

    assert found == {
        ("apl_generalistes", "DEP-2A", 2024): 4.0,
        ("apl_generalistes", "DEP-2B", 2024): 3.0,
        ("apl_generalistes", "REG-94", 2024): 3.25,
    }


def test_france_has_no_apl_without_mayotte() -> None:
    found = values(apl(dict.fromkeys(MAINLAND, (3.0, 100))))

    assert {place for _, place, _ in found if not place.startswith("DEP-")} == {"REG-93", "REG-94"}


def test_a_printed_density_is_neither_added_nor_averaged() -> None:
    frame = doctors(dict.fromkeys((*MAINLAND, "976"), 10), density=9.5)

    found = {place for variable, place, _ in values(frame) if variable == "medecins_per_100k"}

    assert found == set(PARENTS)


def test_a_value_that_was_not_printed_has_no_row() -> None:
    assert {variable for variable, _, _ in values(doctors({"04": 10}, density=None))} == {
        "medecins"
    }


def test_what_we_add_or_divide_is_said_to_be_computed() -> None:
    assert statuses(doctors({"2A": 3, "2B": 4}), "medecins") == {
        "DEP-2A": "observed",
        "DEP-2B": "observed",
        "REG-94": "computed",
    }
    people = ages({"2A": (100, 20, 5), "2B": (300, 30, 15)})
    assert set(statuses(people, "part_65_ans_et_plus_pct").values()) == {"computed"}


def test_the_newest_edition_of_a_value_wins_and_none_is_added_across_editions() -> None:
    newer = date(2025, 1, 1)
    old = doctors({"2A": 3, "2B": 4}, 2023)
    # The newer edition gives 2023 again for one département: the région keeps the older sum.
    found = values(old, doctors({"2A": 5}, 2023, newer), doctors({"2A": 6, "2B": 6}, 2025, newer))

    assert found == {
        ("medecins", "DEP-2A", 2023): 5,
        ("medecins", "DEP-2B", 2023): 4,
        ("medecins", "REG-94", 2023): 7,
        ("medecins", "DEP-2A", 2025): 6,
        ("medecins", "DEP-2B", 2025): 6,
        ("medecins", "REG-94", 2025): 12,
    }


def test_a_row_says_its_unit_its_source_and_its_edition() -> None:
    table = context_table([*nothing().values(), apl({"04": (3.59, 100)})], territories())

    row = enforce("context", table).row(0, named=True)

    assert (row["unit"], row["source_id"], row["edition"]) == ("consultations", "apl", EDITION)


def test_without_facts_the_table_is_empty_and_the_variables_are_told() -> None:
    tables = context_tables(list(nothing().values()), territories())

    assert enforce("context", tables["context"]).is_empty()
    assert enforce("context_variables", tables["context_variables"]).height == len(VARIABLES)


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"value": pl.lit(-1.0)}, "value|min"),
        ({"value_status": pl.lit("carried_forward")}, "value_is_observed_or_computed"),
        ({"year": pl.lit(2025)}, "year_is_not_after_the_edition"),
        ({"unit": pl.lit("percent"), "value": pl.lit(100.5)}, "a_percentage_is_at_most_100"),
    ],
)
def test_an_impossible_row_is_refused(changed: dict[str, pl.Expr], rule: str) -> None:
    table = context_table([*nothing().values(), doctors({"04": 10})], territories())

    _, failures = Context.filter(table.with_columns(**changed), cast=True)

    assert set(failures.counts()) == {rule}


@pytest.mark.parametrize("variable", VARIABLES, ids=lambda variable: variable.id)
def test_a_variable_reads_columns_that_its_source_has(variable: ContextVariable) -> None:
    (source,) = [source for source in CONTEXT if source.id == variable.source_id]
    weight = "population_count" if variable.aggregation is Aggregation.POPULATION_MEAN else None

    read = {variable.column, variable.share_of, weight} - {None}

    assert read <= set(source.schema.column_names())
    assert (variable.share_of is not None) == (variable.unit is ContextUnit.PERCENT)
    assert variable.definition.endswith(".")
    assert len(variable.definition) >= 40


def test_every_context_source_gives_a_variable_and_positions_follow_the_list() -> None:
    table = context_variables_table()

    assert set(table["source_id"]) == {source.id for source in CONTEXT}
    assert table.sort("position")["variable_id"].to_list() == [v.id for v in VARIABLES]
    assert table["label"].is_unique().all()
