"""One browser and one server for the folder; a tab for each test, and its picture on failure."""

import re
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, expect, sync_playwright

from tests.conftest import DataRoot
from tests.e2e.chromium import FLAGS, find_chromium
from tests.e2e.reader import Reader
from tests.e2e.serving import cap_sante

ARTIFACTS = Path(__file__).with_name("artifacts")
WIDE: ViewportSize = {"width": 1280, "height": 900}
IMPATIENT_MS = 15_000


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. Closed after this folder: other folders want the event loop for themselves."""
    expect.set_options(timeout=IMPATIENT_MS)
    executable = find_chromium()  # a missing browser is an error that says what to install
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def site(real_data: DataRoot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the dashboard on the release built from the project's facts."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with cap_sante(real_data.path, log) as address:
        yield address
    # A page that fails shows a sentence to the reader, and its details here.
    assert "Traceback" not in log.read_text("utf-8")


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A French reader's browser; pages opened in it share its cache."""
    with browser.new_context(locale="fr-FR", viewport=WIDE) as context:
        context.set_default_timeout(IMPATIENT_MS)
        yield context


@pytest.fixture(scope="package")
def tab(context: BrowserContext, site: str) -> Iterator[Reader]:
    """One tab for all: it keeps Streamlit's scripts compiled, and each visit is a new session."""
    with context.new_page() as page:
        yield Reader(page, site)


@pytest.fixture
def reader(tab: Reader) -> Iterator[Reader]:
    """A reader about to open the site. Nothing may go wrong during the test."""
    tab.page.set_viewport_size(WIDE)
    tab.page.emulate_media(color_scheme="light")
    yield tab
    assert tab.told_problems() == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of every open tab when a test failed."""
    report = yield
    context = getattr(item, "funcargs", {}).get("context")
    if report.failed and isinstance(context, BrowserContext):
        name = re.sub(r"[^\w-]+", "-", item.name)
        for number, page in enumerate(context.pages, start=1):
            page.screenshot(path=ARTIFACTS / f"{name}.{report.when}.{number}.png")
    return report
