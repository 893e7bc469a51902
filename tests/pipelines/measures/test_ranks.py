"""Ranks and the ranks that precision cannot tell from them."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipelines.measures.ranks import ranks

FIGURES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), min_size=1, max_size=12)
Rank = tuple[int, int, int, int]


def ranked(figures: list[tuple[float, float]], sign: float = 1.0) -> list[Rank]:
    """Rank, first, last and count of values that are each right to within a step."""
    frame = pl.DataFrame(
        [("msp", value, value - step, value + step, sign) for value, step in figures],
        schema={
            "indicator_id": pl.String,
            **dict.fromkeys(("compared_value", "lowest", "highest", "sign"), pl.Float64),
        },
        orient="row",
    )
    columns = ("rank", "rank_first", "rank_last", "ranked_count")
    return ranks(frame, "indicator_id").select(columns).rows()


def test_a_rank_comes_with_those_one_unit_could_give() -> None:
    assert ranked([(10.0, 1.0), (7.0, 1.0), (6.0, 1.0), (1.0, 1.0)]) == [
        (1, 1, 1, 4),
        (2, 2, 3, 4),
        (3, 2, 3, 4),
        (4, 4, 4, 4),
    ]


def test_equals_share_the_first_of_their_ranks() -> None:
    found = ranked([(5.0, 0.5), (5.0, 0.5), (9.0, 0.5)])

    assert [rank for rank, *_ in found] == [2, 2, 1]
    assert found[0][1:3] == (2, 3)


def test_figures_that_cannot_move_have_one_rank() -> None:
    assert ranked([(3.0, 0.0), (2.0, 0.0)]) == [(1, 1, 1, 2), (2, 2, 2, 2)]


def test_lower_is_first_where_lower_is_better() -> None:
    figures = [(10.0, 1.0), (7.0, 1.0), (6.0, 1.0), (1.0, 1.0)]

    assert [rank[:3] for rank in ranked(figures, -1.0)] == [
        (4, 4, 4),
        (3, 2, 3),
        (2, 2, 3),
        (1, 1, 1),
    ]


def test_each_indicator_has_ranks_of_its_own() -> None:
    frame = pl.DataFrame(
        {
            "indicator_id": ["msp", "cpts", "msp"],
            "compared_value": [1.0, 5.0, 2.0],
            "lowest": [0.9, 4.9, 1.9],
            "highest": [1.1, 5.1, 2.1],
            "sign": [1.0, 1.0, 1.0],
        }
    )

    found = ranks(frame, "indicator_id")

    assert found["rank"].to_list() == [2, 1, 1]
    assert found["ranked_count"].to_list() == [2, 1, 2]


@given(FIGURES)
def test_an_interval_holds_its_rank_and_stays_among_the_ranks(
    figures: list[tuple[float, float]],
) -> None:
    for rank, first, last, count in ranked(figures):
        assert 1 <= first <= rank <= last <= count == len(figures)


@given(FIGURES, st.lists(st.sampled_from([-1, 0, 1]), min_size=12, max_size=12))
def test_an_interval_holds_the_rank_after_any_move_within_precision(
    figures: list[tuple[float, float]], ways: list[int]
) -> None:
    moved = [value + way * step for (value, step), way in zip(figures, ways, strict=False)]

    for (_, first, last, _), value in zip(ranked(figures), moved, strict=True):
        assert first <= 1 + sum(other > value for other in moved) <= last


@given(FIGURES)
def test_lower_is_better_mirrors_higher_is_better(figures: list[tuple[float, float]]) -> None:
    mirrored = [(-value, step) for value, step in figures]

    assert ranked(figures) == ranked(mirrored, -1.0)
