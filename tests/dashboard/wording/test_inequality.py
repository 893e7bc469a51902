"""Gaps between groups of départements, in words."""

import pytest

from dashboard.wording import inequality as words
from tests.dashboard.compared import TWO_DATES, unequal
from tests.dashboard.factories import CPTS, END_OF_2023, MID_2025, MSP, place
from tests.dashboard.french import faults
from tests.dashboard.reading import plain

SAME = (1.0, 2.0, 2.0, 2.0, 1.5)


def test_the_finding_gives_both_ends_and_how_the_gap_moved() -> None:
    assert plain(words.finding(TWO_DATES)) == (
        "Départements rangés en cinq groupes, de l’APL la plus faible à la plus forte. Au 30 juin "
        "2025 : 3,4 pour 100 000 habitants dans le groupe 1 (APL de 1,00 à 1,90), 5,7 dans le "
        "groupe 2 (APL de 2,00 à 2,90), soit un écart de 2,3. Au 31 décembre 2023, l’écart était "
        "de 1,0."
    )


def test_a_gap_of_percentages_is_in_points() -> None:
    card = unequal((MID_2025, (94.2, 89.4, 96.1, 88.3, 95.0)), indicator=CPTS)
    assert plain(words.finding(card)).endswith("soit un écart de 7,8 points.")
    one = unequal((MID_2025, (90.0, 91.0, 90.0, 90.0, 90.0)), indicator=CPTS)
    assert plain(words.finding(one)).endswith("soit un écart de 1,0 point.")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ((1.0, 3.0, 2.0, 2.0, 1.5), "se creuse"),
        ((1.5, 2.0, 2.0, 2.0, 1.5), "se réduit"),
        ((2.0, 3.0, 3.0, 3.0, 2.5), "n’a pas changé"),
    ],
)
def test_the_title_says_where_the_gap_goes(last: tuple[float, ...], said: str) -> None:
    assert said in words.title(unequal((END_OF_2023, SAME), (MID_2025, last)))


def test_one_date_has_no_direction() -> None:
    assert words.title(unequal((MID_2025, SAME))) == "MSP selon l’APL des départements"


def test_the_method_names_who_is_left_out() -> None:
    said = plain(words.method(TWO_DATES))
    assert "en cinq groupes de 20, les mêmes à toutes les dates" in said
    assert "Sans APL publiée, Mayotte (1 département) n’est dans aucun groupe." in said
    none = unequal((MID_2025, SAME), without_apl=())
    assert "Sans APL" not in words.method(none)
    two = unequal((MID_2025, SAME), without_apl=(place("DEP-976"), place("DEP-973")))
    assert "Mayotte, Guyane (2 départements) ne sont dans aucun groupe." in plain(words.method(two))


def test_rows_of_groups_and_of_dates() -> None:
    groups = TWO_DATES.by_date[MID_2025]
    assert [plain(cell) for cell in words.row(groups[0], MSP)] == [
        *("Groupe 1 (APL la plus faible)", "de 1,00 à 1,90", "20", "1 million", "3,4")
    ]
    assert [plain(cell) for cell in words.date_row(MID_2025, groups, 2.3, MSP)] == [
        *("30 juin 2025", "3,4", "5,7", "4,9", "4,7", "3,9", "2,3")
    ]


def test_nothing_to_show_has_its_reason() -> None:
    assert words.missing(unequal(has_mean=False)) == words.NO_MEAN
    assert words.missing(unequal()) == words.NO_DATE


@pytest.mark.parametrize(
    "text",
    [
        *(words.NO_MEAN, words.NO_DATE, words.finding(TWO_DATES), words.method(TWO_DATES)),
        words.alternative(TWO_DATES),
    ],
)
def test_sentences_are_good_french(text: str) -> None:
    assert faults(text) == []
    assert len(words.alternative(TWO_DATES)) <= 250
