"""The files of the chart over time of page Indicateur."""

from functools import partial

import polars as pl

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import SeriesCard
from dashboard.exports import names
from dashboard.exports.charts import gathering
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.drawing import Drawing
from dashboard.figures.trend import trend_figure
from dashboard.palette import Theme
from dashboard.selection.url import INDICATOR, OUTLOOK, TERRITORY
from dashboard.store import standings
from dashboard.wording import exports as words
from dashboard.wording import trend as chart_words
from dashboard.wording import verdicts

SCHEMA = {
    "indicator_id": pl.String,
    "territory_id": pl.String,
    "date": pl.Date,
    "value": pl.Float64,
    "value_status": pl.String,
    "edition": pl.Date,
    "source_id": pl.String,
}


def gather(asked: Asked) -> ChartFiles | None:
    """One series as its page shows it, towards the announcement and on the day asked for."""
    selection = gathering.selection_of(asked)
    if selection is None:
        return None
    day, lens = selection.day or asked.today, selection.lens(asked.today)
    standing = standings.aimed(
        selection.indicator_id, selection.territory_id, lens, selection.statement_ids
    )
    series, card = standing.series, standing.progress
    if not series.points:
        return None
    ahead = card if card is not None and not card.is_over(day) else None
    reading = verdicts.sentence(card, series, day) if card else words.reading(series)
    address = gathering.link(asked, "indicateur", selection, (INDICATOR, TERRITORY, *OUTLOOK))
    said = gathering.around((series,), selection, reading, words.TREND_METHOD, address)
    title = chart_words.title(series)
    sheet = gathering.burned(title, chart_words.subtitle(series), said)
    meaning = (
        *words.meanings(series.indicator),
        *words.goals(series, day),
        *words.landings(ahead, series.indicator),
    )
    return ChartFiles(
        name=names.stem(
            series.indicator.indicator_id,
            names.place(series.territory),
            series.latest.date if series.latest else None,
            *names.outlook(selection),
        ),
        data=values(series),
        definitions=gathering.definitions(
            sheet, meaning, said, gathering.sources_of((series,)), SCHEMA
        ),
        words=sheet,
        alternative=f"{title}. {reading}",
        draw=partial(_draw, series, ahead),
    )


def values(series: SeriesCard) -> pl.DataFrame:
    """Every value known, by date, in the columns of SCHEMA."""
    rows = [
        (
            series.indicator.indicator_id,
            series.territory.territory_id,
            point.date,
            point.value,
            str(point.value_status),
            point.edition,
            point.source_id,
        )
        for point in series.points
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _draw(series: SeriesCard, ahead: ProgressCard | None) -> Drawing | None:
    return None if series.is_empty else trend_figure(series, Theme.LIGHT, ahead)


CHART = Chart(path="/donnees/series/{indicator}/{territory}", gather=gather)
