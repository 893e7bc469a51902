"""The servers that ours is compared with: an empty page behind our shell, a bare Streamlit."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.e2e.serving import free_port, serving

_PAGES: Final = Path(__file__).with_name("pages")
EMPTY_PAGE: Final = _PAGES / "empty.py"
SITE_PAGE: Final = _PAGES / "site.py"
ELEMENTS_PAGE: Final = _PAGES / "elements_site.py"
CHART_PAGE: Final = _PAGES / "chart.py"
CHOICE_PAGE: Final = _PAGES / "choice_site.py"

# Same application, settings, warm-up and frozen memory: only the page differs. Streamlit reads the
# settings of the folder it is started from.
_SHELL: Final = """
import os
import sys
from pathlib import Path
import dashboard
os.chdir(Path(dashboard.__file__).parent)
import uvicorn
from dashboard.asgi import create_app
from pipelines.cli import SERVER
uvicorn.run(create_app(Path(sys.argv[1])), port=int(sys.argv[2]), **SERVER)
"""
# What Streamlit's own documentation proposes, and nothing of ours.
_BARE: Final = """
import sys
import streamlit as st
import uvicorn
uvicorn.run(
    st.App(sys.argv[1]), port=int(sys.argv[2]), log_level="warning", access_log=False
)
"""


@contextmanager
def dashboard_around(script: Path, *, data: Path, log: Path) -> Iterator[str]:
    """This script served as the dashboard is: yields its address."""
    with _server(_SHELL, script, log, CAP_SANTE_DATA=str(data)) as address:
        yield address


@contextmanager
def bare_streamlit(script: Path, *, log: Path) -> Iterator[str]:
    """This script served by Streamlit alone: yields its address."""
    with _server(_BARE, script, log, STREAMLIT_BROWSER_GATHER_USAGE_STATS="false") as address:
        yield address


@contextmanager
def _server(program: str, script: Path, log: Path, **environment: str) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-c", program, str(script), str(port)]
    with serving(command, port, log, **environment):
        yield f"http://127.0.0.1:{port}"
