"""The web application: `uvicorn dashboard.asgi:app`.

In: the Streamlit script `dashboard/app.py`. Out: an ASGI application with the French shell, warm
before its first reader.
"""

import gc
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

import streamlit as st
from starlette.middleware import Middleware
from streamlit.file_util import get_static_dir

from dashboard.exports.routes import ROUTES
from dashboard.shell import Shell, server_error
from dashboard.wording.shell import script_error

logger = logging.getLogger(__name__)

SCRIPT: Final = Path(__file__).with_name("app.py")

# The first reader must not wait for these: together they take about a second.
WARM_IMPORTS: Final = ("plotly.graph_objects", "polars", "duckdb", "babel.numbers", "babel.dates")


def warm_up() -> None:
    """Load what every page needs, then keep it out of the garbage collector's way.

    Streamlit collects garbage after each run of a page; frozen objects are not visited, which
    divides the time of a run by four under load.
    """
    for module in WARM_IMPORTS:
        import_module(module)
    # Streamlit's caches need its runtime, which has just started.
    from dashboard.store import database, standings  # noqa: PLC0415

    try:
        database.warm_up()
        standings.warm_up()
    except database.NoRelease:
        logger.warning("No release to serve yet: run `cap-sante build`.", exc_info=True)
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up before the port opens."""
    # Streamlit turns uvicorn's access log back on: readers' addresses stay out of it.
    logging.getLogger("uvicorn.access").disabled = True
    warm_up()
    yield


def on_script_error(error: Exception) -> bool:
    """Show a calm sentence, write the details to the log; True hides Streamlit's own message."""
    reference = secrets.token_hex(4)
    logger.error("Page failed, reference %s", reference, exc_info=error)
    st.error(script_error(reference))
    return True


def create_app(script: Path) -> st.App:
    """The application around one Streamlit script."""
    return st.App(
        script,
        lifespan=lifespan,
        routes=ROUTES,
        middleware=[Middleware(Shell, static=Path(get_static_dir()))],
        on_script_error=on_script_error,
        exception_handlers={Exception: server_error},
    )


app = create_app(SCRIPT)
