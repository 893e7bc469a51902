"""Revisions, counts by edition and findings built from query rows."""

import polars as pl
import pytest

from dashboard.cards import quality as quality_cards
from dashboard.cards.quality import Revised
from pipelines.vocabulary import Severity, Unit
from tests.dashboard.edition_factories import IN_JUNE, IN_MAY, revision
from tests.dashboard.factories import EDITION, END_OF_2022, table


@pytest.mark.parametrize(
    ("before", "after", "is_rounding"),
    [
        (95.380644, 95.38, True),
        (86.0, 85.83, True),
        (93.025, 93.02, True),
        (85.8, 86.1, False),
        (85.83, 86.1, False),
        (0.0, 100.0, False),
    ],
)
def test_a_percentage_printed_with_fewer_decimals_is_a_rounding(
    before: float, after: float, is_rounding: bool
) -> None:
    card = revision(value_before=before, value=after)
    assert card.is_rounding(Unit.PERCENT) is is_rounding
    assert not card.is_rounding(Unit.COUNT)


def test_a_moved_date_is_never_a_rounding() -> None:
    moved = revision(value=68.0, value_before=68.0, date_before=END_OF_2022)
    assert not moved.is_rounding(Unit.PERCENT)


def test_revisions_are_counted_by_edition_kind_and_territory() -> None:
    cards = [
        revision(),
        revision(territory_id="DEP-01", value_before=86.13),
        revision(kind=Revised.BASELINE, territory_id="DEP-01"),
        revision(edition=EDITION, kind=Revised.TARGET),
    ]
    newest, oldest = quality_cards.edition_counts(cards, Unit.PERCENT)
    assert (newest.edition, newest.counts) == (EDITION, ((Revised.TARGET, 1),))
    assert oldest.edition == IN_JUNE
    assert oldest.counts == ((Revised.VALUE, 2), (Revised.BASELINE, 1))
    assert (oldest.territories_count, oldest.roundings_count) == (2, 1)


def test_findings_come_the_gravest_first_then_the_newest() -> None:
    rows = table(
        "findings",
        {"severity": "note", "edition": EDITION},
        {"rule": "saut", "edition": IN_MAY},
        {"rule": "saut", "edition": IN_JUNE},
        {"rule": "baisse", "edition": IN_MAY},
        {"severity": "blocking", "edition": IN_MAY, "territory_id": "DEP-04"},
    )
    found = quality_cards.findings(rows.cast({"severity": pl.String}))
    assert [(one.severity, one.edition, one.rule) for one in found] == [
        (Severity.BLOCKING, IN_MAY, "valeur_reportee"),
        (Severity.WARNING, IN_JUNE, "saut"),
        (Severity.WARNING, IN_MAY, "baisse"),
        (Severity.WARNING, IN_MAY, "saut"),
        (Severity.NOTE, EDITION, "valeur_reportee"),
    ]
