"""One indicator by group of départements: the finding, the courses, the tables."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.cards.comparison import UnequalCard
from dashboard.cards.quality import SourceCard
from dashboard.components import frame
from dashboard.components.chart import chart, chart_title, current_theme
from dashboard.components.context import context_sources
from dashboard.components.files import inequality_files
from dashboard.components.fold import Fold, fold
from dashboard.components.table import Column, details_html, table_html
from dashboard.figures.inequality import inequality_figure
from dashboard.selection.url import DAY, Selection, to_params
from dashboard.wording import compare as compare_words
from dashboard.wording import inequality as words


def inequality_words(card: UnequalCard) -> str:
    """The gap in words."""
    said = words.finding(card) if card.fifths else words.missing(card)
    return frame.section(words.TITLE) + frame.paragraph(said)


def inequality_block(
    card: UnequalCard, sources: Sequence[SourceCard], selection: Selection
) -> None:
    """What the gap is made of, for who opens it: this page is long already.

    The files are read from the day that is selected.
    """
    if not card.fifths:
        return
    fold(Fold.INEQUALITY, words.EXPANDER, lambda: _details(card, sources, selection))


def _details(card: UnequalCard, sources: Sequence[SourceCard], selection: Selection) -> None:
    frame.show(chart_title(words.title(card), words.subtitle(card)))
    figure = inequality_figure(card, current_theme())
    chart(figure, key="inequality", alternative=words.alternative(card))
    frame.show(
        _tables(card),
        frame.paragraph(words.method(card)),
        context_sources(words.SOURCES, sources),
        inequality_files(card.indicator, to_params(selection, (DAY,))),
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
    # A phone has room for both ends and for what separates them.
    middle = newest[1:-1]
    dates = table_html(
        words.all_dates(card),
        (
            Column(label=words.DATE),
            *(
                Column(label=str(fifth.fifth), is_number=True, wide_only=fifth in middle)
                for fifth in newest
            ),
            Column(label=words.GAP, is_number=True),
        ),
        [
            words.date_row(day, fifths, card.gaps[day], card.indicator)
            for day, fifths in reversed(card.by_date.items())
        ],
    )
    return groups + details_html(words.SHOW_TABLE, dates)
