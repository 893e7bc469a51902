"""A chart that is drawn once and sent many times."""

from functools import cached_property
from typing import Any

import plotly.graph_objects as go


class Drawing(go.Figure):  # type: ignore[misc]  # Plotly is not typed
    """A Plotly figure that nothing changes once it is shown.

    Streamlit asks for a figure's content at each run, and Plotly answers with a deep copy: this
    answers with the first one.
    """

    def to_dict(self) -> dict[str, Any]:
        """Content of the figure, as Plotly.js reads it: shared, not to be changed."""
        return self._content

    @cached_property
    def _content(self) -> dict[str, Any]:
        content: dict[str, Any] = super().to_dict()
        return content
