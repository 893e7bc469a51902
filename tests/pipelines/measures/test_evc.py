"""Sums, shares and ratios of the sessions: one session and one scope, or nothing."""

import polars as pl
import pytest

from pipelines.contract.padhue import EvcComputed, EvcFigures
from pipelines.measures.evc import computed_figures

FIGURE: dict[str, object] = {
    "period": "2016",
    "measure": "postes_ouverts",
    "scope": "liste_a",
    "profession": "toutes professions EVC",
    "specialty": "toutes",
    "territory_id": "FR",
    "value_text": "450",
    "source_title": "Rapport",
    "territory_name": "France",
    "session": 2016,
    "date": None,
    "value_low": 450.0,
    "value_high": 450.0,
    "roundness": "exact",
    "is_derived": False,
    "unit": "postes",
    "source_publisher": "CNG",
    "source_date": "2018",
    "source_url": None,
    "source_reference": None,
    "confidence": "high",
    "note": None,
    "implied_session": None,
    "implied_value": None,
}
LAUREATES = {"measure": "laureats_liste_principale", "unit": "reçus"}


def posts(value: float, **change: object) -> dict[str, object]:
    return FIGURE | {"value_low": value, "value_high": value, "value_text": str(value)} | change


def laureates(value: float, **change: object) -> dict[str, object]:
    return posts(value, **LAUREATES) | change


def computed(*rows: dict[str, object]) -> pl.DataFrame:
    frame = pl.DataFrame(list(rows), schema=EvcFigures.create_empty().schema)
    result = computed_figures(EvcFigures.validate(frame))
    assert EvcComputed.is_valid(result)
    return result


def found(frame: pl.DataFrame, measure: str) -> list[tuple[object, ...]]:
    return (
        frame.filter(measure=measure).select("session", "formula", "value_low", "value_high").rows()
    )


def test_a_share_divides_the_laureates_by_the_posts_of_their_list() -> None:
    assert found(computed(posts(450), laureates(445)), "taux_pourvoi") == [
        (2016, "445 ÷ 450", pytest.approx(98.8889, abs=1e-4), pytest.approx(98.8889, abs=1e-4))
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"session": 2015, "period": "2015"},
        {"scope": "liste_b"},
        {"profession": "médecin"},
        {"specialty": "psychiatrie"},
        {"territory_id": "REG-24", "territory_name": "Centre-Val de Loire"},
        {"roundness": "plus_de", "value_high": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_nothing_is_divided_across_sessions_scopes_or_places(other: dict[str, object]) -> None:
    assert computed(posts(450), laureates(445) | other).is_empty()


def test_a_dispute_makes_a_range_with_all_the_sources_and_the_lowest_confidence() -> None:
    union: dict[str, object] = {
        "source_publisher": "FPS",
        "source_date": "2025-02-06",
        "confidence": "medium",
    }
    frame = computed(posts(4000), laureates(3235), laureates(3225, **union))

    row = frame.row(0, named=True)
    assert row["formula"] == "(3 225 à 3 235) ÷ 4 000"
    assert (row["value_low"], row["value_high"]) == (80.625, 80.875)
    assert row["source_publisher"] == "CNG | FPS"
    assert row["source_date"] == "2018 | 2025-02-06"
    assert row["confidence"] == "medium"


def test_a_published_share_is_not_computed_again() -> None:
    share = posts(98.9, measure="taux_pourvoi", unit="%")

    assert computed(posts(450), laureates(445), share).is_empty()


def test_under_ten_posts_nothing_is_divided() -> None:
    assert found(computed(posts(9), laureates(8)), "taux_pourvoi") == []
    assert found(computed(posts(10), laureates(8)), "taux_pourvoi") == [(2016, "8 ÷ 10", 80, 80)]


def test_candidates_per_post() -> None:
    candidates = posts(5540, measure="inscrits", unit="candidats")

    assert found(computed(posts(450), candidates), "candidats_par_poste") == [
        (2016, "5 540 ÷ 450", pytest.approx(12.311, abs=0.001), pytest.approx(12.311, abs=0.001))
    ]


def test_professions_are_added_where_no_source_gives_the_total() -> None:
    parts = [posts(1332, profession="médecin"), posts(9, profession="chirurgien-dentiste")]

    assert found(computed(*parts), "postes_ouverts") == [(2016, "1 332 + 9", 1341, 1341)]
    assert found(computed(*parts, posts(1341)), "postes_ouverts") == []


def test_the_two_routes_are_added_and_keep_their_source() -> None:
    frame = computed(posts(4000, scope="voie_interne"), posts(400, scope="voie_externe"))

    row = frame.row(0, named=True)
    assert (row["scope"], row["formula"], row["value_low"]) == ("deux_voies", "4 000 + 400", 4400)
    assert row["source_publisher"] == "CNG"


def test_what_is_not_detailed_is_the_total_less_the_specialties_of_its_scope() -> None:
    rows = [
        posts(1003, scope="voie_externe"),
        posts(198, scope="voie_externe", specialty="psychiatrie", confidence="low"),
        posts(450, scope="voie_interne", specialty="psychiatrie"),
    ]

    frame = computed(*rows)

    assert found(frame, "non_detaille") == [(2016, "1 003 − 198 (1 spécialité)", 805, 805)]
    assert frame["confidence"].to_list() == ["low"]


def test_what_a_source_implies_of_another_session_is_ours() -> None:
    implying = posts(2010, session=2021, period="2021", implied_session=2020, implied_value=1300.0)

    assert found(computed(implying), "postes_ouverts") == [
        (2020, "2 010 − 710 (écart annoncé pour 2021)", 1300, 1300)
    ]


def test_the_order_of_the_figures_does_not_matter() -> None:
    rows = [posts(4000), laureates(3235), laureates(3225, source_publisher="FPS")]
    one, other = computed(*rows), computed(*reversed(rows))

    assert one.drop("source_publisher").equals(other.drop("source_publisher"))


def test_no_figure_gives_nothing() -> None:
    assert computed().is_empty()
