"""Files that keep their address: `/donnees/...`, straight from the release in force.

In: a request. Out: Parquet as published, or CSV made from it. No Streamlit here: these addresses
work without a session, for programs as for readers.
"""

from pathlib import Path

import polars as pl
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.release import Release, current_release
from dashboard.wording.frame import NO_RELEASE, UNKNOWN_FILE
from dashboard.wording.typography import typo
from pipelines.contract import TABLES

CSV = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SERIES_COLUMNS = (
    *("indicator_id", "territory_id", "date", "value", "value_status", "edition", "source_id"),
)


def table_file(request: Request) -> Response:
    """`/donnees/tables/targets.parquet` or `.csv`: one published table; `?tableur=1` as below."""
    release = current_release()
    name, form = request.path_params["table"], request.path_params["form"]
    if release is None:
        return PlainTextResponse(typo(NO_RELEASE), status_code=503)
    if name not in TABLES or form not in {"parquet", "csv"}:
        return PlainTextResponse(typo(UNKNOWN_FILE), status_code=404)
    path, filename = release.table(name), f"cap-sante-{name}-{release.build_id}.{form}"
    if form == "parquet":
        return FileResponse(path, filename=filename, media_type="application/vnd.apache.parquet")
    return _csv(_flat(path), filename, for_spreadsheet="tableur" in request.query_params)


def series_file(request: Request) -> Response:
    """`/donnees/series/msp/DEP-04.csv`: one series; `?tableur=1` for spreadsheets."""
    release = current_release()
    if release is None:
        return PlainTextResponse(typo(NO_RELEASE), status_code=503)
    indicator, territory = request.path_params["indicator"], request.path_params["territory"]
    frame = _series(release, indicator, territory)
    if frame.is_empty():
        return PlainTextResponse(typo(UNKNOWN_FILE), status_code=404)
    for_spreadsheet = "tableur" in request.query_params
    return _csv(frame, f"cap-sante-{indicator}-{territory}.csv", for_spreadsheet=for_spreadsheet)


def _series(release: Release, indicator: str, territory: str) -> pl.DataFrame:
    return (
        pl.read_parquet(release.table("current_values"))
        .filter(pl.col("indicator_id") == indicator, pl.col("territory_id") == territory)
        .select(SERIES_COLUMNS)
    )


def _flat(path: Path) -> pl.DataFrame:
    """CSV has no lists: they become texts separated by a vertical bar."""
    lists = pl.selectors.list(pl.selectors.string())
    return pl.read_parquet(path).with_columns(lists.list.join(" | "))


def _csv(frame: pl.DataFrame, filename: str, *, for_spreadsheet: bool) -> Response:
    if for_spreadsheet:
        text = frame.write_csv(separator=";", decimal_comma=True)
        content = BYTE_ORDER_MARK + text.encode()
    else:
        content = frame.write_csv().encode()
    disposition = {"content-disposition": f'attachment; filename="{filename}"'}
    return Response(content, media_type=CSV, headers=disposition)


ROUTES = (
    Route("/donnees/tables/{table}.{form}", table_file),
    Route("/donnees/series/{indicator}/{territory}.csv", series_file),
)
