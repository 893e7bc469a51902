"""One target on Synthèse: verdict, value, date and age, share of the way, pace and landing."""

from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from dashboard.cards.progress import Standing
from dashboard.cards.series import SeriesCard
from dashboard.components.outlook import statement_links
from dashboard.components.progress import pace_facts, verdict_line
from dashboard.components.table import link_html
from dashboard.components.text import html_text
from dashboard.figures.marks import bullet, sparkline
from dashboard.selection.url import INDICATOR, OUTLOOK, TERRITORY, Selection, to_params
from dashboard.wording import overview as words
from dashboard.wording import values
from dashboard.wording import verdicts as verdict_words

OVERVIEW_PATH = "/synthese"


@lru_cache(maxsize=200)
def target_card(standing: Standing, selection: Selection, today: date) -> str:
    """A bordered box: verdict, figures, a picture that repeats them, what it takes, a link.

    `selection` is what the links of the card carry on.
    """
    series = standing.series
    link = link_html(words.link(series), address(series, selection))
    return box(series.indicator.label, _body(standing, selection, today) + link)


@lru_cache(maxsize=200)
def context_card(standing: Standing, today: date) -> str:
    """The same in short, for an indicator that is not one of the national targets."""
    series = standing.series
    link = link_html(words.link(series), address(series))
    if series.latest is None:
        said = f'<p class="cs-text">{html_text(values.no_data(series))}</p>'
        return box(series.indicator.label, said + link)
    content = "".join(
        [
            verdict_line(standing.progress, today),
            _figure(series, today),
            f'<p class="cs-goal">{html_text(words.goal(series))}</p>{_bullet(standing, today)}',
            f"<p>{html_text(verdict_words.sentence(standing.progress, series, today))}</p>",
            _stale(series, today),
            link,
        ]
    )
    return box(series.indicator.label, content)


def padhue_card(today: date) -> str:
    """The fourth target has no number: the card says so."""
    content = f"{verdict_line(None, today)}<p>{html_text(words.PADHUE_TEXT)}</p>"
    return box(words.PADHUE_TITLE, content + link_html(words.PADHUE_LINK, "/padhue"))


def address(series: SeriesCard, selection: Selection | None = None) -> str:
    """Address of the page of one indicator in one territory, looked at in the same way."""
    own = Selection(
        indicator_id=series.indicator.indicator_id, territory_id=series.territory.territory_id
    )
    outlook = to_params(selection, OUTLOOK) if selection is not None else {}
    params = to_params(own, (INDICATOR, TERRITORY)) | outlook
    return f"/indicateur?{urlencode(params, safe=',')}"


def cards(*boxes: str, in_pairs: bool = False) -> str:
    """Boxes side by side where there is room; two a row at most when `in_pairs`."""
    layout = "cs-grid cs-pairs" if in_pairs else "cs-grid"
    return f'<div class="{layout}">{"".join(boxes)}</div>'


def box(title: str, content: str) -> str:
    """One bordered box under its heading."""
    return f'<section class="cs-box"><h3>{html_text(title)}</h3>{content}</section>'


def _body(standing: Standing, selection: Selection, today: date) -> str:
    series, progress = standing.series, standing.progress
    if series.latest is None:
        return f'<p class="cs-text">{html_text(values.no_data(series))}</p>'
    parts = [
        verdict_line(progress, today),
        _figure(series, today),
        _goal(words.goal(series), _deadline(series, today)) + _bullet(standing, today),
        _goal(words.start(series), values.share_of_way(series)) if series.target else "",
        f"<p>{html_text(verdict_words.sentence(progress, series, today))}</p>",
        pace_facts(progress, series, today) if progress is not None else "",
        statement_links(series, selection, OVERVIEW_PATH),
        _stale(series, today),
    ]
    return "".join(parts)


def _figure(series: SeriesCard, today: date) -> str:
    """The newest value in large, its date and age, and the course behind it."""
    value = values.bare(series.latest.value if series.latest else None, series.indicator)
    return (
        f'<p class="cs-figure"><strong>{html_text(value)}</strong> '
        f"<span>{html_text(values.dated(series, today))}</span></p>{_course(series)}"
    )


def _goal(*said: str) -> str:
    told = " · ".join(html_text(text) for text in said if text)
    return f'<p class="cs-goal">{told}</p>'


def _stale(series: SeriesCard, today: date) -> str:
    said = values.stale(series, today)
    return f'<p class="cs-stale">{html_text(said)}</p>' if said else ""


def _colour(series: SeriesCard) -> str:
    return f"var(--cs-indicator-{series.indicator.indicator_id}, var(--cs-texte-3))"


def _course(series: SeriesCard) -> str:
    measured = [(p.date, p.value) for p in series.measured if p.value is not None]
    days, levels = [day for day, _ in measured], [value for _, value in measured]
    return sparkline(days, levels, _colour(series))


def _bullet(standing: Standing, today: date) -> str:
    series, progress = standing.series, standing.progress
    latest, target = series.latest, series.target
    if target is None or latest is None or latest.value is None:
        return ""
    is_open = progress is not None and not progress.is_over(today)
    expected = progress.expected_value if progress is not None and is_open else None
    return bullet(
        latest.value, target.baseline_value, target.target_value, _colour(series), expected
    )


def _deadline(series: SeriesCard, today: date) -> str:
    return f"échéance {values.time_left(series.target, today)}" if series.target else ""
