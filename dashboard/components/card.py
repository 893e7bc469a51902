"""One target on Synthèse: value, date and age, share of the way, course."""

from datetime import date

import streamlit as st

from dashboard.cards import SeriesCard
from dashboard.components.text import html_text
from dashboard.figures.marks import bullet, sparkline
from dashboard.selection import INDICATOR, TERRITORY
from dashboard.wording import overview as words
from dashboard.wording import values

INDICATOR_VIEW = "views/indicator.py"


def target_card(series: SeriesCard, today: date) -> None:
    """A bordered box with the figures, a picture that repeats them, and a link."""
    with st.container(border=True, height="stretch"):
        st.subheader(series.indicator.label, anchor=False)
        # st.html drops <svg>: pictures go through markdown, as one line without blank lines.
        st.markdown(_body(series, today), unsafe_allow_html=True)
        st.page_link(
            INDICATOR_VIEW,
            label=words.link(series),
            query_params={
                INDICATOR: series.indicator.indicator_id,
                TERRITORY: series.territory.territory_id,
            },
        )


def padhue_card() -> None:
    """The fourth target has no number: the card says so."""
    with st.container(border=True, height="stretch"):
        st.subheader(words.PADHUE_TITLE, anchor=False)
        st.html(
            f'<p class="cs-verdict">{html_text(words.PADHUE_BADGE)}</p>'
            f'<p class="cs-text">{html_text(words.PADHUE_TEXT)}</p>'
        )
        st.page_link("views/padhue.py", label=words.PADHUE_LINK)


def _body(series: SeriesCard, today: date) -> str:
    latest = series.latest
    if latest is None or latest.value is None:
        return f'<p class="cs-text">{html_text(values.share_of_way(series))}</p>'
    colour = f"var(--cs-indicator-{series.indicator.indicator_id}, var(--cs-texte-3))"
    measured = [(p.date, p.value) for p in series.measured if p.value is not None]
    picture = (
        bullet(latest.value, series.target.baseline_value, series.target.target_value, colour)
        if series.target
        else ""
    )
    course = sparkline([day for day, _ in measured], [value for _, value in measured], colour)
    stale = values.stale(series, today)
    parts = [
        f'<div class="cs-card"><p class="cs-figure"><strong>'
        f"{html_text(values.bare(latest.value, series.indicator))}</strong> "
        f"<span>{html_text(values.dated(series, today))}</span></p>{course}",
        f'<p class="cs-goal">{html_text(words.goal(series))} · '
        f"{html_text(_deadline(series, today))}</p>{picture}",
        f'<p class="cs-goal">{html_text(words.start(series))} · '
        f"{html_text(values.share_of_way(series))}</p>",
        f'<p class="cs-stale">{html_text(stale)}</p>' if stale else "",
        "</div>",
    ]
    return "".join(parts)


def _deadline(series: SeriesCard, today: date) -> str:
    return f"échéance {values.time_left(series.target, today)}" if series.target else ""
