"""The site's own style: the colours of the palette, then the rules of static/cap-sante.css."""

from pathlib import Path

from dashboard.palette import css_variables

RULES = Path(__file__).with_name("static") / "cap-sante.css"


def stylesheet() -> str:
    """CSS text, the same for every page and both themes."""
    return css_variables() + "\n" + RULES.read_text(encoding="utf-8")
