"""What each point of a Plotly trace says when it is reached, for files where nothing is reached.

In: a trace. Out: one text for each point, the same as on the page.
"""

import re
from collections.abc import Iterator
from typing import Any

from dashboard.wording.typography import NNBSP

# The places that a template leaves for a text or a number: %{text}, %{x:,}, %{y:,.1f}.
_SLOT = re.compile(r"%\{(text|x|y)(?::,(?:\.(\d)f)?)?\}")
_FRENCH = str.maketrans({",": NNBSP, ".": ","})


def told(trace: Any) -> Iterator[str]:
    """What each point says, else the name of its trace."""
    if trace.hovertemplate:
        template = trace.hovertemplate.replace("<extra></extra>", "")
        points = zip(trace.text, trace.x, trace.y, strict=True)
        return (_filled(template, *point) for point in points)
    texts = trace.hovertext or trace.name or ""
    if isinstance(texts, str):
        texts = [texts] * len(trace.x)
    return (text.replace("<br>", ", ") for text in texts)


def _filled(template: str, text: str, x: object, y: object) -> str:
    values = {"text": text, "x": x, "y": y}

    def written(slot: re.Match[str]) -> str:
        value = values[slot[1]]
        if not isinstance(value, int | float):
            return str(value or "")
        return f"{value:,.{slot[2] or 0}f}".translate(_FRENCH)

    return _SLOT.sub(written, template)
