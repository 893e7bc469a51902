"""Where data live."""

from pathlib import Path

import pytest

from pipelines.paths import PROJECT, data_paths


def test_data_live_beside_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAP_SANTE_DATA", raising=False)

    assert data_paths().facts == PROJECT / "data/facts"
    assert (PROJECT / "pyproject.toml").is_file()


def test_an_environment_variable_moves_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAP_SANTE_DATA", "/elsewhere")

    paths = data_paths()

    assert (paths.facts, paths.releases, paths.raw) == (
        Path("/elsewhere/facts"),
        Path("/elsewhere/releases"),
        Path("/elsewhere/raw"),
    )
    assert (paths.quarantine, paths.state) == (
        Path("/elsewhere/quarantine"),
        Path("/elsewhere/state"),
    )
