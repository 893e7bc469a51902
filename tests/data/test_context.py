"""Context of the real build: figures read by hand in the producers' files, and what adds up."""

import polars as pl
import pytest

Tables = dict[str, pl.DataFrame]
PEOPLE_OF_A_LEVEL = {
    # Sums over the grid's communes of each level, over the municipal population of 2021.
    "DEP-01": (0, 173573, 25259, 132466, 178459, 147198, 6247),
    "DEP-2A": (0, 73822, 11229, 0, 24887, 48429, 4575),
    "DEP-976": (71437, 102367, 30529, 8295, 43890, 0, 0),
}
# From 65, from 75, all ages: sheet 2023, « Ensemble », columns P to V.
PEOPLE_OF_AN_AGE = {
    "DEP-01": (35995 + 32966 + 24933 + 15541 + 10616 + 5748 + 1922, 58760, 671937),
    "DEP-2A": (10508 + 10455 + 7929 + 6439 + 3776 + 1858 + 497, 20499, 163955),
    "DEP-976": (3487 + 1970 + 1388 + 768 + 387 + 126 + 113, 2782, 310022),
}


def value(tables: Tables, variable_id: str, territory_id: str, year: int) -> float | None:
    rows = tables["context"].filter(variable_id=variable_id, territory_id=territory_id, year=year)
    return rows["value"].item() if rows.height else None


@pytest.mark.parametrize(
    ("variable_id", "year", "ain", "corse_du_sud", "mayotte"),
    [
        ("apl_generalistes", 2024, 2.57, 3.95, None),
        ("apl_generalistes", 2023, 2.65, 3.87, None),
        ("population_sous_dense", 2024, 349303, 31975, None),
        ("population_sous_dense", 2023, None, None, None),
        ("medecins", 2012, 1190, 470, 164),
        ("medecins", 2026, 1214, 637, 280),
        ("medecins_per_100k", 2012, 194.38, 323.18, None),
        ("medecins_per_100k", 2026, 173.72, 363.69, 82.79),
        ("generalistes", 2024, 368, 140, 29),
        ("generalistes_per_100k", 2024, 53.4, 81.1, 8.8),
    ],
)
def test_figures_as_printed(
    tables: Tables,
    variable_id: str,
    year: int,
    ain: float,
    corse_du_sud: float,
    mayotte: float | None,
) -> None:
    found = [value(tables, variable_id, name, year) for name in ("DEP-01", "DEP-2A", "DEP-976")]

    assert found == [ain, corse_du_sud, mayotte]


@pytest.mark.parametrize("territory_id", PEOPLE_OF_A_LEVEL)
def test_shares_of_the_density_levels(tables: Tables, territory_id: str) -> None:
    people = PEOPLE_OF_A_LEVEL[territory_id]
    levels = tables["context_variables"].filter(source_id="densite").sort("position")

    found = [value(tables, name, territory_id, 2024) for name in levels["variable_id"]]

    assert found == pytest.approx([100 * count / sum(people) for count in people])
    assert sum(people) == {"DEP-01": 663202, "DEP-2A": 162942, "DEP-976": 256518}[territory_id]


@pytest.mark.parametrize("territory_id", PEOPLE_OF_AN_AGE)
def test_shares_of_ages(tables: Tables, territory_id: str) -> None:
    from_65, from_75, everyone = PEOPLE_OF_AN_AGE[territory_id]

    assert value(tables, "part_65_ans_et_plus_pct", territory_id, 2023) == pytest.approx(
        100 * from_65 / everyone
    )
    assert value(tables, "part_75_ans_et_plus_pct", territory_id, 2023) == pytest.approx(
        100 * from_75 / everyone
    )


def test_sums_are_the_totals_that_producers_print(tables: Tables) -> None:
    # Line « FRANCE », département 999, of the Cnam's file.
    assert value(tables, "generalistes", "FR", 2024) == 51775
    # Line « France métropolitaine et DOM » of sheet 2023: 14 463 829 from 65 on, of 68 042 591.
    from_65 = 3908807 + 3705258 + 2754934 + 1805432 + 1352198 + 708448 + 228752
    assert value(tables, "part_65_ans_et_plus_pct", "FR", 2023) == pytest.approx(
        100 * from_65 / 68042591
    )


def test_density_levels_share_everyone_out(tables: Tables) -> None:
    levels = tables["context_variables"].filter(source_id="densite")["variable_id"].to_list()
    sums = (
        tables["context"]
        .filter(pl.col("variable_id").is_in(levels))
        .group_by("territory_id")
        .agg(pl.col("value").sum(), pl.len())
    )

    assert sums.height == 120
    assert (sums["len"] == 7).all()
    assert (sums["value"] - 100).abs().max() == pytest.approx(0, abs=1e-9)


def test_a_variable_reaches_every_territory_that_can_have_it(tables: Tables) -> None:
    newest = tables["context"].filter(pl.col("year") == pl.col("year").max().over("variable_id"))
    counts = dict(newest.group_by("variable_id").len().iter_rows())
    only_departements = {"medecins_per_100k": 101, "generalistes_per_100k": 101}

    # Mayotte, its région and France have no APL.
    assert counts == dict.fromkeys(tables["context_variables"]["variable_id"], 120) | (
        only_departements | {"apl_generalistes": 117, "population_sous_dense": 117}
    )


def test_years_are_those_of_the_files(tables: Tables) -> None:
    spans = tables["context"].group_by("variable_id").agg(pl.col("year").unique().sort())
    years = {name: list(found) for name, found in spans.iter_rows()}

    assert years["medecins"] == list(range(2012, 2027))
    assert years["medecins_per_100k"] == [2012, 2026]
    assert years["apl_generalistes"] == [2023, 2024]
    assert years["part_75_ans_et_plus_pct"] == [2023]
    assert years["part_rural_disperse_pct"] == [2024]


def test_codes_exist_and_sources_have_receipts(tables: Tables) -> None:
    context = tables["context"]

    assert set(context["territory_id"]) <= set(tables["territories"]["territory_id"])
    assert set(context["variable_id"]) == set(tables["context_variables"]["variable_id"])
    receipts = set(tables["sources"].select("source_id", "edition").iter_rows())
    assert set(context.select("source_id", "edition").iter_rows()) <= receipts


def test_the_apl_is_weighted_by_the_municipal_population_of_2022(tables: Tables) -> None:
    people = dict(
        tables["population"]
        .filter(year=2022)
        .select("territory_id", "population_count")
        .iter_rows()
    )
    south, north = people["DEP-2A"], people["DEP-2B"]
    apl = [value(tables, "apl_generalistes", name, 2024) or 0.0 for name in ("DEP-2A", "DEP-2B")]

    expected = (apl[0] * south + apl[1] * north) / (south + north)

    assert value(tables, "apl_generalistes", "REG-94", 2024) == pytest.approx(expected, abs=1e-12)
