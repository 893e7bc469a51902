"""Blocks that the reader opens: nothing of one is sent before, and pages stay light."""

from collections.abc import Callable
from enum import StrEnum

import streamlit as st


class Fold(StrEnum):
    """Each folded block, by the key that remembers whether it is open."""

    OUTLOOK = "open_outlook"
    SERIES = "open_series"
    FINESS = "open_finess"
    CNAM = "open_cnam"
    DISTANCE = "open_distance"
    INEQUALITY = "open_inequality"
    VINTAGES = "open_vintages"
    OLDER_FIGURES = "open_older_figures"
    SESSION = "open_session"
    SESSIONS = "open_sessions"
    TERRITORIES = "open_territories"
    COUNTS = "open_counts"
    RPPS = "open_rpps"
    TRANSITIONS = "open_transitions"
    STATEMENTS = "open_statements"
    YEARS = "open_years"
    TALLIES = "open_tallies"
    SOURCES = "open_sources"
    CHECKS = "open_checks"
    TABLES = "open_tables"
    BESIDE = "open_beside"
    PEERS = "open_peers"
    COMPARISONS = "open_comparisons"
    BOUNDS = "open_bounds"


def fold(which: Fold, label: str, draw: Callable[[], None]) -> None:
    """A block closed at first, drawn once open; it stays so when another choice is made."""
    block = st.expander(label, key=which, type="compact", on_change="rerun")
    if block.open:
        with block:
            draw()
