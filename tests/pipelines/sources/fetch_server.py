"""A local HTTP server that misbehaves on request, for the tests of downloading.

In: for each path, a list of answers served in turn, the last one for ever. Out: what was asked.
"""

import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["_Handler"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it arrived; header names are in lower case."""

    path: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class LocalServer:
    """The answers to give by path, and the requests received so far."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def serve(self, path: str, *answers: Answer) -> str:
        """Give `answers` in turn at `path`; returns its address."""
        self.answers[path] = list(answers)
        return f"http://127.0.0.1:{self.port}{path}"

    def next_answer(self, request: Request) -> Answer:
        """Note the request and choose what to do with it."""
        self.requests.append(request)
        waiting = self.answers.get(request.path, [reply(404)])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def local_server() -> Iterator[LocalServer]:
    """Serve on a free port of 127.0.0.1 until the block ends."""
    server = LocalServer()
    http = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"local": server}))
    http.daemon_threads, http.block_on_close = True, False
    server.port = http.server_port
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        http.shutdown()
        http.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    local: LocalServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.local.next_answer(Request(path=self.path, headers=headers))
        try:
            answer(self)
        except (BrokenPipeError, ConnectionResetError):
            return

    def start(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        # A badly framed answer must not spoil the next one on the same connection.
        self.send_header("connection", "close")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:  # noqa: ARG002
        return "Wed, 01 Jan 2025 00:00:00 GMT"

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: tests look at what reaches stderr."""


def reply(status: int, body: bytes = b"", **headers: str) -> Answer:
    """A complete answer; `content_type="text/csv"` becomes `content-type: text/csv`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(handler: _Handler) -> None:
        handler.start(status, {"content-length": str(len(body))} | named)
        handler.wfile.write(body)

    return answer


def unless_current(body: bytes, **headers: str) -> Answer:
    """The body, or 304 to whoever sends back its `etag` or its `last_modified`."""

    def answer(handler: _Handler) -> None:
        sent_back = {handler.headers["If-None-Match"], handler.headers["If-Modified-Since"]}
        current = bool(sent_back & set(headers.values()))
        reply(304 if current else 200, b"" if current else body, **headers)(handler)

    return answer


def rest_of(body: bytes, **headers: str) -> Answer:
    """The whole body, or its end to whoever asks for it with the `etag` or `last_modified`."""

    def answer(handler: _Handler) -> None:
        asked = (handler.headers["Range"] or "").removeprefix("bytes=").removesuffix("-")
        if not asked or handler.headers["If-Range"] not in headers.values():
            reply(200, body, **headers)(handler)
            return
        span = f"bytes {asked}-{len(body) - 1}/{len(body)}"
        reply(206, body[int(asked) :], content_range=span, **headers)(handler)

    return answer


def truncated(body: bytes, *, declared: int, **headers: str) -> Answer:
    """Announces `declared` bytes, sends fewer, hangs up."""
    return reply(200, body, content_length=str(declared), **headers)


def reset(body: bytes, *, declared: int) -> Answer:
    """Sends part of the body, then resets the connection instead of closing it."""

    def answer(handler: _Handler) -> None:
        truncated(body, declared=declared)(handler)
        handler.wfile.flush()
        abrupt = struct.pack("ii", 1, 0)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, abrupt)
        handler.connection.close()

    return answer


def endless(chunk: bytes, *, pause_seconds: float = 0.0) -> Answer:
    """A chunked body that never ends, hence announces no length."""

    def answer(handler: _Handler) -> None:
        handler.start(200, {"transfer-encoding": "chunked"})
        while not handler.local.closing.wait(pause_seconds):
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))

    return answer


def silent(handler: _Handler) -> None:
    """Takes the request and never answers."""
    handler.local.closing.wait()


def closed_port() -> int:
    """A port of 127.0.0.1 where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
