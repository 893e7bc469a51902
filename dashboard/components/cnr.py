"""The table of commitments."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards import SeriesCard, TargetCard
from dashboard.components.table import Cell, Column, Html, link_html, table_html
from dashboard.wording import cnr as words
from dashboard.wording import indicator as indicator_words


def commitments(statements: Sequence[tuple[TargetCard, SeriesCard]], today: date) -> str:
    """One row per statement: what was said, by whom, where it can be read, what is measured."""
    columns = [
        Column(label=label, is_number=position > 4, wide_only=position in {0, 3, 4, 6})
        for position, label in enumerate(words.COLUMNS)
    ]
    return table_html(words.CAPTION, columns, [_row(*statement, today) for statement in statements])


def _row(target: TargetCard, series: SeriesCard, today: date) -> tuple[Cell, ...]:
    source: Cell = (
        Html(link_html(target.source_title, target.source_url))
        if target.source_url
        else target.source_title
    )
    return (
        series.indicator.short_label,
        words.commitment(target, series),
        indicator_words.deadline(target, today),
        f"{target.speaker} ({indicator_words.announced(target)})",
        source,
        words.value(series),
        words.day(series),
    )
