"""Releases under several processes: same bytes, no collision, nothing half written."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.store.release import current_release
from pipelines.build import build
from pipelines.facts import store as fact_store
from pipelines.publish import find_release, list_releases, publish, read_table, rollback
from tests.conftest import COMMAND, PROJECT, DataRoot, Run
from tests.factories import tiny_facts
from tests.pipelines.killed_build import MOMENTS
from tests.tiny_country import MSP_AT_THE_END_OF_2023


def change_facts(root: DataRoot) -> None:
    """One more MSP in the Bouches-du-Rhône: the next build differs from the current release."""
    fact_store.save(tiny_facts(MSP_AT_THE_END_OF_2023 | {"13": 41}), root.facts)


def msp_seen_by_readers(root: DataRoot, monkeypatch: pytest.MonkeyPatch) -> float:
    """What the dashboard finds: the pointer's release, whole, France at the end of 2023."""
    monkeypatch.setenv("CAP_SANTE_DATA", str(root.path))
    seen = current_release()
    assert seen is not None
    # Pointing at a release proves each of its files against the manifest.
    release = rollback(root.releases, seen.build_id)
    values = read_table(release, "current_values")
    return float(values.filter(territory_id="FR", indicator_id="msp")["value"].item())


def test_the_same_facts_give_the_same_bytes_in_another_process(
    real_data: DataRoot, tmp_path: Path
) -> None:
    other = DataRoot(tmp_path)
    (tmp_path / "facts").symlink_to(real_data.facts)

    done = other.run("build", environment={"POLARS_MAX_THREADS": "1", "PYTHONHASHSEED": "7"})

    assert done.returncode == 0
    expected = {k: v for k, v in real_data.bytes().items() if k.startswith("releases")}
    assert {k: v for k, v in other.bytes().items() if k.startswith("releases")} == expected


def test_builds_at_the_same_time_do_not_collide(tiny_data: DataRoot, tmp_path: Path) -> None:
    other = DataRoot(tmp_path / "other")
    other.path.mkdir()
    (other.path / "releases").symlink_to(tiny_data.releases)
    tiny_again = tiny_facts(MSP_AT_THE_END_OF_2023 | {"13": 41})
    fact_store.save(tiny_again, other.facts)
    for written_by_hand in tiny_data.facts.glob("*.csv"):
        if written_by_hand.name != "receipts.csv":
            shutil.copy(written_by_hand, other.facts)

    started = [
        subprocess.Popen([COMMAND, "build"], env=root.environment(), stdout=subprocess.DEVNULL)
        for root in (tiny_data, other, tiny_data, other)
    ]
    codes = [process.wait(timeout=60) for process in started]

    assert codes == [0, 0, 0, 0]
    found = list_releases(tiny_data.releases)
    assert len(found) == 2
    assert [release.is_current for release in found].count(True) == 1
    for release in found:
        rollback(tiny_data.releases, release.build_id)
    assert not list(tiny_data.releases.glob(".draft*"))


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_killed_at_any_moment_shows_one_whole_release(
    tiny_data: DataRoot, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    change_facts(tiny_data)
    if moment == "before old releases are removed":
        # The new tables are there already, damaged: publishing them removes something.
        damaged = publish(build(fact_store.load(tiny_data.facts)), tiny_data.releases)
        (damaged.directory / "findings.parquet").write_bytes(b"rust")
        rollback(tiny_data.releases, older(tiny_data, damaged.build_id))

    killed = subprocess.run(
        [sys.executable, "-m", "tests.pipelines.killed_build", moment],
        env=tiny_data.environment(),
        cwd=PROJECT,
        check=False,
        timeout=60,
    )

    assert killed.returncode == -signal.SIGKILL
    expected = 70 if moment == "after the pointer is replaced" else 69
    assert msp_seen_by_readers(tiny_data, monkeypatch) == expected
    publish(build(fact_store.load(tiny_data.facts)), tiny_data.releases)
    assert msp_seen_by_readers(tiny_data, monkeypatch) == 70
    assert not list(tiny_data.releases.glob(".draft*"))
    assert len(list_releases(tiny_data.releases)) == 2


def test_a_build_that_fails_leaves_the_current_release(tiny_data: DataRoot) -> None:
    names = (tiny_data.facts / "territory_grammar.csv").read_text()
    (tiny_data.facts / "territory_grammar.csv").write_text(names.replace("Corse", "Korsika"))
    before = tiny_data.bytes()

    done = tiny_data.run("build")

    assert done.returncode == 1
    assert "COG « Corse », grammaire « Korsika »" in done.stderr
    assert tiny_data.bytes() == before


def older(root: DataRoot, build_id: str) -> str:
    """The id of the other release."""
    (other,) = {release.build_id for release in list_releases(root.releases)} - {build_id}
    return other


def test_rollback_from_the_command_line_and_back(tiny_data: DataRoot, run: Run) -> None:
    old = find_release(tiny_data.releases).build_id
    change_facts(tiny_data)
    new = publish(build(fact_store.load(tiny_data.facts)), tiny_data.releases).build_id

    done = tiny_data.run("rollback", old)
    listed = run(tiny_data, "releases")
    refused = run(tiny_data, "rollback", "nothing")

    assert done.stdout == f"La version {old} est de nouveau celle que voient les lecteurs.\n"
    marks = {line.split()[-3]: line.startswith("→") for line in listed.stdout.splitlines()}
    assert marks == {old: True, new: False}
    assert refused.returncode == 1
    assert "Version inconnue : « nothing »" in refused.stderr
    assert find_release(tiny_data.releases).build_id == old
