"""The files of the small multiples of page Comparer: `?territoires=DEP-01,DEP-15`."""

from dataclasses import replace
from functools import partial

import polars as pl

from dashboard import palette
from dashboard.cards.series import SeriesCard
from dashboard.exports import names
from dashboard.exports.charts import comparison, gathering
from dashboard.exports.charts.level import with_national
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.multiples import Scale
from dashboard.figures.static_panels import panels_body
from dashboard.figures.static_sheet import Body
from dashboard.palette import Theme
from dashboard.selection.comparing import Picture
from dashboard.selection.url import COMPARED, INDICATOR, PICTURE
from dashboard.wording import compare as compare_words
from dashboard.wording import exports as words
from dashboard.wording import multiples as chart_words
from pipelines.vocabulary import FRANCE


def gather(asked: Asked) -> ChartFiles | None:
    """One indicator over time in each territory asked for and in France; None without any."""
    selection = gathering.selection_of(asked, honoured=())
    if selection is None or not selection.compared_ids:
        return None
    series = with_national(selection)
    indicator = series[0].indicator
    shown = replace(selection, picture=Picture.MULTIPLES)
    address = gathering.link(asked, "comparer", shown, (INDICATOR, COMPARED, PICTURE))
    reading = _reading(series)
    said = gathering.around(series, selection, reading, words.COMPARED_METHOD, address)
    title = compare_words.title(series[0])
    sheet = gathering.burned(title, indicator.label, said)
    data = pl.concat(comparison.values(card) for card in series)
    return ChartFiles(
        name=names.compared(series, "petits-multiples"),
        data=data,
        definitions=gathering.definitions(
            sheet,
            words.meanings(indicator),
            said,
            gathering.sources_of(series),
            data.columns,
        ),
        words=sheet,
        alternative=f"{title}. {reading}",
        draw=partial(_draw, series),
    )


def _reading(series: tuple[SeriesCard, ...]) -> str:
    """The ends of the scale, where there is one."""
    measured = [card for card in series if card.measured]
    if not measured:
        return compare_words.NO_VALUE
    scale = Scale(measured)
    return words.bare_reading(chart_words.reading(series[0].indicator, scale.bottom, scale.top))


def _draw(series: tuple[SeriesCard, ...]) -> Body | None:
    """France comes last, or where it was chosen."""
    if not any(card.measured for card in series):
        return None
    national = next(card for card in series if card.territory.territory_id == FRANCE)
    colour = palette.indicator(series[0].indicator.indicator_id, Theme.LIGHT).line
    return panels_body(series, national, chart_words.course, colour)


CHART = Chart(path="/donnees/multiples/{indicator}", gather=gather)
