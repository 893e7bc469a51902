"""Commitments by axis, what was announced in numbers, and twelve-month changes beside it."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from dashboard.cards.cnr import EventCard, Followed, YearlyChange, yearly_changes
from dashboard.cards.progress import Standing
from dashboard.cards.series import SeriesCard, TargetCard
from dashboard.components.card import address
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.progress import badge_html
from dashboard.components.table import (
    Cell,
    Column,
    Html,
    definitions_html,
    link_html,
    table_html,
)
from dashboard.components.text import html_text
from dashboard.wording import cnr as words
from dashboard.wording import indicator as indicator_words
from dashboard.wording import verdicts as verdict_words
from pipelines.vocabulary import Measure


@lru_cache(maxsize=16)
def commitments_by_axis(followed: tuple[Followed, ...], today: date) -> str:
    """Every commitment under its axis."""
    html = []
    for axis, title in words.AXES.items():
        found = [one for one in followed if one.commitment.axis is axis]
        if found:
            blocks = "".join(_commitment(one, today) for one in found)
            html.append(f"<h3>{html_text(title)}</h3>{blocks}")
    return "".join(html)


def statements_block(rows: Sequence[tuple[TargetCard, SeriesCard]], today: date) -> None:
    """Every statement, folded: the commitments above say most of them."""
    fold(Fold.STATEMENTS, words.SHOW_STATEMENTS, lambda: show(statements(rows, today)))


def statements(rows: Sequence[tuple[TargetCard, SeriesCard]], today: date) -> str:
    """One row per statement: what was said, by whom, where it can be read, what is measured."""
    columns = [
        Column(label=label, is_number=position > 4, wide_only=position in {0, 3, 4, 6})
        for position, label in enumerate(words.COLUMNS)
    ]
    return table_html(words.CAPTION, columns, [_statement(*row, today) for row in rows])


def yearly(target: TargetCard, series: SeriesCard) -> None:
    """A number announced for each year beside what the indicator gained in twelve months."""
    changes = yearly_changes(series.measured)
    if not changes:
        return
    said = target.announced_on or date.min
    since = [change for change in changes if change.end >= said]
    before = [change for change in changes if change.end < said]
    show(
        section(words.yearly_title(target, series)),
        paragraph(words.yearly_sentence(target, series, changes[0])),
        _yearly_table(words.yearly_caption(series), since, target, series) if since else "",
        paragraph(words.YEARLY_NOTE),
    )
    if before:
        caption = words.yearly_caption(series, is_earlier=True)
        fold(
            Fold.YEARS, words.EARLIER, lambda: show(_yearly_table(caption, before, target, series))
        )


def _commitment(one: Followed, today: date) -> str:
    card = one.commitment
    source = f'<p class="cs-small">{link_html(card.source_title, card.source_url)}</p>'
    items: list[tuple[str, Cell]] = [
        (words.DEADLINE, words.deadline(card, today)),
        (words.MEASURE, Html(_measure(one, today))),
        (words.SINCE, Html(_events(card.events))),
        (words.PROMISED_BY, Html(f"<p>{html_text(words.promised(card))}</p>{source}")),
    ]
    return (
        f'<section class="cs-commitment"><h4>{html_text(card.promise)}</h4>'
        f"{definitions_html(items, layout='cs-columns')}</section>"
    )


def _measure(one: Followed, today: date) -> str:
    card = one.commitment
    note = f"<p>{html_text(card.measure_note)}</p>" if card.measure_note else ""
    if card.measure is Measure.PADHUE:
        return f"<p>{link_html(words.PADHUE_LINK, '/padhue')}</p>{note}"
    if one.default is None:
        return f"<p>{html_text(words.NO_MEASURE)}</p>{note}"
    series = one.default.series
    link = link_html(words.measure(series), address(series))
    verdicts = "".join(_verdict(standing, today) for standing in _distinct(one))
    return f"<p>{link}</p>{verdicts}{note}"


def _distinct(one: Followed) -> list[Standing]:
    """The two standings, or one when they aim at the same value on the same day."""
    by_aim: dict[tuple[float, date], Standing] = {}
    for standing in (one.own, one.default):
        if standing is not None and standing.progress is not None:
            aim = (standing.progress.target_value, standing.progress.deadline)
            by_aim.setdefault(aim, standing)
    return list(by_aim.values())


def _verdict(standing: Standing, today: date) -> str:
    card = standing.progress
    if card is None:
        return ""
    aim = html_text(words.towards(card, standing.series.indicator))
    return f"<p>{aim}<br>{badge_html(verdict_words.badge(card, today))}</p>"


def _events(events: Sequence[EventCard]) -> str:
    if not events:
        return f"<p>{html_text(words.NOTHING_SINCE)}</p>"
    items = "".join(
        f'<li>{html_text(words.dated(event))} <span class="cs-small">'
        f"{link_html(event.source_title, event.source_url)}</span></li>"
        for event in events
    )
    return f"<ul>{items}</ul>"


def _statement(target: TargetCard, series: SeriesCard, today: date) -> tuple[Cell, ...]:
    return (
        series.indicator.short_label,
        words.commitment(target, series),
        indicator_words.deadline(target, today),
        f"{target.speaker} ({indicator_words.announced(target)})",
        Html(link_html(target.source_title, target.source_url)),
        words.value(series),
        words.day(series),
    )


def _yearly_table(
    caption: str, changes: Sequence[YearlyChange], target: TargetCard, series: SeriesCard
) -> str:
    columns = [
        Column(label=label, is_number=position > 0)
        for position, label in enumerate(words.YEARLY_COLUMNS)
    ]
    rows = [words.yearly_row(change, target, series.indicator) for change in changes]
    return table_html(caption, columns, rows)
