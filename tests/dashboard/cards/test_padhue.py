"""Cards of PADHUE: rows of the release, gathered by what they count."""

import polars as pl

from dashboard.cards.padhue import duration_cards, figure_cards, text_cards, transition_cards
from pipelines.contract.padhue import EvcComputed, EvcFigures
from pipelines.tables.padhue import padhue_tables
from pipelines.vocabulary import Confidence
from tests.dashboard.padhue_factories import OF_2024, UNION, card, figure, known
from tests.factories import tiny_facts
from tests.pipelines.measures.test_evc import FIGURE
from tests.pipelines.tables.test_padhue import steps

COMPUTED = {
    "session": 2024,
    "measure": "taux_pourvoi",
    "scope": "non_precise",
    "profession": "médecin",
    "specialty": "toutes",
    "formula": "1 ÷ 2",
    "value_low": 50.0,
    "value_high": 50.0,
    "unit": "%",
    "source_title": "A | B",
    "source_publisher": "CNG | Ministère",
    "source_date": "2018 | 2025-02-05",
    "confidence": "low",
}


def test_a_transcribed_row_becomes_a_figure_with_its_citation() -> None:
    rows = pl.DataFrame([FIGURE], schema=EvcFigures.create_empty().schema)

    (one,) = figure_cards(rows, EvcComputed.create_empty())

    assert (one.session, one.low, one.high, one.unit) == (2016, 450, 450, "postes")
    assert [(c.title, c.publisher, c.date) for c in one.citations] == [("Rapport", "CNG", "2018")]
    assert one.formula is None


def test_a_computed_row_cites_each_of_its_sources() -> None:
    rows = pl.DataFrame([COMPUTED], schema=EvcComputed.create_empty().schema)

    (one,) = figure_cards(EvcFigures.create_empty(), rows)

    assert [(c.title, c.publisher, c.date) for c in one.citations] == [
        ("A", "CNG", "2018"),
        ("B", "Ministère", "2025-02-05"),
    ]
    assert (one.formula, one.is_derived, one.confidence) == ("1 ÷ 2", True, Confidence.LOW)


def test_figures_that_count_the_same_thing_are_gathered() -> None:
    (found,) = card(*OF_2024).select("laureats_liste_principale", session=2024)

    assert [one.low for one in found.figures] == [3225, 3235]
    assert found.is_disputed
    assert (found.low, found.high) == (3225, 3235)
    assert found.confidence is Confidence.MEDIUM


def test_two_dates_of_one_session_are_two_things() -> None:
    early = figure("laureats_non_affectes", 400, None, period="2025-04-11")
    late = figure("laureats_non_affectes", 100, period="2025-10-07")

    found = list(card(early, late).select("laureats_non_affectes"))

    assert [(one.low, one.high, one.is_disputed) for one in found] == [
        (400, 400, False),
        (100, 100, False),
    ]


def test_one_source_that_gives_a_range_is_no_dispute() -> None:
    one = known(figure(low=2150, high=2200, citations=(UNION,), is_derived=True))

    assert (one.is_disputed, one.is_derived, one.low, one.high) == (False, True, 2150, 2200)


def test_sessions_are_those_of_which_something_national_is_known() -> None:
    local = figure(session=2022, territory=("REG-24", "Centre-Val de Loire"))
    stock = figure("effectif_padhue_total", session=None, period="2007-01-01")

    assert card(*OF_2024, figure(session=2016), local, stock).sessions == (2024, 2016)


def test_the_months_of_a_doctor_are_those_of_the_steps_in_the_path() -> None:
    assert card().doctor_months == (34, 46)


def test_texts_durations_and_steps_come_in_their_order() -> None:
    tables = padhue_tables(tiny_facts())

    assert [one.title for one in text_cards(tables["padhue_texts"])] == ["Loi 2019-774"]
    (step,) = duration_cards(tables["padhue_durations"])
    assert (step.duration, step.is_in_doctor_path) == ("au moins 10 mois", True)
    (one,) = transition_cards(steps("Présent"))
    assert (one.to_label, one.is_counted, one.confidence) == ("Présent", False, None)
