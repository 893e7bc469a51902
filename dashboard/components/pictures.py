"""The picture of a comparison: one of five at a time, each with its words and its table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from dashboard.cards.comparison import FieldCard, VariableCard, thirds
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import SeriesCard
from dashboard.components import frame
from dashboard.components.card import box, cards
from dashboard.components.chart import chart, chart_title, current_theme
from dashboard.components.context import context_sources
from dashboard.components.files import (
    comparison_files,
    funnel_files,
    level_files,
    multiples_files,
    scatter_files,
)
from dashboard.components.table import (
    Column,
    definitions_html,
    details_html,
    link_html,
    table_html,
)
from dashboard.components.text import html_text
from dashboard.figures.comparison import MOST_LINES, comparison_figure
from dashboard.figures.dumbbell import dumbbell_figure, marks
from dashboard.figures.funnel import funnel_figure
from dashboard.figures.multiples import Scale, panel
from dashboard.figures.scatter import both_known, scatter_figure
from dashboard.selection.comparing import Picture
from dashboard.selection.url import CONTEXT, PICTURE, Selection, choose
from dashboard.wording import compare as words
from dashboard.wording import dumbbell, funnel, multiples, scatter
from dashboard.wording import territory as territory_words
from pipelines.vocabulary import Unit

COMPARISON_FILE = "/donnees/tables/comparison.csv?tableur=1"
CONTEXT_FILE = "/donnees/tables/context.csv?tableur=1"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shown:
    """What every picture may draw: the territories chosen, France, all départements, the context.

    `series` are in the order chosen, `national` is France; `sources` are those of the release.
    """

    series: tuple[SeriesCard, ...]
    national: SeriesCard
    field: FieldCard
    variables: Mapping[str, VariableCard]
    sources: tuple[SourceCard, ...]

    @property
    def with_national(self) -> tuple[SeriesCard, ...]:
        """The territories chosen, and France if it is not one of them."""
        return self.series if self.national in self.series else (*self.series, self.national)

    @property
    def ids(self) -> tuple[str, ...]:
        """Codes of the territories chosen."""
        return tuple(card.territory.territory_id for card in self.series)

    @property
    def is_measured(self) -> bool:
        """Whether one of them at least has a value."""
        return any(card.measured for card in self.series)


def picture(shown: Shown, selection: Selection) -> None:
    """The choice of a picture, then the one chosen."""
    key = "picker_picture"
    st.session_state[key] = selection.picture
    st.radio(
        words.SHOW,
        list(words.PICTURES),
        format_func=lambda code: words.PICTURES[Picture(code)],
        horizontal=True,
        key=key,
        on_change=_to_url,
        args=(PICTURE, key),
    )
    if selection.picture is Picture.SCATTER:
        _scatter(shown, selection)
    elif selection.picture is Picture.FUNNEL:
        _funnel(shown)
    elif not shown.is_measured:
        frame.show(frame.section(words.PICTURES[selection.picture]), frame.banner(words.NO_VALUE))
    else:
        _OF_SERIES[selection.picture](shown)


def _level(shown: Shown) -> None:
    drawn = shown.with_national
    unit = shown.national.indicator.unit
    frame.show(
        frame.section(words.PICTURES[Picture.LEVEL]),
        chart_title(dumbbell.title(drawn), dumbbell.subtitle(shown.national)),
    )
    figure = dumbbell_figure(drawn, current_theme())
    chart(figure, key="level", alternative=dumbbell.alternative(drawn))
    missing = any(None in marks(card) for card in drawn)
    note = f" {dumbbell.NOT_DRAWN}" if missing else ""
    indicator = shown.national.indicator
    frame.show(
        frame.paragraph(f"{dumbbell.READING[unit]}{note}"),
        level_files(indicator, shown.ids, len(drawn)),
    )


def _course(shown: Shown) -> None:
    drawn = shown.series[:MOST_LINES]
    frame.show(
        frame.section(words.PICTURES[Picture.COURSE]),
        chart_title(words.title(shown.national), shown.national.indicator.label),
    )
    figure = comparison_figure(drawn, current_theme())
    chart(figure, key="comparison", alternative=words.alternative(drawn))
    frame.show(
        frame.paragraph(words.SIX_FIRST) if len(shown.series) > MOST_LINES else "",
        _rate_note(shown),
        comparison_files(shown.national.indicator, shown.ids),
    )


def _multiples(shown: Shown) -> None:
    indicator = shown.national.indicator
    frame.show(
        frame.section(words.PICTURES[Picture.MULTIPLES]),
        chart_title(words.title(shown.national), indicator.label),
        _panels(shown.with_national, shown.national),
        _rate_note(shown),
        multiples_files(indicator, shown.ids, len(shown.with_national)),
    )


def _funnel(shown: Shown) -> None:
    field = shown.field
    if field.centre is None:
        frame.show(frame.section(words.PICTURES[Picture.FUNNEL]), frame.paragraph(funnel.NO_FUNNEL))
        return
    frame.show(
        frame.section(words.PICTURES[Picture.FUNNEL]),
        chart_title(funnel.title(field), funnel.subtitle(field)),
        f'<p class="cs-chart-subtitle">{html_text(funnel.LEGEND)}</p>',
    )
    figure = funnel_figure(field, shown.ids, current_theme())
    chart(figure, key="funnel", alternative=funnel.alternative(field))
    frame.show(
        _positions(field),
        frame.paragraph(funnel.reading(field)),
        frame.paragraph(funnel.ONLY_DEPARTEMENTS) if _has_others(shown) else "",
        funnel_files(field.indicator, shown.ids),
    )


def _scatter(shown: Shown, selection: Selection) -> None:
    key = "picker_context"
    frame.show(frame.section(words.PICTURES[Picture.SCATTER]))
    st.session_state[key] = selection.context_id
    st.selectbox(
        scatter.CONTEXT,
        list(shown.variables),
        format_func=lambda code: shown.variables[code].label,
        key=key,
        on_change=_to_url,
        args=(CONTEXT, key),
    )
    field, variable = shown.field, shown.variables[selection.context_id]
    count = len(both_known(field, variable))
    frame.show(chart_title(scatter.title(field, variable), scatter.subtitle(field, variable)))
    figure = scatter_figure(field, variable, shown.ids, current_theme())
    chart(figure, key="scatter", alternative=scatter.alternative(field, variable, count))
    frame.show(
        _thirds(field, variable),
        frame.paragraph(scatter.reading(field, variable, count)),
        context_sources([variable.source_id], shown.sources),
        frame.paragraph(scatter.ONLY_DEPARTEMENTS) if _has_others(shown) else "",
        scatter_files(field.indicator, variable, shown.ids),
    )


_OF_SERIES: Mapping[Picture, Callable[[Shown], None]] = {
    Picture.LEVEL: _level,
    Picture.COURSE: _course,
    Picture.MULTIPLES: _multiples,
}


def _has_others(shown: Shown) -> bool:
    return not all(words.is_departement(card.territory) for card in shown.series)


def _rate_note(shown: Shown) -> str:
    is_count = shown.national.indicator.unit is Unit.COUNT
    return frame.paragraph(words.RATE_NOTE) if is_count else ""


@lru_cache(maxsize=200)
def _panels(series: tuple[SeriesCard, ...], national: SeriesCard) -> str:
    scale = Scale([card for card in (*series, national) if card.measured])
    colour = f"var(--cs-indicator-{national.indicator.indicator_id}, var(--cs-texte-2))"
    reading = multiples.reading(national.indicator, scale.bottom, scale.top)
    drawn = cards(*(_panel(card, national, scale, colour) for card in series))
    return drawn + frame.paragraph(reading)


def _panel(card: SeriesCard, national: SeriesCard, scale: Scale, colour: str) -> str:
    drawn = panel(card, national, scale, colour) if card.measured else ""
    said = f"<p>{html_text(multiples.course(card))}</p>"
    return box(territory_words.with_code(card.territory), drawn + said)


@lru_cache(maxsize=100)
def _positions(field: FieldCard) -> str:
    """What the funnel shows, in words, and where its figures are."""
    listed = definitions_html(funnel.listed(field))
    files = f'<p class="cs-files">{link_html(funnel.ALL_VALUES, COMPARISON_FILE)}</p>'
    return details_html(funnel.LISTED, listed) + files


@lru_cache(maxsize=100)
def _thirds(field: FieldCard, variable: VariableCard) -> str:
    """What the scatter shows, by thirds, and where its figures are."""
    third, span, count, middle = scatter.COLUMNS
    columns = (
        Column(label=third),
        Column(label=span, is_number=True),
        Column(label=count, is_number=True, wide_only=True),
        Column(label=middle, is_number=True),
    )
    rows = [
        scatter.third(position, card, field, variable)
        for position, card in enumerate(thirds(field, variable))
    ]
    links = (
        f"{link_html(scatter.ALL_VALUES, COMPARISON_FILE)} · "
        f"{link_html(scatter.ALL_CONTEXT, CONTEXT_FILE)}"
    )
    table = table_html(scatter.caption(field, variable), columns, rows) if rows else ""
    return f'{table}<p class="cs-files">{links}</p>'


def _to_url(parameter: str, key: str) -> None:
    choose(parameter, st.session_state[key])
