"""The one way from a sentence to HTML: French typography first, then escaping."""

from functools import lru_cache
from html import escape

from dashboard.wording.typography import typo


@lru_cache(maxsize=8192)
def html_text(text: str) -> str:
    """Text that is safe in HTML, with its apostrophes and no-break spaces."""
    return escape(typo(text))
