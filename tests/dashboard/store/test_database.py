"""The release in memory: what readers are answered, and when a new release shows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from dashboard.store import database
from dashboard.store.release import current_release
from pipelines.contract import TABLES
from pipelines.publish import publish, rollback
from tests.dashboard.factories import MID_2025, release_tables, table

FRANCE = {
    **{"territory_id": "FR", "level": "pays", "code": "FR", "name": "France", "article": "la"},
    **{"name_of": "de la France", "name_in": "en France", "parent_id": None},
}


def tables(value: float) -> dict[str, pl.DataFrame]:
    """France, the Ain, and one value in the Ain."""
    return release_tables(
        territories=table("territories", FRANCE, {}),
        indicators=table("indicators", {}),
        current_values=table("current_values", {"date": MID_2025, "value": value}),
        current_targets=table("current_targets", {}),
        sources=table("sources", {}, {"source_id": "cog", "retrieved_on": date(2026, 4, 2)}),
        findings=table("findings", {}),
    )


def newest_value() -> float | None:
    """The newest measure of the MSP in the Ain."""
    latest = database.series("msp", "DEP-01").latest
    return latest.value if latest else None


def test_a_new_release_is_seen_at_the_next_call(releases: Path) -> None:
    publish(tables(10.0), releases)
    assert newest_value() == 10.0
    publish(tables(11.0), releases)
    assert newest_value() == 11.0


def test_going_back_to_an_older_release_shows_it_again(releases: Path) -> None:
    older = publish(tables(10.0), releases)
    publish(tables(11.0), releases)
    assert newest_value() == 11.0
    rollback(releases, older.build_id)
    assert newest_value() == 10.0
    assert database.build_id() == older.build_id


def readable() -> bool:
    """Whether a run would find something to show."""
    with database.open_release() as found:
        return found


def test_a_page_keeps_the_release_it_opened_until_its_next_run(releases: Path) -> None:
    publish(tables(10.0), releases)
    with database.open_release() as is_readable:
        assert is_readable
        publish(tables(11.0), releases)
        assert newest_value() == 10.0
    with database.open_release():
        assert newest_value() == 11.0


def test_a_file_is_made_from_the_release_it_was_asked_of(releases: Path) -> None:
    older = publish(tables(10.0), releases)
    publish(tables(11.0), releases)
    asked = current_release()
    assert asked is not None
    with database.reading(replace(asked, build_id=older.build_id, directory=older.directory)):
        assert newest_value() == 10.0
    assert newest_value() == 11.0


def test_a_release_without_a_table_of_this_version_is_not_shown(releases: Path) -> None:
    published = publish(tables(10.0), releases)
    (published.directory / "progress.parquet").unlink()
    assert not readable()


def test_one_release_is_read_once(releases: Path) -> None:
    published = publish(tables(10.0), releases)
    assert readable()
    card = database.series("msp", "DEP-01")
    for name in TABLES:
        (published.directory / f"{name}.parquet").unlink()
    assert database.series("msp", "DEP-01") is card
    assert database.series("msp", "FR").points == ()


def test_without_a_release_there_is_nothing_to_say(releases: Path) -> None:
    assert not readable()
    with pytest.raises(database.NoRelease, match="cap-sante build"):
        database.series("msp", "FR")
    with pytest.raises(database.NoRelease):
        database.warm_up()
    assert list(releases.iterdir()) == []


def test_a_release_with_empty_tables_holds_no_data(releases: Path) -> None:
    publish(release_tables(), releases)
    assert not readable()
    assert database.known().indicator_ids == frozenset()


def test_only_codes_of_the_release_are_known(releases: Path) -> None:
    publish(tables(10.0), releases)
    assert database.known().indicator_ids == {"msp"}
    assert database.known().territory_ids == {"FR", "DEP-01"}
    assert list(database.territories().by_id) == ["FR", "DEP-01"]


def test_the_site_was_updated_on_the_last_day_a_source_was_read(releases: Path) -> None:
    publish(tables(10.0), releases)
    assert database.updated_on() == date(2026, 4, 2)


def test_warming_up_loads_what_every_page_asks_for(releases: Path) -> None:
    published = publish(tables(10.0), releases)
    database.warm_up()
    assert readable()
    for name in TABLES:
        (published.directory / f"{name}.parquet").unlink()
    assert database.series("msp", "FR").indicator.short_label == "MSP"
    assert len(database.sources()) == 2


def test_sizes_are_those_of_the_published_files(releases: Path) -> None:
    published = publish(tables(10.0), releases)
    sizes = database.table_sizes()
    assert list(sizes) == list(TABLES)
    assert sizes["targets"] == (published.directory / "targets.parquet").stat().st_size


def test_no_query_can_read_a_file_or_the_web(releases: Path) -> None:
    published = publish(tables(10.0), releases)
    newest_value()
    connection = database._connection(database.in_force())
    with pytest.raises(Exception, match="disabled by configuration"):
        connection.sql(f"from '{published.directory / 'targets.parquet'}'")
    with pytest.raises(Exception, match="locked"):
        connection.execute("set enable_external_access = true")


def test_findings_and_announcements_come_as_cards(releases: Path) -> None:
    publish(tables(10.0), releases)
    (finding,) = database.findings()
    assert (finding.rule, finding.findings_count) == ("valeur_reportee", 1)
    assert database.announcements() == ()
