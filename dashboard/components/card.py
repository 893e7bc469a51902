"""One target on Synthèse: value, date and age, share of the way, course."""

from datetime import date

from dashboard.cards import SeriesCard
from dashboard.components.table import link_html
from dashboard.components.text import html_text
from dashboard.figures.marks import bullet, sparkline
from dashboard.selection import INDICATOR, TERRITORY
from dashboard.wording import overview as words
from dashboard.wording import values


def target_card(series: SeriesCard, today: date) -> str:
    """A bordered box with the figures, a picture that repeats them, and a link."""
    link = link_html(words.link(series), address(series))
    return box(series.indicator.label, _body(series, today) + link)


def padhue_card() -> str:
    """The fourth target has no number: the card says so."""
    content = (
        f'<p class="cs-verdict">{html_text(words.PADHUE_BADGE)}</p>'
        f"<p>{html_text(words.PADHUE_TEXT)}</p>"
    )
    return box(words.PADHUE_TITLE, content + link_html(words.PADHUE_LINK, "/padhue"))


def address(series: SeriesCard) -> str:
    """Address of the page of one indicator in one territory."""
    indicator, territory = series.indicator, series.territory
    return f"/indicateur?{INDICATOR}={indicator.indicator_id}&{TERRITORY}={territory.territory_id}"


def cards(*boxes: str, in_pairs: bool = False) -> str:
    """Boxes side by side where there is room; two a row at most when `in_pairs`."""
    layout = "cs-grid cs-pairs" if in_pairs else "cs-grid"
    return f'<div class="{layout}">{"".join(boxes)}</div>'


def box(title: str, content: str) -> str:
    """One bordered box under its heading."""
    return f'<section class="cs-box"><h3>{html_text(title)}</h3>{content}</section>'


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
        f'<p class="cs-figure"><strong>'
        f"{html_text(values.bare(latest.value, series.indicator))}</strong> "
        f"<span>{html_text(values.dated(series, today))}</span></p>{course}",
        f'<p class="cs-goal">{html_text(words.goal(series))} · '
        f"{html_text(_deadline(series, today))}</p>{picture}",
        f'<p class="cs-goal">{html_text(words.start(series))} · '
        f"{html_text(values.share_of_way(series))}</p>",
        f'<p class="cs-stale">{html_text(stale)}</p>' if stale else "",
    ]
    return "".join(parts)


def _deadline(series: SeriesCard, today: date) -> str:
    return f"échéance {values.time_left(series.target, today)}" if series.target else ""
