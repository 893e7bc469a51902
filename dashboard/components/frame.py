"""What surrounds every page: independence line, title, dates, notices, footer."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.cards import SeriesCard, newest_dates
from dashboard.components.copy_link import copy_link
from dashboard.components.text import html_text
from dashboard.selection import Refused
from dashboard.wording import frame as words
from dashboard.wording import values
from dashboard.wording.typography import typo


def independence() -> None:
    """The line that says whose site this is not."""
    st.html(
        f'<p class="cs-independence"><strong>{html_text(words.SITE)}</strong> '
        f"{html_text(words.INDEPENDENCE)}</p>"
    )


def heading(
    title: str, lead: str, updated: date, series: Sequence[SeriesCard], *details: str
) -> None:
    """Title of the page, its sentence, and the age of what it shows.

    `details` complete the title of the browser's tab: indicator, territory.
    """
    st.set_page_config(page_title=words.page_title(title, *details))
    st.title(typo(title), anchor=False)
    st.html(
        f'<p class="cs-lead">{html_text(lead)}</p>'
        f'<p class="cs-dates">{html_text(words.dates_line(updated, series))}</p>'
    )


def section(title: str) -> None:
    """A level-two heading."""
    st.header(typo(title), anchor=False)


def notices(refused: Sequence[Refused]) -> None:
    """What was wrong in the link, politely."""
    for parameter in refused:
        banner(words.refused(parameter))


def banner(text: str) -> None:
    """A sentence to be read before the figures."""
    st.html(f'<p class="cs-banner" role="note">{html_text(text)}</p>')


def stale_banner(series: SeriesCard, today: date) -> None:
    """What must be said of old, repeated, computed or contradicted values; often nothing."""
    said = (values.stale(series, today), *values.after_latest(series))
    for sentence in (*said, values.disputed_start(series)):
        if sentence:
            banner(sentence)


def paragraph(text: str) -> None:
    """A sentence or two."""
    st.html(f'<p class="cs-text">{html_text(text)}</p>')


def status(text: str) -> None:
    """A line that announces the result of a choice."""
    st.html(f'<p class="cs-text" role="status">{html_text(text)}</p>')


def verdict(text: str) -> None:
    """Shape and word of a verdict."""
    st.html(f'<p class="cs-verdict">{html_text(text)}</p>')


def bullets(sentences: Sequence[str]) -> None:
    """A plain list."""
    items = "".join(f"<li>{html_text(sentence)}</li>" for sentence in sentences)
    st.html(f'<ul class="cs-bullets">{items}</ul>')


def footer(title: str, series: Sequence[SeriesCard], today: date) -> None:
    """Legal mention of accessibility, licence, citation, and the page's own address."""
    st.html(
        '<footer class="cs-footer" role="contentinfo"><p>'
        f"{html_text(words.ACCESSIBILITY)} · {html_text(words.LICENCE)}</p>"
        f"<p>{html_text(words.citation(title, newest_dates(series), today))}</p>"
        f"<p>{html_text(words.NO_TRACKER)}</p></footer>"
    )
    copy_link()


def empty_release() -> None:
    """The page while nothing has been published."""
    st.title(words.SITE, anchor=False)
    banner(words.NO_RELEASE)
