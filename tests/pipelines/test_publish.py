"""Releases: immutable, atomic, kept, rolled back. In one process, on two tiny tables."""

import fcntl
import os
import threading
from pathlib import Path

import polars as pl
import pytest

from pipelines import publish as publishing
from pipelines.errors import PipelineError, UnknownName
from pipelines.publish import (
    KEPT_RELEASES,
    find_release,
    list_releases,
    publish,
    read_table,
    rollback,
)
from pipelines.vocabulary import MANIFEST, POINTER


def tables(value: int = 1) -> dict[str, pl.DataFrame]:
    """The least that a manifest speaks of, and one number that tells releases apart."""
    receipt = {"source_id": "s", "edition": "2026-03-01", "file": "f"}
    receipt |= {"retrieved_on": "2026-03-02", "sha256": "0"}
    findings = {"rule": ["somme"], "severity": ["note"]}
    return {
        "sources": pl.DataFrame([receipt]),
        "findings": pl.DataFrame(findings),
        "values": pl.DataFrame({"value": [value]}),
    }


def age(directory: Path, days: int) -> None:
    """Pretends that a release was written some days ago."""
    stamp = directory.stat().st_mtime - days * 86_400
    os.utime(directory, (stamp, stamp))


def names(releases: Path) -> set[str]:
    return {path.name for path in releases.iterdir()} - {".lock", POINTER}


def test_a_published_release_is_the_current_one_and_can_be_read(tmp_path: Path) -> None:
    release = publish(tables(7), tmp_path)

    assert find_release(tmp_path) == release
    assert read_table(release, "values")["value"].to_list() == [7]


def test_the_same_tables_give_the_same_id_and_leave_the_release_alone(tmp_path: Path) -> None:
    first = publish(tables(), tmp_path)
    written = {path: path.stat().st_mtime_ns for path in first.directory.iterdir()}

    second = publish(tables(), tmp_path)

    assert second.build_id == first.build_id
    assert {path: path.stat().st_mtime_ns for path in first.directory.iterdir()} == written
    assert names(tmp_path) == {first.build_id}


def test_one_changed_number_gives_another_id(tmp_path: Path) -> None:
    assert publish(tables(1), tmp_path).build_id != publish(tables(2), tmp_path).build_id


def test_the_pointer_is_replaced_not_rewritten(tmp_path: Path) -> None:
    old = publish(tables(1), tmp_path)
    with (tmp_path / POINTER).open() as reader:
        new = publish(tables(2), tmp_path)

        assert reader.read() == f"{old.build_id}\n"
    assert (tmp_path / POINTER).read_text() == f"{new.build_id}\n"


def test_a_failure_while_writing_leaves_the_current_release_and_the_next_run_cleans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = publish(tables(1), tmp_path)

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "write_text", full_disk)
        with pytest.raises(OSError, match="No space left"):
            publish(tables(2), tmp_path)

    assert find_release(tmp_path) == current
    newer = publish(tables(2), tmp_path)
    assert names(tmp_path) == {current.build_id, newer.build_id}


def test_a_damaged_release_is_written_again(tmp_path: Path) -> None:
    release = publish(tables(), tmp_path)
    (release.directory / "values.parquet").write_bytes(b"rust")

    publish(tables(), tmp_path)

    assert read_table(release, "values")["value"].to_list() == [1]


@pytest.mark.parametrize("manifest", [None, "", "{", "[]", '{"tables": 3}', '{"tables": {"a": 1}}'])
def test_a_release_without_a_readable_manifest_is_written_again(
    tmp_path: Path, manifest: str | None
) -> None:
    release = publish(tables(), tmp_path)
    path = release.directory / MANIFEST
    whole = path.read_text()
    path.unlink() if manifest is None else path.write_text(manifest)

    publish(tables(), tmp_path)

    assert path.read_text() == whole
    assert names(tmp_path) == {release.build_id}


def test_drafts_of_a_dead_run_are_neither_listed_nor_kept(tmp_path: Path) -> None:
    draft = tmp_path / ".draft-4242"
    draft.mkdir()
    (draft / MANIFEST).write_text("{}")
    (tmp_path / ".draft-CURRENT").write_text("half")
    assert list_releases(tmp_path) == []

    release = publish(tables(), tmp_path)

    assert names(tmp_path) == {release.build_id}


def test_the_last_releases_are_kept_and_the_oldest_forgotten(tmp_path: Path) -> None:
    written = []
    for value in range(KEPT_RELEASES + 2):
        written.append(publish(tables(value), tmp_path))
        age(written[-1].directory, 30 - value)

    kept = [release.build_id for release in list_releases(tmp_path)]

    assert kept == [release.build_id for release in reversed(written[2:])]
    assert names(tmp_path) == set(kept)


def test_publishing_an_old_release_again_does_not_forget_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "KEPT_RELEASES", 1)
    old = publish(tables(1), tmp_path)
    monkeypatch.setattr(publishing, "KEPT_RELEASES", 2)
    publish(tables(2), tmp_path)
    age(old.directory, 9)
    monkeypatch.setattr(publishing, "KEPT_RELEASES", 1)

    again = publish(tables(1), tmp_path)

    assert again == old
    assert find_release(tmp_path).build_id == old.build_id


def test_rollback_points_at_an_older_release(tmp_path: Path) -> None:
    old, new = publish(tables(1), tmp_path), publish(tables(2), tmp_path)

    rollback(tmp_path, old.build_id)

    current = {release.build_id: release.is_current for release in list_releases(tmp_path)}
    assert current == {old.build_id: True, new.build_id: False}


@pytest.mark.parametrize("damage", ["altered", "missing"])
def test_rollback_refuses_a_damaged_release(tmp_path: Path, damage: str) -> None:
    old, new = publish(tables(1), tmp_path), publish(tables(2), tmp_path)
    table = old.directory / "values.parquet"
    table.unlink() if damage == "missing" else table.write_bytes(b"rust")

    with pytest.raises(PipelineError, match=f"La version {old.build_id} est abîmée"):
        rollback(tmp_path, old.build_id)

    assert find_release(tmp_path).build_id == new.build_id


def test_rollback_refuses_an_unknown_release_and_names_those_that_exist(tmp_path: Path) -> None:
    release = publish(tables(), tmp_path)

    with pytest.raises(UnknownName, match=f"« ffff ». Versions présentes : {release.build_id}"):
        rollback(tmp_path, "ffff")


def test_without_any_release_the_error_says_which_command_to_run(tmp_path: Path) -> None:
    nowhere = tmp_path / "releases"

    with pytest.raises(UnknownName, match="Lancez « cap-sante build »"):
        find_release(nowhere)
    with pytest.raises(UnknownName, match="Versions présentes : aucune"):
        rollback(nowhere, "abc")


def test_a_pointer_to_nothing_is_no_release(tmp_path: Path) -> None:
    publish(tables(), tmp_path)
    (tmp_path / POINTER).write_text("gone\n")

    with pytest.raises(UnknownName, match="Aucune version publiée"):
        find_release(tmp_path)


def test_a_second_publication_waits_for_the_first(tmp_path: Path) -> None:
    with (tmp_path / ".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        second = threading.Thread(target=publish, args=(tables(), tmp_path))
        second.start()
        second.join(timeout=0.3)

        assert second.is_alive()
        assert names(tmp_path) == set()
    second.join(timeout=20)
    assert find_release(tmp_path).is_current


def test_the_manifest_names_tables_sources_and_checks(tmp_path: Path) -> None:
    release = publish(tables(), tmp_path)

    manifest = (release.directory / MANIFEST).read_text()

    assert f'"build_id": "{release.build_id}"' in manifest
    assert '"edition": "2026-03-01"' in manifest
    assert '"findings_count": 1' in manifest
