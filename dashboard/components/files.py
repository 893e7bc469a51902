"""Links to the files of a chart, right under it: CSV, XLSX and SVG."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from dashboard.cards import IndicatorCard, SeriesCard
from dashboard.components.table import link_html
from dashboard.quality_cards import Vintage
from dashboard.revision_filters import VALUE_DAY
from dashboard.selection import COMPARED
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
