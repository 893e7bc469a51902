"""PADHUE on the real build: every figure sourced, disputes kept, nothing divided across scopes."""

from datetime import date

import polars as pl
import pytest

from dashboard.wording.padhue_figures import MEASURES, SCOPES
from pipelines.vocabulary import EvcScope

Tables = dict[str, pl.DataFrame]
NATIONAL = {"territory_id": "FR", "specialty": "toutes"}
ALL = {**NATIONAL, "profession": "toutes professions EVC"}


def values(tables: Tables, **where: object) -> set[tuple[float, str, str]]:
    """Number, publisher and date of the figures of one thing."""
    rows = tables["evc_figures"].filter(**where)
    assert rows.height
    return set(rows.select("value_low", "source_publisher", "source_date").iter_rows())


def test_every_line_of_the_transcription_is_there(tables: Tables) -> None:
    assert tables["evc_figures"].height == 205
    assert tables["padhue_transitions"].height == 26


def test_no_figure_is_without_source_date_and_confidence(tables: Tables) -> None:
    for name in ("evc_figures", "evc_computed"):
        told = tables[name].select(
            pl.col("source_title", "source_publisher", "source_date").str.len_chars() > 0,
            pl.col("confidence").is_not_null(),
            dated=pl.col("source_date").str.contains(r"\d{4}"),
        )
        assert told.select(pl.all().all()).row(0) == (True,) * told.width


def test_the_main_list_of_2024_is_disputed_and_both_sources_are_named(tables: Tables) -> None:
    measure = "laureats_liste_principale"
    assert values(tables, session=2024, measure=measure, **ALL) == {
        (3235, "Ministère chargé de la santé", "2025-02-05"),
        (3225, "Fédération des praticiens de santé (FPS)", "2025-02-06"),
    }


def test_the_posts_of_2018_are_disputed(tables: Tables) -> None:
    found = values(tables, session=2018, measure="postes_ouverts", **ALL)
    assert {value for value, _, _ in found} == {500, 644}


@pytest.mark.parametrize(
    ("session", "scope", "posts"),
    [
        (2025, EvcScope.VOIE_INTERNE, 4000),
        (2025, EvcScope.VOIE_EXTERNE, 400),
        (2026, EvcScope.VOIE_INTERNE, 2896),
        (2026, EvcScope.VOIE_EXTERNE, 1003),
    ],
)
def test_the_posts_of_each_route(
    tables: Tables, session: int, scope: EvcScope, posts: float
) -> None:
    (found,) = values(tables, session=session, measure="postes_ouverts", scope=scope.value, **ALL)
    assert found[0] == posts


def test_the_posts_of_2020_are_those_of_doctors_and_the_total_is_ours(tables: Tables) -> None:
    doctors = values(
        tables, session=2020, measure="postes_ouverts", profession="médecin", **NATIONAL
    )
    assert {value for value, _, _ in doctors} == {1332}
    whole = tables["evc_computed"].filter(session=2020, measure="postes_ouverts").sort("value_low")
    assert whole.select("value_low", "source_publisher", "source_date").rows() == [
        (1300, "Journal officiel", "2021-07-11"),
        (1341, "Centre national de gestion (CNG)", "2021-06-26"),
    ]


def test_the_roll_of_the_ordre(tables: Tables) -> None:
    roll = tables["evc_figures"].filter(measure="effectif_anciens_padhue_inscrits_ordre")
    assert dict(roll.select("date", "value_low").iter_rows()) == {
        date(2010, 1, 1): 7963,
        date(2025, 1, 1): 19154,
    }


@pytest.mark.parametrize(
    ("session", "profession", "specialty", "low", "high"),
    [
        (2009, "toutes professions EVC", "toutes", 100 * 202 / 210, 100 * 202 / 210),
        (2020, "médecin", "toutes", 100 * 1228 / 1332, 100 * 1228 / 1332),
        (2023, "médecin", "médecine générale", 100 * 296 / 537, 100 * 296 / 537),
        (2024, "toutes professions EVC", "toutes", 80.625, 80.875),
        (2024, "médecin", "psychiatrie", 100 * 39 / 223, 100 * 39 / 223),
    ],
)
def test_a_share_of_posts_filled(
    tables: Tables, session: int, profession: str, specialty: str, low: float, high: float
) -> None:
    row = tables["evc_computed"].row(
        by_predicate=(pl.col("measure") == "taux_pourvoi")
        & (pl.col("session") == session)
        & (pl.col("profession") == profession)
        & (pl.col("specialty") == specialty),
        named=True,
    )
    assert (row["value_low"], row["value_high"]) == (pytest.approx(low), pytest.approx(high))


def test_quotients_stay_within_one_session_and_one_scope(tables: Tables) -> None:
    key = ["session", "scope", "profession", "specialty"]
    quotients = tables["evc_computed"].filter(
        pl.col("measure").is_in(["taux_pourvoi", "candidats_par_poste"])
    )
    national = tables["evc_figures"].filter(territory_id="FR")
    posts = national.filter(measure="postes_ouverts").select(*key, posts="value_low")
    people = national.filter(
        pl.col("measure").is_in(["laureats_liste_principale", "inscrits"])
    ).select(*key, people="value_low")

    for row in quotients.iter_rows(named=True):
        same = pl.lit(value=True)
        for name in key:
            same &= pl.col(name) == row[name]
        factor = 100 if row["measure"] == "taux_pourvoi" else 1
        divided = {
            round(factor * above / below, 6)
            for above in people.filter(same)["people"]
            for below in posts.filter(same)["posts"]
        }
        assert round(row["value_low"], 6) in divided
    assert set(quotients.filter(measure="candidats_par_poste")["session"]) == {2015, 2016}


def test_the_published_share_of_2016_is_the_one_we_would_compute(tables: Tables) -> None:
    (published,) = values(tables, session=2016, measure="taux_pourvoi", **ALL)
    assert published[0] == pytest.approx(100 * 445 / 450, abs=0.05)


def test_specialties_and_the_rest_make_the_total(tables: Tables) -> None:
    posts = tables["evc_figures"].filter(
        (pl.col("specialty") != "toutes") & (pl.col("value_low") == pl.col("value_high")),
        measure="postes_ouverts",
    )
    rest = tables["evc_computed"].filter(measure="non_detaille")
    assert set(rest["session"]) == {2023, 2024, 2026}
    for row in rest.iter_rows(named=True):
        (whole,) = values(
            tables, session=row["session"], scope=row["scope"], measure="postes_ouverts", **ALL
        )
        detailed = posts.filter(session=row["session"], scope=row["scope"])["value_low"].sum()
        assert detailed + row["value_low"] == whole[0]
    external = rest.filter(scope="voie_externe").row(0, named=True)
    assert external["value_low"] == 0


def test_the_departements_of_pays_de_la_loire_make_the_region(tables: Tables) -> None:
    posts = tables["evc_figures"].filter(
        session=2024, measure="postes_ouverts", source_publisher="ARS Pays de la Loire"
    )
    region = posts.filter(territory_id="REG-52")["value_low"].item()
    departements = posts.filter(pl.col("territory_id").str.starts_with("DEP-"))["value_low"]
    assert (region, departements.sum(), departements.len()) == (184, 184, 5)


def test_a_step_is_counted_or_said_to_be_unknown(tables: Tables) -> None:
    steps = tables["padhue_transitions"]
    unknown = steps.filter(~pl.col("is_counted"))
    assert unknown.height == 17
    assert unknown["published_count"].str.starts_with("inconnu").all()
    assert steps.filter("is_counted")["count_source"].null_count() == 0
    labels = set(steps["from_status"]) | set(steps["to_status"])
    assert {f"X{number}" for number in (1, 2, 3, 4)} <= labels


def test_the_steps_of_a_doctor_add_up_to_three_or_four_years(tables: Tables) -> None:
    steps = tables["padhue_durations"].filter("is_in_doctor_path")
    assert steps["months_min"].sum() == 34
    assert pl.Series([34 / 12, 46 / 12]).round(0).to_list() == [3, 4]
    assert steps.select(pl.coalesce("months_max", "months_min").sum()).item() == 46


def test_texts_run_from_2006_to_2025(tables: Tables) -> None:
    days = tables["padhue_texts"]["date"]
    assert (days.min(), days.max(), days.len()) == (date(2006, 12, 21), date(2025, 7, 30), 16)


def test_the_page_has_words_for_every_measure_and_scope(tables: Tables) -> None:
    measures = set(tables["evc_figures"]["measure"]) | set(tables["evc_computed"]["measure"])
    assert measures <= set(MEASURES)
    assert set(SCOPES) == set(EvcScope)
