"""French error pages, readable without script and without any other file."""

import html
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from dashboard.shell.headers import security_headers
from dashboard.wording.shell import (
    BACK_HOME,
    FAILURE,
    FAILURE_ADVICE,
    NOT_FOUND,
    NOT_FOUND_ADVICE,
    REFUSED,
    REFUSED_ADVICE,
    TITLE,
)

# Addresses that programs read: their short answers in English stay as they are.
MACHINE_PREFIX: Final = "/_stcore/"

# System colours follow the reader's theme and contrast settings by themselves.
_PAGE: Final = """<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} – {site}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 40rem; padding: 2rem 1rem;
  background: Canvas; color: CanvasText; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{advice}</p>
<p><a href="/">{home}</a></p>
</main>
</body>
</html>
"""


def error_page(status: int) -> HTMLResponse:
    """What the reader sees for this HTTP status."""
    if status == 404:
        title, advice = NOT_FOUND, NOT_FOUND_ADVICE
    elif status < 500:
        title, advice = REFUSED, REFUSED_ADVICE
    else:
        title, advice = FAILURE, FAILURE_ADVICE
    words = {"title": title, "advice": advice, "site": TITLE, "home": BACK_HOME}
    page = _PAGE.format_map({key: html.escape(value) for key, value in words.items()})
    return HTMLResponse(page, status, headers={"Cache-Control": "no-store"})


def server_error(request: Request, _error: Exception) -> Response:
    """The answer when the server itself fails; Starlette writes the details to the log."""
    if request.url.path.startswith(MACHINE_PREFIX):
        response: Response = PlainTextResponse("Internal Server Error", 500)
    else:
        response = error_page(500)
    # Starlette sends this one outside of the shell, so it carries its own headers.
    response.headers.update(security_headers(()))
    return response
