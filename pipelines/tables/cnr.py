"""Tables of the CNR Santé and of figures quoted in public, from facts and measured values. Pure."""

import polars as pl

from pipelines.facts.sheets import COMMITMENTS, COUNTS, EVENTS, INITIATIVES, READINGS
from pipelines.facts.store import Facts
from pipelines.measures.nearest import nearest_measures
from pipelines.sources import published
from pipelines.sources.periods import first_day, last_day
from pipelines.vocabulary import Notion, ValueStatus


def cnr_tables(facts: Facts, current: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Commitments and projects as they were written, and quoted figures beside our measures."""
    sheets = facts.sheets
    return {
        "commitments": sheets[COMMITMENTS.name].with_row_index("position", offset=1),
        "commitment_events": sheets[EVENTS.name],
        "initiatives": sheets[INITIATIVES.name],
        "initiative_counts": sheets[COUNTS.name],
        "published_figures": _published_figures(
            facts.of_source(published.SOURCE),
            sheets[READINGS.name],
            current.filter(pl.col("value_status") == ValueStatus.OBSERVED),
        ),
    }


def _published_figures(
    quoted: pl.DataFrame, readings: pl.DataFrame, measured: pl.DataFrame
) -> pl.DataFrame:
    """Figures of the newest edition of each collection, as they are read here."""
    figures = (
        quoted.filter(pl.col("edition") == pl.col("edition").max().over("collection"))
        .join(readings, on="figure_id", how="left")
        .with_columns(
            period_start=first_day(pl.col("period")), period_end=last_day(pl.col("period"))
        )
    )
    is_the_same_notion = pl.col("notion") == Notion.MEME
    return figures.join(
        nearest_measures(figures, measured), on="figure_id", how="left"
    ).with_columns(gap=pl.when(is_the_same_notion).then(pl.col("value") - pl.col("compared_value")))
