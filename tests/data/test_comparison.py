"""Ranks, limits, peers and groups of the real build: figures worked out by hand, and known facts.

Rates and intervals were counted from the printed values with plain loops; tails of Poisson laws
were summed term by term.
"""

import polars as pl
import pytest

from pipelines.contract.comparison import Position

Tables = dict[str, pl.DataFrame]


@pytest.mark.parametrize(
    ("indicator_id", "territory_id", "rate", "ranks", "position"),
    [
        # 20 MSP for 168 054 people; 7.329 expected, and 20 or more has a probability of 0.00008.
        ("msp", "DEP-04", 20 / 1.68054, (3, 1, 6), Position.ABOVE_998),
        # 8 for 76 486; 3.336 expected, 8 or more has a probability of 0.0209.
        ("msp", "DEP-48", 8 / 0.76486, (6, 2, 15), Position.ABOVE_95),
        # 126 for 2 615 635; 114.076 expected, 126 or more has a probability of 0.143.
        ("msp", "DEP-59", 126 / 26.15635, (59, 57, 63), Position.INSIDE),
        # 3 for 256 518, of the census of 2017; 11.188 expected, 3 or fewer 0.00427.
        ("msp", "DEP-976", 3 / 2.56518, (101, 95, 101), Position.BELOW_95),
        # 32 contracts; 22.057 expected, 32 or more 0.0273.
        ("assistants", "DEP-04", 32 / 1.68054, (19, 15, 22), Position.INSIDE),
        # 273 contracts; 343.300 expected, 273 or fewer 0.00005.
        ("assistants", "DEP-59", 273 / 26.15635, (83, 82, 85), Position.BELOW_998),
        # 100 printed without decimals: 37 départements at 100, all from 99.5.
        ("cpts", "DEP-48", 100.0, (1, 1, 38), Position.ABOVE_998),
    ],
)
def test_figures_worked_out_by_hand(
    tables: Tables,
    indicator_id: str,
    territory_id: str,
    rate: float,
    ranks: tuple[int, int, int],
    position: Position,
) -> None:
    row = (
        tables["comparison"]
        .filter(indicator_id=indicator_id, territory_id=territory_id)
        .row(0, named=True)
    )

    assert row["compared_value"] == pytest.approx(rate)
    assert (row["rank"], row["rank_first"], row["rank_last"]) == ranks
    assert row["position"] == position


def test_every_departement_is_compared_on_one_day(tables: Tables) -> None:
    found = tables["comparison"].group_by("indicator_id").agg(pl.len(), pl.col("date").n_unique())

    # Nothing is published on the SAS of Mayotte.
    assert dict(found.select("indicator_id", "len").iter_rows()) == dict.fromkeys(
        ("msp", "cpts", "assistants", "centres_sante", "ald"), 101
    ) | {"sas": 100}
    assert set(found["date"]) == {1}


def test_the_common_rate_is_that_of_france(tables: Tables) -> None:
    centres = dict(tables["comparison"].select("indicator_id", "centre").unique().iter_rows())
    people = tables["population"].filter(territory_id="FR", year=2023)["population_count"].item()

    assert centres["msp"] == pytest.approx(2981 / people * 100_000)
    assert centres["assistants"] == pytest.approx(8971 / people * 100_000)
    assert centres["ald"] is None


def test_chance_explains_half_of_the_gaps_in_msp_and_none_in_coverage(tables: Tables) -> None:
    inside = tables["comparison"].filter(position=Position.INSIDE).group_by("indicator_id").len()

    assert dict(inside.iter_rows()) == {"msp": 44, "assistants": 54, "centres_sante": 90}


def test_each_departement_has_eight_peers(tables: Tables) -> None:
    peers = tables["peers"]

    assert peers["territory_id"].n_unique() == 101
    assert (peers.group_by("territory_id").len()["len"] == 8).all()
    without_apl = peers.filter(pl.col("themes_count") < 6)
    assert set(without_apl["territory_id"]) - {"DEP-976"} <= set(
        without_apl.filter(peer_id="DEP-976")["territory_id"]
    )


@pytest.mark.parametrize(
    ("territory_id", "nearest"),
    [("DEP-04", "DEP-09"), ("DEP-59", "DEP-31"), ("DEP-2A", "DEP-2B"), ("DEP-976", "DEP-973")],
)
def test_the_nearest_peers_are_plausible(tables: Tables, territory_id: str, nearest: str) -> None:
    first = tables["peers"].filter(territory_id=territory_id, rank=1)

    assert first["peer_id"].to_list() == [nearest]


def test_five_groups_of_twenty_and_mayotte_in_none(tables: Tables) -> None:
    newest = tables["inequality"].filter(indicator_id="msp").filter(date=pl.col("date").max())

    assert newest["departements_count"].to_list() == [20] * 5
    mayotte = tables["population"].filter(territory_id="DEP-976", year=2023)
    everyone = tables["population"].filter(territory_id="FR", year=2023)
    assert newest["population_count"].sum() == (
        everyone["population_count"].item() - mayotte["population_count"].item()
    )
    # The 20 lowest APL end at 2.91 and the 20 highest start at 4.15.
    assert newest.select("apl_max").row(0) == (2.91,)
    assert newest.select("apl_min").row(4) == (4.15,)


def test_the_gap_between_groups_grew_and_the_lowest_apl_has_the_fewest_msp(tables: Tables) -> None:
    msp = tables["inequality"].filter(indicator_id="msp").sort("date", "fifth")
    rates = [
        group["compared_value"].to_list()
        for (_,), group in msp.group_by("date", maintain_order=True)
    ]

    assert rates[-1] == pytest.approx([3.444, 5.715, 4.902, 4.696, 3.863], abs=0.001)
    assert max(rates[0]) - min(rates[0]) == pytest.approx(1.310, abs=0.001)
    assert max(rates[-1]) - min(rates[-1]) == pytest.approx(2.271, abs=0.001)
    assert rates[-1].index(min(rates[-1])) == 0
