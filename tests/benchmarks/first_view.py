"""From the address to the first chart on screen, in Chromium with an empty cache."""

from functools import partial
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.measure import Result, medians, seconds
from tests.benchmarks.servers import CHART_PAGE, bare_streamlit
from tests.e2e.chromium import FLAGS, find_chromium
from tests.e2e.serving import cap_sante

ROUNDS: Final = 9
PLOTLY_LINE: Final = ".js-plotly-plot .scatterlayer path.js-line"
OWN_LINE: Final = "main svg.cs-spark"
# Asked at every frame; the page's own clock starts with the navigation.
_DRAWN: Final = """selector => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return box && box.width > 0 && box.height > 0 ? performance.now() : false;
}"""


def results(data: Path, folder: Path) -> list[Result]:
    """The page with the main chart, and the page where most readers land."""
    with (
        bare_streamlit(CHART_PAGE, log=folder / "bare.txt") as bare,
        cap_sante(data, folder / "first.txt") as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        print(f"  Chromium {browser.version}", flush=True)
        reference, indicator, overview = medians(
            [
                partial(first_view, browser, bare, PLOTLY_LINE),
                partial(first_view, browser, f"{site}/indicateur", PLOTLY_LINE),
                partial(first_view, browser, f"{site}/", OWN_LINE),
            ],
            rounds=ROUNDS,
        )
        browser.close()
    return [
        Result(
            name=f"first chart on screen, {page} / bare Streamlit page with one chart",
            measured=measured,
            reference=reference,
            bound=1.3,
            show=seconds,
        )
        for page, measured in (("`/indicateur`", indicator), ("`/`", overview))
    ]


def first_view(browser: Browser, address: str, line: str) -> float:
    """Seconds from the address to the first chart that a selector finds, with an empty cache."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(address, wait_until="commit")
        drawn = page.wait_for_function(_DRAWN, arg=line, timeout=60_000)
        milliseconds: float = drawn.json_value()
        return milliseconds / 1000
