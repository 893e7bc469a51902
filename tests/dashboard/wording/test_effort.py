"""What a verdict leaves unsaid: the pace, and what it would take."""

from datetime import date

import pytest

from dashboard.cards.progress import ProgressCard
from dashboard.wording import pace as words
from pipelines.vocabulary import Verdict
from tests.dashboard.factories import MSP, TODAY
from tests.dashboard.progress_factories import fragile, judged
from tests.dashboard.reading import plain

PACE = "Soit 67 % du rythme nécessaire depuis le départ."
NEED = "Il en faudrait 678 par an contre"


def told(card: ProgressCard, today: date = TODAY) -> list[str]:
    return [plain(said) for said in words.effort(card, MSP, today)]


@pytest.mark.parametrize(
    ("card", "starts"),
    [
        (judged(Verdict.INSUFFISANT), [PACE, NEED]),
        (judged(Verdict.A_ACCELERER), [PACE]),
        (judged(Verdict.EN_BONNE_VOIE), [NEED]),
        (fragile(Verdict.A_ACCELERER, Verdict.INSUFFISANT, Verdict.A_ACCELERER), [PACE, NEED]),
        (judged(Verdict.INSUFFISANT, pace=None), [NEED]),
        (judged(Verdict.INSUFFISANT, needed_per_year=None), [PACE]),
    ],
)
def test_each_verdict_is_completed_and_not_repeated(card: ProgressCard, starts: list[str]) -> None:
    said = told(card)
    assert len(said) == len(starts)
    assert all(one.startswith(start) for one, start in zip(said, starts, strict=True))


def test_nothing_is_left_to_do_once_reached_or_due() -> None:
    reached = judged(Verdict.ATTEINT, latest_value=4001.0)
    assert told(reached) == []
    assert told(judged(Verdict.INSUFFISANT), date(2027, 1, 1)) == []
