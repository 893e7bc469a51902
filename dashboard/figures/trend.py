"""The course of one indicator: measures, repeats, computed values, path and targets."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard, Point, SeriesCard, TargetCard
from dashboard.figures.drawing import Drawing
from dashboard.figures.landing import landing_traces
from dashboard.palette import Theme
from dashboard.wording import trend as words
from dashboard.wording.dates import short_month_year
from pipelines.vocabulary import Unit, ValueStatus

HEIGHT = 420
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif"
EMPTY_TEMPLATE = go.layout.Template()


@lru_cache(maxsize=500)
def trend_figure(series: SeriesCard, theme: Theme, progress: ProgressCard | None = None) -> Drawing:
    """Measures as a line that breaks where values are missing, targets as open diamonds.

    In: one series in its indicator's unit, and where it stands, when a landing is to be drawn.
    Out: a figure with French ticks and hover texts.
    """
    layout = base_layout(series.indicator, theme, _first_day(series), _last_day(series))
    figure = Drawing(layout=layout)
    if series.measured:
        figure.add_trace(_measures(series, theme))
    for status in (ValueStatus.CARRIED_FORWARD, ValueStatus.COMPUTED):
        chosen = [p for p in series.points if p.value_status is status]
        if chosen:
            figure.add_trace(_hollow(chosen, series, status, theme))
    if series.target is not None and series.target.baseline_value is not None:
        figure.add_trace(_path(series.target, theme))
    if progress is not None:
        figure.add_traces(landing_traces(progress, series.indicator, theme))
    for level in series.levels:
        figure.add_trace(_target(level, series, theme))
    return figure


def base_layout(indicator: IndicatorCard, theme: Theme, first: date, last: date) -> go.Layout:
    """Axes, fonts and grid shared by every chart over time, from the first to the last day."""
    inks = palette.neutrals(theme)
    ticks, labels = day_ticks(first, last)
    return go.Layout(
        template=EMPTY_TEMPLATE,
        height=HEIGHT,
        margin={"l": 8, "r": 24, "t": 16, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": inks.texte},
        separators=",\u202f",
        hovermode="closest",
        dragmode=False,
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        xaxis={
            "tickvals": _iso(ticks),
            "ticktext": labels,
            "range": _iso([first, last]),
            "tickangle": 0,
            "linecolor": inks.axe,
            "showgrid": False,
            "fixedrange": True,
            "automargin": True,
        },
        yaxis={
            "title": {"text": words.axis(indicator)},
            "rangemode": "tozero",
            "gridcolor": inks.grille,
            "fixedrange": True,
            "automargin": True,
            "ticksuffix": "\u202f%" if indicator.unit is Unit.PERCENT else "",
            "tickformat": ",",
        },
    )


def _iso(days: Iterable[date | None]) -> list[str | None]:
    """Days as Plotly's own text: date objects would be copied and written anew at each run."""
    return [day.isoformat() if day else None for day in days]


def day_ticks(first: date, last: date) -> tuple[list[date], list[str]]:
    """Years, or quarters under two years; Plotly has no French months (interface.md 3.3)."""
    if (last - first).days < 730:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        quarters = [date(month // 12, month % 12 + 1, 1) for month in months if month % 3 == 0]
        return quarters, [short_month_year(day) for day in quarters]
    # Every other year over a long span: labels stay horizontal on a phone.
    step = 1 if last.year - first.year <= 6 else 2
    years = [date(year, 1, 1) for year in range(last.year, first.year, -step)]
    return years, [str(day.year) for day in years]


def _measures(series: SeriesCard, theme: Theme) -> go.Scatter:
    style = palette.indicator(series.indicator.indicator_id, theme)
    shown = series.course
    return go.Scatter(
        x=_iso(p.date for p in shown),
        y=[p.value for p in shown],
        name=words.MEASURED,
        mode="lines+markers",
        connectgaps=False,
        # Solid whatever the indicator: alone here, its dash would look like missing values.
        line={"color": style.line, "width": 2.5},
        marker={"symbol": style.marker, "size": 8},
        hovertext=[words.hover(p, series.indicator) for p in shown],
        hoverinfo="text",
    )


def _hollow(
    chosen: list[Point], series: SeriesCard, status: ValueStatus, theme: Theme
) -> go.Scatter:
    return go.Scatter(
        x=_iso(p.date for p in chosen),
        y=[p.value for p in chosen],
        name=words.HOLLOW[status],
        mode="markers",
        marker={
            "symbol": "circle-open" if status is ValueStatus.CARRIED_FORWARD else "square-open",
            "size": 9,
            "color": palette.neutrals(theme).texte_3,
            "line": {"width": 2},
        },
        hovertext=[words.hover(p, series.indicator) for p in chosen],
        hoverinfo="text",
    )


def _path(target: TargetCard, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=_iso([target.baseline_date, target.deadline]),
        y=[target.baseline_value, target.target_value],
        name=words.PATH,
        mode="lines",
        line={"color": palette.neutrals(theme).axe, "dash": "dash", "width": 1},
        hoverinfo="skip",
    )


def _target(level: TargetCard, series: SeriesCard, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=_iso([level.deadline]),
        y=[level.target_value],
        name=words.target_name(level, series.indicator),
        mode="markers",
        marker={
            "symbol": "diamond-open" if level.is_default else "diamond-tall-open",
            "size": 12 if level.is_default else 10,
            "color": palette.neutrals(theme).texte,
            "line": {"width": 2},
        },
        hovertext=[words.target_hover(level, series.indicator)],
        hoverinfo="text",
    )


def _first_day(series: SeriesCard) -> date:
    days = [p.date for p in series.points] + [
        t.baseline_date for t in series.targets if t.baseline_date
    ]
    return min(days, default=date(2017, 1, 1)) - timedelta(days=60)


def _last_day(series: SeriesCard) -> date:
    days = [p.date for p in series.points] + [t.deadline for t in series.targets if t.deadline]
    return max(days, default=date(2026, 12, 31)) + timedelta(days=90)
