"""What several folders of tests share: the real build, made once, and the real command line."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import settings

from pipelines.build import build
from pipelines.cli import run as run_command
from pipelines.facts import store as fact_store
from pipelines.publish import publish
from tests.factories import tiny_facts

PROJECT = Path(__file__).resolve().parent.parent
# A busy machine is no defect: slowness is measured by the benchmarks, not by property tests.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

COMMAND = Path(sys.executable).with_name("cap-sante")
Run = Callable[..., CompletedProcess[str]]


@dataclass(frozen=True, slots=True)
class DataRoot:
    """A data folder of its own, and the command line pointed at it."""

    path: Path

    @property
    def facts(self) -> Path:
        """The facts."""
        return self.path / "facts"

    @property
    def releases(self) -> Path:
        """The releases."""
        return self.path / "releases"

    def environment(self, **more: str) -> dict[str, str]:
        """What a process needs to work on this data folder."""
        return os.environ | {"CAP_SANTE_DATA": str(self.path), "NO_COLOR": "1"} | more

    def run(
        self, *arguments: str | Path, environment: Mapping[str, str] | None = None
    ) -> CompletedProcess[str]:
        """Runs `cap-sante` in a process of its own."""
        return subprocess.run(
            [COMMAND, *map(str, arguments)],
            env=self.environment(**(environment or {})),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def bytes(self) -> dict[str, str]:
        """SHA-256 of every file below, by path: two states are equal or they are not."""
        return {
            str(path.relative_to(self.path)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.path.rglob("*"))
            if path.is_file() and path.name != ".lock"
        }


@pytest.fixture(scope="session")
def real_data(tmp_path_factory: pytest.TempPathFactory) -> DataRoot:
    """The project's facts and the release built from them. Shared: read only."""
    root = DataRoot(tmp_path_factory.mktemp("real") / "data")
    shutil.copytree(PROJECT / "data/facts", root.facts)
    publish(build(fact_store.load(root.facts)), root.releases)
    return root


@pytest.fixture
def real_copy(real_data: DataRoot, tmp_path: Path) -> DataRoot:
    """A copy of the real facts and release that a test may change."""
    return DataRoot(Path(shutil.copytree(real_data.path, tmp_path / "data")))


@pytest.fixture(scope="session")
def tiny_built(tmp_path_factory: pytest.TempPathFactory) -> DataRoot:
    """Facts of the tiny country, with the release built from them. Shared: read only."""
    root, facts = DataRoot(tmp_path_factory.mktemp("tiny") / "data"), tiny_facts()
    fact_store.save(facts, root.facts)
    facts.targets.write_csv(root.facts / "targets.csv")
    facts.grammar.write_csv(root.facts / "territory_grammar.csv")
    for name, sheet in facts.sheets.items():
        sheet.write_csv(root.facts / f"{name}.csv")
    publish(build(facts), root.releases)
    return root


@pytest.fixture
def tiny_data(tiny_built: DataRoot, tmp_path: Path) -> DataRoot:
    """A copy of the tiny country's facts and release that a test may change."""
    return DataRoot(Path(shutil.copytree(tiny_built.path, tmp_path / "data")))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `cap-sante` on a data folder within this process, which is ten times faster."""

    def command(root: DataRoot, *arguments: str | Path) -> CompletedProcess[str]:
        monkeypatch.setenv("CAP_SANTE_DATA", str(root.path))
        monkeypatch.setattr(sys, "argv", ["cap-sante", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            run_command()
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return CompletedProcess(arguments, ended.value.code, said.out, said.err)

    return command
