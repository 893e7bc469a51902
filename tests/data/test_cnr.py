"""The CNR Santé in the real build: what the public documents say, and nothing more."""

from datetime import date

import polars as pl
import pytest

from pipelines.indicators.registry import INDICATORS
from pipelines.vocabulary import Axis, Measure, Tally

Tables = dict[str, pl.DataFrame]


def test_every_axis_has_commitments_and_every_commitment_its_source(tables: Tables) -> None:
    commitments = tables["commitments"]

    assert set(commitments["axis"].cast(pl.String)) == set(Axis)
    assert commitments["position"].sort().to_list() == list(range(1, commitments.height + 1))
    assert set(commitments["announced_on"]) == {date(2023, 5, 3)}
    assert commitments["promised_by"].str.starts_with("Ministère de la Santé").all()


def test_the_three_cnr_indicators_measure_commitments(tables: Tables) -> None:
    measured = tables["commitments"].filter(measure=Measure.INDICATEUR)

    assert set(measured["indicator_id"]) == {i.id for i in INDICATORS if i.is_cnr_target}


def test_a_statement_named_says_the_same_as_the_commitment(tables: Tables) -> None:
    both = tables["commitments"].join(
        tables["targets"].filter(territory_id="FR"), on="statement_id", suffix="_said"
    )

    assert both.height == 5
    for name in ("indicator_id", "deadline", "deadline_text", "source_title", "source_url"):
        assert both[name].equals(both[f"{name}_said"], null_equal=True, check_names=False), name


def test_what_happened_belongs_to_a_commitment_and_has_a_source(tables: Tables) -> None:
    events = tables["commitment_events"]

    assert set(events["commitment_id"]) <= set(tables["commitments"]["commitment_id"])
    assert (events["source_title"].str.len_chars() > 0).all()


@pytest.mark.parametrize(
    ("tally", "count"),
    [
        (Tally.PROJETS, 8),
        (Tally.PROJETS_REALISES, 2),
        (Tally.PROJETS_EN_COURS, 6),
    ],
)
def test_the_projects_of_the_04_are_as_many_as_its_count(
    tables: Tables, tally: Tally, count: int
) -> None:
    projects = tables["initiatives"].filter(territory_id="DEP-04")
    status = {Tally.PROJETS_REALISES: "realise", Tally.PROJETS_EN_COURS: "en_cours"}
    listed = projects.filter(status=status[tally]) if tally in status else projects

    said = tables["initiative_counts"].filter(territory_id="DEP-04", tally=tally)

    assert said["value"].to_list() == [count]
    assert listed.height == count


def test_projects_done_and_under_way_add_up_in_the_region(tables: Tables) -> None:
    counts = dict(
        tables["initiative_counts"].filter(territory_id="REG-93").select("tally", "value").rows()
    )

    assert counts["projets"] == 41 == counts["projets_realises"] + counts["projets_en_cours"]


def test_both_numbers_of_participants_are_kept(tables: Tables) -> None:
    said = tables["initiative_counts"].filter(territory_id="FR", tally=Tally.PARTICIPANTS)

    assert sorted(said["value"]) == [10_000, 100_000]
    assert said["source_title"].n_unique() == 2


def test_territories_of_projects_and_figures_exist(tables: Tables) -> None:
    known = set(tables["territories"]["territory_id"])

    for name in ("initiatives", "initiative_counts", "published_figures"):
        assert set(tables[name]["territory_id"]) <= known, name


def test_every_figure_of_the_four_collections_is_there(tables: Tables) -> None:
    counts = tables["published_figures"].group_by("collection").len()

    assert dict(counts.rows()) == {
        "assistants_medicaux_presse": 18,
        "cnr_autres_cibles": 18,
        "cpts_presse": 26,
        "msp_presse": 19,
    }


@pytest.mark.parametrize(
    ("measure", "period", "value", "compared_date", "compared_value", "gap"),
    [
        ("cpts_couverture_population", "2025", 82, date(2025, 10, 31), 90, -8),
        ("cpts_couverture_population", "2025-2026", 91, date(2025, 10, 31), 90, 1),
        ("cpts_couverture_population", "2024-02-01", 84, date(2023, 12, 31), 84, 0),
        ("cpts_couverture_population", "2023-07-13", 75, date(2023, 10, 31), 80, -5),
        ("msp_nombre", "2025-01", 2758, date(2024, 12, 31), 2758, 0),
        ("msp_nombre", "2023-03-17", 2300, date(2022, 12, 31), 2251, 49),
        ("msp_nombre", "2020", 1300, date(2020, 6, 30), 1617, -317),
        ("assistants_medicaux_contrats", "2023-11-15", 5355, date(2023, 11, 30), 5355, 0),
        ("assistants_medicaux_contrats", "2024-10-31", 7240, date(2024, 12, 31), 7660, -420),
    ],
)
def test_a_figure_quoted_is_compared_with_the_measure_of_its_time(
    tables: Tables,
    measure: str,
    period: str,
    value: float,
    compared_date: date,
    compared_value: float,
    gap: float,
) -> None:
    found = tables["published_figures"].filter(measure=measure, period=period, territory_id="FR")

    compared = found.select("value", "compared_date", "compared_value", "gap")
    assert compared.rows() == [(value, compared_date, compared_value, gap)]


def test_what_does_not_count_the_same_thing_has_no_gap(tables: Tables) -> None:
    others = tables["published_figures"].filter(notion="voisine")

    assert others.height >= 8
    assert others["gap"].is_null().all()
    signed = others.filter(measure="cpts_couverture_population", period="2025-05")
    assert signed["explanation"].to_list() == ["Le Baromètre retient les CPTS à tous les stades."]


def test_every_reading_names_a_published_figure(tables: Tables) -> None:
    read = tables["published_figures"].filter(pl.col("indicator_id").is_not_null())

    assert set(read["indicator_id"]) == {"msp", "cpts", "assistants"}
    same = read.filter(notion="meme")
    assert set(same["measure"]) == {
        "msp_nombre",
        "cpts_couverture_population",
        "assistants_medicaux_contrats",
    }
    quoted = tables["published_figures"].filter(pl.col("measure").is_in(set(same["measure"])))
    assert quoted["indicator_id"].is_not_null().all()
