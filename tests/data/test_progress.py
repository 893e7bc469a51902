"""The measures of progress on the real build, against what the Baromètre and officials print."""

from datetime import date

import polars as pl
import pytest

from pipelines.measures.assess import METHODS, progress_table
from pipelines.measures.backtest import back_test
from pipelines.measures.known import targets_known_on, values_known_on
from pipelines.measures.progress import published_rate
from pipelines.vocabulary import Direction, Landing, OnDeadline, Outcome, Unit, Verdict
from tests.pipelines.measured import Row

Tables = dict[str, pl.DataFrame]
KEY = ["indicator_id", "territory_id", "edition"]
EDITION_OF_2026 = date(2026, 3, 1)


def measured(tables: Tables, on: date | None = None) -> pl.DataFrame:
    """Table `progress` from what was known on a day: measured values only."""
    values = values_known_on(tables["observations"], on).filter(value_status="observed")
    kinds = (
        tables["indicators"]
        .select("indicator_id", is_percent=pl.col("unit") == Unit.PERCENT)
        .join(tables["territories"].select("territory_id", "level"), how="cross")
    )
    return progress_table(
        values,
        targets_known_on(tables["targets"], tables["baselines"], on),
        tables["indicators"],
        tables["territories"],
        back_test(values, kinds),
    )


@pytest.fixture(scope="module")
def rows(tables: Tables) -> pl.DataFrame:
    """Every target statement as measured today."""
    return measured(tables)


@pytest.fixture(scope="module")
def in_october_2024(tables: Tables) -> pl.DataFrame:
    """Every target statement as measured at the end of October 2024."""
    return measured(tables, date(2024, 10, 31))


@pytest.fixture(scope="module")
def rates(tables: Tables) -> pl.DataFrame:
    """Every printed rate beside ours, with `miss`, the distance between them in points."""
    starts = tables["baselines"].select(*KEY, "baseline_value")
    targets = tables["targets"].filter(source_id="barometre", deadline_rank=1)
    directions = tables["indicators"].select("indicator_id", "direction")
    sign = pl.when(pl.col("direction") == Direction.LOWER_IS_BETTER).then(-1).otherwise(1)
    start, value, target = (pl.col(f"{name}value") for name in ("baseline_", "", "target_"))
    return (
        tables["observations"]
        .drop_nulls("published_rate_pct")
        .join(starts, on=KEY, how="left")
        .join(targets.select(*KEY, "target_value"), on=KEY, how="left")
        .join(directions, on="indicator_id")
        .with_columns(ours=published_rate(start, value, target, sign))
        .with_columns(miss=(pl.col("ours") - pl.col("published_rate_pct")).abs())
    )


def of(rows: pl.DataFrame, statement_id: str, territory_id: str) -> Row:
    """The only row of a statement in a territory."""
    found = rows.filter(statement_id=statement_id, territory_id=territory_id)
    assert found.height == 1
    return found.row(0, named=True)


def verdicts(row: Row) -> dict[str, str]:
    return {name: row[f"verdict_{name}"] for name in METHODS}


def test_every_rate_printed_in_2024_is_reproduced(rates: pl.DataFrame) -> None:
    printed = rates.filter(pl.col("edition").dt.year() == 2024)

    assert printed.height == 2912
    assert printed.filter(pl.col("miss") <= 0.011).height == 2912


def test_every_rate_printed_in_2026_is_within_the_rounding_of_its_value(
    rates: pl.DataFrame,
) -> None:
    # CPTS is printed with two decimals, or fewer: 97.41, 90.
    decimals = pl.coalesce(
        pl.when(pl.col("value") == pl.col("value").round(n)).then(n) for n in (0, 1, 2)
    )
    half_unit = pl.lit(0.5) / pl.lit(10.0).pow(decimals)
    way = (pl.col("target_value") - pl.col("baseline_value")).abs()

    printed = rates.filter(edition=EDITION_OF_2026)

    assert printed.height == 600
    assert set(printed.filter(pl.col("miss") > 0.011)["indicator_id"]) == {"cpts"}
    assert printed.filter(pl.col("miss") > 0.011 + 100 * half_unit / way).is_empty()
    assert printed["miss"].null_count() == 0


def test_seven_departements_were_computed_from_unrounded_values(rates: pl.DataFrame) -> None:
    beyond = rates.filter(pl.col("miss") > 0.011)

    assert beyond.filter(pl.col("territory_id").str.starts_with("DEP-")).height == 7
    assert beyond.height == 7
    assert beyond["miss"].min() == pytest.approx(0.02)
    assert beyond["miss"].max() == pytest.approx(0.09)


@pytest.mark.parametrize("statement_id", ["msp_barometre", "msp_cnr_2026"])
def test_the_msp_of_france(rows: pl.DataFrame, statement_id: str) -> None:
    row = of(rows, statement_id, "FR")

    assert (row["baseline_value"], row["baseline_date"]) == (2251, date(2022, 12, 31))
    assert (row["latest_value"], row["latest_date"]) == (2981, date(2025, 6, 30))
    assert (row["target_value"], row["deadline"]) == (4000, date(2026, 12, 31))
    assert row["raw_rate_pct"] == pytest.approx(41.74, abs=0.005)
    assert row["elapsed_share"] == pytest.approx(0.624, abs=0.0005)
    assert row["pace"] == pytest.approx(0.67, abs=0.005)
    assert row["gap_units"] == pytest.approx(-361.8, abs=0.05)
    assert row["needed_per_year"] == pytest.approx(677.9, abs=0.05)
    assert (row["latest_value"] - row["window_start_value"], row["window_months"]) == (341, 12)
    assert row["verdict"] == Verdict.A_ACCELERER


def test_the_assistants_of_france(rows: pl.DataFrame) -> None:
    row = of(rows, "assistants_barometre", "FR")

    assert (row["baseline_value"], row["latest_value"]) == (3827, 8971)
    assert row["raw_rate_pct"] == pytest.approx(83.33, abs=0.005)
    assert row["elapsed_share"] == pytest.approx(0.729, abs=0.0005)
    assert row["pace"] == pytest.approx(1.14, abs=0.005)
    # The value before the last is eleven months old: it is said, not called twelve.
    assert row["window_months"] == 11
    assert row["verdict"] == Verdict.EN_BONNE_VOIE


def test_the_fall_of_the_indre_was_printed_as_zero(tables: Tables) -> None:
    row = of(measured(tables, date(2024, 10, 9)), "cpts_barometre", "DEP-36")

    assert (row["baseline_value"], row["latest_value"]) == (99, 90)
    assert (row["raw_rate_pct"], row["published_rate_pct"]) == (-900, 0)
    assert row["verdict"] == Verdict.EN_RECUL


def test_the_overshoot_of_haute_corse_was_printed_as_100(in_october_2024: pl.DataFrame) -> None:
    row = of(in_october_2024, "msp_barometre", "DEP-2B")

    assert (row["latest_value"], row["latest_date"]) == (8, date(2023, 12, 31))
    assert row["raw_rate_pct"] == pytest.approx(133.33, abs=0.005)
    assert row["published_rate_pct"] == 100
    assert set(verdicts(row).values()) == {Verdict.ATTEINT}


def test_every_departement_read_100_percent_in_february_2024(tables: Tables) -> None:
    cpts = measured(tables, date(2024, 2, 7)).filter(
        pl.col("statement_id") == "cpts_barometre", pl.col("territory_id").str.starts_with("DEP-")
    )

    assert cpts.height == 101
    assert set(cpts["target_value"]) == {0}
    assert set(cpts["published_rate_pct"]) == {100}


def test_in_october_2024_two_methods_contradicted_each_other_in_21_departements(
    in_october_2024: pl.DataFrame,
) -> None:
    msp = in_october_2024.filter(
        pl.col("statement_id") == "msp_barometre", pl.col("territory_id").str.starts_with("DEP-")
    )

    torn = [
        row["territory_id"]
        for row in msp.to_dicts()
        if Verdict.EN_BONNE_VOIE in verdicts(row).values()
        and {Verdict.INSUFFISANT, Verdict.EN_RECUL} & set(verdicts(row).values())
    ]

    assert msp.height == 101
    assert len(torn) == 21


@pytest.mark.parametrize(
    ("statement_id", "day", "value"),
    [
        ("assistants_fin_2024", date(2024, 12, 31), 7660),
        ("cpts_cnr_2023", date(2023, 12, 31), None),
    ],
)
def test_a_passed_deadline_has_a_result_and_no_pace(
    rows: pl.DataFrame, statement_id: str, day: date, value: float | None
) -> None:
    row = of(rows, statement_id, "FR")

    assert (row["deadline"], row["outcome"]) == (day, Outcome.MISSED)
    assert row["on_deadline"] == OnDeadline.OBSERVED
    assert value is None or row["value_on_deadline"] == value
    assert row["final_gap_units"] == row["value_on_deadline"] - row["target_value"] < 0
    assert (row["pace"], row["needed_per_year"], row["landing_value"]) == (None, None, None)


def test_the_targets_of_departements_for_2024_are_over(rows: pl.DataFrame) -> None:
    over = rows.filter(
        pl.col("statement_id") == "assistants_barometre", pl.col("level") == "departement"
    )

    assert set(over["deadline"]) == {date(2024, 12, 31)}
    assert set(over["outcome"]) <= {Outcome.REACHED, Outcome.MISSED}
    assert over["needed_per_year"].null_count() == over.height == 101


def test_no_measure_is_infinite_or_not_a_number(rows: pl.DataFrame) -> None:
    numbers = rows.select(pl.selectors.float())

    assert numbers.select(pl.all().is_finite().all()).row(0) == (True,) * numbers.width
    assert rows.filter(pl.col("latest_value").is_not_null()).height == rows.height


def test_no_projection_is_shown_without_its_back_test(rows: pl.DataFrame) -> None:
    shown = rows.drop_nulls("landing_value")

    assert shown.height > 400
    assert shown["back_test_error"].null_count() == 0
    assert (shown["back_test_pairs"] >= 1).all()
    percent = shown.filter("is_percent")
    assert percent["landing_value"].is_between(0, 100).all()


def test_no_rising_coverage_within_half_a_point_of_100_is_said_never_to_arrive(
    rows: pl.DataFrame,
) -> None:
    close = rows.filter(
        pl.col("is_percent"),
        pl.col("latest_value").is_between(99.5, 100, closed="left"),
        pl.col("latest_value") > pl.col("landing_start_value"),
    )

    assert close.height == 3
    assert set(close["landing"]) == {Landing.PROJECTED}


def test_the_table_does_not_depend_on_the_order_of_values(
    tables: Tables, rows: pl.DataFrame
) -> None:
    shuffled = {
        name: tables[name].sample(fraction=1, shuffle=True, seed=7)
        for name in ("observations", "targets", "baselines", "indicators", "territories")
    }

    assert measured(shuffled).equals(rows)
