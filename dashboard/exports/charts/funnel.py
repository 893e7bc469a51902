"""The files of « Entonnoir » of page Comparer; `?territoires=` are those that stand out."""

from dataclasses import replace

import polars as pl

from dashboard.cards.comparison import ComparedCard, FieldCard
from dashboard.exports import names
from dashboard.exports.charts import departements, gathering
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.funnel import funnel_figure, limits
from dashboard.figures.static_chart import chart_body
from dashboard.palette import Theme
from dashboard.selection.comparing import POPULATION, Picture
from dashboard.selection.url import COMPARED, INDICATOR, PICTURE, Selection
from dashboard.store import comparisons
from dashboard.wording import exports as words
from dashboard.wording import funnel as chart_words
from pipelines.measures.funnel import LEVEL_95, LEVEL_998
from pipelines.vocabulary import Unit

SCHEMA = {
    "indicator_id": pl.String,
    "territory_id": pl.String,
    "territory_name": pl.String,
    "date": pl.Date,
    "value": pl.Float64,
    "population_count": pl.Int64,
    "compared_value": pl.Float64,
    "centre_value": pl.Float64,
    "low_95": pl.Float64,
    "high_95": pl.Float64,
    "low_998": pl.Float64,
    "high_998": pl.Float64,
    "position": pl.String,
    "is_chosen": pl.Boolean,
}


def gather(asked: Asked) -> ChartFiles | None:
    """Every département between the limits of chance; None where there is no funnel to draw."""
    selection = gathering.selection_of(asked, honoured=())
    if selection is None:
        return None
    field = comparisons.field(selection.indicator_id)
    if field.centre is None:
        return None
    shown = replace(selection, picture=Picture.FUNNEL)
    address = gathering.link(asked, "comparer", shown, (INDICATOR, COMPARED, PICTURE))
    known = departements.about(field, len(field.cards), [POPULATION])
    method = words.FUNNEL_METHOD[field.indicator.unit]
    reading = chart_words.reading(field)
    said = (
        (words.NOTE, words.LOG_SCALE),
        *gathering.said(known, selection, reading, method, address),
    )
    title = chart_words.title(field)
    sheet = gathering.burned(title, chart_words.subtitle(field), said)
    sources = departements.published(field.indicator.indicator_id, [field.cards[0].date])
    return ChartFiles(
        name=names.stem(
            field.indicator.indicator_id,
            "entonnoir-departements",
            *chosen(selection, field),
            field.date,
        ),
        data=_values(field, selection),
        definitions=gathering.definitions(
            sheet,
            words.meanings(field.indicator),
            said,
            gathering.named([*sources, POPULATION]),
            SCHEMA,
        ),
        words=sheet,
        alternative=f"{title}. {reading}",
        draw=lambda: chart_body(
            funnel_figure(field, selection.compared_ids, Theme.LIGHT), has_legend=True
        ),
    )


def chosen(selection: Selection, field: FieldCard) -> list[str]:
    """« avec ain-01 »: who stands out in the picture, for its name."""
    places = [field.by_id[code].territory for code in selection.compared_ids if code in field.by_id]
    return ["avec", *names.places(places)] if places else []


def _values(field: FieldCard, selection: Selection) -> pl.DataFrame:
    """One row for each département; one without a value keeps its name alone."""
    rows = [
        {
            "indicator_id": field.indicator.indicator_id,
            "territory_id": place.territory_id,
            "territory_name": place.name,
            "is_chosen": place.territory_id in selection.compared_ids,
            **_row(field.by_id.get(place.territory_id), field.indicator.unit),
        }
        for place in departements.departements()
    ]
    return pl.DataFrame(rows, schema=SCHEMA)


def _row(card: ComparedCard | None, unit: Unit) -> dict[str, object]:
    if card is None:
        return {}
    ends = [
        end
        for level in (LEVEL_95, LEVEL_998)
        for end in limits(unit, card.centre or 0.0, card.population_count, level)
    ]
    figures = {"compared_value": card.compared_value, "centre_value": card.centre or 0.0}
    figures |= dict(zip(("low_95", "high_95", "low_998", "high_998"), ends, strict=True))
    return {
        "date": card.date,
        "value": card.value,
        "population_count": card.population_count,
        "position": card.position,
        **{name: round(value, gathering.DECIMALS) for name, value in figures.items()},
    }


CHART = Chart(path="/donnees/entonnoirs/{indicator}", gather=gather)
