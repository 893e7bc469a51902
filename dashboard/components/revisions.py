"""The log of what editions changed."""

from collections.abc import Sequence

from dashboard.cards import RevisionCard, SeriesCard
from dashboard.components.table import Column, table_html
from dashboard.wording import revisions as words


def revision_table(revisions: Sequence[RevisionCard], series: SeriesCard) -> str:
    """One row per revision, newest first."""
    edition, kind, day, before, after, previous = words.COLUMNS
    columns = (
        Column(label=edition),
        Column(label=kind),
        Column(label=day, wide_only=True),
        Column(label=before, is_number=True),
        Column(label=after, is_number=True),
        Column(label=previous, wide_only=True),
    )
    return table_html(
        words.caption(series), columns, [words.row(item, series) for item in revisions]
    )
