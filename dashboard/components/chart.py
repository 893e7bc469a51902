"""A chart is never alone: title, picture with a text alternative, table, files (interface.md 0)."""

import streamlit as st

from dashboard.components.text import html_text
from dashboard.figures.drawing import Drawing
from dashboard.palette import Theme
from dashboard.wording.typography import typo

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def chart_title(title: str, subtitle: str) -> str:
    """What the chart finds, then what it measures."""
    return (
        f'<p class="cs-chart-title">{html_text(title)}</p>'
        f'<p class="cs-chart-subtitle">{html_text(subtitle)}</p>'
    )


def chart(figure: Drawing, *, key: str, alternative: str) -> None:
    """The picture; the caller puts its title right before it and its table right after it."""
    st.plotly_chart(figure, key=key, theme=None, config=CONFIG, alt=typo(alternative))


def current_theme() -> Theme:
    """The theme the reader sees; light until the browser has said."""
    return Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT
