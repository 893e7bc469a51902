"""Every chart that has files, and their routes: a chart is one module and one line here."""

from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import clock
from dashboard.exports.answers import SVG, XLSX, csv_answer, file_answer, not_ready, unknown
from dashboard.exports.charts import (
    beside,
    comparison,
    funnel,
    inequality,
    level,
    multiples,
    scatter,
    session,
    sessions,
    specialties,
    trend,
    vintages,
)
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.exports.workbook import workbook
from dashboard.figures.drawing import Drawing
from dashboard.figures.static_chart import chart_body
from dashboard.figures.static_sheet import static_sheet
from dashboard.store import database
from dashboard.store.release import current_release

CHARTS: Final = (
    trend.CHART,
    inequality.CHART,
    level.CHART,
    comparison.CHART,
    multiples.CHART,
    funnel.CHART,
    scatter.CHART,
    sessions.CHART,
    session.CHART,
    specialties.CHART,
    vintages.CHART,
    beside.CHART,
)


def _files(chart: Chart) -> Callable[[Request], Response]:
    """The file of a chart in the form that the address ends with; `?tableur=1` as in tables.py."""

    def answer(request: Request) -> Response:
        release = current_release()
        if release is None:
            return not_ready()
        asked = Asked(
            codes=request.path_params,
            params=dict(request.query_params),
            site=str(request.base_url),
            today=clock.today(),
        )
        with database.reading(release):
            files = chart.gather(asked)
            return unknown() if files is None else _answer(files, asked)

    return answer


def _answer(files: ChartFiles, asked: Asked) -> Response:
    form = asked.codes["form"]
    name = f"{files.name}.{form}"
    match form:
        case "csv":
            return csv_answer(files.data, name, for_spreadsheet="tableur" in asked.params)
        case "xlsx":
            made_on = database.updated_on()
            content = workbook(files.data, files.definitions, files.words.title, made_on)
            return file_answer(content, name, XLSX)
        case "svg" if drawn := files.draw():
            body = chart_body(drawn) if isinstance(drawn, Drawing) else drawn
            return file_answer(static_sheet(body, files.words, files.alternative), name, SVG)
    return unknown()


ROUTES: Final = tuple(Route(f"{chart.path}.{{form}}", _files(chart)) for chart in CHARTS)
