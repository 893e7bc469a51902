"""Chiffres et révisions: the count, the caption and the rows of the log, the count by edition."""

from datetime import date

import pytest

from dashboard.cards.quality import EditionCount, Revised, RevisionCard
from dashboard.selection.revisions import KINDS
from dashboard.wording import revisions as words
from dashboard.wording.typography import violations
from tests.dashboard.edition_factories import IN_MAY, revision
from tests.dashboard.factories import CPTS, EDITION, END_OF_2022, END_OF_2026, MSP, place, series
from tests.dashboard.french import faults
from tests.dashboard.reading import plain

CANTAL = series(territory=place("DEP-15"))
END_OF_2027 = date(2027, 12, 31)


@pytest.mark.parametrize(
    ("shown", "total", "said"),
    [
        (1, 1, "1 révision affichée dans le Cantal."),
        (2, 5, "2 révisions affichées dans le Cantal."),
        (0, 5, "Aucune révision ne correspond à ce filtre."),
        (
            *(0, 0),
            "Aucune révision dans le Cantal pour cet indicateur : aucune édition n’a changé une "
            "valeur, un départ ou une cible.",
        ),
    ],
)
def test_revisions_are_counted_in_agreement(shown: int, total: int, said: str) -> None:
    assert plain(words.status(shown, total, CANTAL)) == said


def test_a_row_keeps_the_digits_that_changed() -> None:
    row = [plain(cell) for cell in words.row(revision(value_before=85.8312), CPTS)]
    assert row == ["25/06/2024", "Valeur", "31/05/2024", "85,8312 %", "86,1 %"]


def test_a_row_of_which_the_date_moved_gives_both_dates() -> None:
    moved = revision(
        kind=Revised.TARGET,
        date=END_OF_2027,
        date_before=END_OF_2026,
        value=100.0,
        value_before=100.0,
    )
    row = [plain(cell) for cell in words.row(moved, CPTS)]
    assert row[1:] == ["Échéance", "31/12/2027", "100 % au 31/12/2026", "100 % au 31/12/2027"]


@pytest.mark.parametrize(
    ("card", "word"),
    [
        (revision(), "Valeur"),
        (revision(kind=Revised.BASELINE), "Départ"),
        (revision(kind=Revised.TARGET), "Cible"),
        (revision(value_before=86.05), "Valeur (arrondi)"),
        (revision(kind=Revised.BASELINE, value_before=86.0), "Départ (arrondi)"),
        (revision(kind=Revised.BASELINE, date_before=END_OF_2022), "Départ et sa date"),
        (
            revision(kind=Revised.BASELINE, date_before=END_OF_2022, value_before=86.1),
            "Date du départ",
        ),
        (revision(kind=Revised.TARGET, date_before=END_OF_2022), "Cible et échéance"),
    ],
)
def test_a_row_says_what_changed(card: RevisionCard, word: str) -> None:
    assert words.change(card, CPTS) == word


def test_a_count_is_never_a_rounding() -> None:
    assert words.change(revision(value=11.0, value_before=10.5), MSP) == "Valeur"


def test_the_caption_names_the_territory() -> None:
    caption = plain(words.caption(series(territory=place("DEP-2B"))))
    assert "(MSP), Haute-Corse : révisions" in caption


def counted(*counts: tuple[Revised, int], roundings: int = 0, places: int = 1) -> str:
    """The sentence of an edition."""
    return plain(
        words.counted(
            EditionCount(
                edition=EDITION,
                counts=counts,
                roundings_count=roundings,
                territories_count=places,
            )
        )
    )


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (counted((Revised.TARGET, 101), places=101), "101 cibles dans 101 territoires."),
        (
            counted((Revised.VALUE, 1), (Revised.BASELINE, 1)),
            "1 valeur et 1 départ dans 1 territoire.",
        ),
        (
            counted((Revised.VALUE, 4), (Revised.BASELINE, 2), (Revised.TARGET, 1), places=3),
            "4 valeurs, 2 départs et 1 cible dans 3 territoires.",
        ),
        (
            counted((Revised.BASELINE, 120), roundings=3, places=120),
            "120 départs dans 120 territoires, dont 3 par un simple changement d’arrondi.",
        ),
        (
            counted((Revised.VALUE, 119), roundings=119, places=119),
            "119 valeurs dans 119 territoires : de simples changements d’arrondi.",
        ),
        (
            counted((Revised.VALUE, 1), roundings=1),
            "1 valeur dans 1 territoire : un simple changement d’arrondi.",
        ),
    ],
)
def test_an_edition_says_how_much_it_changed_everywhere(sentence: str, said: str) -> None:
    assert sentence == f"L’édition du 1er mars 2026 a changé {said}"
    assert faults(sentence) == []


def test_every_label_and_note_is_french() -> None:
    labels = [words.picked(code) for code in ("", *KINDS)]
    assert len(set(labels)) == 4
    for text in (*labels, words.NOTE, words.EFFECT_NOTE, words.NOTHING_ANYWHERE, words.LEAD):
        assert violations(text.replace("« ", "").replace(" »", "").replace(" :", "")) == []


def test_an_edition_of_may_is_written_in_short() -> None:
    assert words.row(revision(edition=IN_MAY), CPTS)[0] == "18/05/2024"
