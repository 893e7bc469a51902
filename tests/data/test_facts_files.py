"""The facts in git: sorted, receipted, sourced, and written by the pipeline."""

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.facts import store as fact_store
from pipelines.facts.store import Facts, Receipts, save
from pipelines.indicators.registry import INDICATORS
from pipelines.sources.registry import SOURCES
from pipelines.vocabulary import TargetKind, TargetStatus
from tests.conftest import PROJECT

FACTS = PROJECT / "data/facts"
EDITION_FILES = sorted(FACTS.glob("*/*.csv"))


@pytest.fixture(scope="module")
def facts() -> Facts:
    return fact_store.load(FACTS)


@pytest.mark.parametrize("path", EDITION_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_edition_is_sorted_by_its_key(path: Path) -> None:
    (source,) = [source for source in SOURCES if source.id == path.parent.name]
    frame = pl.read_csv(path, schema=source.schema.create_empty().schema)

    assert frame.equals(frame.sort(source.schema.primary_key()))
    assert frame.height > 0


def test_the_pipeline_would_write_the_same_bytes(facts: Facts, tmp_path: Path) -> None:
    written = {path.relative_to(tmp_path): path.read_bytes() for path in save(facts, tmp_path)}

    in_git = {path.relative_to(FACTS) for path in [*EDITION_FILES, FACTS / "receipts.csv"]}
    assert written == {path: (FACTS / path).read_bytes() for path in in_git}


def test_every_edition_has_a_receipt_and_every_receipt_an_edition(facts: Facts) -> None:
    receipts = set(facts.receipts.select("source_id", "edition").iter_rows())

    assert receipts == facts.editions.keys()
    assert facts.receipts.equals(facts.receipts.sort(Receipts.primary_key()))


def test_receipts_account_for_every_row(facts: Facts) -> None:
    kept = facts.receipts.filter(pl.col("source_id").is_in(["barometre", "etalab", "cog"]))

    for (source_id, edition), rows in kept.group_by("source_id", "edition"):
        assert isinstance(edition, date)
        assert rows["rows_kept"].sum() == facts.editions[str(source_id), edition].height
        assert (rows["rows_kept"] <= rows["rows_read"]).all()


def test_the_latest_edition_of_every_indicator_is_there(facts: Facts) -> None:
    latest: dict[str, date] = {}
    for (source_id, edition), frame in sorted(facts.editions.items()):
        if source_id == "barometre":
            latest |= dict.fromkeys(frame["indicator_id"].unique(), edition)

    assert latest == {
        "msp": date(2026, 3, 1),
        "cpts": date(2026, 3, 1),
        "assistants": date(2026, 3, 1),
        "centres_sante": date(2026, 3, 1),
        "ald": date(2026, 3, 1),
        "sas": date(2024, 10, 15),
    }


def test_every_target_statement_is_sourced_and_well_formed(facts: Facts) -> None:
    indicators = {indicator.id for indicator in INDICATORS}

    for row in facts.targets.iter_rows(named=True):
        assert row["speaker"]
        assert row["source_title"]
        assert row["indicator_id"] in indicators
        assert row["kind"] in set(TargetKind)
        assert row["target_status"] in set(TargetStatus)
        assert row["announced_on"] is None or row["announced_on"] <= row["known_by"]
        assert row["deadline"] is None or row["deadline"] > row["known_by"] or row["note"]


def test_target_statements_are_sorted(facts: Facts) -> None:
    names = facts.targets["statement_id"].to_list()

    assert names == sorted(names)


def test_every_statement_of_the_cnr_is_there(facts: Facts) -> None:
    said = {
        (indicator, value, deadline and deadline.year)
        for indicator, value, deadline in facts.targets.select(
            "indicator_id", "target_value", "deadline"
        ).iter_rows()
    }

    assert said >= {
        ("msp", 4000, 2026),
        ("msp", 4000, 2027),
        ("msp", 450, None),
        ("cpts", 100, 2023),
        ("assistants", 10000, 2024),
        ("assistants", 10000, 2025),
    }


def test_every_territory_has_its_grammar(facts: Facts) -> None:
    cog = set(facts.editions["cog", date(2026, 1, 1)]["territory_id"])

    assert set(facts.grammar["territory_id"]) == cog | {"FR"}


@pytest.mark.parametrize("path", sorted(FACTS.rglob("*.csv")), ids=lambda path: path.name)
def test_a_fact_file_is_plain_and_rectangular(path: Path) -> None:
    content = path.read_bytes()
    widths = {len(row) for row in csv.reader(content.decode("utf-8").splitlines())}

    assert content.endswith(b"\n")
    assert b"\r" not in content
    assert not content.startswith(b"\xef\xbb\xbf")
    assert len(widths) == 1
