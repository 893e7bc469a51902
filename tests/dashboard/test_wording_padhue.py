"""PADHUE: a path told from texts."""

from dashboard.palette import mark
from dashboard.wording import padhue as words
from dashboard.wording.overview import PADHUE_BADGE
from dashboard.wording.typography import typo, violations
from tests.dashboard.reading import plain


def test_the_badge_is_the_mark_of_a_verdict_that_is_not_calculable() -> None:
    assert words.BADGE == PADHUE_BADGE == plain(str(mark("non_calculable")))


def test_rows_have_a_cell_for_each_column() -> None:
    assert {len(row) for row in words.DURATIONS} == {len(words.DURATION_COLUMNS)}
    assert {len(row) for row in words.LAWS} == {len(words.LAW_COLUMNS)}


def test_fixed_sentences_follow_french_typography() -> None:
    cells = [cell for row in (*words.DURATIONS, *words.LAWS) for cell in row]
    for text in (words.LEAD, words.TOTAL, *words.UNKNOWNS, *cells):
        assert violations(typo(text)) == []
