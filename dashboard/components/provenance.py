"""Where a figure comes from, right under it."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard.cards import SeriesCard, SourceCard
from dashboard.components.text import html_text
from dashboard.wording import provenance as words
from dashboard.wording.typography import NBSP


def provenance(series: SeriesCard, sources: Mapping[str, SourceCard], updated: date) -> None:
    """Champ, source, date of the data and of their extraction."""
    said = "".join(
        f"<span><strong>{html_text(label)}</strong>{NBSP}: {html_text(text)}.</span> "
        for label, text in words.lines(series, sources, updated)
    )
    st.html(f'<p class="cs-source">{said}</p>')
