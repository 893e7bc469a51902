"""Tables about PADHUE: the newest transcription, our arithmetic on it, texts and durations."""

import polars as pl

from pipelines.facts.padhue_sheets import DURATIONS, TEXTS, YES
from pipelines.facts.store import Facts
from pipelines.measures.evc import computed_figures
from pipelines.sources import padhue
from pipelines.sources.model import Source


def padhue_tables(facts: Facts) -> dict[str, pl.DataFrame]:
    """Tables by name; a transcription replaces the ones before, which stay in the facts."""
    figures = _newest(facts, padhue.FIGURES)
    durations = facts.sheets.get(DURATIONS.name, DURATIONS.empty())
    return {
        "evc_figures": figures,
        "evc_computed": computed_figures(figures),
        "padhue_transitions": _newest(facts, padhue.TRANSITIONS),
        "padhue_texts": facts.sheets.get(TEXTS.name, TEXTS.empty()),
        "padhue_durations": durations.with_columns(
            is_in_doctor_path=pl.col("in_doctor_path") == YES
        ),
    }


def _newest(facts: Facts, source: Source) -> pl.DataFrame:
    edition = facts.last_edition(source)
    if edition is None:
        return source.schema.create_empty()
    return facts.editions[source.id, edition]
