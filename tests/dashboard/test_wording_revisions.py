"""Chiffres et révisions: the count, the caption and the rows of the log."""

from datetime import date

import pytest

from dashboard.cards import RevisionCard
from dashboard.wording import revisions as words
from tests.dashboard.factories import CPTS, EDITION, MSP, place, series
from tests.dashboard.reading import plain


def revision(kind: str = "value") -> RevisionCard:
    """An edition that changes 85.83 into 86.1."""
    return RevisionCard(
        kind=kind,
        date=date(2024, 5, 31),
        edition=EDITION,
        value=86.1,
        value_before=85.83,
        edition_before=date(2024, 5, 18),
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 révision affichée dans le Cantal."),
        (2, "2 révisions affichées dans le Cantal."),
        (
            0,
            "Aucune révision dans le Cantal pour cet indicateur : aucune édition n’a changé une "
            "valeur, un départ ou une cible.",
        ),
    ],
)
def test_revisions_are_counted_in_agreement(count: int, said: str) -> None:
    cantal = series(territory=place("DEP-15"))
    assert plain(words.status((revision(),) * count, cantal)) == said


def test_a_row_keeps_the_digits_that_changed() -> None:
    row = [plain(cell) for cell in words.row(revision(), series(indicator=CPTS))]
    assert row == ["01/03/2026", "Valeur", "31/05/2024", "85,83 %", "86,1 %", "18/05/2024"]
    assert len(row) == len(words.COLUMNS)


@pytest.mark.parametrize(
    ("kind", "word"), [("value", "Valeur"), ("baseline", "Départ"), ("target", "Cible")]
)
def test_a_row_says_what_changed(kind: str, word: str) -> None:
    assert words.row(revision(kind), series(indicator=MSP))[1] == word


def test_the_caption_names_the_territory() -> None:
    caption = plain(words.caption(series(territory=place("DEP-2B"))))
    assert "(MSP), Haute-Corse : révisions" in caption
