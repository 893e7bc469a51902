"""The dashboard on the real release, on a day that does not move."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner

from tests.app.page import TODAY
from tests.conftest import DataRoot


def _today() -> object:
    return TODAY


@pytest.fixture(scope="session", autouse=True)
def packages_are_scanned_once() -> Iterator[None]:
    """Streamlit looks for components in every installed package, again for each new reader.

    They are the same for all, and the search takes three times as long as the page.
    """
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="module")
def real_release(real_data: DataRoot) -> Iterator[DataRoot]:
    """The release built once from the project's facts, on 21 November 2026."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.clock.today", _today)
        patch.setenv("CAP_SANTE_DATA", str(real_data.path))
        st.cache_resource.clear()
        yield real_data
    st.cache_resource.clear()


@pytest.fixture
def own_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of releases that one test may fill."""
    monkeypatch.setattr("dashboard.clock.today", _today)
    monkeypatch.setenv("CAP_SANTE_DATA", str(tmp_path))
    st.cache_resource.clear()
    folder = tmp_path / "releases"
    folder.mkdir()
    yield folder
    st.cache_resource.clear()
