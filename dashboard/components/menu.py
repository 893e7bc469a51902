"""The menu of pages, what a click does on the links and the copy button of a page, and the voice
that tells assistive technology what a filter found.

Links are real, carry the selection and do not reload the page.

Streamlit's own menu drops the selection and, on phones, hides links that still take the focus.
"""

from collections.abc import Sequence
from functools import partial
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.pages import Entry
from dashboard.scripts import MENU_PATH, stub
from dashboard.selection.url import Selection, to_params
from dashboard.wording import frame as words

_CSS = """
p { margin: 0 0 .5rem; font-size: .875rem; }
ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 0; }
a { display: inline-block; padding: .625rem 0; color: var(--st-link-color); }
a[aria-current] { font-weight: 700; text-decoration: none; box-shadow: inset 0 -3px; }
.voice { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
a:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
"""
_KEY = "menu"
_component = st.components.v2.component(
    "menu",
    html='<div class="menu"></div><p class="voice" role="status"></p>',
    css=_CSS,
    js=stub(MENU_PATH),
)
_INDEPENDENCE = f"<p><strong>{escape(words.SITE)}</strong> {escape(words.INDEPENDENCE)}</p>"


def menu(entries: Sequence[Entry], current: StreamlitPage, selection: Selection) -> None:
    """Show the links; on a click, go to that page with what the reader has chosen."""
    shown = (entry for entry in entries if entry.is_in_menu)
    links = "".join(_link(entry, current, selection) for entry in shown)
    html = f'{_INDEPENDENCE}<nav aria-label="{escape(words.PAGES_LABEL)}"><ul>{links}</ul></nav>'
    here = f"/{current.url_path}"
    result = _component(data=html, key=_KEY, on_address_change=partial(_choose, here))
    path, asked = _parts(result.address)
    for entry in entries:
        if path == f"/{entry.page.url_path}" != here:
            st.switch_page(entry.page, query_params=asked)


def _link(entry: Entry, current: StreamlitPage, selection: Selection) -> str:
    query = urlencode(to_params(selection, entry.keys), safe=",")
    address = f"/{entry.page.url_path}" + (f"?{query}" if query else "")
    here = ' aria-current="page"' if entry.page.title == current.title else ""
    return f'<li><a href="{escape(address)}"{here}>{escape(entry.page.title)}</a></li>'


def _choose(here: str) -> None:
    """Before the run that a click asks for: a link to the same page only changes its codes."""
    path, asked = _parts(st.session_state[_KEY].get("address"))
    if path == here:
        st.query_params.from_dict(asked)


def _parts(address: str | None) -> tuple[str, dict[str, str]]:
    """Path and parameters of the address of a link; empty without a click."""
    parts = urlsplit(address or "")
    return parts.path, dict(parse_qsl(parts.query))
