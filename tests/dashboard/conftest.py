"""A data folder of the test's own, with the caches of the releases before forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the dashboard looks for releases: an empty folder."""
    monkeypatch.setenv("CAP_SANTE_DATA", str(tmp_path))
    st.cache_resource.clear()
    st.session_state.clear()
    folder = tmp_path / "releases"
    folder.mkdir()
    yield folder
    st.cache_resource.clear()
