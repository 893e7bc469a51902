"""Yearly series of the Cnam (data.ameli.fr), beside the Baromètre's indicators."""

from enum import StrEnum

import dataframely as dy
import polars as pl


class Covered(StrEnum):
    """The indicators beside which a series of the Cnam may stand, by their ids."""

    ASSISTANTS = "assistants"
    SAS = "sas"
    ALD = "ald"


class CnamSeries(dy.Schema):
    """What one edition of a dataset of the Cnam says of a territory and a year.

    `value` is of what the indicator counts, in its unit: 100 less the share that the producer
    gives, where that is the share of the others. `date` is the 31 December of the year in the file.
    A territory without a row is not known, which is not zero. A région or France has one only for
    a count, where all its départements have one. Two editions are two series.
    """

    indicator_id = dy.Enum(Covered, primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    edition = dy.Date(primary_key=True)
    source_id = dy.String(min_length=1)
    value = dy.Float64(min=0)

    @dy.rule()
    def date_ends_a_year(cls) -> pl.Expr:
        return (pl.col("date").dt.month() == 12) & (pl.col("date").dt.day() == 31)

    @dy.rule()
    def date_is_not_after_the_edition(cls) -> pl.Expr:
        return pl.col("date") <= pl.col("edition")
