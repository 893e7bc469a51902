"""Findings of the checks: what filters them, and those that pass."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

import streamlit as st

from dashboard.cards.quality import Finding
from dashboard.cards.series import IndicatorCard, SeriesCard, Territories, TerritoryCard
from dashboard.components.choices import choices
from dashboard.components.frame import paragraph, section, status
from dashboard.components.table import Column, link_html, table_html
from dashboard.selection.revisions import RULE, SCOPE, SEVERITIES, SEVERITY, Filters, Scope, choose
from dashboard.wording import findings as words
from pipelines.vocabulary import Severity

_PICKER = "picker_rule"
FILE = "/donnees/tables/findings.csv?tableur=1"
# Columns that phones leave out.
_WIDE = {"Indicateur", "Date", "Attendu", "Gravité", "Édition"}


def finding_head(filters: Filters, series: SeriesCard, here: str) -> str:
    """What a finding is; whose are shown, how grave; `here` is the address without filters."""
    grave: Mapping[str, Severity | None] = {"": None, **SEVERITIES}
    scopes = [
        (
            words.scope(scope, series),
            None if scope is filters.scope else filters.address(here, scope=scope),
        )
        for scope in Scope
    ]
    severities = [
        (
            words.severity(code),
            None if severity is filters.severity else filters.address(here, severity=severity),
        )
        for code, severity in grave.items()
    ]
    return (
        section(words.TITLE)
        + paragraph(words.LEAD)
        + choices(words.PICKERS[SCOPE], scopes)
        + choices(words.PICKERS[SEVERITY], severities)
    )


def rule_picker(filters: Filters, rules: Collection[str]) -> None:
    """Choose a rule; the choice goes to the URL."""
    st.session_state[_PICKER] = filters.rule or ""
    st.selectbox(
        words.PICKERS[RULE], ["", *rules], format_func=words.rule, key=_PICKER, on_change=_to_url
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
    shown = tuple(
        (one, indicators[one.indicator_id], territories.by_id[one.territory_id])
        for one in found[: words.MOST_SHOWN]
    )
    return said + _table(shown) + file


@lru_cache(maxsize=200)
def _table(shown: tuple[tuple[Finding, IndicatorCard, TerritoryCard], ...]) -> str:
    columns = [Column(label=label, wide_only=label in _WIDE) for label in words.COLUMNS]
    return table_html(words.CAPTION, columns, [words.row(*one) for one in shown])


def _to_url() -> None:
    choose(RULE, st.session_state[_PICKER] or None)
