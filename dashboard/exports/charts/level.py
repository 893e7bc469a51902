"""The files of « Niveau et cible » of page Comparer: `?territoires=DEP-01,DEP-15`."""

from dataclasses import replace
from functools import partial

import polars as pl

from dashboard.cards.series import SeriesCard
from dashboard.exports import names
from dashboard.exports.charts import gathering
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.drawing import Drawing
from dashboard.figures.dumbbell import dumbbell_figure, marks
from dashboard.palette import Theme
from dashboard.selection.comparing import Picture
from dashboard.selection.url import COMPARED, INDICATOR, PICTURE, Selection
from dashboard.store import standings
from dashboard.wording import dumbbell as chart_words
from dashboard.wording import exports as words
from pipelines.vocabulary import FRANCE

SCHEMA = {
    "indicator_id": pl.String,
    "territory_id": pl.String,
    "territory_name": pl.String,
    "date": pl.Date,
    "value": pl.Float64,
    "baseline_date": pl.Date,
    "baseline_value": pl.Float64,
    "deadline": pl.Date,
    "target_value": pl.Float64,
    "share_pct": pl.Float64,
}


def gather(asked: Asked) -> ChartFiles | None:
    """Start, newest value and target of each territory asked for and of France; None without."""
    selection = gathering.selection_of(asked, honoured=())
    if selection is None or not selection.compared_ids:
        return None
    series = with_national(selection)
    unit = series[0].indicator.unit
    missing = any(None in marks(card) for card in series)
    reading = words.bare_reading(chart_words.READING[unit])
    reading += f" {chart_words.NOT_DRAWN}" if missing else ""
    shown = replace(selection, picture=Picture.LEVEL)
    address = gathering.link(asked, "comparer", shown, (INDICATOR, COMPARED, PICTURE))
    said = gathering.around(series, selection, reading, words.LEVEL_METHOD[unit], address)
    title = chart_words.title(series)
    sheet = gathering.burned(title, chart_words.subtitle(series[0]), said)
    return ChartFiles(
        name=names.compared(series, "niveau-et-cible"),
        data=pl.DataFrame([_row(card) for card in series], schema=SCHEMA, orient="row"),
        definitions=gathering.definitions(
            sheet,
            words.meanings(series[0].indicator),
            said,
            gathering.sources_of(series),
            SCHEMA,
        ),
        words=sheet,
        alternative=f"{title}. {reading}",
        draw=partial(_draw, series),
    )


def with_national(selection: Selection) -> tuple[SeriesCard, ...]:
    """The series that the page shows side by side: those chosen, then France if it is not one."""
    codes = dict.fromkeys((*selection.compared_ids, FRANCE))
    return tuple(standings.aimed(selection.indicator_id, code).series for code in codes)


def _row(card: SeriesCard) -> tuple[object, ...]:
    latest, target, share = card.latest, card.target, card.share_pct
    return (
        card.indicator.indicator_id,
        card.territory.territory_id,
        card.territory.name,
        latest.date if latest else None,
        latest.value if latest else None,
        target.baseline_date if target else None,
        target.baseline_value if target else None,
        target.deadline if target else None,
        target.target_value if target else None,
        None if share is None else round(share, gathering.DECIMALS),
    )


def _draw(series: tuple[SeriesCard, ...]) -> Drawing | None:
    if not any(card.measured for card in series):
        return None
    return dumbbell_figure(series, Theme.LIGHT)


CHART = Chart(path="/donnees/niveaux/{indicator}", gather=gather)
