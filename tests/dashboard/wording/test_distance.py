"""Words of a distance: a straight line is never called a driving time, nor the unknown zero."""

from dataclasses import replace

import pytest

from dashboard.cards.distance import DistanceCard, distance_card
from dashboard.wording import distance as words
from dashboard.wording.typography import typo, violations
from pipelines.contract.distance import DistanceClass, Method
from tests.dashboard.cards.test_distance import EVERYONE, LOT, OCCITANIE, distances
from tests.dashboard.french import faults
from tests.dashboard.reading import plain
from tests.dashboard.source_factories import source

STRAIGHT = distance_card(LOT, EVERYONE, distances("DEP-46", 60, 20, 10, 5, 0, 1, 4))
DRIVING = distance_card(
    LOT, EVERYONE, distances("DEP-46", 40, 30, 20, 6, 3, 1, method=Method.DRIVING)
)
ELSEWHERE = distance_card(OCCITANIE, EVERYONE, distances("DEP-46", 100))


def said(text: str) -> str:
    return plain(typo(text))


def test_the_sentence_gives_two_bounds_and_what_is_not_known() -> None:
    place = STRAIGHT.territory.name_in
    assert said(words.finding(STRAIGHT)) == (
        f"{place[0].upper()}{plain(place)[1:]}, 60 % des habitants ont une MSP à moins de 5 km à "
        "vol d’oiseau de leur commune, 80 % à moins de 10 km. La distance est non disponible "
        "pour 5 %."
    )


def test_nothing_is_said_of_the_unknown_where_all_is_known() -> None:
    card = distance_card(LOT, EVERYONE, distances("DEP-46", 100))

    assert "non disponible" not in words.finding(card)


def test_a_straight_line_does_not_measure_the_thirty_minutes() -> None:
    assert "n’est pas un temps de trajet" in words.aim(STRAIGHT)
    assert "n’est pas mesuré ici" in words.aim(STRAIGHT)


def test_by_car_the_thirty_minutes_are_measured_with_those_who_have_no_road() -> None:
    assert said(words.aim(DRIVING)) == (
        "Selon ce calcul, 9 % des habitants n’ont pas de MSP à moins de 30 minutes en voiture."
    )
    assert "à moins de 10 minutes en voiture de leur commune" in said(words.finding(DRIVING))
    assert "Le temps de trajet est non disponible pour 1 %." in said(words.finding(DRIVING))


def test_a_territory_that_no_file_covers_whole_is_not_zero() -> None:
    assert "non disponible" in words.finding(ELSEWHERE)
    assert said(words.finding(replace(ELSEWHERE, covered_count=2))).endswith(
        ": les fichiers FINESS lus ici ne couvrent que 2 départements sur 3."
    )
    nothing = replace(ELSEWHERE, covered_count=0)
    assert said(words.finding(nothing)).endswith("non disponible en Occitanie.")
    assert words.aim(replace(ELSEWHERE, method=Method.DRIVING)) == ""


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.0, "0 %"),
        (0.04, "moins de 0,1 %"),
        (69.634, "69,6 %"),
        (99.97, "plus de 99,9 %"),
        (100.0, "100 %"),
        (99.99999999999999, "100 %"),
    ],
)
def test_somebody_is_never_rounded_to_nobody(value: float, told: str) -> None:
    assert plain(words.share(value)) == told


def test_a_table_shows_what_is_unknown_only_where_someone_is() -> None:
    assert STRAIGHT.own is not None
    names = [one.distance_class for one in words.shown(STRAIGHT.own)]

    assert DistanceClass.UNREACHABLE not in names
    assert names[-1] is DistanceClass.UNKNOWN_NEIGHBOUR
    assert [plain(cell) for cell in words.row(STRAIGHT.own.classes[0])] == [
        *("Moins de 5 km", "600", "60 %", "2")
    ]


@pytest.mark.parametrize("card", [STRAIGHT, DRIVING])
def test_a_row_by_departement_has_a_cell_for_each_column(card: DistanceCard) -> None:
    assert card.own is not None
    row = words.place_row(card.own, card.method)

    assert len(row) == len(words.place_columns(card))
    assert plain(row[-1]) == ("5 %" if card is STRAIGHT else "1 %")


def test_notes_count_what_stands_nowhere() -> None:
    assert STRAIGHT.own is not None
    some = replace(STRAIGHT, own=replace(STRAIGHT.own, unplaced_count=3))

    assert "Sans lieu connu, non comptées : 3." in [said(text) for text in words.notes(some)]
    assert words.NEIGHBOUR_NOTE in words.notes(STRAIGHT)
    assert words.NEIGHBOUR_NOTE not in words.notes(replace(STRAIGHT, covered_count=3))


def test_sources_are_those_of_the_msp_and_of_the_communes() -> None:
    cards = [source(code, code) for code in ("finess_plus", "communes", "osrm", "bpe")]

    assert said(words.sources(STRAIGHT, cards)) == (
        "Source : Producteur, « finess_plus », mars 2026 ; Producteur, « communes », 2023."
    )
    assert "« osrm »" in said(words.sources(DRIVING, cards))
    assert words.sources(replace(STRAIGHT, as_of=None), cards) == ""


@pytest.mark.parametrize(
    "card", [STRAIGHT, DRIVING, ELSEWHERE, replace(ELSEWHERE, covered_count=0)]
)
def test_sentences_are_french(card: DistanceCard) -> None:
    for text in (words.finding(card), *words.notes(card)):
        assert faults(typo(text)) == []


def test_fixed_words_follow_french_typography() -> None:
    fixed = (words.METHOD, words.AIM_NOT_MEASURED, *words.LABELS.values(), words.SHOW, words.FILE)
    assert [fault for text in fixed for fault in violations(typo(text))] == []
    assert set(words.LABELS) == set(DistanceClass)
