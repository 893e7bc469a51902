"""Files that keep their address: `/donnees/...`, straight from the release in force.

In: a request. Out: Parquet as published, or CSV made from it, and the files of charts. No Streamlit
here: these addresses work without a session, for programs as for readers.
"""

from pathlib import Path

import polars as pl
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from dashboard import store
from dashboard.answers import csv_answer, not_ready, unknown
from dashboard.clock import today
from dashboard.exports import registry
from dashboard.release import current_release
from dashboard.sheets import sheet_document
from pipelines.contract import TABLES


def table_file(request: Request) -> Response:
    """`/donnees/tables/targets.parquet` or `.csv`: one published table; `?tableur=1` as below."""
    release = current_release()
    name, form = request.path_params["table"], request.path_params["form"]
    if release is None:
        return not_ready()
    if name not in TABLES or form not in {"parquet", "csv"}:
        return unknown()
    path, filename = release.table(name), f"cap-sante-{name}-{release.build_id}.{form}"
    if form == "parquet":
        return FileResponse(path, filename=filename, media_type="application/vnd.apache.parquet")
    return csv_answer(_flat(path), filename, for_spreadsheet="tableur" in request.query_params)


def sheet_file(request: Request) -> Response:
    """`/donnees/fiches/DEP-04.html`: the one-page sheet of a territory, figures inside."""
    release = current_release()
    if release is None:
        return not_ready()
    territory, day = request.path_params["territory"], today()
    with store.reading(release):
        if territory not in store.territories().by_id:
            return unknown()
        content = sheet_document(territory, day)
    filename = f"cap-sante-fiche-{territory}-{day.isoformat()}.html"
    disposition = {"content-disposition": f'attachment; filename="{filename}"'}
    return HTMLResponse(content, headers=disposition)


def _flat(path: Path) -> pl.DataFrame:
    """CSV has no lists: they become texts separated by a vertical bar."""
    lists = pl.selectors.list(pl.selectors.string())
    return pl.read_parquet(path).with_columns(lists.list.join(" | "))


ROUTES = (
    Route("/donnees/tables/{table}.{form}", table_file),
    Route("/donnees/fiches/{territory}.html", sheet_file),
    *registry.ROUTES,
)
