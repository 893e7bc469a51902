"""When the next edition of each source is expected.

In: the receipts of the editions held, and what sources declare. Out: table `edition_calendar`.
Whether an edition is late depends on the reader's day, which is not known here.
"""

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import polars as pl

from pipelines.contract.quality import EditionCalendar
from pipelines.sources.model import Frequency
from pipelines.sources.registry import SOURCES
from pipelines.vocabulary import ExpectedBy

# Under four editions there are too few gaps to call one usual.
FEWEST_EDITIONS = 4


def edition_calendar(receipts: pl.DataFrame) -> pl.DataFrame:
    """One row per source that has an edition."""
    declared = {source.id: source.frequency for source in SOURCES}
    by_source: dict[str, set[date]] = {}
    for source_id, edition in receipts.select("source_id", "edition").iter_rows():
        by_source.setdefault(source_id, set()).add(edition)
    rows = [
        (source_id, max(days), len(days), *expected(sorted(days), declared.get(source_id)))
        for source_id, days in sorted(by_source.items())
    ]
    return pl.DataFrame(rows, schema=EditionCalendar.create_empty().schema, orient="row")


def expected(days: list[date], declared: Frequency | None) -> tuple[ExpectedBy, date | None]:
    """What says when the next edition is due, and when, from sorted days.

    A vintage is dated by the year that it describes: the gap between two says nothing of the day
    on which the next comes out.
    """
    newest = days[-1]
    if declared is Frequency.VINTAGE:
        return ExpectedBy.VINTAGE, date(newest.year + 1, 1, 1)
    if len(days) >= FEWEST_EDITIONS:
        gap = median((later - earlier).days for earlier, later in pairwise(days))
        return ExpectedBy.MEDIAN_GAP, newest + timedelta(days=gap)
    if declared is Frequency.MONTHLY:
        # The day before the first of the month after next.
        month = newest.year * 12 + newest.month + 1
        return ExpectedBy.MONTHLY, date(month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return ExpectedBy.UNKNOWN, None
