"""Files changed together or not at all, and what a killed run leaves."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from pipelines.lock import exclusive
from pipelines.paths import DataPaths
from pipelines.refreshing.transaction import all_or_nothing, recover, recover_if_idle
from tests.factories import write


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    """A fact that exists; another that does not yet."""
    write(tmp_path / "facts/old.csv", "before")
    return DataPaths(tmp_path)


def change(paths: DataPaths) -> list[Path]:
    """Both facts changed."""
    return [
        write(paths.facts / "old.csv", "after"),
        write(paths.facts / "new.csv", "after"),
    ]


def texts(paths: DataPaths) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(paths.facts.glob("*.csv"))}


def interrupted(paths: DataPaths) -> AbstractContextManager[None]:
    """What a run killed in the middle leaves, as long as the open block is held."""
    block = all_or_nothing([paths.facts / "old.csv", paths.facts / "new.csv"], paths)
    block.__enter__()
    change(paths)
    write(paths.facts / ".third.csv.12.part", "half")
    write(paths.raw / ".validators.json.part", "half")
    write(paths.releases / ".draft-12/findings.parquet", "half")
    write(paths.raw / "cog/.a.csv.part", "to be completed")
    return block


def test_a_block_that_ends_well_keeps_its_changes(paths: DataPaths) -> None:
    with all_or_nothing([paths.facts / "old.csv", paths.facts / "new.csv"], paths):
        change(paths)

    assert texts(paths) == {"old.csv": "after", "new.csv": "after"}
    assert list(paths.state.iterdir()) == []


def test_a_block_that_fails_puts_everything_back(paths: DataPaths) -> None:
    def stopped_halfway() -> None:
        with all_or_nothing([paths.facts / "old.csv", paths.facts / "new.csv"], paths):
            change(paths)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_halfway()

    assert texts(paths) == {"old.csv": "before"}
    assert list(paths.state.iterdir()) == []


def test_the_next_run_undoes_a_killed_one_and_keeps_downloads_to_complete(
    paths: DataPaths,
) -> None:
    _held = interrupted(paths)

    assert recover(paths)
    assert texts(paths) == {"old.csv": "before"}
    assert list(paths.state.iterdir()) == []
    left = [path for path in paths.root.rglob(".*") if path.name != ".lock"]
    assert left == [paths.raw / "cog/.a.csv.part"]
    assert not recover(paths)


def test_a_run_killed_while_it_puts_back_is_put_back_by_the_next(paths: DataPaths) -> None:
    _held = interrupted(paths)
    journal = paths.state / "journal"
    (journal / "0").replace(paths.facts / "old.csv")

    assert recover(paths)
    assert texts(paths) == {"old.csv": "before"}


def test_another_command_undoes_it_too_but_not_under_a_refresh_at_work(paths: DataPaths) -> None:
    _held = interrupted(paths)

    with exclusive(paths.facts):
        recover_if_idle(paths)
        assert texts(paths) == {"old.csv": "after", "new.csv": "after"}
    recover_if_idle(paths)

    assert texts(paths) == {"old.csv": "before"}
