"""How a file is sent: its bytes, its type and its name; and what is said where there is none."""

import polars as pl
from starlette.responses import PlainTextResponse, Response

from dashboard.wording.frame import NO_RELEASE, UNKNOWN_FILE
from dashboard.wording.typography import typo

CSV = "text/csv; charset=utf-8"
SVG = "image/svg+xml; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def csv_answer(frame: pl.DataFrame, filename: str, *, for_spreadsheet: bool) -> Response:
    """A table as CSV: for programs, or for French spreadsheets."""
    if for_spreadsheet:
        text = frame.write_csv(separator=";", decimal_comma=True)
        content = BYTE_ORDER_MARK + text.encode()
    else:
        content = frame.write_csv().encode()
    return file_answer(content, filename, CSV)


def file_answer(content: bytes | str, filename: str, media_type: str) -> Response:
    """A file to keep, under its name."""
    disposition = {"content-disposition": f'attachment; filename="{filename}"'}
    return Response(content, media_type=media_type, headers=disposition)


def not_ready() -> Response:
    """Nothing has been published yet."""
    return PlainTextResponse(typo(NO_RELEASE), status_code=503)


def unknown() -> Response:
    """There is no such file."""
    return PlainTextResponse(typo(UNKNOWN_FILE), status_code=404)
