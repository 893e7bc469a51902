"""The menu of pages: real links that carry the selection, without reloading the page.

Streamlit's own menu drops the selection and, on phones, hides links that still take the focus.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.selection import Selection, to_params
from dashboard.wording.frame import PAGES_LABEL

_CSS = """
ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 0; }
a { display: inline-block; padding: .625rem 0; color: var(--st-link-color); }
a[aria-current] { font-weight: 700; text-decoration: none; box-shadow: inset 0 -3px; }
a:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
"""
# A click with a modifier key still opens a tab: the browser keeps its habits.
_JS = """
export default function ({ parentElement, setTriggerValue, data }) {
  parentElement.querySelector(".menu").innerHTML = data.html;
  const follow = (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("address", link.getAttribute("href"));
  };
  parentElement.addEventListener("click", follow);
  return () => parentElement.removeEventListener("click", follow);
}
"""
_component = st.components.v2.component("menu", html='<div class="menu"></div>', css=_CSS, js=_JS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page of the menu, and the parameters that its address carries."""

    page: StreamlitPage
    keys: tuple[str, ...] = ()


def menu(entries: Sequence[Entry], current: StreamlitPage, selection: Selection) -> None:
    """Show the links; on a click, go to that page with what the reader has chosen."""
    links = "".join(_link(entry, current, selection) for entry in entries)
    html = f'<nav aria-label="{escape(PAGES_LABEL)}"><ul>{links}</ul></nav>'
    result = _component(data={"html": html}, key="menu", on_address_change=_ignore)
    if result.address:
        address = urlsplit(result.address)
        for entry in entries:
            if address.path == f"/{entry.page.url_path}":
                st.switch_page(entry.page, query_params=dict(parse_qsl(address.query)))


def _link(entry: Entry, current: StreamlitPage, selection: Selection) -> str:
    query = urlencode(to_params(selection, entry.keys), safe=",")
    address = f"/{entry.page.url_path}" + (f"?{query}" if query else "")
    here = ' aria-current="page"' if entry.page.title == current.title else ""
    return f'<li><a href="{escape(address)}"{here}>{escape(entry.page.title)}</a></li>'


def _ignore() -> None:
    """Streamlit gives a component's trigger only to those who listen to it."""
