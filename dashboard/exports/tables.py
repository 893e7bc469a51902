"""Published tables at their address: `/donnees/tables/...`, straight from the release in force.

In: a request. Out: Parquet as published, or CSV made from it.
"""

from pathlib import Path

import polars as pl
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from dashboard.exports.answers import csv_answer, not_ready, unknown
from dashboard.store.release import current_release
from pipelines.contract import TABLES


def table_file(request: Request) -> Response:
    """`/donnees/tables/targets.parquet` or `.csv`: one published table.

    `?tableur=1` gives the CSV of French spreadsheets.
    """
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


def _flat(path: Path) -> pl.DataFrame:
    """CSV has no lists: they become texts separated by a vertical bar."""
    lists = pl.selectors.list(pl.selectors.string())
    return pl.read_parquet(path).with_columns(lists.list.join(" | "))


ROUTES = (Route("/donnees/tables/{table}.{form}", table_file),)
