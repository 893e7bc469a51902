"""Départements that resemble one: standardised themes, missing figures, laws of distances."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.build import enforce
from pipelines.measures.peers import (
    APL,
    ISLAND,
    PEERS_COUNT,
    POPULATION,
    THEMES,
    VARIABLES,
    distances,
    peers_table,
)
from pipelines.vocabulary import Level

CONTEXT = [name for name in VARIABLES if name not in {POPULATION, ISLAND}]
ENOUGH = 11


def table(
    people: dict[str, int], figures: dict[str, dict[str, float | None]] | None = None
) -> pl.DataFrame:
    """Peers of départements of these populations, alike but for these figures."""
    own = {
        (name, code): (figures or {}).get(code, {}).get(name, 1.0)
        for code in people
        for name in CONTEXT
    }
    known = {key: value for key, value in own.items() if value is not None}
    rows = [row for key, value in known.items() for row in ((*key, 2023, 0.0), (*key, 2024, value))]
    context = pl.DataFrame(
        rows, schema=["variable_id", "territory_id", "year", "value"], orient="row"
    )
    territories = pl.DataFrame(
        {"territory_id": ["FR", *people], "level": [Level.PAYS, *[Level.DEPARTEMENT] * len(people)]}
    )
    population = pl.DataFrame(
        {"territory_id": list(people), "year": 2023, "population_count": list(people.values())}
    )
    return enforce("peers", peers_table(context, territories, population))


def peers_of(found: pl.DataFrame, code: str) -> list[str]:
    """Peers of one, nearest first."""
    return found.filter(territory_id=code).sort("rank")["peer_id"].to_list()


def many(count: int = ENOUGH) -> dict[str, int]:
    """Départements of 100 000, 200 000 and so on."""
    return {f"DEP-{number:02d}": 100_000 * number for number in range(1, count + 1)}


def test_the_nearest_populations_come_first_in_orders_of_magnitude() -> None:
    found = table({"DEP-01": 100_000, "DEP-02": 1_000_000, "DEP-03": 400_000, "DEP-04": 90_000})

    # Between 100 000 and 1 000 000, 400 000 is nearer to the second in log.
    assert peers_of(found, "DEP-03") == ["DEP-02", "DEP-01", "DEP-04"]
    assert peers_of(found, "DEP-01")[0] == "DEP-04"


def test_eight_peers_and_never_oneself() -> None:
    found = table(many())

    assert found.group_by("territory_id").len()["len"].to_list() == [PEERS_COUNT] * ENOUGH
    assert found.filter(pl.col("territory_id") == pl.col("peer_id")).is_empty()
    assert found.filter(territory_id="DEP-06")["rank"].sort().to_list() == list(range(1, 9))


def test_overseas_and_corsica_resemble_each_other() -> None:
    codes = ("DEP-01", "DEP-02", "DEP-03", "DEP-2A", "DEP-974")
    found = table(dict.fromkeys(codes, 100_000))

    assert peers_of(found, "DEP-974")[0] == "DEP-2A"
    assert peers_of(found, "DEP-01")[:2] == ["DEP-02", "DEP-03"]


def test_seven_density_shares_weigh_as_much_as_one_age_share() -> None:
    same = dict.fromkeys(("DEP-01", "DEP-02", "DEP-03", "DEP-04"), 100_000)
    dense: dict[str, float | None] = dict.fromkeys(THEMES["densite"], 2.0)
    found = table(same, {"DEP-02": dense, "DEP-03": {"part_65_ans_et_plus_pct": 2.0}})

    far = dict(found.filter(territory_id="DEP-01").select("peer_id", "distance").iter_rows())
    # One of four differs: its distance to the others is 4/√3 standard deviations of each variable.
    assert far == pytest.approx({"DEP-02": 4 / 3**0.5, "DEP-03": 4 / 3**0.5, "DEP-04": 0.0})


def test_a_theme_that_one_lacks_is_left_out_and_the_others_weigh_more() -> None:
    found = table(
        {"DEP-01": 100_000, "DEP-02": 1_000_000, "DEP-976": 100_000}, {"DEP-976": {APL: None}}
    )

    pair = found.filter(territory_id="DEP-976", peer_id="DEP-01").row(0, named=True)
    island_gap = 3 / 2**0.5
    assert pair["themes_count"] == 5
    assert pair["distance"] == pytest.approx((island_gap**2 * 6 / 5) ** 0.5)
    assert found.filter(territory_id="DEP-01", peer_id="DEP-02")["themes_count"].item() == 6


def test_the_newest_year_counts() -> None:
    # Every figure of 2023 is 0, every one of 2024 is 1: they all resemble each other.
    found = table(dict.fromkeys(("DEP-01", "DEP-02"), 100_000))

    assert found["distance"].to_list() == [0.0, 0.0]


PEOPLE = st.lists(st.integers(1_000, 3_000_000), min_size=ENOUGH, max_size=ENOUGH)
AGES = st.lists(st.floats(5, 40), min_size=ENOUGH, max_size=ENOUGH)


@settings(max_examples=30)
@given(PEOPLE, AGES)
def test_the_first_peers_are_the_eight_smallest_distances(
    people: list[int], ages: list[float]
) -> None:
    codes = list(many())
    found = table(
        dict(zip(codes, people, strict=True)),
        {code: {"part_65_ans_et_plus_pct": age} for code, age in zip(codes, ages, strict=True)},
    )

    for code in codes:
        own = found.filter(territory_id=code).sort("rank")
        assert own.height == PEERS_COUNT
        assert own["distance"].is_sorted()
        assert code not in own["peer_id"]


SCORES = st.lists(
    st.lists(
        st.one_of(st.none(), st.floats(-5, 5)), min_size=len(VARIABLES), max_size=len(VARIABLES)
    ),
    min_size=2,
    max_size=5,
)


@settings(max_examples=30)
@given(SCORES)
def test_a_distance_is_the_same_both_ways(scores: list[list[float | None]]) -> None:
    frame = pl.DataFrame(
        [(f"DEP-{number:02d}", *row) for number, row in enumerate(scores)],
        schema={"territory_id": pl.String} | dict.fromkeys(VARIABLES, pl.Float64),
        orient="row",
    )
    found = distances(frame)
    both = {(one, other): rest for one, other, *rest in found.iter_rows()}

    assert all(rest == pytest.approx(both[other, one]) for (one, other), rest in both.items())
    assert all(distance >= 0 and 1 <= themes <= len(THEMES) for distance, themes in both.values())
