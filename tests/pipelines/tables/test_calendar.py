"""When the next edition of a source is expected."""

from datetime import date

import polars as pl
import pytest

from pipelines.sources.model import Frequency
from pipelines.tables.calendar import edition_calendar, expected
from pipelines.vocabulary import ExpectedBy

FOUR = [date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 31), date(2026, 5, 1)]


@pytest.mark.parametrize(
    ("days", "declared", "by", "day"),
    [
        (FOUR, None, ExpectedBy.MEDIAN_GAP, date(2026, 5, 21)),
        (FOUR, Frequency.MONTHLY, ExpectedBy.MEDIAN_GAP, date(2026, 5, 21)),
        (FOUR[:3], None, ExpectedBy.UNKNOWN, None),
        ([date(2026, 1, 31)], Frequency.MONTHLY, ExpectedBy.MONTHLY, date(2026, 2, 28)),
        ([date(2026, 11, 30)], Frequency.MONTHLY, ExpectedBy.MONTHLY, date(2026, 12, 31)),
        ([date(2026, 12, 31)], Frequency.MONTHLY, ExpectedBy.MONTHLY, date(2027, 1, 31)),
        (FOUR, Frequency.VINTAGE, ExpectedBy.VINTAGE, date(2027, 1, 1)),
    ],
)
def test_what_says_when_the_next_edition_is_due(
    days: list[date], declared: Frequency | None, by: ExpectedBy, day: date | None
) -> None:
    assert expected(days, declared) == (by, day)


def test_several_files_of_an_edition_count_once_and_each_source_has_its_row() -> None:
    receipts = pl.DataFrame(
        {
            "source_id": ["cog", "cog", "etalab"],
            "edition": [date(2026, 1, 1), date(2026, 1, 1), date(2023, 1, 19)],
        }
    )

    assert edition_calendar(receipts).rows() == [
        ("cog", date(2026, 1, 1), 1, "millesime", date(2027, 1, 1)),
        ("etalab", date(2023, 1, 19), 1, "inconnue", None),
    ]
