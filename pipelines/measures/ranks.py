"""A rank, and the ranks that the precision of the figures cannot tell from it (methods.md, 8)."""

import polars as pl


def ranks(frame: pl.DataFrame, group: str) -> pl.DataFrame:
    """Adds `rank`, `rank_first`, `rank_last` and `ranked_count` within each group.

    In: `compared_value`, the `lowest` and `highest` that its precision allows, and `sign` (−1 where
    lower is better). 1 is the furthest on the way; equals share the first of their ranks. The
    interval holds every rank that is possible when all the figures of the group move within their
    precision, each on its own.
    """
    score, at_best, at_worst = pl.col("score"), pl.col("at_best"), pl.col("at_worst")
    surely_before = _above(at_worst, at_best)
    # A figure that can move is found above its own lowest place: it is not before itself.
    maybe_before = _above(at_best, at_worst) - (at_best > at_worst).cast(pl.Int32)
    return (
        frame.with_columns(
            score=pl.col("sign") * pl.col("compared_value"),
            at_best=_moved("highest", "lowest"),
            at_worst=_moved("lowest", "highest"),
        )
        .with_columns(
            rank=score.rank("min", descending=True).over(group).cast(pl.Int32),
            rank_first=(1 + surely_before).over(group),
            rank_last=(1 + maybe_before).over(group),
            ranked_count=pl.len().over(group).cast(pl.Int32),
        )
        .drop("score", "at_best", "at_worst")
    )


def _moved(if_higher: str, if_lower: str) -> pl.Expr:
    return pl.when(pl.col("sign") > 0).then(if_higher).otherwise(-pl.col(if_lower))


def _above(those: pl.Expr, this: pl.Expr) -> pl.Expr:
    """How many of those are strictly over this."""
    return (pl.len() - those.sort().search_sorted(this, side="right")).cast(pl.Int32)
