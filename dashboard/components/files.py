"""Links to the files of a chart, right under it: CSV, XLSX and SVG."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from dashboard.cards.comparison import VariableCard
from dashboard.cards.quality import Vintage
from dashboard.cards.series import IndicatorCard, SeriesCard, TerritoryCard
from dashboard.components.table import link_html
from dashboard.selection.revisions import VALUE_DAY
from dashboard.selection.url import COMPARED
from dashboard.wording import downloads as words


def chart_files(
    address: str, what: str, params: Mapping[str, str], *, is_drawn: bool = True
) -> str:
    """Four links to one chart; `address` has no suffix, a chart without a picture has no SVG."""
    query = urlencode(params, safe=",")
    links = [
        (words.spreadsheet_csv(what), "csv", _joined("tableur=1", query)),
        (words.code_csv(what), "csv", query),
        (words.workbook(what), "xlsx", query),
    ]
    if is_drawn:
        links.append((words.picture(what), "svg", query))
    items = (
        link_html(label, f"{address}.{form}{'?' if asked else ''}{asked}")
        for label, form, asked in links
    )
    return f'<p class="cs-files">{" · ".join(items)}</p>'


def series_files(series: SeriesCard, params: Mapping[str, str]) -> str:
    """The files of the chart over time; `params` say how progress is looked at."""
    indicator, territory = series.indicator, series.territory
    address = f"/donnees/series/{indicator.indicator_id}/{territory.territory_id}"
    return chart_files(
        address,
        words.one_series(indicator.short_label, territory.name),
        params,
        is_drawn=not series.is_empty,
    )


def comparison_files(indicator: IndicatorCard, territory_ids: Sequence[str]) -> str:
    """The files of one indicator over time in the territories compared, in the order chosen."""
    return chart_files(
        f"/donnees/comparaisons/{indicator.indicator_id}",
        words.compared(indicator.short_label, len(territory_ids)),
        {COMPARED: ",".join(territory_ids)},
    )


def level_files(indicator: IndicatorCard, territory_ids: Sequence[str], drawn_count: int) -> str:
    """The files of start, value and target; `drawn_count` counts France beside those chosen."""
    return chart_files(
        f"/donnees/niveaux/{indicator.indicator_id}",
        words.level(indicator.short_label, drawn_count),
        {COMPARED: ",".join(territory_ids)},
    )


def multiples_files(
    indicator: IndicatorCard, territory_ids: Sequence[str], drawn_count: int
) -> str:
    """The files of the small multiples; `drawn_count` counts France beside those chosen."""
    return chart_files(
        f"/donnees/multiples/{indicator.indicator_id}",
        words.multiples(indicator.short_label, drawn_count),
        {COMPARED: ",".join(territory_ids)},
    )


def funnel_files(indicator: IndicatorCard, territory_ids: Sequence[str]) -> str:
    """The files of all départements between the limits, the territories chosen standing out."""
    return chart_files(
        f"/donnees/entonnoirs/{indicator.indicator_id}",
        words.funnel(indicator.short_label),
        {COMPARED: ",".join(territory_ids)},
    )


def scatter_files(
    indicator: IndicatorCard, variable: VariableCard, territory_ids: Sequence[str]
) -> str:
    """The files of all départements by a context variable."""
    return chart_files(
        f"/donnees/nuages/{indicator.indicator_id}/{variable.variable_id}",
        words.scatter(indicator.short_label, variable.label),
        {COMPARED: ",".join(territory_ids)},
    )


def beside_files(own: TerritoryCard, params: Mapping[str, str]) -> str:
    """The files of a territory beside others; `params` say which day they are read from."""
    return chart_files(f"/donnees/evolutions/{own.territory_id}", words.BESIDE, params)


def inequality_files(indicator: IndicatorCard, params: Mapping[str, str]) -> str:
    """The files of the groups of départements; `params` say which day they are read from."""
    return chart_files(
        f"/donnees/inegalites/{indicator.indicator_id}",
        words.inequality(indicator.short_label),
        params,
    )


def sessions_files() -> str:
    """The files of the chart of sessions."""
    return chart_files("/donnees/padhue/sessions", words.SESSIONS, {})


def session_files(session: int) -> str:
    """The files of the stages of one session."""
    return chart_files(f"/donnees/padhue/etapes/{session}", words.session(session), {})


def specialty_files(session: int) -> str:
    """The files of posts by specialty, which have no picture."""
    address = f"/donnees/padhue/specialites/{session}"
    return chart_files(address, words.specialties(session), {}, is_drawn=False)


def vintage_files(printed: Sequence[Vintage], series: SeriesCard) -> str:
    """The files of the value of one date by edition."""
    indicator, territory, day = series.indicator, series.territory, printed[0].date
    return chart_files(
        f"/donnees/editions/{indicator.indicator_id}/{territory.territory_id}",
        words.by_edition(indicator.short_label, territory.name, day),
        {VALUE_DAY: day.isoformat()},
    )


def _joined(*queries: str) -> str:
    return "&".join(query for query in queries if query)
