"""Blocks that the reader opens: nothing of one is sent before, and pages stay light."""

from collections.abc import Callable
from enum import StrEnum

import streamlit as st


class Fold(StrEnum):
    """Each folded block, by the key that remembers whether it is open."""

    SERIES = "open_series"
    BACK_TESTS = "open_back_tests"
    FINESS = "open_finess"
    INEQUALITY = "open_inequality"
    VINTAGES = "open_vintages"
    OLDER_FIGURES = "open_older_figures"
    SESSION = "open_session"
    SESSIONS = "open_sessions"
    RATIOS = "open_ratios"
    TERRITORIES = "open_territories"
    COUNTS = "open_counts"
    TRANSITIONS = "open_transitions"
    STATEMENTS = "open_statements"
    YEARS = "open_years"
    TALLIES = "open_tallies"
    CHECKS = "open_checks"
    TABLES = "open_tables"


def fold(which: Fold, label: str, draw: Callable[[], None]) -> None:
    """A block closed at first, drawn once open; it stays so when another choice is made."""
    block = st.expander(label, key=which, type="compact", on_change="rerun")
    if block.open:
        with block:
            draw()
