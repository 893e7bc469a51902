"""The site's own style: the colours of the palette, then the rules of static/cap-sante.css."""

import hashlib
from pathlib import Path
from typing import Final

from dashboard.palette import css_variables

RULES: Final = Path(__file__).with_name("static") / "cap-sante.css"
TEXT: Final = css_variables() + "\n" + RULES.read_text(encoding="utf-8")
PATH: Final = "/cap-sante.css"
# The version in the address lets browsers keep the file until it changes.
VERSIONED: Final = f"{PATH}?v={hashlib.sha256(TEXT.encode()).hexdigest()[:12]}"
