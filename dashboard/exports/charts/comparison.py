"""The files of the chart over time of page Comparer: `?territoires=DEP-01,DEP-15`."""

from dataclasses import replace
from functools import partial

import polars as pl

from dashboard.cards.series import SeriesCard
from dashboard.exports import names
from dashboard.exports.charts import gathering, trend
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.comparison import MOST_LINES, comparison_figure
from dashboard.figures.drawing import Drawing
from dashboard.palette import Theme
from dashboard.selection.comparing import Picture
from dashboard.selection.url import COMPARED, DAY, INDICATOR, PICTURE
from dashboard.store import standings
from dashboard.wording import compare as chart_words
from dashboard.wording import exports as words
from pipelines.vocabulary import Unit


def gather(asked: Asked) -> ChartFiles | None:
    """One indicator in the territories asked for; None without any."""
    selection = gathering.selection_of(asked)
    if selection is None or not selection.compared_ids:
        return None
    lens = selection.lens(asked.today)
    series = tuple(
        standings.aimed(selection.indicator_id, code, lens).series
        for code in selection.compared_ids
    )
    first = series[0]
    shown = replace(selection, picture=Picture.COURSE)
    address = gathering.link(asked, "comparer", shown, (INDICATOR, COMPARED, PICTURE, DAY))
    reading = " ".join(words.reading(card) for card in series)
    beyond = ((words.NOTE, chart_words.SIX_FIRST),) if len(series) > MOST_LINES else ()
    said = (
        *beyond,
        *gathering.around(series, selection, reading, words.COMPARED_METHOD, address),
    )
    title = chart_words.title(first)
    sheet = gathering.burned(title, first.indicator.label, said)
    data = pl.concat(values(card) for card in series)
    return ChartFiles(
        name=names.compared(series, "comparaison", *names.outlook(selection)),
        data=data,
        definitions=gathering.definitions(
            sheet,
            words.meanings(first.indicator),
            said,
            gathering.sources_of(series),
            data.columns,
        ),
        words=sheet,
        alternative=f"{title}. {reading}",
        draw=partial(_draw, series),
    )


def values(series: SeriesCard) -> pl.DataFrame:
    """The values of one territory, with what they are compared by."""
    place = series.territory
    is_count = series.indicator.unit is Unit.COUNT
    rates = [series.compared(point.value) if is_count else None for point in series.points]
    return trend.values(series).with_columns(
        territory_name=pl.lit(place.name),
        value_per_100k=pl.Series(rates, dtype=pl.Float64).round(gathering.DECIMALS),
        population_count=pl.lit(place.population_count, dtype=pl.Int64),
        population_year=pl.lit(place.population_year, dtype=pl.Int64),
    )


def _draw(series: tuple[SeriesCard, ...]) -> Drawing | None:
    if not any(card.measured for card in series):
        return None
    return comparison_figure(series[:MOST_LINES], Theme.LIGHT)


CHART = Chart(path="/donnees/comparaisons/{indicator}", gather=gather)
