"""A département’s place among the others, in sentences."""

import pytest

from dashboard.wording import among as words
from pipelines.contract.comparison import Position
from tests.dashboard.cnr_factories import HAUTE_PROVENCE, project
from tests.dashboard.compared import compared, field, peer
from tests.dashboard.factories import AIN, CPTS, FRANCE
from tests.dashboard.french import faults, places
from tests.dashboard.reading import plain


def test_a_place_says_value_day_limits_and_interval_of_ranks() -> None:
    card = compared("DEP-04", 11.9, ranks=(2, 1, 6), position=Position.ABOVE_998, centre=4.36)
    assert plain(words.place(field(card), card)) == (
        "11,9 pour 100 000 habitants au 30 juin 2025 : au-dessus des limites à 99,8 % autour de "
        "l’ensemble des départements (4,4 pour 100 000 habitants) ; entre le 1er et le 6e rang sur "
        "101."
    )


@pytest.mark.parametrize(
    ("position", "said"),
    [
        (Position.ABOVE_998, "au-dessus des limites à 99,8 %"),
        (Position.ABOVE_95, "au-dessus des limites à 95 %, dans celles à 99,8 %"),
        (Position.INSIDE, "dans les limites à 95 %"),
        (Position.BELOW_95, "au-dessous des limites à 95 %, dans celles à 99,8 %"),
        (Position.BELOW_998, "au-dessous des limites à 99,8 %"),
    ],
)
def test_every_place_from_the_limits_has_its_words(position: Position, said: str) -> None:
    card = compared("DEP-01", 4.0, position=position)
    assert plain(said) + " autour" in plain(words.place(field(card), card))


def test_a_percentage_of_an_unknown_number_of_people_has_no_limits() -> None:
    card = compared("DEP-01", 96.1, ranks=(45, 44, 47), position=None, centre=None)
    assert plain(words.place(field(card, indicator=CPTS), card)) == (
        "96,1 % de la population au 30 juin 2025 : sans limites, faute d’effectif publié ; entre "
        "le 44e et le 47e rang sur 101."
    )


def test_a_rank_that_nothing_can_move_is_said_alone() -> None:
    assert plain(words.rank(compared("DEP-01", 4.0, ranks=(1, 1, 1)))) == "1er rang sur 101"


def test_the_sheet_says_rank_and_limits_on_one_line() -> None:
    first = compared("DEP-01", 4.0, ranks=(2, 1, 6), position=Position.ABOVE_95)
    second = compared("DEP-01", 90.0, ranks=(70, 70, 71), position=None, centre=None)
    pairs = [(field(first), first), (field(second, indicator=CPTS), second)]
    assert plain(words.short(pairs)) == (
        "MSP : entre le 1er et le 6e rang sur 101, au-dessus des limites à 95 %, dans celles à "
        "99,8 % ; Couverture par une CPTS : entre le 70e et le 71e rang sur 101, sans limites, "
        "faute d’effectif publié."
    )


def test_peers_are_named_with_their_distance() -> None:
    found = (peer("DEP-39", 1, 1.005), peer("DEP-15", 2, 1.4))
    assert plain(words.nearest(found)) == (
        "Du plus proche au moins proche, avec leur distance : Jura (39), 1,01 ; Cantal (15), 1,40."
    )
    assert plain(words.peers_in_short(found)) == (
        "Départements comparables (distance) : Jura (1,01), Cantal (1,40)."
    )


def test_projects_are_counted_and_the_first_ones_named() -> None:
    several = [project()] * (words.MOST_NAMED + 2)
    said = plain(words.projects(HAUTE_PROVENCE, several))
    assert said.startswith("6 projets locaux recensés dans les Alpes-de-Haute-Provence : ")
    assert said.count("Bus de santé") == words.MOST_NAMED
    assert said.endswith(" et 2 autres.")
    assert plain(words.projects(HAUTE_PROVENCE, [project()])).endswith("Bus de santé ».")
    assert "1 projet recensé" in plain(words.projects_in_short(HAUTE_PROVENCE, [project()]))


def test_no_project_listed_is_not_no_project() -> None:
    assert plain(words.projects(AIN, [])) == (
        "Aucun projet local recensé dans l’Ain. Aucune liste complète n’a été publiée."
    )


def test_sentences_are_french_whatever_the_territory() -> None:
    for own in (*places(), FRANCE):
        for text in (
            words.absent(own),
            words.projects(own, []),
            words.projects(own, [project()]),
            words.projects_in_short(own, [project()] * 2),
        ):
            assert faults(text) == []
    for text in (words.NOTE, words.THEMES, words.NOT_THEN, words.ONLY_DEPARTEMENTS):
        assert faults(text) == []


def test_the_link_to_peers_says_how_many_there_are() -> None:
    assert plain(words.compare_label(AIN, 8)) == (
        "→ Comparer : Ain et ses 8 départements comparables"
    )
