"""The CNR Santé as it was announced, what local projects became, and figures quoted in public.

`period` is as precise as its source: 2023, 2023-11, 2023-05-03, or 2025-2026. A null cell is
something that no source states.
"""

import dataframely as dy
import polars as pl

from pipelines.vocabulary import (
    Axis,
    Confidence,
    Measure,
    Notion,
    ProjectStatus,
    Roundness,
    Tally,
    Theme,
)

PERIOD = r"^\d{4}(-\d{4}|-\d{2}(-\d{2})?)?$"
LINK = r"^https?://"


class Commitments(dy.Schema):
    """One row per commitment of 3 May 2023, in `position` order within its axis.

    `deadline` is the last day of the words in `deadline_text`. `statement_id` names the target
    statement that holds its number; `measure_note` says what the measure leaves out.
    """

    commitment_id = dy.String(primary_key=True)
    position = dy.Int32(min=1)
    axis = dy.Enum(Axis)
    promise = dy.String(min_length=1)
    announced_on = dy.Date()
    deadline = dy.Date(nullable=True)
    deadline_text = dy.String(nullable=True)
    promised_by = dy.String(min_length=1)
    measure = dy.Enum(Measure)
    indicator_id = dy.String(nullable=True)
    statement_id = dy.String(nullable=True)
    measure_note = dy.String(nullable=True)
    source_title = dy.String(min_length=1)
    source_url = dy.String(nullable=True, regex=LINK)

    @dy.rule()
    def only_what_an_indicator_measures_names_one(cls) -> pl.Expr:
        return (pl.col("measure") == Measure.INDICATEUR) == pl.col("indicator_id").is_not_null()


class CommitmentEvents(dy.Schema):
    """One row per thing that happened to a commitment since."""

    event_id = dy.String(primary_key=True)
    commitment_id = dy.String(min_length=1)
    period = dy.String(regex=PERIOD)
    event = dy.String(min_length=1)
    source_title = dy.String(min_length=1)
    source_url = dy.String(nullable=True, regex=LINK)


class Initiatives(dy.Schema):
    """One row per local project; `period` is when its source said so."""

    initiative_id = dy.String(primary_key=True)
    territory_id = dy.String(min_length=1)
    name = dy.String(min_length=1)
    theme = dy.Enum(Theme)
    lever = dy.String(min_length=1)
    status = dy.Enum(ProjectStatus, nullable=True)
    figures = dy.String(nullable=True)
    period = dy.String(nullable=True, regex=PERIOD)
    source_title = dy.String(min_length=1)
    source_url = dy.String(nullable=True, regex=LINK)


class InitiativeCounts(dy.Schema):
    """One row per number that a source gives of meetings, people, projects or money (M EUR)."""

    territory_id = dy.String(primary_key=True)
    tally = dy.Enum(Tally, primary_key=True)
    source_title = dy.String(primary_key=True)
    roundness = dy.Enum(Roundness)
    value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    period = dy.String(regex=PERIOD)
    source_url = dy.String(nullable=True, regex=LINK)
    note = dy.String(nullable=True)


class PublishedFigures(dy.Schema):
    """One row per figure quoted in public, beside the measure of the indicator it is taken for.

    `value` (to `value_high` for a range) is in its own `unit`. `notion` says whether the figure
    means to count what the indicator counts; `gap` is then the figure minus the measure, in the
    indicator's unit. The measure is the nearest in time, within six months of the period.
    """

    figure_id = dy.String(primary_key=True)
    collection = dy.String(min_length=1)
    measure = dy.String(min_length=1)
    territory_id = dy.String(min_length=1)
    period = dy.String(regex=PERIOD)
    period_start = dy.Date()
    period_end = dy.Date()
    value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    value_high = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    unit = dy.String(min_length=1)
    definition = dy.String(nullable=True)
    source_title = dy.String(min_length=1)
    publisher = dy.String(min_length=1)
    source_url = dy.String(regex=LINK)
    confidence = dy.Enum(Confidence)
    edition = dy.Date()
    indicator_id = dy.String(nullable=True)
    notion = dy.Enum(Notion, nullable=True)
    counts = dy.String(nullable=True)
    explanation = dy.String(nullable=True)
    compared_date = dy.Date(nullable=True)
    compared_value = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    gap = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)

    @dy.rule()
    def a_figure_that_is_read_says_what_it_counts(cls) -> pl.Expr:
        is_read = pl.col("indicator_id").is_not_null()
        return (is_read == pl.col("notion").is_not_null()) & (
            is_read == pl.col("counts").is_not_null()
        )
