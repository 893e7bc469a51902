"""The map as readers wait for it, in Chromium: on a first visit, and after another choice.

A choice is timed from the key that makes it to the frame that shows it, on the page Synthèse and on
an empty page of a site, which holds the same box and the words that say what was chosen.
"""

import json
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from dashboard.wording import maps as words
from tests.benchmarks.first_view import PLOTLY_LINE, first_view
from tests.benchmarks.measure import Result, medians, milliseconds, seconds
from tests.benchmarks.servers import CHART_PAGE, CHOICE_PAGE, bare_streamlit, dashboard_around
from tests.e2e.chromium import FLAGS, find_chromium
from tests.e2e.reader import Reader
from tests.e2e.serving import cap_sante

ROUNDS: Final = 9
CHOICES: Final = 61
# The map lives in an element of its own, which selectors of the page do not enter.
MAP_ROOT: Final = """[...document.querySelectorAll("*")]
  .map(node => node.shadowRoot).find(root => root?.querySelector("svg.cs-map"))"""
MAP_DRAWN: Final = f"""() => {{
  const area = ({MAP_ROOT})?.querySelector("svg.cs-map a[aria-label]");
  return area && area.getBoundingClientRect().width > 0 ? performance.now() : false;
}}"""
MAP_SAYS: Final = f"""(() => {{
  const root = {MAP_ROOT};
  return () => [...root.querySelectorAll("svg.cs-map a[data-id]")]
    .map(area => area.getAttribute("aria-label") + area.firstElementChild.getAttribute("fill"))
    .join();
}})()"""
PAGE_SAYS: Final = '() => document.querySelector(".chosen").textContent'
# From the key that chooses to the first frame that says something else.
TIMER: Final = """(key, says) => new Promise(armed => {
  const read = says, before = read();
  window.took = new Promise(done => addEventListener("keydown", function start(event) {
    if (event.key !== key) return;
    removeEventListener("keydown", start, true);
    const since = performance.now();
    const look = () => read() === before
      ? requestAnimationFrame(look) : done(performance.now() - since);
    requestAnimationFrame(look);
  }, true));
  armed();
})"""


def results(data: Path, folder: Path) -> list[Result]:
    """The first map on screen, and the map after another objective is chosen."""
    with (
        bare_streamlit(CHART_PAGE, log=folder / "bare_map.txt") as bare,
        dashboard_around(CHOICE_PAGE, data=data, log=folder / "choice.txt") as empty,
        cap_sante(data, folder / "map.txt") as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        reference, first = medians(
            [
                partial(first_view, browser, bare, PLOTLY_LINE),
                partial(_first_map, browser, f"{site}/synthese"),
            ],
            rounds=ROUNDS,
        )
        with browser.new_context(locale="fr-FR") as context:
            nothing, repainted = medians(
                [_choices_on_empty(context, empty), _choices_on_map(context, site)],
                rounds=CHOICES,
            )
        browser.close()
    return [
        Result(
            name="first map on screen, `/synthese` / bare Streamlit page with one chart",
            measured=first,
            reference=reference,
            bound=1.2,
            show=seconds,
        ),
        Result(
            name="another objective on the map, repainted / a choice on an empty page of a site",
            measured=repainted,
            reference=nothing,
            bound=1.5,
            show=milliseconds,
        ),
    ]


def _first_map(browser: Browser, address: str) -> float:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(address, wait_until="commit")
        drawn: float = page.wait_for_function(MAP_DRAWN, timeout=60_000).json_value()
        return drawn / 1000


def _choices_on_empty(context: BrowserContext, address: str) -> Callable[[], float]:
    page = context.new_page()
    page.goto(f"{address}/page-1")
    page.locator(".chosen").wait_for()
    reader, others = Reader(page, address), cycle(("second", "first"))

    def choose() -> float:
        option = next(others)
        _start(page, "Enter", PAGE_SAYS)
        reader.pick("Choice", option, option)
        return _took(page)

    return choose


def _choices_on_map(context: BrowserContext, address: str) -> Callable[[], float]:
    page = context.new_page()
    page.goto(f"{address}/synthese")
    page.wait_for_function(MAP_DRAWN, timeout=60_000)
    box, keys = Reader(page, address).box(words.INDICATOR), cycle(("ArrowDown", "ArrowUp"))

    def choose() -> float:
        page.bring_to_front()
        box.focus()
        key = next(keys)
        _start(page, key, MAP_SAYS)
        page.keyboard.press(key)
        return _took(page)

    return choose


def _start(page: Page, key: str, says: str) -> None:
    page.bring_to_front()
    page.evaluate(f"({TIMER})({json.dumps(key)}, {says})")


def _took(page: Page) -> float:
    """Seconds from the key to the frame that shows the choice."""
    took: float = page.evaluate("window.took")
    return took / 1000
