"""Where a series stands, from rows: types, deadlines, what is missing, which statement."""

from dataclasses import asdict
from datetime import date, timedelta

import polars as pl
import pytest

from dashboard.cards.progress import (
    METHODS,
    Part,
    ProgressCard,
    backtest_cards,
    chosen,
    parts,
    progress_cards,
)
from pipelines.contract import TABLES
from pipelines.measures import assess
from pipelines.vocabulary import (
    Landing,
    Level,
    OnDeadline,
    Outcome,
    Projection,
    Reason,
    SharingKey,
    Solidity,
    Verdict,
)
from tests.dashboard.factories import END_OF_2026
from tests.dashboard.progress_factories import (
    END_OF_2024,
    END_OF_2027,
    closed,
    judged,
    progress,
    progress_table,
)


@pytest.mark.parametrize(
    "card",
    [
        progress(),
        closed(Outcome.MISSED, 2758.0),
        judged(Verdict.NON_CALCULABLE, reason=Reason.NO_VALUE, latest_value=None, solidity=None),
    ],
    ids=["under way", "closed", "without a value"],
)
def test_a_row_becomes_the_card_it_came_from(card: ProgressCard) -> None:
    (read,) = progress_cards(progress_table(card))
    assert asdict(read) == asdict(card)
    kinds = {
        "verdict": Verdict,
        "verdict_one_less": Verdict,
        "landing": Landing,
        "projection": Projection,
        "reason": Reason,
        "solidity": Solidity,
        "outcome": Outcome,
        "on_deadline": OnDeadline,
    } | {f"verdict_{method}": Verdict for method in METHODS}
    for name, kind in kinds.items():
        assert getattr(read, name) is None or isinstance(getattr(read, name), kind)


def test_rows_keep_their_order() -> None:
    table = progress_table(*(progress(statement_id=name) for name in ("a", "b", "c")))
    assert [card.statement_id for card in progress_cards(table)] == ["a", "b", "c"]
    assert [card.statement_id for card in progress_cards(table.reverse())] == ["c", "b", "a"]
    assert progress_cards(progress_table()) == ()


def test_the_six_methods_are_those_of_the_measures_the_default_one_first() -> None:
    assert set(METHODS) == set(assess.METHODS)
    assert METHODS[0] == assess.DEFAULT_METHOD
    said = progress(verdict_linear_pace=Verdict.EN_RECUL).by_method()
    assert list(said) == list(METHODS)
    assert said["linear_pace"] is Verdict.EN_RECUL
    assert said["german_weather"] is Verdict.INSUFFISANT


def test_a_deadline_is_over_the_day_after_it_or_once_values_have_reached_it() -> None:
    card = progress()
    assert not card.is_over(END_OF_2026)
    assert card.is_over(END_OF_2026 + timedelta(days=1))
    early = closed(Outcome.REACHED, 4000.0, deadline=END_OF_2027)
    assert early.is_over(date(2026, 11, 21))


def test_what_is_missing_is_counted_from_the_newest_value() -> None:
    assert progress(latest_value=3900.0).missing_units == 100
    lower = progress(latest_value=50.0, target_value=40.0)
    assert lower.missing_units == 10
    assert judged(Verdict.ATTEINT, latest_value=4100.0).missing_units is None
    assert progress(latest_value=None).missing_units is None


def test_the_card_of_a_statement_is_found_by_its_name() -> None:
    cards = [progress(), progress(statement_id="msp_cnr_2027")]
    assert chosen(cards, "msp_cnr_2027") is cards[1]
    assert chosen(cards, "assistants_barometre") is None
    assert chosen(cards, None) is None
    assert chosen([], "msp_barometre") is None


def test_a_statement_with_two_deadlines_is_read_at_the_later() -> None:
    cards = [progress(deadline=END_OF_2027), progress(deadline=END_OF_2024)]
    assert chosen(cards, "msp_barometre") is cards[0]
    assert chosen(cards[::-1], "msp_barometre") is cards[0]


def test_a_back_test_keeps_its_level_and_its_line() -> None:
    row = ("msp", Level.DEPARTEMENT, Projection.DAMPED, 1313, 1.28, False)
    frame = pl.DataFrame([row], schema=TABLES["backtests"].create_empty().schema, orient="row")
    (card,) = backtest_cards(frame)
    assert (card.level, card.method) == (Level.DEPARTEMENT, Projection.DAMPED)
    assert isinstance(card.level, Level)
    assert (card.pairs_count, card.median_abs_error, card.is_default) == (1313, 1.28, False)


def test_a_territory_has_its_part_of_each_key_and_what_france_leaves_out() -> None:
    frame = pl.DataFrame(
        [
            ("apl", "FR", 1.0, 1),
            ("population", "FR", 1.0, 0),
            ("population", "DEP-01", 0.01, 0),
            ("sous_dense", "FR", 1.0, 3),
            ("sous_dense", "DEP-01", None, 1),
        ],
        schema=["key", "territory_id", "share", "missing_count"],
        orient="row",
    )
    assert parts(frame, "DEP-01") == {
        SharingKey.POPULATION: Part(key=SharingKey.POPULATION, share=0.01, missing_in_france=0),
        SharingKey.SOUS_DENSE: Part(key=SharingKey.SOUS_DENSE, share=None, missing_in_france=3),
    }
    assert parts(frame, "DEP-99") == {}
