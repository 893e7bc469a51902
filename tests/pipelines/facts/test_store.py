"""Facts on disk: read whole or refused, written whole, nothing lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.errors import ContractError, PipelineError
from pipelines.facts.store import Facts, Receipts, load, save, with_edition
from pipelines.sources.barometre import SOURCE
from pipelines.sources.insee import COG, POPULATION
from pipelines.sources.model import SeriesFacts, Source, TidyEdition
from tests.conftest import DataRoot
from tests.factories import Fact, TinyFacts, series, tiny_facts
from tests.tiny_country import EDITION, NEWER_EDITION, population_facts


def tidy(*rows: Fact) -> TidyEdition:
    frame = series(*rows).select(SeriesFacts.column_names())
    return TidyEdition(facts=frame.sort(SeriesFacts.primary_key()), rows={})


def merged(
    facts: Facts, source: Source, edition: date, new: TidyEdition
) -> list[tuple[str, float]]:
    """Indicator and value of the rows of an edition, once the new ones are in."""
    after = with_edition(facts, source, edition, new, Receipts.create_empty())
    return after.editions[source.id, edition].select("indicator_id", "value").rows()


def test_what_is_saved_is_read_back(tiny_data: DataRoot) -> None:
    read, expected = load(tiny_data.facts), tiny_facts()

    assert read.editions.keys() == expected.editions.keys()
    assert all(read.editions[key].equals(frame) for key, frame in expected.editions.items())
    assert read.receipts.equals(expected.receipts)


def test_saving_writes_only_what_differs(tiny_data: DataRoot) -> None:
    facts = load(tiny_data.facts)
    assert save(facts, tiny_data.facts) == []
    edition = facts.editions["barometre", EDITION].with_columns(value=pl.lit(1.0))

    written = save(
        replace(facts, editions=facts.editions | {("barometre", EDITION): edition}), tiny_data.facts
    )

    assert written == [tiny_data.facts / f"barometre/{EDITION}.csv"]


def test_receipts_are_written_last(tmp_path: Path) -> None:
    written = save(tiny_facts(), tmp_path)

    assert written[-1] == tmp_path / "receipts.csv"
    assert not list(tmp_path.rglob("*.part"))


def test_a_draft_left_by_a_dead_run_is_not_read(tiny_data: DataRoot) -> None:
    (tiny_data.facts / "barometre/.2026-03-15.csv.42.part").write_text("half")

    assert load(tiny_data.facts).editions.keys() == tiny_facts().editions.keys()


def test_an_empty_folder_of_facts_says_which_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"receipts\.csv : fichier de faits absent"):
        load(tmp_path)


def test_a_file_not_named_by_an_edition_is_refused(tiny_data: DataRoot) -> None:
    (tiny_data.facts / "barometre/brouillon.csv").write_text("x")

    with pytest.raises(PipelineError, match=r"brouillon\.csv : un fichier de faits porte le nom"):
        load(tiny_data.facts)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("bytes_count", "size", "receipts.csv : fichier de faits illisible"),
        ("2026-03-01", "2026-02-30", "could not parse `2026-02-30`"),
        ("ind-311.csv,,2026-03-01", "departements.csv,,x", "receipts.csv : fichier de faits"),
    ],
)
def test_unreadable_receipts_are_refused_by_name_in_one_line(
    tiny_data: DataRoot, old: str, new: str, told: str
) -> None:
    path = tiny_data.facts / "receipts.csv"
    path.write_text(path.read_text().replace(old, new))

    with pytest.raises(ContractError) as refused:
        load(tiny_data.facts)

    assert told in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0\0", b"PK\x03\x04", b"\xe9,\n"])
def test_receipts_that_are_no_table_are_refused(tiny_data: DataRoot, content: bytes) -> None:
    (tiny_data.facts / "receipts.csv").write_bytes(content)

    with pytest.raises(ContractError, match=r"receipts\.csv : fichier de faits illisible"):
        load(tiny_data.facts)


def test_a_key_given_twice_is_refused(tiny_data: DataRoot) -> None:
    path = tiny_data.facts / f"barometre/{EDITION}.csv"
    path.write_text(path.read_text() + path.read_text().splitlines()[1] + "\n")

    with pytest.raises(ContractError, match="enfreignent le schéma"):
        load(tiny_data.facts)


def test_a_file_replaces_its_own_indicator_and_leaves_the_others() -> None:
    facts = TinyFacts().with_barometre(Fact(value=15), Fact(indicator_id="cpts", value=86)).done()

    assert merged(facts, SOURCE, EDITION, tidy(Fact(value=16))) == [("cpts", 86), ("msp", 16)]


def test_a_new_edition_leaves_the_old_one() -> None:
    facts = TinyFacts().with_barometre(Fact(value=15)).done()

    after = with_edition(
        facts, SOURCE, NEWER_EDITION, tidy(Fact(value=16)), Receipts.create_empty()
    )

    assert after.of_source(SOURCE).select("edition", "value").rows() == [
        (EDITION, 15),
        (NEWER_EDITION, 16),
    ]


def test_an_edition_that_is_one_whole_is_replaced_whole() -> None:
    facts = tiny_facts()
    cog = facts.editions["cog", date(2026, 1, 1)].head(2)

    after = with_edition(
        facts, COG, date(2026, 1, 1), TidyEdition(facts=cog, rows={}), Receipts.create_empty()
    )

    assert after.editions["cog", date(2026, 1, 1)].equals(cog)


def test_mayotte_joins_the_populations_of_its_year() -> None:
    people = population_facts()
    mainland, mayotte = people.head(4), people.tail(1)
    facts = Facts(editions={("population", EDITION): mainland})

    after = with_edition(
        facts, POPULATION, EDITION, TidyEdition(facts=mayotte, rows={}), Receipts.create_empty()
    )

    assert after.editions["population", EDITION].equals(people)


def test_a_receipt_replaces_the_one_of_the_same_file() -> None:
    facts = TinyFacts().with_barometre(Fact(value=15)).done()
    newer = facts.receipts.filter(file="ind-311.csv").with_columns(rows_read=pl.lit(9, pl.Int64))

    after = with_edition(facts, SOURCE, EDITION, tidy(Fact(value=15)), newer)

    assert after.receipts.select("file", "rows_read").rows() == [
        ("ind-311.csv", 9),
        ("departements.csv", 1),
    ]


def test_the_last_edition_may_be_asked_before_a_date() -> None:
    facts = (
        TinyFacts()
        .with_barometre(Fact(value=15))
        .with_barometre(Fact(value=16), edition=NEWER_EDITION)
        .done()
    )

    assert facts.last_edition(SOURCE) == NEWER_EDITION
    assert facts.last_edition(SOURCE, before=NEWER_EDITION) == EDITION
    assert facts.last_edition(SOURCE, before=EDITION) is None
