"""What the charts of a territory beside others say."""

import pytest

from dashboard.cards.beside import Role
from dashboard.wording import beside as words
from dashboard.wording.typography import typo, violations
from tests.dashboard.beside_factories import MID_2023, MID_2024, beside, coverage
from tests.dashboard.factories import CPTS, MID_2025, point, series
from tests.dashboard.reading import plain


def test_a_sentence_says_the_course_those_beside_and_the_gap_with_france() -> None:
    assert plain(words.sentence(beside())) == plain(
        "De 4 en juin 2023 à 12 en juin 2025, soit 6,0 pour 100 000 habitants, contre 3,0 en "
        "Provence-Alpes-Côte d’Azur, 4,0 en France et de 4,0 à 9,0 dans les 2 départements "
        "comparables. L’écart avec la France passe de −1 en juin 2023 à +2 en juin 2025."
    )


def test_a_value_of_another_day_carries_its_date() -> None:
    said = plain(words.sentence(beside(point(MID_2023, 4.0), point(MID_2024, 5.0))))
    assert "contre 3,0 en Provence-Alpes-Côte d’Azur (juin 2025), 4,0 en France (juin 2025)" in said
    assert "dans les 2 départements comparables (juin 2025)." in said
    assert "écart avec la France" not in said


def test_a_gap_of_percentages_is_in_points_and_may_be_nothing() -> None:
    card = beside(point(MID_2023, 2046.0), point(MID_2025, 2720.0), indicator=CPTS, others=())
    assert plain(words.sentence(card)).endswith(
        "passe de +6 points en juin 2023 à zéro en juin 2025."
    )


def test_the_same_gap_is_said_once() -> None:
    card = beside(point(MID_2023, 6.0), point(MID_2025, 8.0))
    assert "est le même en juin 2023 et en juin 2025 : zéro." in plain(words.sentence(card))


def test_without_a_value_a_sentence_says_so() -> None:
    said = plain(words.sentence(beside(point(MID_2025, None))))
    assert said.startswith("Aucune donnée publiée dans les Alpes-de-Haute-Provence")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((90.2, 97.0, 90.0, 72.2, 100.0), "et de 72,2 % à 100 % dans les 2 départements"),
        ((90.2, 97.0, 90.0, 80.0), "et 80 % dans 1 département comparable."),
        ((90.2, 97.0, 90.0), "contre 97 % en Provence-Alpes-Côte d’Azur et 90 % en France."),
    ],
)
def test_those_beside_are_told_by_their_ends(levels: tuple[float, ...], expected: str) -> None:
    assert plain(expected) in plain(words.sentence(coverage(*levels)))


def test_the_alternative_says_territory_values_and_where_the_table_is() -> None:
    said = plain(words.alternative(beside()))
    for told in ("Courbes. MSP", "Alpes-de-Haute-Provence", "12 en juin 2025", "tableau"):
        assert told in said
    assert len(said) <= 250


def test_a_line_is_named_at_its_end() -> None:
    card = beside()
    assert [plain(words.label(role, one)) for role, one in card.main] == [
        "04 6,0",
        "Région 3,0",
        "France 4,0",
    ]


def test_the_name_of_a_line_says_the_newest_value_known() -> None:
    unknown = series(point(MID_2024, 6.0), point(MID_2025, None), territory=beside().own.territory)
    assert plain(words.label(Role.OWN, unknown)) == "04 3,0"


def test_titles_and_legend_count_the_others() -> None:
    assert plain(words.title((beside(),))) == (
        "Alpes-de-Haute-Provence (04), à côté de sa région, de 2 départements comparables et de la "
        "France"
    )
    assert [plain(name) for _, name in words.names(beside())][-1] == "2 départements comparables"
    assert len(words.names(beside(others=()))) == 3


def test_typography_is_french() -> None:
    said = (
        words.sentence(beside()),
        words.reading((beside(),)),
        words.caption(beside()),
        words.alternative(beside()),
        *words.ALONE.values(),
    )
    assert [fault for text in said for fault in violations(typo(text))] == []
