"""The shell around Streamlit: French frame, French labels, safe headers, French errors."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.file_util import get_static_dir

from dashboard.shell import Shell, server_error
from dashboard.shell.bundle import REPLACEMENTS, TRANSLATED, UNTOUCHED, Bundle
from dashboard.shell.document import Document
from dashboard.wording.shell import LABELS, NOT_FOUND, TITLE, Replacement

INSTALLED = Path(get_static_dir())
BROWSER = {"Accept": "text/html,application/xhtml+xml"}
GREETING = Replacement(module="index", old="`Hello`", new="`Bonjour`")


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """Streamlit's real document beside two tiny scripts and an image."""
    files = {
        "index.html": (INSTALLED / "index.html").read_text("utf-8"),
        "static/js/index.ABCD1234.js": "say(`Hello`)",
        "static/js/other.ABCD1234.js": "say(`Hello`)",
        "static/media/logo.png": "picture",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def _health(_request: Request) -> Response:
    return PlainTextResponse("ok", headers={"Cache-Control": "no-cache"})


def _english_error(_request: Request) -> Response:
    return PlainTextResponse("File not found", 404)


def _crash(_request: Request) -> Response:
    raise ZeroDivisionError("secret detail")


@pytest.fixture
def client(static: Path) -> Iterator[TestClient]:
    """A browser in front of the shell and of a stand-in for Streamlit."""
    app = Starlette(
        routes=[
            Route("/_stcore/health", _health),
            Route("/_stcore/metrics", _health),
            Route("/media/gone.csv", _english_error),
            Route("/media/crash", _crash),
        ],
        middleware=[Middleware(Shell, static=static)],
        exception_handlers={Exception: server_error},
    )
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def test_the_installed_streamlit_still_says_what_we_translate() -> None:
    assert Bundle(INSTALLED).missing == []


def test_the_installed_document_still_has_what_we_edit() -> None:
    assert Document.of((INSTALLED / "index.html").read_text("utf-8")).missing == ()


@pytest.mark.parametrize("one", REPLACEMENTS, ids=lambda one: f"{one.module}-{one.old[:30]}")
def test_a_replacement_leaves_valid_code(one: Replacement) -> None:
    quotes = one.old.count("`")
    assert one.new.count("`") == quotes or one not in LABELS
    # What the label inserts, a name or a number, is inserted in French too.
    assert set(re.findall(r"\$\{\w+\}", one.new)) <= set(re.findall(r"\$\{\w+\}", one.old))


def test_only_the_declared_module_is_translated(static: Path) -> None:
    bundle = Bundle(static, [GREETING])
    translated = bundle.asset("/static/js/index.ABCD1234.js")
    untouched = bundle.asset("/static/js/other.ABCD1234.js")
    assert translated is not None
    assert untouched is not None
    assert gzip.decompress(translated.compressed) == b"say(`Bonjour`)"
    assert gzip.decompress(untouched.compressed) == b"say(`Hello`)"
    assert (translated.cache_control, untouched.cache_control) == (TRANSLATED, UNTOUCHED)


def test_a_label_that_changed_stays_in_english_and_is_named(static: Path) -> None:
    bundle = Bundle(static, [Replacement(module="index", old="`Bye`", new="`Au revoir`")])
    asset = bundle.asset("/static/js/index.ABCD1234.js")
    assert asset is not None
    assert gzip.decompress(asset.compressed) == b"say(`Hello`)"
    assert bundle.missing == ["index: '`Bye`' occurs 0 times"]


@pytest.mark.parametrize("path", ["/", "/indicateur", "/index.html", "/indicateur?territoire=FR"])
def test_every_page_starts_with_the_french_document(client: TestClient, path: str) -> None:
    page = client.get(path, headers=BROWSER)
    assert page.status_code == 200
    assert '<html lang="fr">' in page.text
    assert f"<title>{TITLE}</title>" in page.text
    assert "You need to enable JavaScript" not in page.text
    assert "Streamlit app can also offer" not in page.text
    assert page.headers["cache-control"] == "no-cache"


def test_the_policy_allows_exactly_the_inline_scripts_of_the_document(client: TestClient) -> None:
    page = client.get("/")
    hashes = Document.of((INSTALLED / "index.html").read_text("utf-8")).script_hashes
    assert page.text.count("<script>") == len(hashes) == 1
    policy = page.headers["content-security-policy"]
    assert f"script-src 'self' 'unsafe-eval' blob: {hashes[0]};" in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "path", ["/", "/static/js/index.ABCD1234.js", "/_stcore/health", "/media/crash", "/a/b"]
)
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path, headers=BROWSER).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_files_are_sent_compressed_and_only_once(client: TestClient) -> None:
    first = client.get("/static/js/index.ABCD1234.js")
    assert first.headers["content-encoding"] == "gzip"
    plain = client.get("/static/js/index.ABCD1234.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == first.text
    assert int(plain.headers["content-length"]) == len(plain.content)
    again = client.get(
        "/static/js/index.ABCD1234.js", headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/a/b",
        "/static/js/unknown.js",
        "/robots.txt",
        "/indicateur/_stcore/health",
        "/_stcore/metrics",
        "/_stcore/unknown",
        "/_stcore/agent/openapi.json",
        "/media/gone.csv",
    ],
)
def test_an_address_that_does_not_exist_is_said_in_french(client: TestClient, path: str) -> None:
    page = client.get(path, headers=BROWSER)
    assert page.status_code == 404
    assert '<html lang="fr">' in page.text
    assert f"<h1>{NOT_FOUND}</h1>" in page.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_readers_can_only_read(client: TestClient, method: str) -> None:
    assert client.request(method, "/_stcore/upload_file/a/b").status_code == 405
    assert client.request(method, "/").status_code == 405


def test_programs_get_the_answers_they_know(client: TestClient) -> None:
    assert client.get("/_stcore/health").text == "ok"
    assert client.get("/media/gone.csv", headers={"Accept": "*/*"}).text == "File not found"


def test_a_crash_shows_a_french_page_without_details(client: TestClient) -> None:
    page = client.get("/media/crash", headers=BROWSER)
    assert page.status_code == 500
    assert '<html lang="fr">' in page.text
    assert "secret detail" not in page.text
