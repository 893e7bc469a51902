"""Which Chromium to drive, and how: quiet, and unable to talk to another machine."""

import shutil
from pathlib import Path
from typing import Final

# The same names, in the same order, as `.ci/browser`.
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACOS: Final = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
ADVICE: Final = (
    "The browser tests need Chromium or Google Chrome, and none was found. "
    "Debian or Ubuntu: sudo apt-get install chromium. Fedora: sudo dnf install chromium. "
    "macOS: brew install --cask google-chrome."
)
FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name resolves: a request that would leave the machine is recorded, and goes nowhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class NoBrowser(RuntimeError):
    """There is no browser to test with."""


def find_chromium() -> Path:
    """The browser's executable. Raises NoBrowser, which says what to install."""
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    if ON_MACOS.exists():
        return ON_MACOS
    raise NoBrowser(ADVICE)
