"""How progress is looked at: which announcement, over how many months, on which day.

Boxes on the page of an indicator, links on the cards of the overview; both write the URL.
"""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from dashboard.cards.series import SeriesCard, TargetCard
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import banner
from dashboard.components.table import link_html
from dashboard.components.text import html_text
from dashboard.selection.url import (
    DAY,
    OUTLOOK,
    STATEMENTS,
    WINDOW,
    Known,
    Selection,
    choose,
    to_params,
)
from dashboard.wording import outlook as words
from pipelines.measures.standing import STRAIGHT
from pipelines.vocabulary import Level


def outlook_pickers(
    selection: Selection, series: SeriesCard, days: Sequence[date], today: date
) -> None:
    """Three boxes, folded: the page is read without them first, and says what is chosen."""
    fold(Fold.OUTLOOK, words.EXPANDER, lambda: _boxes(selection, series, days, today))


def as_if_banner(selection: Selection, address: str, today: date) -> str:
    """What the reader must know when the page is not seen from today, and the way back."""
    if selection.day is None:
        return ""
    said = html_text(words.as_if(selection.day, today))
    return f'<p class="cs-banner" role="note">{said} {link_html(words.BACK_TO_TODAY, address)}</p>'


def elsewhere_banner(selection: Selection, series: SeriesCard, known: Known) -> str:
    """What to say when the announcement chosen does not concern this territory, or this day."""
    own = {target.statement_id for target in series.targets}
    named = {
        code
        for code in selection.statement_ids
        if known.statements[code] == series.indicator.indicator_id
    }
    if not named - own:
        return ""
    # Announcements are national: France is without one only on a day before it was made.
    is_early = series.territory.level is Level.PAYS
    return banner(words.NOT_YET if is_early else words.ELSEWHERE)


def statement_links(series: SeriesCard, selection: Selection, path: str) -> str:
    """The announcements that a card can be measured against, the one in use marked."""
    levels = series.levels
    if len(levels) < 2:
        return ""
    items = []
    for target in levels:
        label = words.level(target, series.indicator)
        if target.is_default:
            items.append(f'<li aria-current="true">{html_text(label)}</li>')
        else:
            address = _address(selection, series, target, path)
            items.append(f"<li>{link_html(label, address)}</li>")
    return (
        f'<p class="cs-small">{html_text(words.AGAINST)}</p>'
        f'<ul class="cs-choices">{"".join(items)}</ul>'
    )


def _address(selection: Selection, series: SeriesCard, target: TargetCard, path: str) -> str:
    params = to_params(selection, OUTLOOK) | {
        STATEMENTS: ",".join(_with_statement(selection, series, target.statement_id))
    }
    return f"{path}?{urlencode(params, safe=',')}"


def _with_statement(selection: Selection, series: SeriesCard, code: str) -> list[str]:
    own = {target.statement_id for target in series.targets}
    return [*(other for other in selection.statement_ids if other not in own), code]


def _boxes(selection: Selection, series: SeriesCard, days: Sequence[date], today: date) -> None:
    with st.container(horizontal=True):
        _statement_picker(selection, series)
        _window_picker(selection)
        _day_picker(selection, days, today)


def _statement_picker(selection: Selection, series: SeriesCard) -> None:
    key = "picker_statement"
    by_code = {target.statement_id: target for target in series.levels}
    if not by_code:
        return
    shown = series.target.statement_id if series.target else next(iter(by_code))
    st.session_state[key] = shown
    st.selectbox(
        words.STATEMENT,
        list(by_code),
        format_func=lambda code: words.level(by_code[code], series.indicator),
        key=key,
        on_change=_choose_statement,
        args=(key, selection, series),
    )


def _choose_statement(key: str, selection: Selection, series: SeriesCard) -> None:
    chosen: str = st.session_state[key]
    choose(STATEMENTS, ",".join(_with_statement(selection, series, chosen)))


def _window_picker(selection: Selection) -> None:
    key = "picker_window"
    st.session_state[key] = str(selection.window_months or "")
    st.selectbox(
        words.WINDOW,
        ["", *(str(months) for months in STRAIGHT)],
        format_func=words.window,
        key=key,
        on_change=_choose,
        args=(WINDOW, key),
    )


def _day_picker(selection: Selection, days: Sequence[date], today: date) -> None:
    key = "picker_day"
    codes = {"": None} | {day.isoformat(): day for day in days}
    if selection.day is not None:
        codes |= {selection.day.isoformat(): selection.day}
    st.session_state[key] = selection.day.isoformat() if selection.day else ""
    st.selectbox(
        words.DAY,
        list(codes),
        format_func=lambda code: words.day(codes[code], today),
        key=key,
        on_change=_choose,
        args=(DAY, key),
    )


def _choose(parameter: str, key: str) -> None:
    choose(parameter, st.session_state[key])
