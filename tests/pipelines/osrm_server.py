"""A local HTTP server that speaks the `table` service of OSRM, or misbehaves on request.

Times are the straight distance in degrees, in hundreds of seconds: a road system like another.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import dist
from typing import Any
from urllib.parse import parse_qs, urlsplit

# Status, body, seconds before the answer; None as a body cuts the connection.
Answer = tuple[int, bytes | None, float]
Behaviour = Callable[[dict[str, Any]], Answer]


def table(asked: dict[str, Any]) -> Answer:
    """What a server answers when all is well."""
    points = asked["points"]
    rows = [
        [round(100 * dist(points[one], points[other]), 1) for other in asked["destinations"]]
        for one in asked["sources"]
    ]
    return ok(rows)


def ok(durations: object) -> Answer:
    """An answer in order with these durations."""
    return 200, json.dumps({"code": "Ok", "durations": durations}).encode(), 0


def error(status: int, code: str, message: str = "") -> Answer:
    """An error as OSRM writes it."""
    return status, json.dumps({"code": code, "message": message}).encode(), 0


@dataclass(slots=True)
class RoutingServer:
    """What to answer in turn, the last one for ever, and what was asked."""

    behaviours: list[Behaviour] = field(default_factory=lambda: [table])
    asked: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str) -> Answer:
        """Note the request, checked against the protocol, and choose what to say."""
        address = urlsplit(path)
        service, version, profile, points = address.path.strip("/").split("/")
        assert (service, version, profile) == ("table", "v1", "driving")
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        assert query.pop("annotations") == "duration"
        asked = {name: [int(one) for one in text.split(";")] for name, text in query.items()}
        places = [tuple(map(float, pair.split(","))) for pair in points.split(";")]
        self.asked.append({**asked, "points": places})
        behave = self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]
        return behave(self.asked[-1])


@contextmanager
def routing_server(*behaviours: Behaviour) -> Iterator[RoutingServer]:
    """Serve on a free port of 127.0.0.1 until the block ends."""
    server = RoutingServer(behaviours=list(behaviours) or [table])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, seconds = server.answer(self.path)
            time.sleep(seconds)
            if body is None:
                self.connection.close()
                return
            try:
                self.send_response(status)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing on the test's output."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads, http.block_on_close = True, False
    server.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
