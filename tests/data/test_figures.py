"""The figures that the real build must give: known, published, quoted by officials."""

from datetime import date

import polars as pl
import pytest

from pipelines.publish import find_release
from pipelines.reports.lookup import look_up
from tests.conftest import DataRoot

Tables = dict[str, pl.DataFrame]
LATEST_EDITION = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("indicator_id", "territory_id", "day", "value"),
    [
        ("msp", "FR", "2017-06-30", 1034),
        ("msp", "FR", "2022-06-30", 2127),
        ("msp", "FR", "2022-12-31", 2251),
        ("msp", "FR", "2023-12-31", 2501),
        ("msp", "FR", "2025-06-30", 2981),
        ("msp", "DEP-04", "2023-12-31", 15),
        ("cpts", "FR", "2024-05-31", 86.1),
        ("cpts", "FR", "2025-10-31", 90),
        ("cpts", "DEP-15", "2025-10-31", 19),
        ("cpts", "DEP-15", "2026-02-28", 100),
        ("assistants", "FR", "2022-12-31", 3827),
        ("assistants", "FR", "2023-12-31", 5808),
        ("assistants", "FR", "2025-11-30", 8971),
    ],
)
def test_a_published_figure_is_given(
    real_data: DataRoot, indicator_id: str, territory_id: str, day: str, value: float
) -> None:
    release = find_release(real_data.releases)

    found = look_up(release, indicator_id, territory_id, on=date.fromisoformat(day))

    assert (found.value, found.status) == (value, "observed")


def test_only_the_first_generation_gives_the_msp_of_june_2022(real_data: DataRoot) -> None:
    release = find_release(real_data.releases)

    found = look_up(release, "msp", "FR", on=date(2022, 6, 30))

    assert (found.source_id, found.edition) == ("etalab", date(2023, 1, 19))


@pytest.mark.parametrize(
    ("territory_id", "target"), [("DEP-04", 15), ("REG-93", 201), ("FR", 4000)]
)
def test_the_producers_target_for_msp(tables: Tables, territory_id: str, target: float) -> None:
    found = tables["current_targets"].filter(
        statement_id="msp_barometre", territory_id=territory_id
    )

    assert found["target_value"].to_list() == [target]


@pytest.mark.parametrize(("indicator_id", "total"), [("msp", 4000), ("assistants", 9818)])
def test_targets_of_the_departements_add_up(
    tables: Tables, indicator_id: str, total: float
) -> None:
    targets = tables["current_targets"].filter(
        pl.col("statement_id") == f"{indicator_id}_barometre",
        pl.col("territory_id").str.starts_with("DEP-"),
    )

    assert targets.height == 101
    assert targets["target_value"].sum() == total


@pytest.mark.parametrize("indicator_id", ["msp", "assistants"])
def test_departements_and_regions_add_up_to_france_at_every_date(
    tables: Tables, indicator_id: str
) -> None:
    printed = tables["observations"].filter(
        pl.col("indicator_id") == indicator_id,
        pl.col("edition") == LATEST_EDITION,
        pl.col("source_id") == "barometre",
    )

    totals = (
        printed.group_by("date", level=pl.col("territory_id").str.slice(0, 3))
        .agg(pl.col("value").sum(), pl.len())
        .pivot("level", index="date", values=["value", "len"])
        .sort("date")
    )

    assert totals.height == {"msp": 17, "assistants": 5}[indicator_id]
    assert totals["value_DEP"].to_list() == totals["value_FR"].to_list()
    assert totals["value_REG"].to_list() == totals["value_FR"].to_list()
    assert set(totals.select("len_DEP", "len_REG", "len_FR").rows()) == {(101, 18, 1)}


@pytest.mark.parametrize(
    ("indicator_id", "day"),
    [("msp", date(2026, 2, 28)), ("centres_sante", date(2025, 12, 31))],
)
def test_a_repeat_is_carried_forward_in_all_its_territories(
    tables: Tables, indicator_id: str, day: date
) -> None:
    values = tables["current_values"].filter(indicator_id=indicator_id, date=day)

    assert values.height == 120
    assert set(values["value_status"].cast(pl.String)) == {"carried_forward"}


def test_nothing_else_is_carried_forward(tables: Tables) -> None:
    repeated = tables["observations"].filter(value_status="carried_forward")

    assert set(repeated.select("indicator_id", "date").unique().rows()) == {
        ("msp", date(2026, 2, 28)),
        ("centres_sante", date(2025, 12, 31)),
    }


@pytest.mark.parametrize("day", [date(2024, 5, 31), date(2024, 10, 31)])
def test_the_territoire_de_belfort_is_not_published_for_cpts(tables: Tables, day: date) -> None:
    absent = tables["current_values"].filter(
        indicator_id="cpts", date=day, value_status="not_published"
    )

    assert absent["territory_id"].to_list() == ["DEP-90"]
    assert absent["value"].to_list() == [None]


def test_the_weighted_mean_of_cpts_meets_the_published_figure(tables: Tables) -> None:
    # methods.md, section 7: 86.1 published; the unweighted mean gives 82.0.
    may = tables["current_values"].filter(
        pl.col("indicator_id") == "cpts",
        pl.col("date") == date(2024, 5, 31),
        pl.col("territory_id").str.starts_with("DEP-"),
    )
    people = tables["population"].filter(year=2023).select("territory_id", "population_count")
    weighed = may.drop_nulls("value").join(people, on="territory_id")

    mean, weight = pl.col("value"), pl.col("population_count")
    means = weighed.select(weighted=(mean * weight).sum() / weight.sum(), plain=mean.mean())

    assert means["weighted"].item() == pytest.approx(86.1, abs=0.5)
    assert means["plain"].item() == pytest.approx(82.0, abs=0.1)


def test_the_published_rates_follow_from_published_values(tables: Tables) -> None:
    """methods.md, section 1: the oracle of msp and assistants, in the latest edition."""
    rates = (
        tables["observations"]
        .filter(
            pl.col("indicator_id").is_in(["msp", "assistants"]),
            pl.col("edition") == LATEST_EDITION,
            pl.col("published_rate_pct").is_not_null(),
        )
        .join(
            tables["baselines"].select("indicator_id", "territory_id", "edition", "baseline_value"),
            on=["indicator_id", "territory_id", "edition"],
        )
        .join(
            tables["targets"].select("indicator_id", "territory_id", "edition", "target_value"),
            on=["indicator_id", "territory_id", "edition"],
        )
    )
    way = pl.col("target_value") - pl.col("baseline_value")
    raw = 100 * (pl.col("value") - pl.col("baseline_value")) / way
    reached = pl.when(pl.col("value") >= pl.col("target_value")).then(100.0).otherwise(0.0)
    ours = pl.when(way <= 0).then(reached).otherwise(raw.round(2).clip(0, 100))

    wrong = rates.filter((ours - pl.col("published_rate_pct")).abs() > 0.011)

    assert rates.height >= 200
    assert wrong.is_empty()
