"""A button that copies the page's address, and says so."""

import json

import streamlit as st

from dashboard.wording import frame as words

_HTML = f"""
<button type="button">{words.COPY_LINK}</button> <span role="status"></span>
"""
_CSS = """
button { font: inherit; padding: .5rem .75rem; min-height: 2.75rem; cursor: pointer;
  color: var(--st-link-color); background: none; text-decoration: underline;
  border: 1px solid var(--st-border-color); border-radius: .25rem; }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
"""
_JS = """
export default function ({ parentElement }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("[role=status]");
  button.onclick = () => navigator.clipboard.writeText(window.location.href)
    .then(() => { status.textContent = COPIED; })
    .catch(() => { status.textContent = NOT_COPIED; });
}
""".replace("NOT_COPIED", json.dumps(words.LINK_NOT_COPIED)).replace(
    "COPIED", json.dumps(words.LINK_COPIED)
)

_component = st.components.v2.component("copy_link", html=_HTML, css=_CSS, js=_JS)


def copy_link() -> None:
    """The button; it needs nothing from the server."""
    _component(key="copy_link")
