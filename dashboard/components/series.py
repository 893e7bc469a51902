"""Tables of one series: its values, its targets, what it means, its files."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from dashboard.cards.progress import ProgressCard
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import SeriesCard, TargetCard
from dashboard.components.chart import chart, current_theme
from dashboard.components.files import series_files
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.table import (
    Cell,
    Column,
    Html,
    definitions_html,
    link_html,
    table_html,
)
from dashboard.components.text import html_text
from dashboard.figures.trend import trend_figure
from dashboard.wording import downloads as download_words
from dashboard.wording import indicator as words
from dashboard.wording import trend as chart_words
from dashboard.wording import values


@lru_cache(maxsize=500)
def key_figures(series: SeriesCard, today: date, progress: ProgressCard | None = None) -> str:
    """The figures of the chart, as a list of terms."""
    return definitions_html(words.key_figures(series, today, progress), layout="cs-figures")


def course(series: SeriesCard, card: ProgressCard | None, today: date) -> None:
    """The chart over time, where it lands if the deadline is ahead, and its values, folded."""
    if not series.is_empty:
        shown = card if card is not None and not card.is_over(today) else None
        figure = trend_figure(series, current_theme(), shown)
        chart(figure, key="trend", alternative=chart_words.alternative(series))
    if series.points:
        fold(Fold.SERIES, download_words.SHOW_TABLE, lambda: show(data_table(series)))


def data_files(series: SeriesCard, params: Mapping[str, str]) -> str:
    """The files of the chart; `params` say how progress is looked at: they hold what is shown."""
    return series_files(series, params) if series.points else paragraph(words.NO_DATA_TABLE)


def data_table(series: SeriesCard) -> str:
    """Every value known, newest first, and what its statuses mean."""
    date_, value, status, edition, source = words.DATA
    columns = (
        Column(label=date_),
        Column(label=value, is_number=True),
        Column(label=status),
        Column(label=edition, wide_only=True),
        Column(label=source, wide_only=True),
    )
    rows = [words.data_row(point, series) for point in reversed(series.points)]
    notes = "".join(f"<p>{html_text(note)}</p>" for note in words.status_notes(series))
    return table_html(words.data_caption(series), columns, rows) + notes


@lru_cache(maxsize=500)
def targets(series: SeriesCard, today: date) -> str:
    """The section of target statements: what was said, when, by whom."""
    return section(words.TARGETS) + _targets_table(series, today) + paragraph(words.TARGET_NOTE)


def _targets_table(series: SeriesCard, today: date) -> str:
    if not series.targets:
        return f'<p class="cs-text">{html_text(words.NO_TARGET_TABLE)}</p>'
    goal, deadline, speaker, day, state, source = words.ANNOUNCED
    columns = (
        Column(label=goal),
        Column(label=deadline),
        Column(label=speaker),
        Column(label=day, wide_only=True),
        Column(label=state, wide_only=True),
        Column(label=source, wide_only=True),
    )
    rows = [_target_row(target, series, today) for target in series.targets]
    return table_html(words.targets_caption(series), columns, rows)


def definition(series: SeriesCard, sources: Sequence[SourceCard]) -> str:
    """What the indicator counts, what was done to it, and its caveats."""
    caveats = "".join(f"<li>{html_text(text)}</li>" for text in series.indicator.caveats)
    links = ", ".join(
        link_html(source.title, source.page_url)
        for source in sources
        if source.source_id in series.indicator.source_ids
    )
    items: list[tuple[str, Cell]] = [
        ("Définition", series.indicator.definition),
        ("Ce que publie le producteur", series.indicator.producer_note),
        ("Ce que nous faisons", series.indicator.our_processing),
        ("À savoir", Html(f"<ul>{caveats}</ul>")),
        ("Jeux de données", Html(links)),
    ]
    return definitions_html(items)


def _target_row(target: TargetCard, series: SeriesCard, today: date) -> tuple[Cell, ...]:
    source = link_html(target.source_title, target.source_url)
    announced, state = words.announced(target), values.target_state(target, today)
    # On phones, three columns give way: what they hold stands under the speaker.
    narrow = f"{html_text(f'{announced}, {state}.')} {source}"
    note = f" {target.note}" if target.note else ""
    value = values.bare(target.target_value, series.indicator)
    per_year = " par an" if target.deadline is None else ""
    return (
        f"{value}{per_year}",
        words.deadline(target, today),
        Html(f'{html_text(f"{target.speaker}.{note}")} <small class="cs-narrow">{narrow}</small>'),
        announced,
        state,
        Html(source),
    )
