"""How many structures were open at the end of each month, from the dates that one file gives.

Formula: a structure is open at the end of day d when it opened on d or before and had not closed by
then; one that closes on d is not open at the end of it. The count of a région or of France is the
sum of its départements, only where all of them are covered (methods.md, section 7).
"""

import polars as pl

from pipelines.vocabulary import FRANCE, Level

SERIES = ["source_id", "edition", "category", "territory_id"]


def departement_stocks(structures: pl.DataFrame, grid: pl.DataFrame) -> pl.DataFrame:
    """Stock of each département, category and month of the grid.

    In: `structures` (source_id, edition, category, territory_id, opened_on, closed_on, is_counted),
    one row each, and `grid` (source_id, edition, category, territory_id, date): what the files
    cover, each series in the order of its month ends, none missing. Out: the grid with
    `structures_count`, and `set_aside_count`, those of the edition that are not counted because no
    date places them.
    """
    first = grid.group_by("source_id", "edition").agg(first_date=pl.col("date").min())
    counted = structures.filter("is_counted").join(first, on=["source_id", "edition"])
    moves = pl.concat([_moves(counted, "opened_on", 1), _moves(counted, "closed_on", -1)])
    steps = moves.group_by(*SERIES, "date").agg(pl.col("move").sum())
    set_aside = structures.filter(~pl.col("is_counted")).group_by(SERIES).len("set_aside_count")
    return (
        grid.join(steps, on=[*SERIES, "date"], how="left", maintain_order="left")
        .join(set_aside, on=SERIES, how="left", maintain_order="left")
        .select(
            *SERIES,
            "date",
            structures_count=pl.col("move").fill_null(0).cum_sum().over(SERIES),
            set_aside_count=pl.col("set_aside_count").fill_null(0).cast(pl.Int32),
        )
    )


def with_parents(
    counts: pl.DataFrame, moment: list[str], territories: pl.DataFrame
) -> pl.DataFrame:
    """Counts of départements, then those of each région and of France that is covered whole.

    `moment` names the columns that tell one count of a territory from another. Every other column
    is a count.
    """
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT)
    parents = pl.concat(
        [
            departements.select("territory_id", "parent_id"),
            departements.select("territory_id", parent_id=pl.lit(FRANCE)),
        ]
    ).with_columns(children_count=pl.len().over("parent_id"))
    columns = [name for name in counts.columns if name not in {*moment, "territory_id"}]
    sums = (
        counts.join(parents, on="territory_id")
        .group_by(*moment, "children_count", territory_id="parent_id")
        .agg(pl.col(columns).sum(), covered_count=pl.len())
        .filter(pl.col("covered_count") == pl.col("children_count"))
    )
    return pl.concat([counts, sums.select(counts.columns)])


def _moves(structures: pl.DataFrame, day: str, move: int) -> pl.DataFrame:
    """One more or one less at the end of the month; before the grid, at its first date."""
    month = pl.max_horizontal(pl.col(day).dt.month_end(), "first_date")
    return structures.filter(pl.col(day).is_not_null()).select(
        *SERIES, date=month, move=pl.lit(move, dtype=pl.Int32)
    )
