"""The table of compared territories."""

from datetime import date
from functools import lru_cache

from dashboard.cards import SeriesCard
from dashboard.components.table import Column, table_html
from dashboard.wording import compare as words
from dashboard.wording import territory as territory_words
from dashboard.wording import values
from dashboard.wording.numbers import NOT_APPLICABLE


@lru_cache(maxsize=200)
def comparison_table(series: tuple[SeriesCard, ...], today: date) -> str:
    """Newest measure, rate, target and share of the way of each, in the order chosen."""
    name, value, day, rate, goal, deadline, share = words.COLUMNS
    columns = (
        Column(label=name),
        Column(label=value, is_number=True),
        Column(label=day, is_number=True),
        Column(label=rate, is_number=True, wide_only=True),
        Column(label=goal, is_number=True, wide_only=True),
        Column(label=deadline, is_number=True, wide_only=True),
        Column(label=share, is_number=True, wide_only=True),
    )
    rows = [
        (
            territory_words.with_code(card.territory),
            values.bare(card.latest.value if card.latest else None, card.indicator),
            words.day(card),
            territory_words.rate_per_100k(card),
            territory_words.goal(card),
            territory_words.goal_day(card, today) or NOT_APPLICABLE.mark,
            territory_words.share(card),
        )
        for card in series
    ]
    return table_html(words.caption(series[0]), columns, rows)
