"""The one HTML document of the site: Streamlit's index.html with a French head and notice.

In: the installed index.html. Out: the document we serve and the hashes of its inline scripts.
"""

import base64
import hashlib
import html
import re
from dataclasses import dataclass
from typing import Final, Self

from dashboard.asset import Asset
from dashboard.scripts import MENU_PATH
from dashboard.stylesheet import VERSIONED
from dashboard.wording.shell import DESCRIPTION, LOADING, NO_SCRIPT, TITLE


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the document; the pattern must match exactly once."""

    name: str
    pattern: str
    replacement: str


# A drawn initial rather than a file: no request, and no Streamlit crown while the page loads.
_ICON: Final = (
    "data:image/svg+xml,"
    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='7' fill='%231d4f91'/%3E"
    "%3Cpath d='M22 11a8 8 0 1 0 0 10' fill='none' stroke='%23fff' stroke-width='4'/%3E"
    "%3C/svg%3E"
)
_HEAD: Final = (
    f"<title>{html.escape(TITLE)}</title>\n"
    f'    <meta name="description" content="{html.escape(DESCRIPTION)}" />\n'
    f'    <link rel="stylesheet" href=".{VERSIONED}" />\n'
    f'    <link rel="modulepreload" href=".{MENU_PATH}" />'
)
_NO_SCRIPT: Final = "<noscript><style>#root{display:none}</style>" + "".join(
    f"<p>{html.escape(sentence)}</p>" for sentence in NO_SCRIPT
)
_ROOT: Final = (
    '<div id="root"><p role="status" style="font-family:system-ui,sans-serif;padding:1rem">'
    f"{html.escape(LOADING)}</p></div>"
)
# First line: Streamlit would first look for its server below each page, and fail twice in the
# console. Second line: its lists and dialogs announce themselves in the browser's language.
_SCRIPT: Final = (
    "window.prerenderReady = false\n"
    "      window.__streamlit = {BACKEND_BASE_URL: new URL('.', window.location.href).href}\n"
    "      window[Symbol.for('react-aria.i18n.locale')] = 'fr-FR'"
)

EDITS: Final = (
    Edit("language", r'<html lang="en">', '<html lang="fr">'),
    Edit("title", r"<title>Streamlit</title>", _HEAD),
    Edit("icon", r'href="\./favicon\.png"', f'href="{_ICON}"'),
    # The site uses the fonts of the reader's system: 170 kB less.
    Edit("font", r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^"]*"[^>]*>\s*', ""),
    Edit(
        "agent", r'<!--(?:(?!-->).)*RFC 8631(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*>', ""
    ),
    Edit("script", r"window\.prerenderReady = false", _SCRIPT),
    Edit("no script", r"<noscript>.*?(?=</noscript>)", _NO_SCRIPT),
    Edit("root", r'<div id="root"></div>', _ROOT),
)

_INLINE_SCRIPT: Final = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """The page every address of the site starts with."""

    text: str
    missing: tuple[str, ...]

    @classmethod
    def of(cls, original: str) -> Self:
        """Apply every edit that still fits, and name those that do not."""
        text, missing = original, []
        for edit in EDITS:
            text, times = re.subn(edit.pattern, edit.replacement, text, flags=re.DOTALL)
            if times != 1:
                missing.append(f"{edit.name}: matched {times} times")
        return cls(text, tuple(missing))

    @property
    def script_hashes(self) -> tuple[str, ...]:
        """What the security policy must allow: the inline scripts of this very document."""
        digests = (hashlib.sha256(s.encode()).digest() for s in _INLINE_SCRIPT.findall(self.text))
        return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

    def asset(self) -> Asset:
        """Browsers ask again each time: the document names the current files."""
        return Asset.of(self.text.encode(), "text/html; charset=utf-8", "no-cache")
