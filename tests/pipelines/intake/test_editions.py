"""New editions brought in from a folder, and what they change."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import PipelineError, RejectedFile
from pipelines.facts.compare import Change
from pipelines.facts.store import Facts
from pipelines.intake.editions import EditionChange, find_raw, take_in
from pipelines.sources import barometre, insee
from tests.factories import tiny_facts, write
from tests.raw_files import Line, barometre_country, barometre_text, departements_text, regions_text
from tests.tiny_country import EDITION, MSP_AT_THE_END_OF_2023, NEWER_EDITION

TODAY = date(2026, 3, 20)
TEXT = barometre_text(*barometre_country(MSP_AT_THE_END_OF_2023))
LATER_TEXT = barometre_text(*barometre_country(MSP_AT_THE_END_OF_2023 | {"04": 16}))


def refreshed(
    facts: Facts, folder: Path, undated: date = TODAY
) -> tuple[Facts, list[EditionChange]]:
    editions = find_raw(barometre.SOURCE, folder, facts, undated=undated)
    return take_in(facts, barometre.SOURCE, editions, today=TODAY)


def editions_found(folder: Path, facts: Facts | None = None) -> dict[date, list[str]]:
    found = find_raw(barometre.SOURCE, folder, facts or tiny_facts(), undated=TODAY)
    return {edition: [raw.label for raw in files] for edition, files in found.items()}


@pytest.mark.parametrize(
    ("path", "edition"),
    [
        ("editions/2024-10-15/ind-311.csv", date(2024, 10, 15)),
        ("2024-10-15/data/ind-311.csv", date(2024, 10, 15)),
        ("ind-311.csv", TODAY),
        ("data/ind-311.csv", TODAY),
    ],
)
def test_a_file_belongs_to_the_edition_of_its_folder_or_to_the_day(
    tmp_path: Path, path: str, edition: date
) -> None:
    write(tmp_path / path, TEXT)

    assert editions_found(tmp_path) == {edition: [path]}


def test_the_folder_asked_for_may_be_the_dated_one(tmp_path: Path) -> None:
    write(tmp_path / "2024-10-15/ind-311.csv", TEXT)

    assert editions_found(tmp_path / "2024-10-15") == {date(2024, 10, 15): ["ind-311.csv"]}


def test_files_that_are_not_the_sources_are_passed_over(tmp_path: Path) -> None:
    for name in ("ind-999.csv", "ind-311.csv.bak", "meta.csv", "xind-311.csv"):
        write(tmp_path / name, TEXT)

    assert editions_found(tmp_path) == {}


def test_the_same_file_twice_in_an_edition_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a/ind-311.csv", TEXT)
    write(tmp_path / "b/ind-311.csv", LATER_TEXT)

    with pytest.raises(PipelineError, match=r"a/ind-311\.csv et b/ind-311\.csv : deux fois"):
        editions_found(tmp_path)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="ce dossier n’existe pas"):
        editions_found(tmp_path / "nowhere")


def test_an_undated_file_already_held_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "ind-311.csv", TEXT)
    facts, _ = refreshed(tiny_facts(), tmp_path)

    assert editions_found(tmp_path, facts) == {}
    write(tmp_path / "ind-311.csv", LATER_TEXT)
    assert editions_found(tmp_path, facts) == {TODAY: ["ind-311.csv"]}


def test_a_producer_who_goes_back_to_older_bytes_makes_a_new_edition(tmp_path: Path) -> None:
    facts = tiny_facts()
    for day, text in [("2026-03-02", TEXT), ("2026-03-10", LATER_TEXT)]:
        write(tmp_path / f"archive/{day}/ind-311.csv", text)
    facts, _ = refreshed(facts, tmp_path / "archive")
    write(tmp_path / "live/ind-311.csv", TEXT)

    assert editions_found(tmp_path / "live", facts) == {TODAY: ["ind-311.csv"]}


def test_read_again_an_undated_file_goes_to_the_edition_that_holds_its_bytes(
    tmp_path: Path,
) -> None:
    write(tmp_path / "ind-311.csv", TEXT)
    facts, _ = refreshed(tiny_facts(), tmp_path, undated=NEWER_EDITION)

    found = find_raw(barometre.SOURCE, tmp_path, facts, undated=TODAY, reread=True)

    assert list(found) == [NEWER_EDITION]


def test_a_new_edition_is_compared_with_the_one_before(tmp_path: Path) -> None:
    more = Line(zone="D04", day="2024-06-01", va="17")
    lines = barometre_country({"04": 17, "13": 40, "2A": 5, "2B": 8})
    write(tmp_path / f"{NEWER_EDITION}/ind-311.csv", barometre_text(*lines, more))

    _, (change,) = refreshed(tiny_facts(), tmp_path)

    assert (change.edition, change.compared_with) == (NEWER_EDITION, EDITION)
    assert change.changes.select("territory_id", "change").rows() == [
        ("DEP-04", Change.CHANGED),
        ("DEP-04", Change.ADDED),
        ("DEP-976", Change.REMOVED),
        ("FR", Change.CHANGED),
        ("REG-06", Change.REMOVED),
        ("REG-93", Change.CHANGED),
    ]


def test_an_edition_read_again_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / f"{EDITION}/ind-311.csv", TEXT)
    once, _ = refreshed(tiny_facts(), tmp_path)

    again, (change,) = refreshed(once, tmp_path)

    assert change.compared_with == EDITION
    assert change.changes.is_empty()
    assert again.editions["barometre", EDITION].equals(once.editions["barometre", EDITION])
    assert again.receipts.equals(once.receipts)


def test_an_indicator_met_for_the_first_time_is_all_added(tmp_path: Path) -> None:
    write(
        tmp_path / f"{NEWER_EDITION}/ind-589.csv", barometre_text(Line(code="IND-589", va="86.1"))
    )

    facts, (change,) = refreshed(tiny_facts(), tmp_path)

    assert change.compared_with is None
    assert change.changes["change"].to_list() == [Change.ADDED]
    assert facts.editions["barometre", EDITION].height == 9


def test_receipts_say_which_bytes_and_keep_their_first_day(tmp_path: Path) -> None:
    raw = write(tmp_path / f"{EDITION}/ind-311.csv", TEXT)
    once, _ = refreshed(tiny_facts(), tmp_path)
    editions = find_raw(barometre.SOURCE, tmp_path, once, undated=TODAY)

    later, _ = take_in(once, barometre.SOURCE, editions, today=date(2026, 12, 1))

    receipt = later.receipts.filter(source_id="barometre").row(0, named=True)
    assert receipt["retrieved_on"] == TODAY
    assert receipt["bytes_count"] == raw.stat().st_size
    assert (receipt["rows_read"], receipt["rows_kept"], receipt["url"]) == (9, 9, None)


def test_an_edition_in_the_future_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "2999-01-01/ind-311.csv", TEXT)

    with pytest.raises(PipelineError, match="édition du 01/01/2999, dans le futur"):
        refreshed(tiny_facts(), tmp_path)


def test_without_a_cog_the_error_says_what_to_run(tmp_path: Path) -> None:
    write(tmp_path / "ind-311.csv", TEXT)

    with pytest.raises(PipelineError, match="cap-sante refresh --source cog"):
        refreshed(Facts(), tmp_path)


def test_the_cog_needs_no_cog(tmp_path: Path) -> None:
    write(tmp_path / "regions.csv", regions_text())
    write(tmp_path / "departements.csv", departements_text())
    editions = find_raw(insee.COG, tmp_path, Facts(), undated=TODAY)

    facts, _ = take_in(Facts(), insee.COG, editions, today=TODAY)

    assert facts.editions["cog", date(2026, 1, 1)].height == 8


def test_a_refused_edition_stops_the_others(tmp_path: Path) -> None:
    write(tmp_path / "2026-03-02/ind-311.csv", TEXT)
    write(tmp_path / "2026-03-03/ind-311.csv", "")

    with pytest.raises(RejectedFile, match=r"2026-03-03/ind-311\.csv : le fichier est vide"):
        refreshed(tiny_facts(), tmp_path)
