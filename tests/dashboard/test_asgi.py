"""The real server on a throw-away script: settings, websocket, errors, control flow."""

import csv
import gc
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from dashboard import asgi, palette
from dashboard.palette import Theme
from dashboard.store import database

CONFIG = Path(asgi.__file__).with_name(".streamlit") / "config.toml"
SCRIPT = """
import streamlit as st
match st.query_params.get("case"):
    case "error":
        raise ValueError("secret detail")
    case "stop":
        st.write("before")
        st.stop()
    case "rerun":
        if "seen" not in st.session_state:
            st.session_state.seen = True
            st.rerun()
st.write("whole page")
"""
SERVE = """
import sys
from pathlib import Path
import uvicorn
from dashboard.asgi import create_app
uvicorn.run(create_app(Path(sys.argv[1])), port=int(sys.argv[2]), log_level="warning")
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server started from a folder that has nothing to do with the project."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "script.py").write_text(SCRIPT, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-c", SERVE, str(elsewhere / "script.py"), port]
    log = (elsewhere / "log").open("w")
    with subprocess.Popen(command, cwd=elsewhere, stdout=log, stderr=log) as server:
        try:
            _wait_until_ready(f"127.0.0.1:{port}", server)
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(f"http://{address}/_stcore/health").text == "ok":
                return
        except httpx.ConnectError:
            time.sleep(0.1)
    pytest.fail("the server did not start")


def _visit(address: str, case: str) -> list[ForwardMsg]:
    """What the server sends to a browser that opens the page."""
    messages: list[ForwardMsg] = []
    with connect(
        f"ws://{address}/_stcore/stream", subprotocols=[Subprotocol("streamlit")]
    ) as browser:
        request = BackMsg()
        request.rerun_script.query_string = f"case={case}"
        browser.send(request.SerializeToString())
        while not (messages and _is_last(messages[-1])):
            raw = browser.recv(timeout=10)
            assert isinstance(raw, bytes)
            messages.append(ForwardMsg.FromString(raw))
    return messages


def _is_last(message: ForwardMsg) -> bool:
    """A page that asks to run again finishes twice; the first time is early."""
    early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return message.HasField("script_finished") and message.script_finished != early


def _texts(messages: list[ForwardMsg]) -> list[str]:
    elements = [m.delta.new_element for m in messages if m.HasField("delta")]
    return [e.markdown.body or e.alert.body for e in elements if e.WhichOneof("type")]


def test_a_page_that_fails_shows_a_calm_french_sentence(address: str) -> None:
    messages = _visit(address, "error")
    (sentence,) = _texts(messages)
    assert sentence.startswith("Les données n’ont pas pu être chargées.")
    assert "Référence de l’incident" in sentence
    assert not any(b"secret detail" in m.SerializeToString() for m in messages)


@pytest.mark.parametrize(("case", "shown"), [("stop", ["before"]), ("rerun", ["whole page"])])
def test_stopping_or_rerunning_a_page_is_not_an_error(
    address: str, case: str, shown: list[str]
) -> None:
    assert _texts(_visit(address, case)) == shown


def test_the_site_settings_hold_from_any_folder(address: str) -> None:
    (session,) = [m.new_session for m in _visit(address, "") if m.HasField("new_session")]
    assert session.config.gather_usage_stats is False
    assert session.config.toolbar_mode == session.config.MINIMAL
    assert session.custom_theme.light.primary_color == "#1d4f91"
    assert session.custom_theme.dark.background_color == "#161616"
    host = httpx.get(f"http://{address}/_stcore/host-config").json()
    assert host["allowedOrigins"] == []


def test_a_file_of_the_static_folder_that_is_missing_is_said_in_french(address: str) -> None:
    page = httpx.get(f"http://{address}/app/static/none.json", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert '<html lang="fr">' in page.text


def test_every_setting_exists_in_streamlit() -> None:
    sections = tomllib.loads(CONFIG.read_text("utf-8"))
    theme = sections.pop("theme")
    sections |= {f"theme.{name}": theme.pop(name) for name in ("light", "dark")} | {"theme": theme}
    wanted = {f"{section}.{key}" for section, keys in sections.items() for key in keys}
    assert wanted <= set(config.get_config_options())


@pytest.mark.parametrize(("name", "column"), [("light", "clair"), ("dark", "sombre")])
def test_the_theme_is_the_palette(name: str, column: str) -> None:
    rows = csv.DictReader(
        Path(palette.__file__).with_name("palette.csv").read_text("utf-8").splitlines()
    )
    colours = {(row["group"], row["key"]): row["hex"] for row in rows if row["theme"] == column}
    theme = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][name]
    # Streamlit writes in white on it, in both themes.
    primary = {"light": colours["neutre", "lien"], "dark": "#0b5fff"}
    assert palette.neutrals(Theme.LIGHT).focus == primary["dark"]
    assert theme == {
        "primaryColor": primary[name],
        "backgroundColor": colours["neutre", "fond"],
        "secondaryBackgroundColor": colours["neutre", "fond_alt"],
        "textColor": colours["neutre", "texte"],
        "linkColor": colours["neutre", "lien"],
        "borderColor": colours["neutre", "bordure_champ"],
        "chartCategoricalColors": [
            colours["indicateur", key] for key in ("msp", "cpts", "assistants", "padhue")
        ],
    }


def test_the_server_starts_before_the_first_release(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_published() -> None:
        raise database.NoRelease("no release")

    frozen: list[bool] = []
    monkeypatch.setattr(database, "warm_up", nothing_published)
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    asgi.warm_up()
    assert frozen == [True]
