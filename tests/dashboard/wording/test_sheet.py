"""Sentences of the one-page sheet."""

from datetime import date

import pytest

from dashboard.wording import sheet as words
from pipelines.vocabulary import Outcome, Verdict
from tests.dashboard.factories import AIN, CPTS, FRANCE, TODAY, place, point, series
from tests.dashboard.progress_factories import progress, standing
from tests.dashboard.reading import plain

GOOD = standing(progress(verdict=Verdict.EN_BONNE_VOIE))
LATE = standing(progress(verdict=Verdict.A_ACCELERER))


@pytest.mark.parametrize(
    ("standings", "said"),
    [
        ([LATE, LATE], "aucun des 2 objectifs n’est atteint ou en bonne voie."),
        ([GOOD, LATE], "1 objectif sur 2 est atteint ou en bonne voie."),
        ([GOOD, GOOD, LATE], "2 objectifs sur 3 sont atteints ou en bonne voie."),
    ],
)
def test_the_lead_counts_what_is_on_track(standings: list[object], said: str) -> None:
    assert plain(words.lead(standings, TODAY)) == f"En France, {said}"  # type: ignore[arg-type]


def test_titles_carry_the_name_of_the_territory() -> None:
    assert words.title(AIN) == "Fiche de l’Ain"
    region = place("REG-84")
    assert plain(words.heading((AIN, region, FRANCE))) == "Ain (01) – Auvergne-Rhône-Alpes"
    assert words.heading((region, FRANCE)) == "Auvergne-Rhône-Alpes"


def test_a_row_says_value_target_gap_and_need() -> None:
    assert [plain(cell) for cell in words.row(LATE, TODAY)] == [
        *("MSP", "2 981 (30/06/2025)", "4 000 (31/12/2026)", "−362", "678 par an"),
    ]


def test_after_the_deadline_the_gap_is_the_final_one() -> None:
    over = standing(
        progress(deadline=date(2024, 12, 31), outcome=Outcome.MISSED, final_gap_units=-3.0)
    )
    assert plain(words.row(over, TODAY)[3]) == "−3"
    assert words.row(over, TODAY)[4] == "s.o."


def test_without_a_target_there_is_no_gap() -> None:
    alone = standing(None, series(point(date(2025, 6, 30), 86.1), indicator=CPTS))
    assert [plain(cell) for cell in words.row(alone, TODAY)][2:] == ["s.o.", "s.o.", "s.o."]
