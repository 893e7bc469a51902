"""Words of two counts that differ: a gap, an absence, an extract and its limits."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.cards.finess import BpeCard, FinessCard, Pair
from dashboard.wording import finess as words
from dashboard.wording.typography import typo
from tests.dashboard.factories import END_OF_2023, place
from tests.dashboard.french import faults
from tests.dashboard.reading import plain
from tests.dashboard.source_factories import source

AUDE = place("DEP-11", parent_id="REG-76")
MARCH = date(2026, 3, 1)
COVERED = FinessCard(
    territory=AUDE,
    source_id="finess_occitanie",
    edition=MARCH,
    pairs=(Pair(date=END_OF_2023, barometre=20.0, finess=23),),
    bpe=(BpeCard(year=2021, structures_count=14, finess=None, barometre=1740.0),),
    files=(("finess_occitanie", MARCH),),
    covered_count=13,
    departements_count=101,
)
UNKNOWN = replace(COVERED, source_id=None, edition=None, pairs=(), files=())


@pytest.mark.parametrize(
    ("barometre", "finess", "told"),
    [
        (20.0, 23, "FINESS recense 23 MSP et le Baromètre 20 : écart de +3."),
        (20.0, 20, "FINESS recense 20 MSP et le Baromètre 20 : écart de 0."),
        (1020.0, 1000, "FINESS recense 1 000 MSP et le Baromètre 1 020 : écart de −20."),
        (1.0, 0, "FINESS recense 0 MSP et le Baromètre 1 : écart de −1."),
    ],
)
def test_both_counts_in_a_sentence(barometre: float, finess: int, told: str) -> None:
    pair = Pair(date=END_OF_2023, barometre=barometre, finess=finess)

    said = plain(typo(words.finding(replace(COVERED, pairs=(pair,)))))

    assert said == f"Dans l’Aude, au 31 décembre 2023, {told}"


def test_what_is_not_covered_is_not_zero() -> None:
    assert plain(typo(words.finding(UNKNOWN))) == (
        "Donnée FINESS non disponible dans l’Aude : les fichiers lus ici ne couvrent que "
        "13 départements sur 101. Non disponible ne veut pas dire zéro."
    )


def test_without_any_file_the_absence_is_short() -> None:
    said = words.finding(replace(UNKNOWN, covered_count=0))

    assert said == "Donnée FINESS non disponible dans l’Aude."


@pytest.mark.parametrize("shown", [COVERED, UNKNOWN, replace(UNKNOWN, covered_count=1)])
def test_sentences_are_french(shown: FinessCard) -> None:
    assert faults(typo(words.finding(shown))) == []


def test_an_extract_says_its_month_and_what_it_lost() -> None:
    said = plain(typo(words.past(COVERED)))

    assert said.startswith("Une seule extraction, celle de mars 2026, donne toutes les dates.")
    assert "elles manquent aux dates passées" in said
    assert words.past(UNKNOWN) == ""


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, None), (1, "1 structure écartée, faute"), (2, "2 structures écartées, faute")],
)
def test_structures_set_aside_are_counted(count: int, told: str | None) -> None:
    said = plain(words.past(replace(COVERED, source_id="finess_plus", set_aside_count=count)))

    assert (told in said) if told else ("écartée" not in said)


def test_rows_print_what_is_known_and_explain_what_is_not() -> None:
    unknown = Pair(date=END_OF_2023, barometre=20.0, finess=None)

    assert words.row(unknown) == ("31 décembre 2023", "20", "n.d.", "n.d.")
    assert [plain(cell) for cell in words.bpe_row(COVERED.bpe[0])] == [
        "2021",
        "14",
        "n.d.",
        "1 740",
    ]
    assert plain(words.codes(COVERED)) == "n.d. : non disponible."
    known = replace(COVERED.bpe[0], finess=15)
    assert words.codes(replace(COVERED, bpe=(known,))) == ""


def test_sources_are_those_of_what_is_shown() -> None:
    cards = [
        source("finess_occitanie", "FINESS", MARCH),
        source("bpe", "BPE"),
        source("cog", "COG"),
    ]

    assert plain(words.sources(COVERED, cards)) == (
        "Source : Producteur, « FINESS », mars 2026 ; Producteur, « BPE », 2021."
    )
    assert words.sources(replace(UNKNOWN, bpe=()), cards) == ""
