"""The choice of an announcement, a window and a day, in words."""

from datetime import date

import pytest

from dashboard.wording import outlook as words
from dashboard.wording.typography import typo, violations
from pipelines.measures.standing import STRAIGHT
from pipelines.vocabulary import TargetStatus
from tests.dashboard.factories import CPTS, MSP, TODAY, target
from tests.dashboard.french import faults
from tests.dashboard.progress_factories import END_OF_2027
from tests.dashboard.reading import plain


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (TargetStatus.IN_FORCE, "4 000 au 31 décembre 2027"),
        (TargetStatus.CONTESTED, "4 000 au 31 décembre 2027 (contestée)"),
        (TargetStatus.SUPERSEDED, "4 000 au 31 décembre 2027 (remplacée)"),
    ],
)
def test_an_announcement_is_its_level_its_deadline_and_its_standing(
    status: TargetStatus, expected: str
) -> None:
    assert plain(words.level(target(4000.0, END_OF_2027, status=status), MSP)) == expected


def test_the_level_of_a_percentage_has_its_sign() -> None:
    assert plain(words.level(target(100.0), CPTS)) == "100 % au 31 décembre 2026"


def test_every_window_offered_has_its_words() -> None:
    offered = [words.window(code) for code in ("", *map(str, STRAIGHT))]
    assert offered == [
        "12 mois, projection la plus sûre",
        "12 mois, prolongés en droite",
        "24 mois, prolongés en droite",
    ]


def test_a_day_is_named_and_today_is_called_today() -> None:
    assert words.day(None, TODAY) == "Aujourd’hui, 21 novembre 2026"
    assert words.day(date(2024, 10, 15), TODAY) == "15 octobre 2024"


def test_a_page_of_the_past_shows_what_was_known_and_one_to_come_what_is_known_today() -> None:
    past, future = (words.as_if(day, TODAY) for day in (date(2024, 10, 1), date(2027, 1, 15)))
    assert plain(past) == (
        "Page vue comme si nous étions le 1er octobre 2024 : seules les valeurs et les cibles "
        "publiées à cette date sont montrées."
    )
    assert plain(future) == (
        "Page vue comme si nous étions le 15 janvier 2027, avec ce qui est connu aujourd’hui : "
        "l’âge des données et les échéances changent."
    )
    assert [*faults(past), *faults(future)] == []


def test_fixed_sentences_follow_french_typography() -> None:
    assert [*faults(words.ELSEWHERE), *faults(words.NOT_YET)] == []
    labels = (words.EXPANDER, words.STATEMENT, words.WINDOW, words.DAY, words.BACK_TO_TODAY)
    assert [fault for text in labels for fault in violations(typo(text))] == []
