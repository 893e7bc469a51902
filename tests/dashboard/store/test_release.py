"""The pointer says which release readers see."""

from pathlib import Path

import pytest

from dashboard.store.release import PROJECT_DATA, Release, current_release
from pipelines.publish import publish
from pipelines.vocabulary import MANIFEST, POINTER
from tests.dashboard.factories import release_tables, table


def test_the_release_is_the_one_the_pointer_names(releases: Path) -> None:
    published = publish(release_tables(), releases)
    assert current_release() == Release(published.build_id, releases / published.build_id)


def test_the_pointer_is_read_again_at_each_call(releases: Path) -> None:
    first = publish(release_tables(), releases)
    assert current_release() == Release(first.build_id, first.directory)
    second = publish(release_tables(territories=table("territories", {})), releases)
    assert current_release() == Release(second.build_id, second.directory)


def test_no_pointer_means_no_release(releases: Path) -> None:
    assert list(releases.iterdir()) == []
    assert current_release() is None


def test_a_release_without_its_manifest_is_not_shown(releases: Path) -> None:
    (releases / publish(release_tables(), releases).build_id / MANIFEST).unlink()
    assert current_release() is None


def test_a_pointer_to_nothing_is_no_release(releases: Path) -> None:
    (releases / POINTER).write_text("0123456789ab\n", encoding="ascii")
    assert current_release() is None


def test_the_data_are_the_projects_own_when_nothing_else_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CAP_SANTE_DATA", raising=False)
    assert (PROJECT_DATA / "facts").is_dir()
    found = current_release()
    assert found is None or found.directory.parent == PROJECT_DATA / "releases"


def test_a_table_is_a_file_of_the_release() -> None:
    assert Release("abc", Path("/data/abc")).table("targets") == Path("/data/abc/targets.parquet")
