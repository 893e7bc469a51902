"""The files of « Nuage » of page Comparer; `?territoires=` are those that stand out."""

from dataclasses import replace
from functools import partial

import polars as pl

from dashboard.cards.comparison import FieldCard, VariableCard
from dashboard.exports import names
from dashboard.exports.charts import departements, gathering
from dashboard.exports.charts.funnel import chosen
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.scatter import both_known, scatter_figure
from dashboard.palette import Theme
from dashboard.selection.comparing import POPULATION, Picture
from dashboard.selection.url import COMPARED, CONTEXT, INDICATOR, PICTURE, Selection
from dashboard.store import comparisons, database
from dashboard.wording import exports as words
from dashboard.wording import scatter as chart_words

SCHEMA = {
    "indicator_id": pl.String,
    "variable_id": pl.String,
    "territory_id": pl.String,
    "territory_name": pl.String,
    "date": pl.Date,
    "value": pl.Float64,
    "compared_value": pl.Float64,
    "context_value": pl.Float64,
    "context_year": pl.Int64,
    "is_chosen": pl.Boolean,
}


def gather(asked: Asked) -> ChartFiles | None:
    """Every département by an indicator and a context variable."""
    selection = gathering.selection_of(asked, honoured=())
    if selection is None or selection.context_id not in comparisons.variables():
        return None
    field = comparisons.field(selection.indicator_id)
    variable = comparisons.variables()[selection.context_id]
    count = len(both_known(field, variable))
    shown = replace(selection, picture=Picture.SCATTER)
    address = gathering.link(asked, "comparer", shown, (INDICATOR, COMPARED, PICTURE, CONTEXT))
    days = f"{variable.label}, {variable.year}"
    known = departements.about(field, count, [variable.source_id], days)
    reading = chart_words.reading(field, variable, count)
    said = gathering.said(known, selection, reading, words.SCATTER_METHOD, address)
    title = chart_words.title(field, variable)
    sheet = gathering.burned(title, chart_words.subtitle(field, variable), said)
    sources = departements.published(selection.indicator_id, [field.date] if field.date else [])
    meaning = (
        *words.meanings(field.indicator),
        (chart_words.CONTEXT, f"{chart_words.axis(variable)}. {variable.definition}"),
    )
    return ChartFiles(
        name=names.stem(
            selection.indicator_id,
            "et",
            variable.variable_id,
            "departements",
            *chosen(selection, field),
            field.date,
        ),
        data=_values(field, variable, selection),
        definitions=gathering.definitions(
            sheet, meaning, said, gathering.named([*sources, variable.source_id]), SCHEMA
        ),
        words=sheet,
        alternative=f"{title}. {reading}",
        draw=partial(scatter_figure, field, variable, selection.compared_ids, Theme.LIGHT),
    )


def _values(field: FieldCard, variable: VariableCard, selection: Selection) -> pl.DataFrame:
    """One row for each département, whichever of the two figures it lacks."""
    rows, years = [], _years(variable)
    for place in departements.departements():
        code = place.territory_id
        card = field.by_id.get(code)
        rows.append(
            {
                "indicator_id": selection.indicator_id,
                "variable_id": variable.variable_id,
                "territory_id": code,
                "territory_name": place.name,
                "date": card.date if card else None,
                "value": card.value if card else None,
                "compared_value": (
                    round(card.compared_value, gathering.DECIMALS) if card else None
                ),
                "context_value": variable.values.get(code),
                "context_year": years.get(code) if code in variable.values else None,
                "is_chosen": code in selection.compared_ids,
            }
        )
    return pl.DataFrame(rows, schema=SCHEMA)


def _years(variable: VariableCard) -> dict[str, int | None]:
    """The year of each value: some territories have an older one."""
    if variable.variable_id == POPULATION:
        return {p.territory_id: p.population_year for p in departements.departements()}
    rows = database.table("context").filter(pl.col("variable_id") == variable.variable_id)
    newest = rows.group_by("territory_id").agg(pl.col("year").max())
    return dict(newest.select("territory_id", "year").iter_rows())


CHART = Chart(path="/donnees/nuages/{indicator}/{context}", gather=gather)
