"""A reader without a browser: Streamlit's websocket, spoken as a browser speaks it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol


class PageFailed(RuntimeError):
    """The page did not run to its end: its time means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a page, as received."""

    seconds: float
    bytes_count: int
    messages: tuple[ForwardMsg, ...]


@dataclass(slots=True)
class Session:
    """One reader connected to one page of a server."""

    socket: ClientConnection
    page: str
    query: str
    page_hash: str = ""

    @classmethod
    @contextmanager
    def of(cls, address: str, path: str) -> Iterator[Self]:
        """Connect, and open the page once as a first visit does."""
        page, _, query = path.removeprefix("/").partition("?")
        stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        # Compressed as browsers ask for; the bytes counted are those after decompression.
        with connect(stream, subprotocols=[Subprotocol("streamlit")]) as socket:
            session = cls(socket, page, query)
            first = session.rerun()
            session.page_hash = next(
                (
                    message.navigation.page_script_hash
                    for message in first.messages
                    if message.HasField("navigation")
                ),
                "",
            )
            yield session

    def rerun(self, query: str | None = None) -> Run:
        """Ask for the page again, with another selection if any, and wait for its last message."""
        self.query = self.query if query is None else query
        request = BackMsg()
        request.rerun_script.query_string = self.query
        if self.page_hash:
            request.rerun_script.page_script_hash = self.page_hash
        else:
            request.rerun_script.page_name = self.page
        content = request.SerializeToString()
        received: list[bytes] = []
        messages: list[ForwardMsg] = []
        start = time.perf_counter()
        self.socket.send(content)
        while not (messages and _is_last(messages[-1])):
            raw = self.socket.recv(timeout=30)
            assert isinstance(raw, bytes)
            received.append(raw)
            messages.append(ForwardMsg.FromString(raw))
        elapsed = time.perf_counter() - start
        if any(message.delta.new_element.HasField("alert") for message in messages):
            raise PageFailed(f"/{self.page}?{self.query}")
        return Run(seconds=elapsed, bytes_count=sum(map(len, received)), messages=tuple(messages))


def _is_last(message: ForwardMsg) -> bool:
    """A page that asks to run again finishes twice; the first time is early."""
    early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return message.HasField("script_finished") and message.script_finished != early
