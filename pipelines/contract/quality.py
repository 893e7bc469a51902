"""Where facts come from, and what the checks found in them."""

import dataframely as dy
import polars as pl

from pipelines.vocabulary import ExpectedBy, Severity


class Sources(dy.Schema):
    """Receipt of every raw file behind the facts: where from, when, which bytes, how many rows.

    `page_url` is null where the producer's page is not known.
    """

    source_id = dy.String(primary_key=True)
    edition = dy.Date(primary_key=True)
    file = dy.String(primary_key=True)
    producer = dy.String(min_length=1)
    title = dy.String(min_length=1)
    licence = dy.String(min_length=1)
    page_url = dy.String(nullable=True, min_length=1)
    retrieved_on = dy.Date()
    sha256 = dy.String(regex=r"^[0-9a-f]{64}$")
    bytes_count = dy.Int64(min=1)
    rows_read = dy.Int64(min=0)
    rows_kept = dy.Int64(min=0)


class UnreadSources(dy.Schema):
    """A source that can be read and of which no edition has been yet, as it is declared."""

    source_id = dy.String(primary_key=True)
    producer = dy.String(min_length=1)
    title = dy.String(min_length=1)
    licence = dy.String(min_length=1)
    page_url = dy.String(nullable=True, min_length=1)


class EditionCalendar(dy.Schema):
    """When the next edition of a source is expected, from the editions held: no clock is read.

    `expected_on` is a day by the median gap, a month end for a monthly source, 1 January of the
    next year described for a vintage; null where nothing says it.
    """

    source_id = dy.String(primary_key=True)
    newest_edition = dy.Date()
    editions_count = dy.Int32(min=1)
    expected_by = dy.Enum(ExpectedBy)
    expected_on = dy.Date(nullable=True)

    @dy.rule()
    def a_day_is_expected_unless_nothing_says_it(cls) -> pl.Expr:
        return pl.col("expected_on").is_null() == (pl.col("expected_by") == ExpectedBy.UNKNOWN)


class Findings(dy.Schema):
    """What the checks found in the data: the rule, where, what was expected and what is there."""

    rule = dy.String(primary_key=True)
    indicator_id = dy.String(primary_key=True)
    territory_id = dy.String(primary_key=True)
    date = dy.Date(primary_key=True)
    edition = dy.Date(primary_key=True)
    severity = dy.Enum(Severity)
    expected = dy.String()
    found = dy.String()
