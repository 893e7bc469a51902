"""The table of doctors by month, the control that lets it be published, and nobody in any file."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.build import build, enforce
from pipelines.contract import TABLES
from pipelines.contract.padhue import EvcFigures
from pipelines.contract.rpps import EVERY_SPECIALTY, NOT_LOCATED, Counted, RppsCounts, Secrecy
from pipelines.errors import PipelineError
from pipelines.facts.store import Facts, save
from pipelines.intake.editions import find_raw, take_in
from pipelines.publish import publish
from pipelines.sources import padhue, rpps
from pipelines.tables.rpps import control, rpps_tables
from pipelines.vocabulary import Confidence, EvcScope, Roundness
from tests.factories import tiny_facts
from tests.pipelines.rpps_files import Dirt, Truth, write_extracts

OCTOBER, LATE_OCTOBER, DECEMBER = date(2026, 10, 5), date(2026, 10, 30), date(2026, 12, 4)
ON_THE_ROLL = "effectif_anciens_padhue_inscrits_ordre"


def figures(*published: tuple[date, float], measure: str = ON_THE_ROLL) -> pl.DataFrame:
    """What the Order counted on some days."""
    rows = [
        {
            "period": day.isoformat(),
            "measure": measure,
            "scope": str(EvcScope.NON_PRECISE),
            "profession": "médecin",
            "specialty": "toutes",
            "territory_id": "FR",
            "value_text": f"{value:.0f}",
            "source_title": "Atlas",
            "territory_name": "France",
            "date": day,
            "value_low": value,
            "value_high": value,
            "roundness": str(Roundness.EXACT),
            "is_derived": False,
            "unit": "médecins",
            "source_publisher": "CNOM",
            "source_date": "2025",
            "confidence": str(Confidence.HIGH),
        }
        for day, value in published
    ]
    return pl.DataFrame(rows, schema=EvcFigures.create_empty().schema)


def counts(national: int, *places: tuple[str, int | None]) -> pl.DataFrame:
    """One extract: the country, and places whose count of None is secret."""
    rows = [
        (
            str(Counted.DIPLOME_HORS_UE),
            place,
            EVERY_SPECIALTY,
            None,
            count,
            str(Secrecy.PRIMARY if count is None else Secrecy.PUBLISHED),
            0 if place == "FR" else 5,
        )
        for place, count in (("FR", national), *places)
    ]
    return pl.DataFrame(rows, schema=RppsCounts.create_empty().schema, orient="row")


def facts_of(
    *extracts: tuple[date, pl.DataFrame], roll: Sequence[tuple[date, float]] = ()
) -> Facts:
    """Facts with these extracts, controlled by what the Order counted: 1 000 unless told."""
    editions = {(rpps.ID, day): frame for day, frame in extracts}
    editions[padhue.FIGURES.id, date(2026, 11, 21)] = figures(*(roll or [(OCTOBER, 1000)]))
    return Facts(editions=editions)


def table(facts: Facts) -> pl.DataFrame:
    return enforce("rpps_doctors", rpps_tables(facts)["rpps_doctors"])


def test_without_an_extract_the_table_is_empty() -> None:
    assert table(facts_of()).height == 0
    assert rpps_tables(Facts())["rpps_doctors"].height == 0


def test_a_first_extract_has_no_change() -> None:
    (row,) = table(facts_of((OCTOBER, counts(1000)))).to_dicts()

    assert (row["month"], row["edition"]) == (date(2026, 10, 31), OCTOBER)
    assert row["compared_with"] is None
    assert row["net_change_count"] is None


def test_the_change_is_that_since_the_month_read_before() -> None:
    found = table(
        facts_of(
            (OCTOBER, counts(1000, ("DEP-04", 30), ("DEP-13", None), (NOT_LOCATED, 9))),
            (DECEMBER, counts(1010, ("DEP-04", 27), ("DEP-13", 6), (NOT_LOCATED, None))),
        )
    ).filter(month=date(2026, 12, 31))

    assert set(found["compared_with"]) == {OCTOBER}
    assert dict(found.select("territory_id", "net_change_count").iter_rows()) == {
        "FR": 10,
        "DEP-04": -3,
        "DEP-13": None,
        NOT_LOCATED: None,
    }


def test_the_newest_extract_of_a_month_is_kept() -> None:
    found = table(facts_of((OCTOBER, counts(1000)), (LATE_OCTOBER, counts(1001))))

    assert found.select("edition", "doctors_count").rows() == [(LATE_OCTOBER, 1001)]


@pytest.mark.parametrize("count", [900, 1000, 1100])
def test_a_count_within_a_tenth_of_the_published_one_passes(count: int) -> None:
    control(facts_of((OCTOBER, counts(count))), OCTOBER)


@pytest.mark.parametrize(("count", "gap"), [(899, "-10,1 %"), (1101, r"\+10,1 %"), (0, "-100,0 %")])
def test_a_count_that_is_off_is_refused_with_both_numbers(count: int, gap: str) -> None:
    said = f"05/10/2026 : {count} médecins .* contre 1000 publiés par CNOM au 05/10/2026.*{gap}"
    with pytest.raises(PipelineError, match=said):
        rpps_tables(facts_of((OCTOBER, counts(count))))


def test_the_published_count_nearest_in_time_is_the_one_compared() -> None:
    roll = [(date(2010, 1, 1), 400.0), (date(2025, 1, 1), 1000.0), (date(2027, 1, 1), 1500.0)]

    control(facts_of((OCTOBER, counts(1450)), roll=roll), OCTOBER)
    with pytest.raises(PipelineError, match="contre 1500"):
        control(facts_of((OCTOBER, counts(1000)), roll=roll), OCTOBER)


def test_without_a_published_count_nothing_is_published() -> None:
    facts = facts_of((OCTOBER, counts(1000)))
    other = figures((OCTOBER, 1000.0), measure="effectif_padhue_total")
    for editions in ({}, {(padhue.FIGURES.id, OCTOBER): other}):
        alone = {(rpps.ID, OCTOBER): facts.editions[rpps.ID, OCTOBER]} | editions
        with pytest.raises(PipelineError, match="ne peut pas être contrôlé"):
            control(Facts(editions=alone), OCTOBER)


def test_the_project_holds_the_published_count_that_controls() -> None:
    frame = pl.read_csv(
        Path(__file__).resolve().parents[3] / "data/facts/padhue_figures/2026-11-21.csv",
        schema=EvcFigures.create_empty().schema,
    )
    facts = Facts(
        editions={
            (padhue.FIGURES.id, date(2026, 11, 21)): frame,
            (rpps.ID, OCTOBER): counts(17000),
        }
    )

    with pytest.raises(PipelineError, match=r"17000 médecins .* contre 19154 publiés par CNOM"):
        control(facts, OCTOBER)


def a_run(folder: Path) -> Truth:
    """A whole run of the source on dirty extracts: facts saved, release published."""
    truth = write_extracts(folder / "raw", persons=3000, abroad=0.9, dirt=list(Dirt))
    start = tiny_facts()
    roll = {(padhue.FIGURES.id, OCTOBER): figures((OCTOBER, truth.counted["s1"]))}
    start = replace(start, editions=start.editions | roll)
    editions = find_raw(rpps.SOURCE, truth.folder, start, undated=OCTOBER)
    facts, changes = take_in(start, rpps.SOURCE, editions, today=DECEMBER)
    logging.getLogger("run").warning("%s %s", changes, facts.receipts)
    save(facts, folder / "facts")
    (folder / "releases").mkdir()
    publish(build(facts), folder / "releases")
    return truth


def leaks(text: str, truth: Truth) -> set[str]:
    """Words of a text that name a person or hold a number of ours."""
    return {secret for secret in truth.secrets if secret in text}


def test_no_name_and_no_number_of_a_person_is_in_any_file_table_or_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    truth = a_run(tmp_path)
    for path in truth.files.values():
        assert leaks(path.read_text(encoding="utf-8", errors="replace"), truth)
        path.unlink()

    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    tables = [path for path in written if path.suffix == ".parquet"]
    assert len(tables) == len(TABLES)
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in written}
    texts |= {path: pl.read_parquet(path).write_ndjson() for path in tables}
    said = capfd.readouterr()

    assert {path: told for path, text in texts.items() if (told := leaks(text, truth))} == {}
    assert leaks(caplog.text + said.out + said.err, truth) == set()
    rpps_rows = pl.read_parquet(next(p for p in tables if p.stem == "rpps_doctors"))
    assert rpps_rows.height > 20


def test_a_refused_extract_names_no_one(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=300, dirt=list(Dirt) * 5)
    editions = find_raw(rpps.SOURCE, tmp_path, tiny_facts(), undated=OCTOBER)

    with pytest.raises(PipelineError) as refused:
        take_in(tiny_facts(), rpps.SOURCE, editions, today=DECEMBER)

    assert "lignes écartées" in str(refused.value)
    assert leaks(str(refused.value), truth) == set()
