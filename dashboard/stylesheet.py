"""The site's own style: the colours of the palette, then the rules of static/*.css."""

import hashlib
from pathlib import Path
from typing import Final

from dashboard.palette import css_variables

_FOLDER: Final = Path(__file__).with_name("static")
# Rules that files of charts carry too, once their colours are plain.
BESIDE: Final = (_FOLDER / "beside.css").read_text(encoding="utf-8")
RULES: Final = (_FOLDER / "cap-sante.css").read_text(encoding="utf-8") + BESIDE
TEXT: Final = css_variables() + "\n" + RULES
PATH: Final = "/cap-sante.css"
# The version in the address lets browsers keep the file until it changes.
VERSIONED: Final = f"{PATH}?v={hashlib.sha256(TEXT.encode()).hexdigest()[:12]}"
