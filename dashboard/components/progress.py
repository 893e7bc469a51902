"""Where a series stands: badge, sentence, pace, landing, and the methods side by side."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from dashboard.cards.progress import BacktestCard, ProgressCard, Standing
from dashboard.cards.series import SeriesCard
from dashboard.components.frame import paragraph, section
from dashboard.components.table import (
    Cell,
    Column,
    Html,
    definitions_html,
    details_html,
    table_html,
)
from dashboard.components.text import html_text
from dashboard.wording import methods as method_words
from dashboard.wording import pace as pace_words
from dashboard.wording import verdicts as words
from dashboard.wording.verdicts import Badge


def badge_html(badge: Badge) -> str:
    """Shape and word on the ground of the verdict; the shape is decoration for screen readers."""
    css = badge.verdict.replace("_", "-")
    return (
        f'<span class="cs-badge cs-badge-{css}"><span aria-hidden="true">{badge.symbol}</span> '
        f"{html_text(badge.word)}</span>"
    )


def verdict_line(card: ProgressCard | None, today: date) -> str:
    """The badge, and how far the methods agree."""
    is_open = card is not None and not card.is_over(today)
    agreed = words.agreement(card) if card is not None and is_open else ""
    beside = f'<span class="cs-agreement">{html_text(agreed)}</span>' if agreed else ""
    return f'<p class="cs-verdict-line">{badge_html(words.badge(card, today))}{beside}</p>'


def verdict_block(card: ProgressCard | None, series: SeriesCard, today: date) -> str:
    """The line of the verdict, and its sentence."""
    said = html_text(words.sentence(card, series, today))
    return f'{verdict_line(card, today)}<p class="cs-text">{said}</p>'


@lru_cache(maxsize=1000)
def pace_block(card: ProgressCard, series: SeriesCard, today: date) -> str:
    """Gap, pace, what it would take, where it lands and how solid all that is, as a list."""
    if card.is_over(today):
        return ""
    indicator = series.indicator
    said = (
        pace_words.gap(card, indicator),
        pace_words.pace(card),
        pace_words.needed(card, indicator),
        # Where it lands is where it is: the gap says so.
        *(() if card.is_reached else pace_words.landing(card, indicator)),
        words.solidity(card, indicator),
        method_words.small_gap(card, indicator),
    )
    items = "".join(f"<li>{html_text(text)}</li>" for text in said if text)
    return f'<ul class="cs-bullets">{items}</ul>' if items else ""


def pace_facts(card: ProgressCard, series: SeriesCard, today: date) -> str:
    """The same in short, as terms and values, for a card; empty once the deadline has passed."""
    if card.is_over(today):
        return ""
    items: list[tuple[str, Cell]] = [*pace_words.facts(card, series.indicator)]
    if solid := words.solidity_in_short(card, series.indicator):
        items.append((words.SOLIDITY, solid))
    return definitions_html(items, layout="cs-facts") if items else ""


@lru_cache(maxsize=500)
def methods_table(card: ProgressCard, series: SeriesCard) -> str:
    """Six methods on the same figures, each with what it compares."""
    name, inputs, result, verdict = method_words.COLUMNS
    columns = (
        Column(label=name),
        Column(label=inputs, wide_only=True),
        Column(label=result, is_number=True),
        Column(label=verdict),
    )
    rows = [
        (method, compared, found, Html(badge_html(words.of_verdict(judged))))
        for method, compared, found, judged in method_words.rows(card, series.indicator)
    ]
    return table_html(method_words.CAPTION, columns, rows)


@lru_cache(maxsize=500)
def sensitivity_table(card: ProgressCard, series: SeriesCard) -> str:
    """The verdict for the value and for one step on each side, empty where there is no verdict."""
    rows = method_words.sensitivity_rows(card, series.indicator)
    if not rows:
        return ""
    value, verdict = method_words.SENSITIVITY_COLUMNS
    columns = (Column(label=value), Column(label=verdict))
    cells = [(said, Html(badge_html(words.of_verdict(judged)))) for said, judged in rows]
    caption = method_words.sensitivity_caption(card, series.indicator)
    return table_html(caption, columns, cells)


@lru_cache(maxsize=500)
def assessment(standing: Standing, today: date) -> tuple[str, ...]:
    """Pace and landing, the methods, the doubt of one unit: sections; none past the deadline."""
    series, card = standing.series, standing.progress
    if card is None or card.is_over(today):
        return ()
    blocks = [
        section(pace_words.TITLE),
        pace_block(card, series, today),
        paragraph(pace_words.NOT_A_FORECAST) if card.landing_value is not None else "",
        section(method_words.TITLE),
        paragraph(method_words.summary(card)),
        methods_table(card, series),
        *(paragraph(code) for code in method_words.codes(card, series.indicator)),
    ]
    if doubt := sensitivity_table(card, series):
        blocks += [section(method_words.SENSITIVITY), doubt]
    return tuple(blocks)


@lru_cache(maxsize=500)
def back_test_block(standing: Standing, tested: tuple[BacktestCard, ...]) -> str:
    """What projections were worth in the past, folded; nothing without a target."""
    series, card = standing.series, standing.progress
    if card is None:
        return ""
    table = back_test_table(tested, card, series)
    return (
        section(method_words.BACK_TEST)
        + paragraph(method_words.BACK_TEST_NOTE)
        + details_html(method_words.SHOW_BACK_TESTS, table)
    )


def back_test_table(
    tested: Sequence[BacktestCard], card: ProgressCard | None, series: SeriesCard
) -> str:
    """Error of each way to carry on, at the level of the territory shown."""
    level = series.territory.level
    found = [one for one in tested if one.level is level]
    if not found:
        return f'<p class="cs-text">{html_text(method_words.NO_BACK_TEST)}</p>'
    name, error, cases, used = method_words.BACK_TEST_COLUMNS
    columns = (
        Column(label=name),
        Column(label=error, is_number=True),
        Column(label=cases, is_number=True, wide_only=True),
        Column(label=used),
    )
    shown = card.projection if card is not None else None
    rows = method_words.back_test_rows(found, series.indicator, shown)
    return table_html(method_words.back_test_caption(level), columns, rows)
