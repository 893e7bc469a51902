"""CNR Santé: commitments and what is measured beside them."""

from datetime import date

from dashboard.wording import cnr as words
from dashboard.wording.typography import typo, violations
from tests.dashboard.factories import ASSISTANTS, CPTS, MID_2025, point, series, target
from tests.dashboard.reading import plain


def test_a_commitment_has_its_unit() -> None:
    assert plain(words.commitment(target(), series())) == "4 000 MSP"
    assert plain(words.commitment(target(1.0), series(indicator=ASSISTANTS))) == (
        "1 contrat d’assistant médical"
    )
    covered = words.commitment(target(100.0), series(indicator=CPTS))
    assert plain(covered) == "100 % de la population"


def test_a_yearly_commitment_says_so() -> None:
    assert plain(words.commitment(target(450.0, None), series())) == "450 MSP par an"


def test_what_is_measured_stands_beside() -> None:
    measured = series(point(MID_2025, 2981.0))
    assert (plain(words.value(measured)), words.day(measured)) == ("2 981", "30/06/2025")


def test_nothing_measured_leaves_no_empty_cell() -> None:
    assert (words.value(series()), words.day(series())) == ("n.d.", "n.d.")


def test_the_story_is_told_in_order_of_dates() -> None:
    months = {"septembre": 9, "octobre": 10, "mai": 5}
    days = []
    for step in words.PROCESS_STEPS:
        day, month, year = step.partition(" :")[0].split()
        days.append(date(int(year), months[month], int(day)))
    assert days == sorted(days)


def test_fixed_sentences_follow_french_typography() -> None:
    for text in (words.LEAD, *words.NOTES, *words.PROCESS_STEPS, words.PARTICIPANTS):
        assert violations(typo(text)) == []
