"""What the tests of maps look for in a page, and how they get there."""

from typing import Final

from playwright.sync_api import Locator

from tests.e2e.reader import Reader

INDICATOR: Final = "/indicateur?indicateur=msp&territoire=DEP-35"
# Without its clock, a page knows whether it has been loaded again.
MARK: Final = "window.same_page = true"


def area(reader: Reader, code: str) -> Locator:
    """One territory of the map."""
    return reader.page.locator(f'.cs-map-frame a[data-id="{code}"]')


def tip(reader: Reader) -> Locator:
    """What the map says beside an area."""
    return reader.page.locator(".cs-tip")


def open_map(reader: Reader, path: str) -> None:
    """Open a page and wait for its map."""
    reader.open(path)
    reader.page.locator(".cs-map-frame svg.cs-map").wait_for()
    reader.page.locator(".cs-map-figure").scroll_into_view_if_needed()
