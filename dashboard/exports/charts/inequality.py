"""The files of the groups of départements of page Indicateur; `?date=` as known on that day."""

from functools import partial

import polars as pl

from dashboard.cards.comparison import UnequalCard
from dashboard.exports import names
from dashboard.exports.charts import departements, gathering
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.inequality import inequality_figure
from dashboard.palette import Theme
from dashboard.selection.url import DAY, INDICATOR
from dashboard.store import comparisons, database
from dashboard.wording import exports as words
from dashboard.wording import inequality as chart_words
from dashboard.wording.dates import long_date

SCHEMA = {
    "indicator_id": pl.String,
    "date": pl.Date,
    "fifth": pl.Int64,
    "compared_value": pl.Float64,
    "gap_compared": pl.Float64,
    "departements_count": pl.Int64,
    "population_count": pl.Int64,
    "apl_min": pl.Float64,
    "apl_max": pl.Float64,
}


def gather(asked: Asked) -> ChartFiles | None:
    """The course of five groups; None where groups do not compare."""
    selection = gathering.selection_of(asked, honoured=(DAY,))
    if selection is None:
        return None
    lens = selection.lens(asked.today)
    card = comparisons.inequality(selection.indicator_id, lens.known_on)
    if not card.fifths:
        return None
    days = list(card.by_date)
    editions = departements.published(selection.indicator_id, days, lens.known_on)
    known = words.about(
        words.departements(_grouped(card), len(departements.departements())),
        departements.used(editions, chart_words.SOURCES),
        f"{long_date(days[-1])} pour la plus récente, {long_date(days[0])} pour la plus ancienne",
        database.updated_on(),
    )
    address = gathering.link(asked, "indicateur", selection, (INDICATOR, DAY))
    method = chart_words.method(card)
    said = gathering.said(known, selection, chart_words.finding(card), method, address)
    title = chart_words.title(card)
    sheet = gathering.burned(title, chart_words.subtitle(card), said)
    return ChartFiles(
        name=names.stem(
            selection.indicator_id,
            "groupes-de-departements-selon-apl",
            days[-1],
            *names.outlook(selection),
        ),
        data=_values(card),
        definitions=gathering.definitions(
            sheet,
            words.meanings(card.indicator),
            said,
            gathering.named([*editions, *chart_words.SOURCES]),
            SCHEMA,
        ),
        words=sheet,
        alternative=f"{title}. {chart_words.finding(card)}",
        draw=partial(inequality_figure, card, Theme.LIGHT),
    )


def _grouped(card: UnequalCard) -> int:
    """How many départements are in a group."""
    return sum(fifth.departements_count for fifth in next(iter(card.by_date.values())))


def _values(card: UnequalCard) -> pl.DataFrame:
    rows = [
        (
            card.indicator.indicator_id,
            one.date,
            one.fifth,
            round(one.compared_value, gathering.DECIMALS),
            round(card.gaps[one.date], gathering.DECIMALS),
            one.departements_count,
            one.population_count,
            one.apl_min,
            one.apl_max,
        )
        for one in card.fifths
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


CHART = Chart(path="/donnees/inegalites/{indicator}", gather=gather)
