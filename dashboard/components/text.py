"""The one way from a sentence to HTML: French typography first, then escaping."""

import re
from functools import lru_cache
from html import escape

from dashboard.wording.foreign import ENGLISH
from dashboard.wording.typography import typo

_ENGLISH = re.compile("|".join(map(re.escape, ENGLISH)))
_QUOTED = re.compile("«[^»]*»")


@lru_cache(maxsize=8192)
def html_text(text: str) -> str:
    """Text that is safe in HTML, with its apostrophes and no-break spaces."""
    return escape(typo(text))


def html_prose(text: str) -> str:
    """The same where elements may stand: English is said to be English."""
    return _ENGLISH.sub(r'<span lang="en">\g<0></span>', html_text(text))


def html_quoting(text: str) -> str:
    """The same for a sentence whose guillemets hold somebody's own words."""
    return _QUOTED.sub(r"<q>\g<0></q>", html_text(text))
