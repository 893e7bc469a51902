"""A reader at a browser: opens pages, chooses, reads; and what went wrong meanwhile."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

MENU: Final = {
    "/synthese": "Synthèse",
    "/indicateur": "Indicateur",
    "/territoire": "Territoire",
    "/comparer": "Comparer",
    "/padhue": "PADHUE",
    "/cnr": "CNR Santé",
    "/revisions": "Chiffres et révisions",
    "/methode": "Méthode et données",
}
# The footer is the last thing that a page writes: a page that failed has none.
LAST_ELEMENT: Final = ".cs-footer"
CHART: Final = ".js-plotly-plot .main-svg .trace path"
UNDRAWN: Final = f".stPlotlyChart:not(:has({CHART}))"
# Streamlit says on its app element whether the page is complete; nothing is left to draw in it.
# One question, so that all of it is true at once, and known as soon as it is.
WHOLE: Final = (
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    '[data-test-connection-state="CONNECTED"]'
    f':not(:has([data-testid="stSkeleton"])):not(:has({UNDRAWN}))'
)
DRAWN: Final = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
BACKGROUNDS: Final = {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 22, 22)"}

_SPACES: Final = re.compile(r"\s+")


class Reader:
    """One tab. `problems` fills with console errors, page errors and foreign requests."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.problems: list[str] = []
        self.sent = 0  # messages to the server: one per run of the page that the reader asks for
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        page.on("request", lambda request: self._watch(request.url))
        page.on("websocket", lambda socket: self._watch(socket.url))
        page.on("websocket", lambda socket: socket.on("framesent", self._count))

    def open(self, path: str, *, last_element: str = LAST_ELEMENT) -> None:
        """Go to an address of the site and wait until the page is whole."""
        self.page.goto(self.address + path)
        self.settle(last_element=last_element)

    def settle(self, *, last_element: str = LAST_ELEMENT) -> None:
        """Wait until nothing more is to come."""
        self.page.locator(f"{WHOLE} {last_element}").wait_for()
        # The menu has a script of its own, which may come after all the rest. Not by its role: an
        # open list hides the rest of the page from those who read roles.
        self.page.locator("nav li a").first.wait_for()

    def told_problems(self) -> list[str]:
        """What went wrong since the last call."""
        told, self.problems = self.problems, []
        return told

    def menu(self, path: str) -> None:
        """Click on a page in the menu."""
        self.page.get_by_role("navigation").get_by_role("link", name=MENU[path], exact=True).click()
        self.page.wait_for_url(re.compile(re.escape(path) + r"(\?.*)?$"))
        expect(self.current_link).to_have_text(MENU[path])
        self.settle()

    def arrive(self, path: str, **chosen: str) -> None:
        """Wait until the address says this page and these codes, and the page is whole."""
        self.page.wait_for_url(
            lambda url: (
                urlsplit(url).path == path and dict(parse_qsl(urlsplit(url).query)) == chosen
            )
        )
        # A link to another page asks for two runs: the first changes the address and ends, and the
        # page of before looks settled until the second, which begins with the menu.
        if path in MENU:
            expect(self.current_link).to_have_text(MENU[path])
        # The address changes at once, the page at its next drawing.
        self.page.evaluate(DRAWN)
        self.settle()

    def unfold(self, label: str) -> Locator:
        """Open a folded block and wait for what it holds, which is sent then."""
        block = self.page.get_by_test_id("stExpander").filter(
            has=self.page.get_by_text(label, exact=True)
        )
        block.get_by_text(label, exact=True).click()
        expect(block.locator("table").first).to_be_visible()
        self.settle()
        # It grows for half a second: a click meanwhile would miss what it aims at.
        block.evaluate(
            "block => Promise.allSettled("
            "block.getAnimations({ subtree: true }).map(growing => growing.finished))"
        )
        return block

    def look(self, theme: str, width: int) -> None:
        """Look at the open page in a light or a dark theme, on a screen of this width."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        expect(self.page.get_by_test_id("stApp")).to_have_css(
            "background-color", BACKGROUNDS[theme]
        )
        self.settle()

    def pick(self, box: str, typed: str, option: str) -> None:
        """Choose in a box as keyboards do: focus, type, Enter."""
        field = self.box(box)
        field.focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(typed)
        expect(self.page.get_by_role("option", name=option, exact=True)).to_be_visible()
        self.page.keyboard.press("Enter")

    def box(self, name: str) -> Locator:
        """The field with this label."""
        return self.page.get_by_role("combobox", name=name, exact=True)

    @property
    def current_link(self) -> Locator:
        """The page that the menu marks as the one being read: not by its role, see `settle`."""
        return self.page.locator("nav li a[aria-current=page]")

    @property
    def path(self) -> str:
        """Path of the page's address."""
        return urlsplit(self.page.url).path

    @property
    def chosen(self) -> dict[str, str]:
        """Parameters of the page's address."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    @property
    def text(self) -> str:
        """What the page says, with plain spaces."""
        return plain(self.page.locator("main").inner_text())

    @property
    def title(self) -> str:
        """The level-one heading."""
        return plain(self.page.get_by_role("heading", level=1).inner_text())

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text}")

    def _watch(self, url: str) -> None:
        here = self.address.removeprefix("http")
        if not url.startswith(("http" + here, "ws" + here, "data:", "blob:")):
            self.problems.append(f"request that leaves the machine: {url}")

    def _count(self, _frame: str | bytes) -> None:
        self.sent += 1


def plain(text: str) -> str:
    """French typography made simple: one kind of space, one kind of apostrophe."""
    return _SPACES.sub(" ", text).replace("’", "'").strip()
