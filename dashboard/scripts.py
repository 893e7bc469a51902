"""Scripts of our elements: Streamlit would send them at each run, browsers keep them instead.

An element is given a stub that loads its script from a file, under an address that changes with it.
"""

from pathlib import Path
from typing import Final

from dashboard.asset import FOR_EVER, Asset, versioned

JAVASCRIPT: Final = "text/javascript; charset=utf-8"
_MENU: Final = (Path(__file__).with_name("static") / "menu.js").read_text(encoding="utf-8")
MENU_PATH: Final = versioned("menu", _MENU, "js")


def stub(path: str) -> str:
    """What Streamlit sends at each run for an element whose script is at this address."""
    return f"""
export default async function (component) {{
  const script = await import(new URL("{path}", document.baseURI).href);
  return script.default(component);
}}
"""


def assets() -> dict[str, Asset]:
    """The script of the menu, by its address."""
    return {MENU_PATH: Asset.of(_MENU.encode(), JAVASCRIPT, FOR_EVER)}
