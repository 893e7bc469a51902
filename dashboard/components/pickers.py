"""Boxes in which the reader chooses. Each choice goes to the URL, which rules the page."""

from collections.abc import Mapping

import streamlit as st

from dashboard.cards.series import IndicatorCard, Territories, TerritoryCard
from dashboard.selection.url import COMPARED, INDICATOR, MOST_COMPARED, TERRITORY, Selection, choose
from dashboard.wording import pickers as words


def indicator_picker(selection: Selection, indicators: Mapping[str, IndicatorCard]) -> None:
    """Choose one indicator."""
    key = "picker_indicator"
    st.session_state[key] = selection.indicator_id
    st.selectbox(
        words.INDICATOR,
        list(indicators),
        format_func=lambda code: indicators[code].short_label,
        key=key,
        on_change=_to_url,
        args=(INDICATOR, key),
    )


def territory_picker(selection: Selection, territories: Territories) -> None:
    """Choose one territory by typing its code or its name."""
    key = "picker_territory"
    st.session_state[key] = selection.territory_id
    st.selectbox(
        words.TERRITORY,
        list(territories.by_id),
        format_func=lambda code: words.option(territories.by_id[code]),
        key=key,
        on_change=_to_url,
        args=(TERRITORY, key),
    )


def series_pickers(
    selection: Selection, indicators: Mapping[str, IndicatorCard], territories: Territories
) -> None:
    """Choose an indicator and a territory, side by side where there is room."""
    with st.container(horizontal=True):
        indicator_picker(selection, indicators)
        territory_picker(selection, territories)


def compared_picker(selection: Selection, choices: Mapping[str, TerritoryCard]) -> None:
    """Choose the territories to compare, twelve at most, in the order of choice."""
    key = "picker_compared"
    st.session_state[key] = list(selection.compared_ids)
    st.multiselect(
        words.COMPARED,
        list(choices),
        format_func=lambda code: words.option(choices[code]),
        key=key,
        max_selections=MOST_COMPARED,
        placeholder=words.COMPARED_PLACEHOLDER,
        on_change=_list_to_url,
        args=(COMPARED, key),
    )


def _to_url(parameter: str, key: str) -> None:
    choose(parameter, st.session_state[key])


def _list_to_url(parameter: str, key: str) -> None:
    choose(parameter, ",".join(st.session_state[key]))
