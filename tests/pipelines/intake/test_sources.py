"""One source or all, from a folder or from the producers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import PipelineError, UnknownName
from pipelines.facts.store import Facts, Grammar
from pipelines.intake import sources as intake
from pipelines.intake.editions import EditionChange, sha256_of
from pipelines.intake.sources import take_in_sources
from pipelines.sources.remote import Receipt, RemoteFile, Validators
from tests.factories import tiny_facts, write
from tests.raw_files import barometre_country, barometre_text, write_inputs
from tests.tiny_country import MSP_AT_THE_END_OF_2023

TODAY = date(2026, 3, 20)


def take(
    facts: Facts, raw: Path, *, source_id: str | None = None, directory: Path | None = None
) -> tuple[Facts, list[EditionChange]]:
    return take_in_sources(
        facts, source_id=source_id, directory=directory, raw=raw, today=TODAY, undated=TODAY
    )


class Producer:
    """A server that publishes MSP only, and knows when we hold its file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: list[Validators | None] = []

    def fetch(
        self, remote: RemoteFile, directory: Path, *, known: Validators | None, today: date
    ) -> Receipt | None:
        self.known.append(known)
        if not remote.filename.endswith("311.csv") or known:
            return None
        path = write(directory / remote.filename, self.text)
        return Receipt(
            source_id=remote.source_id,
            url=remote.url,
            final_url=remote.url,
            filename=remote.filename,
            path=path,
            retrieved_on=today,
            sha256=sha256_of(path),
            bytes_count=path.stat().st_size,
            etag='"1"',
            last_modified=None,
        )


def test_every_source_of_a_folder_is_read_the_cog_first(tmp_path: Path) -> None:
    facts, changes = take(Facts(), tmp_path, directory=write_inputs(tmp_path / "in"))

    assert [(change.source.id, change.edition) for change in changes] == [
        ("cog", date(2026, 1, 1)),
        ("population", date(2017, 1, 1)),
        ("population", date(2019, 1, 1)),
        ("population", date(2020, 1, 1)),
        ("population", date(2021, 1, 1)),
        ("etalab", date(2023, 1, 19)),
        ("barometre", date(2026, 3, 1)),
    ]
    assert facts.receipts.height == 10


def test_one_source_leaves_the_files_of_the_others(tmp_path: Path) -> None:
    folder = write_inputs(tmp_path / "in")

    _, changes = take(tiny_facts(), tmp_path, source_id="etalab", directory=folder)

    assert [change.source.id for change in changes] == ["etalab"]


def test_a_folder_without_any_file_of_the_source_names_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"aucun fichier à lire.*barometre : ind-"):
        take(tiny_facts(), tmp_path, source_id="barometre", directory=tmp_path)


def test_a_folder_of_files_already_held_brings_nothing_and_is_no_error(tmp_path: Path) -> None:
    write(tmp_path / "ind-311.csv", barometre_text(*barometre_country(MSP_AT_THE_END_OF_2023)))
    once, _ = take(tiny_facts(), tmp_path, source_id="barometre", directory=tmp_path)

    again, changes = take(once, tmp_path, source_id="barometre", directory=tmp_path)

    assert changes == []
    assert again is once


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="ce dossier n’existe pas"):
        take(tiny_facts(), tmp_path, directory=tmp_path / "nowhere")


def test_an_unknown_source_names_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"« drees ». Sources connues : cog, population, etalab"):
        take(tiny_facts(), tmp_path, source_id="drees")


def test_a_source_without_address_says_where_to_take_its_files(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"insee\.fr.*relancez avec --from DOSSIER"):
        take(tiny_facts(), tmp_path, source_id="population")


def test_a_download_becomes_an_edition_of_the_day_with_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    producer = Producer(barometre_text(*barometre_country(MSP_AT_THE_END_OF_2023)))
    monkeypatch.setattr(intake, "fetch", producer.fetch)

    facts, (change,) = take(tiny_facts(), tmp_path, source_id="barometre")

    assert change.edition == TODAY
    (url,) = facts.receipts.filter(edition=TODAY)["url"]
    assert url.endswith("/data/ind-311.csv")


def test_a_file_the_producer_has_not_changed_is_asked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    producer = Producer(barometre_text(*barometre_country(MSP_AT_THE_END_OF_2023)))
    monkeypatch.setattr(intake, "fetch", producer.fetch)
    once, _ = take(tiny_facts(), tmp_path, source_id="barometre")
    asked_at_first, producer.known = producer.known, []

    _, changes = take(once, tmp_path, source_id="barometre")

    assert changes == []
    assert asked_at_first == [None] * 6
    assert [known.etag for known in producer.known if known] == ['"1"']


def test_facts_written_by_hand_stay(tmp_path: Path) -> None:
    facts = replace(tiny_facts(), grammar=Grammar.create_empty())

    after, _ = take(facts, tmp_path, source_id="cog", directory=write_inputs(tmp_path / "in"))

    assert after.targets is facts.targets
    assert after.grammar is facts.grammar
