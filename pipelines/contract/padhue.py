"""Doctors and others with a non-EU diploma (PADHUE): figures, path, legal texts, durations.

The facts in git have these very columns: a transcription is published as it was tidied.
"""

import dataframely as dy
import polars as pl

from pipelines.vocabulary import Confidence, EvcScope, Roundness

TERRITORY = r"^(FR|REG-\d{2}|REG2015-\d{2}|DEP-(\d{2,3}|2A|2B))$"


class EvcFigures(dy.Schema):
    """A figure as one source gives it; `unit` says what is counted.

    `period` is written as in the transcription; `session` is the year of the épreuves it belongs
    to, null for a stock or a share of another field; `date` is its day when there is one.
    `value_high` is null for a lower bound. `implied_*` is what the source says between the lines
    of another session. `REG2015-82` is a région as it was until 2015.
    """

    period = dy.String(primary_key=True, min_length=4)
    measure = dy.String(primary_key=True, min_length=1)
    scope = dy.Enum(EvcScope, primary_key=True)
    profession = dy.String(primary_key=True, min_length=1)
    specialty = dy.String(primary_key=True, min_length=1)
    territory_id = dy.String(primary_key=True, regex=TERRITORY)
    value_text = dy.String(primary_key=True, min_length=1)
    source_title = dy.String(primary_key=True, min_length=1)
    territory_name = dy.String(min_length=1)
    session = dy.Int32(nullable=True, min=2007)
    date = dy.Date(nullable=True)
    value_low = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    value_high = dy.Float64(nullable=True, min=0, allow_inf=False, allow_nan=False)
    roundness = dy.Enum(Roundness)
    is_derived = dy.Bool()
    unit = dy.String(min_length=1)
    source_publisher = dy.String(min_length=1)
    source_date = dy.String(regex=r"\d{4}")
    source_url = dy.String(nullable=True, regex=r"^https?://")
    source_reference = dy.String(nullable=True)
    confidence = dy.Enum(Confidence)
    note = dy.String(nullable=True)
    implied_session = dy.Int32(nullable=True)
    implied_value = dy.Float64(nullable=True)

    @dy.rule()
    def a_range_runs_upwards(cls) -> pl.Expr:
        return pl.col("value_high").is_null() | (pl.col("value_high") >= pl.col("value_low"))

    @dy.rule()
    def only_a_lower_bound_has_no_upper_one(cls) -> pl.Expr:
        return pl.col("value_high").is_null() == (pl.col("roundness") == Roundness.PLUS_DE)


class EvcComputed(dy.Schema):
    """A figure of our own, from figures of one session and scope; `formula` shows them.

    Sources are those of the figures it comes from, told apart by a vertical bar in each of the
    three columns; `confidence` is the lowest of theirs. The measure `non_detaille` is the total
    less what is given by specialty; `taux_pourvoi` is in percent.
    """

    session = dy.Int32(primary_key=True, min=2007)
    measure = dy.String(primary_key=True, min_length=1)
    scope = dy.Enum(EvcScope, primary_key=True)
    profession = dy.String(primary_key=True, min_length=1)
    specialty = dy.String(primary_key=True, min_length=1)
    formula = dy.String(primary_key=True, min_length=1)
    value_low = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    value_high = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    unit = dy.String(min_length=1)
    source_title = dy.String(min_length=1)
    source_publisher = dy.String(min_length=1)
    source_date = dy.String(regex=r"\d{4}")
    confidence = dy.Enum(Confidence)

    @dy.rule()
    def a_range_runs_upwards(cls) -> pl.Expr:
        return pl.col("value_high") >= pl.col("value_low")


class PadhueTransitions(dy.Schema):
    """A step of the path, from one status to the next, in reading order.

    `published_count` keeps the words, which name the sessions; `is_counted` is false where nobody
    publishes how many people take the step.
    """

    from_status = dy.String(primary_key=True, min_length=2)
    to_status = dy.String(primary_key=True, min_length=2)
    position = dy.Int32(min=1)
    from_label = dy.String(nullable=True)
    to_label = dy.String(min_length=1)
    legal_basis = dy.String(nullable=True)
    period = dy.String(nullable=True)
    actor = dy.String(nullable=True)
    duration = dy.String(nullable=True)
    published_count = dy.String(min_length=1)
    is_counted = dy.Bool()
    count_scope = dy.String(nullable=True)
    count_source = dy.String(nullable=True)
    confidence = dy.Enum(Confidence, nullable=True)

    @dy.rule()
    def a_count_has_its_source(cls) -> pl.Expr:
        return ~pl.col("is_counted") | pl.col("count_source").is_not_null()

    @dy.rule()
    def only_a_count_has_a_confidence(cls) -> pl.Expr:
        return pl.col("is_counted") == pl.col("confidence").is_not_null()


class PadhueTexts(dy.Schema):
    """A legal text or a date of the procedure; `date_text` keeps several days of one entry."""

    text_id = dy.String(primary_key=True, min_length=1)
    date = dy.Date()
    date_text = dy.String(nullable=True)
    title = dy.String(min_length=1)
    effect = dy.String(min_length=1)
    source_title = dy.String(min_length=1)


class PadhueDurations(dy.Schema):
    """How long a step takes, in words and in months; a null bound is one that nobody states.

    `is_in_doctor_path` marks the steps added up for the shortest path of a doctor.
    """

    step_id = dy.String(primary_key=True, min_length=1)
    position = dy.Int32(min=1)
    step = dy.String(min_length=1)
    duration = dy.String(min_length=1)
    months_min = dy.Int32(nullable=True, min=0)
    months_max = dy.Int32(nullable=True, min=0)
    is_in_doctor_path = dy.Bool()
    source_title = dy.String(min_length=1)
    note = dy.String(nullable=True)
