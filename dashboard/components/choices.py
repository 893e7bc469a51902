"""Choices written as links: each says where it leads, the one in use is marked."""

from collections.abc import Sequence

from dashboard.components.table import link_html
from dashboard.components.text import html_text


def choices(title: str, options: Sequence[tuple[str, str | None]]) -> str:
    """A list of labels with their address; None marks the choice in use."""
    items = "".join(
        f'<li aria-current="true">{html_text(label)}</li>'
        if address is None
        else f"<li>{link_html(label, address)}</li>"
        for label, address in options
    )
    return f'<p class="cs-small">{html_text(title)}</p><ul class="cs-choices">{items}</ul>'
