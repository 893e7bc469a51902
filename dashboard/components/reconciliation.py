"""Cards of figures quoted in public around the same date, beside the measure used here."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from dashboard.cards.cnr import FigureCard, Quoted
from dashboard.cards.series import IndicatorCard, SeriesCard
from dashboard.components.card import address
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.table import Cell, Column, Html, link_html, table_html
from dashboard.components.text import html_quoting, html_text
from dashboard.selection.url import INDICATOR, TERRITORY
from dashboard.wording import reconciliation as words
from pipelines.vocabulary import FRANCE

FILE = "/donnees/tables/published_figures.csv?tableur=1"
# Cards shown at once; the older ones are folded.
OPEN = 3


def reconciliation(quoted: Quoted) -> str:
    """One card for each measure that quoted figures stand around, newest first.

    Shows the newest and folds the older; returns what follows them.
    """
    head, links, series = section(words.TITLE), _links(quoted.others), quoted.series
    if not quoted.figures:
        return head + paragraph(words.none(quoted.asked)) + links
    cards = _cards(quoted.figures, series)
    show(
        head,
        "" if series is quoted.asked else paragraph(words.elsewhere(quoted.asked)),
        paragraph(words.WHY[series.indicator.indicator_id]),
        *cards[:OPEN],
    )
    if older := cards[OPEN:]:
        fold(Fold.OLDER_FIGURES, words.OLDER, lambda: show(*older))
    return (
        paragraph(f"{words.NOTE} {words.unit_note(series)}")
        + f'<p class="cs-files">{link_html(words.FILE, FILE)}</p>'
        + links
    )


@lru_cache(maxsize=200)
def _cards(figures: tuple[FigureCard, ...], series: SeriesCard) -> tuple[str, ...]:
    by_measure: dict[date | None, list[FigureCard]] = {}
    for figure in figures:
        by_measure.setdefault(figure.compared_date, []).append(figure)
    days = sorted(by_measure, key=lambda day: day or date.min, reverse=True)
    return tuple(_card(day, by_measure[day], series) for day in days)


def _card(day: date | None, figures: Sequence[FigureCard], series: SeriesCard) -> str:
    first = figures[0]
    rows: list[tuple[Cell, ...]] = []
    if day is not None and first.compared_value is not None:
        rows.append(_reference(day, first.compared_value, series))
    rows += [_row(one, series) for one in sorted(figures, key=lambda one: one.notion)]
    columns = [
        Column(label=label, wide_only=position > 2) for position, label in enumerate(words.COLUMNS)
    ]
    said = words.circulating(figures, series)
    return (
        f"<h3>{html_text(words.around(day))}</h3>"
        + (paragraph(said) if said else "")
        + table_html(words.caption(day, series), columns, rows)
    )


def _reference(day: date, value: float, series: SeriesCard) -> tuple[Cell, ...]:
    """The row of the measure used here, with the way to its page."""
    shown, who, counts, gap, used = words.reference(day, value, series)
    return (shown, Html(link_html(who, address(series))), counts, gap, used)


def _row(figure: FigureCard, series: SeriesCard) -> tuple[Cell, ...]:
    link = link_html(words.who(figure), figure.source_url)
    explained = words.explanation(figure)
    counts = html_quoting(figure.counts) + "." + (f" {html_text(explained)}" if explained else "")
    return (
        words.figure(figure, series),
        Html(f"{link}, {html_text(words.when(figure))}"),
        Html(counts),
        words.gap(figure, series),
        words.NOT_USED,
    )


def _links(others: Sequence[IndicatorCard]) -> str:
    if not others:
        return ""
    links = " · ".join(
        link_html(
            card.short_label, f"/revisions?{INDICATOR}={card.indicator_id}&{TERRITORY}={FRANCE}"
        )
        for card in others
    )
    return f'<p class="cs-text">{html_text(words.OTHERS)}&nbsp;: {links}</p>'
