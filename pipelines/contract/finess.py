"""Structures counted in FINESS and in INSEE's equipment base, beside the Baromètre's indicators."""

from enum import StrEnum

import dataframely as dy
import polars as pl


class Category(StrEnum):
    """What is counted, with the ids of the indicators nearest to it.

    FINESS counts CPTS themselves where the indicator gives the population they cover, and health
    centres of every kind where the indicator keeps the pluriprofessional ones.
    """

    MSP = "msp"
    CPTS = "cpts"
    CENTRES_SANTE = "centres_sante"


class FinessStocks(dy.Schema):
    """Structures open at the end of a month, as one edition of one FINESS file tells it.

    A territory that the file does not cover has no row; a covered one has a row even at zero. A
    région or France has one only where all its départements are covered. Two sources or two
    editions are two series. `set_aside_count`: structures of the edition that no date places, hence
    in no count.
    """

    category = dy.Enum(Category, primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    source_id = dy.String(primary_key=True, min_length=1)
    edition = dy.Date(primary_key=True)
    structures_count = dy.Int32(min=0)
    set_aside_count = dy.Int32(min=0)

    @dy.rule()
    def date_is_a_month_end(cls) -> pl.Expr:
        return pl.col("date").dt.month_end() == pl.col("date")

    @dy.rule()
    def date_is_not_after_the_edition(cls) -> pl.Expr:
        return pl.col("date") <= pl.col("edition")


class BpeCounts(dy.Schema):
    """Structures that INSEE's equipment base (BPE) of a year counts in a territory."""

    category = dy.Enum(Category, primary_key=True)
    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    structures_count = dy.Int32(min=0)
    source_id = dy.String(min_length=1)
    edition = dy.Date()

    @dy.rule()
    def year_is_that_of_the_edition(cls) -> pl.Expr:
        return pl.col("year") == pl.col("edition").dt.year()
