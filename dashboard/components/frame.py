"""What surrounds every page: title, dates, notices, footer; and the way from HTML to the page.

Every part is a function from data to HTML. `show` sends parts together: each element sent costs a
message, and messages are most of the time of a run.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.cards.series import SeriesCard, newest_dates
from dashboard.components.publisher import footer_line
from dashboard.components.table import link_html
from dashboard.components.text import html_text
from dashboard.publisher import publisher
from dashboard.selection.url import Refused
from dashboard.wording import accessibility, site_map, values
from dashboard.wording import frame as words

_COPY_BUTTON = (
    f'<button type="button" class="cs-copy" data-copied="{html_text(words.LINK_COPIED)}" '
    f'data-not-copied="{html_text(words.LINK_NOT_COPIED)}">{html_text(words.COPY_LINK)}</button> '
    '<span class="cs-copied" role="status"></span>'
)
_LINKS = (
    f"{link_html(site_map.TITLE, f'/{site_map.ADDRESS}')} · "
    f"{link_html(words.ACCESSIBILITY, f'/{accessibility.ADDRESS}')}"
)


def open_page(title: str, *details: str) -> None:
    """Title of the browser's tab, completed by the indicator and the territory shown."""
    st.set_page_config(page_title=words.page_title(title, *details), layout="wide")


def show(*parts: str) -> None:
    """Send parts of HTML, in reading order, as one element."""
    html = f'<div class="cs-page">{"".join(parts)}</div>'
    # st.html drops <svg>; markdown keeps it, as long as the text is one line.
    if "<svg" in html:
        st.markdown(html, unsafe_allow_html=True)
    else:
        st.html(html)


def heading(title: str, lead: str, updated: date, series: Sequence[SeriesCard]) -> str:
    """Title of the page, its sentence, and the age of what it shows."""
    return (
        f"<h1>{html_text(title)}</h1>"
        f'<p class="cs-lead">{html_text(lead)}</p>'
        f'<p class="cs-dates">{html_text(words.dates_line(updated, series))}</p>'
    )


def section(title: str) -> str:
    """A level-two heading."""
    return f"<h2>{html_text(title)}</h2>"


def notices(refused: Sequence[Refused]) -> str:
    """What was wrong in the link, politely."""
    return "".join(banner(words.refused(parameter)) for parameter in refused)


def banner(text: str) -> str:
    """A sentence to be read before the figures."""
    return f'<p class="cs-banner" role="note">{html_text(text)}</p>'


def stale_banner(series: SeriesCard, today: date) -> str:
    """What must be said of old, repeated, computed or contradicted values; often nothing."""
    said = (values.stale(series, today), *values.after_latest(series))
    return "".join(banner(text) for text in (*said, values.disputed_start(series)) if text)


def paragraph(text: str) -> str:
    """A sentence or two."""
    return f'<p class="cs-text">{html_text(text)}</p>'


def status(text: str) -> str:
    """A line that tells the result of a choice: the script of the menu announces its change."""
    return f'<p class="cs-text cs-result">{html_text(text)}</p>'


def verdict(text: str) -> str:
    """Shape and word of a verdict."""
    return f'<p class="cs-verdict">{html_text(text)}</p>'


def bullets(sentences: Sequence[str]) -> str:
    """A plain list."""
    items = "".join(f"<li>{html_text(sentence)}</li>" for sentence in sentences)
    return f'<ul class="cs-bullets">{items}</ul>'


def footer(title: str, series: Sequence[SeriesCard], today: date) -> str:
    """Site map, accessibility, licence, publisher, citation, and the page's own address."""
    return (
        '<footer class="cs-footer" role="contentinfo"><p>'
        f"{_LINKS} · {html_text(words.LICENCE)}</p>"
        f"{footer_line(publisher())}"
        f"<p>{html_text(words.citation(title, newest_dates(series), today))}</p>"
        f"<p>{html_text(words.NO_TRACKER)}</p>"
        f"<p>{_COPY_BUTTON}</p></footer>"
    )


def empty_release() -> str:
    """The page while nothing has been published."""
    return f"<h1>{html_text(words.SITE)}</h1>{banner(words.NO_RELEASE)}"
