"""The files of the chart of page Chiffres et révisions: `?valeur=2024-05-31`, one value by edition.

Without a date, the one that the page chooses.
"""

from dataclasses import replace
from datetime import date
from functools import partial

import polars as pl

from dashboard.cards.quality import Vintage
from dashboard.cards.series import Point, SeriesCard
from dashboard.exports import names
from dashboard.exports.charts import gathering
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.vintages import vintage_figure
from dashboard.palette import Theme
from dashboard.selection.revisions import VALUE_DAY
from dashboard.selection.url import INDICATOR, TERRITORY
from dashboard.store import database, editions
from dashboard.wording import exports as words
from dashboard.wording import known as chart_words

SCHEMA = {
    "indicator_id": pl.String,
    "territory_id": pl.String,
    "date": pl.Date,
    "edition": pl.Date,
    "value": pl.Float64,
    "value_status": pl.String,
    "source_id": pl.String,
}


def gather(asked: Asked) -> ChartFiles | None:
    """One value by edition; None where no two editions print it."""
    selection = gathering.selection_of(asked)
    if selection is None:
        return None
    series = database.series(selection.indicator_id, selection.territory_id)
    printed = _printed(series, asked.params.get(VALUE_DAY))
    if not printed:
        return None
    reading = words.vintage_reading(printed, series.indicator)
    page = gathering.link(asked, "revisions", selection, (INDICATOR, TERRITORY))
    address = f"{page}&{VALUE_DAY}={printed[0].date}"
    one_date = replace(series, points=tuple(_point(one) for one in printed))
    is_cut = chart_words.is_cut(printed, series.indicator)
    cut = ((words.NOTE, chart_words.CUT_AXIS),) if is_cut else ()
    said = (
        *cut,
        *gathering.around((one_date,), selection, reading, words.VINTAGE_METHOD, address),
    )
    title, subtitle = chart_words.vintage_titles(printed, series)
    sheet = gathering.burned(title, subtitle, said)
    return ChartFiles(
        name=names.stem(
            series.indicator.indicator_id,
            names.place(series.territory),
            "valeur du",
            printed[0].date,
            "par edition",
        ),
        data=_values(printed, series),
        definitions=gathering.definitions(
            sheet, words.meanings(series.indicator), said, gathering.sources_of((one_date,)), SCHEMA
        ),
        words=sheet,
        alternative=f"{title}. {reading}",
        draw=partial(vintage_figure, printed, series, Theme.LIGHT),
    )


def _printed(series: SeriesCard, day: str | None) -> tuple[Vintage, ...]:
    found = editions.vintages(series.indicator.indicator_id, series.territory.territory_id)
    if day is None:
        return editions.one_date(found, None)
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        return ()
    same = tuple(one for one in found if one.date == wanted)
    return same if len(same) > 1 else ()


def _point(one: Vintage) -> Point:
    return Point(
        date=one.date,
        value=one.value,
        value_status=one.value_status,
        edition=one.edition,
        source_id=one.source_id,
    )


def _values(printed: tuple[Vintage, ...], series: SeriesCard) -> pl.DataFrame:
    codes = series.indicator.indicator_id, series.territory.territory_id
    rows = [
        (*codes, one.date, one.edition, one.value, str(one.value_status), one.source_id)
        for one in printed
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


CHART = Chart(path="/donnees/editions/{indicator}/{territory}", gather=gather)
