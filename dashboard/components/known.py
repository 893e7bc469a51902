"""« Ce qu’on savait le… »: the box of days, then and now side by side, one value by edition."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import streamlit as st

from dashboard.cards.editions import ThenAndNow
from dashboard.cards.quality import Vintage, ZeroTargets
from dashboard.cards.series import SeriesCard
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import banner, paragraph, show
from dashboard.components.progress import badge_html
from dashboard.components.table import Cell, Column, Html, details_html, link_html, table_html
from dashboard.selection.revisions import VALUE_DAY
from dashboard.selection.url import DAY, choose
from dashboard.wording import known as words
from dashboard.wording.dates import long_date
from dashboard.wording.downloads import SHOW_TABLE
from dashboard.wording.verdicts import badge

_PICKER = "picker_known_on"


def day_picker(chosen: date, days: Sequence[date]) -> None:
    """Choose the day of an edition; another day that the link asks for is offered too."""
    codes = {day.isoformat(): day for day in sorted({*days, chosen}, reverse=True)}
    st.session_state[_PICKER] = chosen.isoformat()
    st.selectbox(
        words.PICKER,
        list(codes),
        format_func=lambda code: long_date(codes[code]),
        key=_PICKER,
        on_change=_to_url,
    )


@lru_cache(maxsize=200)
def then_and_now(seen: ThenAndNow, today: date) -> str:
    """Value, start, target, share, gap and verdict with what was published by a day, and today."""
    day = seen.day
    columns = [Column(label=label) for label in words.columns(day, today)]
    cells = [
        (*words.facts(standing, read_on), Html(badge_html(badge(standing.progress, read_on))))
        for standing, read_on in ((seen.then, day), (seen.now, today))
    ]
    rows: list[tuple[Cell, ...]] = list(zip(words.TERMS, *cells, strict=True))
    return table_html(words.caption(seen.now.series, day), columns, rows) + paragraph(
        words.sentence(seen.then.series, seen.now.series, day, today)
    )


def zero_note(found: ZeroTargets | None, series: SeriesCard) -> str:
    """A warning where an edition printed targets of 0."""
    return "" if found is None else banner(words.zero_targets(found, series.indicator))


def axis_note(printed: Sequence[Vintage], series: SeriesCard) -> str:
    """Said where the axis does not start at zero."""
    return paragraph(words.CUT_AXIS) if words.is_cut(printed, series.indicator) else ""


def vintage_block(printed: Sequence[Vintage], series: SeriesCard) -> None:
    """The value of one date in each edition, folded."""
    fold(Fold.VINTAGES, SHOW_TABLE, lambda: show(vintage_table(printed, series)))


def vintage_table(printed: Sequence[Vintage], series: SeriesCard) -> str:
    """The value of one date in each edition."""
    edition, value, state = words.VINTAGES
    columns = (Column(label=edition), Column(label=value, is_number=True), Column(label=state))
    rows = [words.vintage_row(one, series.indicator) for one in printed]
    return table_html(words.vintage_caption(printed, series), columns, rows)


def other_dates(seen: ThenAndNow, address: str) -> str:
    """Links to the other dates that several editions print; nothing without any."""
    others = [day for day in seen.dates if day != seen.printed[0].date]
    if not others:
        return ""
    items = "".join(
        f"<li>{link_html(long_date(day), f'{address}&{VALUE_DAY}={day}')}</li>" for day in others
    )
    return details_html(words.OTHER_DATES, f'<ul class="cs-choices">{items}</ul>')


def _to_url() -> None:
    choose(DAY, st.session_state[_PICKER])
