"""« Ce qu’on savait le… »: the box of days, then and now side by side, one value by edition."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.cards import SeriesCard
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, show
from dashboard.components.progress import badge_html
from dashboard.components.table import Cell, Column, Html, details_html, link_html, table_html
from dashboard.editions import ThenAndNow
from dashboard.quality_cards import Vintage
from dashboard.revision_filters import VALUE_DAY
from dashboard.selection import DAY, choose
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


def vintage_block(printed: Sequence[Vintage], series: SeriesCard) -> None:
    """A word on the axis, then the value of one date in each edition, folded."""
    show(paragraph(words.CUT_AXIS) if words.is_cut(printed, series.indicator) else "")
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
