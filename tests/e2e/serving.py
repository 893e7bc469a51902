"""Servers in processes of their own, on free ports of this machine only."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx

CAP_SANTE: Final = Path(sys.executable).with_name("cap-sante")
STARTING_SECONDS: Final = 60


class NotServing(RuntimeError):
    """A server did not start; the message holds the end of its log."""


@contextmanager
def cap_sante(data: Path, log: Path) -> Iterator[str]:
    """The dashboard on this data folder, as readers get it: yields its address."""
    port = free_port()
    with serving([CAP_SANTE, "serve", "--port", str(port)], port, log, CAP_SANTE_DATA=str(data)):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def serving(
    command: Sequence[str | Path], port: int, log: Path, **environment: str
) -> Iterator[None]:
    """Run a Streamlit server until the end of the block. Raises NotServing."""
    with (
        log.open("w", encoding="utf-8") as output,
        subprocess.Popen(
            command, env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT
        ) as server,
    ):
        try:
            _wait_for(port, server, log)
            yield
        finally:
            server.terminate()


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/_stcore/health").text == "ok":
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise NotServing("The server did not start:\n" + log.read_text("utf-8")[-2000:])
