"""One indicator by group of départements: the finding, the courses, the tables."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.comparison_cards import UnequalCard
from dashboard.components import frame
from dashboard.components.chart import chart, chart_title, current_theme
from dashboard.components.context import context_sources
from dashboard.components.fold import Fold, fold
from dashboard.components.table import Column, details_html, table_html
from dashboard.figures.inequality import inequality_figure
from dashboard.quality_cards import SourceCard
from dashboard.wording import compare as compare_words
from dashboard.wording import inequality as words


def inequality_section(card: UnequalCard, sources: Sequence[SourceCard]) -> None:
    """The gap in words, and what it is made of for who opens it: this page is long already."""
    if not card.fifths:
        frame.show(frame.section(words.TITLE), frame.paragraph(words.missing(card)))
        return
    frame.show(frame.section(words.TITLE), frame.paragraph(words.finding(card)))
    fold(Fold.INEQUALITY, words.EXPANDER, lambda: _details(card, sources))


def _details(card: UnequalCard, sources: Sequence[SourceCard]) -> None:
    frame.show(chart_title(words.title(card), words.subtitle(card)))
    figure = inequality_figure(card, current_theme())
    chart(figure, key="inequality", alternative=words.alternative(card))
    frame.show(
        _tables(card),
        frame.paragraph(words.method(card)),
        context_sources(words.SOURCES, sources),
    )


@lru_cache(maxsize=100)
def _tables(card: UnequalCard) -> str:
    group, apl, places, people = words.COLUMNS
    headers = (
        Column(label=group),
        Column(label=apl, is_number=True, wide_only=True),
        Column(label=places, is_number=True, wide_only=True),
        Column(label=people, is_number=True, wide_only=True),
        Column(label=compare_words.unit(card.indicator), is_number=True),
    )
    newest = list(card.by_date.values())[-1]
    groups = table_html(
        words.caption(card), headers, [words.row(fifth, card.indicator) for fifth in newest]
    )
    numbers = (*(str(fifth.fifth) for fifth in newest), words.GAP)
    dates = table_html(
        words.all_dates(card),
        (Column(label=words.DATE), *(Column(label=label, is_number=True) for label in numbers)),
        [
            words.date_row(day, fifths, card.gaps[day], card.indicator)
            for day, fifths in reversed(card.by_date.items())
        ],
    )
    return groups + details_html(words.SHOW_TABLE, dates)
