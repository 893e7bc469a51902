"""Findings of the checks: the boxes that filter them, and those that pass."""

from collections.abc import Callable, Collection, Mapping, Sequence

import streamlit as st

from dashboard.cards import IndicatorCard, SeriesCard, Territories
from dashboard.components.frame import status
from dashboard.components.table import Column, link_html, table_html
from dashboard.quality_cards import Finding
from dashboard.revision_filters import RULE, SCOPE, SEVERITIES, SEVERITY, Filters, Scope, choose
from dashboard.wording import findings as words

FILE = "/donnees/tables/findings.csv?tableur=1"
# Columns that phones leave out.
_WIDE = {"Indicateur", "Date", "Attendu", "Gravité", "Édition"}


def finding_pickers(filters: Filters, rules: Collection[str], series: SeriesCard) -> None:
    """Choose a rule, a severity and a scope; each choice goes to the URL."""
    chosen = filters.to_params()
    boxes: Sequence[tuple[str, list[str], Callable[[str], str]]] = (
        (RULE, ["", *rules], words.rule),
        (SEVERITY, ["", *SEVERITIES], words.severity),
        (SCOPE, [str(scope) for scope in Scope], lambda code: words.scope(code, series)),
    )
    for (key, codes, label), column in zip(boxes, st.columns(3), strict=True):
        widget = f"picker_finding_{key}"
        st.session_state[widget] = chosen.get(key, codes[0])
        with column:
            st.selectbox(
                words.PICKERS[key],
                codes,
                format_func=label,
                key=widget,
                on_change=_to_url,
                args=(key, widget, codes[0]),
            )


def finding_list(
    found: Sequence[Finding],
    total: int,
    indicators: Mapping[str, IndicatorCard],
    territories: Territories,
    everything: str,
) -> str:
    """How many findings pass the filters and the first of them, with the file of all.

    `everything` is the address of the page without filters.
    """
    said = status(words.status(len(found), total))
    file = f'<p class="cs-files">{link_html(words.FILE, FILE)}</p>'
    if not found:
        return f'{said}<p class="cs-text">{link_html(words.CLEAR, everything)}</p>{file}'
    columns = [Column(label=label, wide_only=label in _WIDE) for label in words.COLUMNS]
    rows = [
        words.row(one, indicators[one.indicator_id], territories.by_id[one.territory_id])
        for one in found[: words.MOST_SHOWN]
    ]
    return said + table_html(words.CAPTION, columns, rows) + file


def _to_url(key: str, widget: str, usual: str) -> None:
    code: str = st.session_state[widget]
    choose(key, None if code == usual else code)
