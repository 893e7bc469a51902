"""The ASGI layer in front of Streamlit: who answers what.

Plain ASGI, because Streamlit streams downloads and talks through a websocket.
"""

import re
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import scripts, stylesheet
from dashboard.asset import Asset
from dashboard.maps import files as map_files
from dashboard.shell.bundle import MEDIA_TYPES, UNTOUCHED, Bundle
from dashboard.shell.document import Document
from dashboard.shell.headers import security_headers
from dashboard.shell.pages import MACHINE_PREFIX, error_page

# What this site needs of Streamlit beside its pages and its websocket. Its counters, robots'
# interface, uploads and sign-in stay closed.
OPEN: Final = (
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/bidi-components/",
    "/app/static/",
    "/component/",
    "/donnees/",
    "/media/",
    "/static/media/",
)

# Streamlit's page addresses have one part and no dot: /, /indicateur, /index.html.
_PAGE: Final = re.compile(r"/(?:[^/.]*|index\.html)")


class Shell:
    """Answer for the site's frame and files; let Streamlit do the rest, with our headers."""

    def __init__(self, app: ASGIApp, static: Path) -> None:
        self._app = app
        document = Document.of((static / "index.html").read_text("utf-8"))
        self._document = document.asset()
        self._headers = security_headers(document.script_hashes)
        style = Asset.of(stylesheet.TEXT.encode(), MEDIA_TYPES[".css"], UNTOUCHED)
        self._own = {stylesheet.PATH: style} | scripts.assets() | map_files.assets()
        self._bundle = Bundle(static)
        self._bundle.warm_up(document.text)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; websockets and lifespan events go straight through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        send = self._with_headers(send)
        answer = self._answer(scope)
        if answer is not None:
            await answer(scope, receive, send)
        elif _reader_expects_a_page(scope):
            await self._app(scope, receive, _French(scope, receive, send))
        else:
            await self._app(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        """Our own answer, or None when Streamlit must reply."""
        path, method = _path(scope), scope["method"]
        if method == "OPTIONS" or path.startswith(OPEN) or _is_corrected(path):
            return None
        if method not in {"GET", "HEAD"}:
            return error_page(405)
        if _PAGE.fullmatch(path):
            return self._document.response(Headers(scope=scope))
        if asset := self._own.get(path) or self._bundle.asset(path):
            return asset.response(Headers(scope=scope))
        # Streamlit would answer with its page, whose relative links then lead nowhere: a blank
        # screen.
        return error_page(404)

    def _with_headers(self, send: Send) -> Send:
        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
            await send(message)

        return secured


class _French:
    """Replace an English error of Streamlit by our page; leave every other answer untouched."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._replaced = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] >= 400:
            self._replaced = True
            await error_page(message["status"])(self._scope, self._receive, self._send)
        elif not self._replaced:
            await self._send(message)


def _path(scope: Scope) -> str:
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _is_corrected(path: str) -> bool:
    """Streamlit redirects /indicateur/ to /indicateur, and refuses //host as dangerous."""
    return len(path) > 1 and (path.endswith("/") or path.startswith("//"))


def _reader_expects_a_page(scope: Scope) -> bool:
    accepted = Headers(scope=scope).get("accept", "")
    return "text/html" in accepted and not _path(scope).startswith(MACHINE_PREFIX)
