"""Territoire: who it is, what its tables are called, and its cells."""

from datetime import date

import pytest

from dashboard.cards.series import SeriesCard
from dashboard.wording import territory as words
from tests.dashboard.factories import (
    AIN,
    CPTS,
    END_OF_2023,
    FRANCE,
    MID_2025,
    TODAY,
    place,
    point,
    series,
    target,
)
from tests.dashboard.reading import plain

ARA = place("REG-84", population_count=8_197_325)
MAYOTTE = place("DEP-976", parent_id="REG-06", population_count=256_518, oldest_census_year=2017)
MAYOTTE_REGION = place("REG-06", population_count=256_518, oldest_census_year=2017)


def test_a_departement_says_its_code_region_and_population() -> None:
    assert plain(words.identity([AIN, ARA, FRANCE])) == (
        "Département 01 · Région : Auvergne-Rhône-Alpes · 100 000 habitants (2023)"
    )


def test_corsica_keeps_its_letters() -> None:
    south = place("DEP-2A", parent_id="REG-94", population_count=1)
    assert plain(words.identity([south, place("REG-94"), FRANCE])) == (
        "Département 2A · Région : Corse · 1 habitant (2023)"
    )


def test_mayotte_has_the_population_of_its_own_census() -> None:
    assert plain(words.identity([MAYOTTE, MAYOTTE_REGION, FRANCE])) == (
        "Département 976 · Région : Mayotte · 256 518 habitants (recensement de 2017)"
    )
    assert "(recensement de 2017)" in words.rates_caption(MAYOTTE)


def test_france_says_that_a_part_is_older() -> None:
    assert plain(words.identity([FRANCE])) == (
        "68 millions d’habitants (2023) · dont Mayotte, recensée en 2017"
    )


def test_a_region_is_called_a_region() -> None:
    assert plain(words.identity([ARA, FRANCE])) == "Région · 8,2 millions d’habitants (2023)"


def test_a_territory_without_population_gives_none() -> None:
    unknown = place("REG-84", population_count=None)
    assert words.identity([unknown, FRANCE]) == "Région"


@pytest.mark.parametrize(
    ("territory_id", "caption"),
    [
        ("DEP-15", "Derniers résultats mesurés dans le Cantal, dans la région et en France"),
        ("DEP-23", "Derniers résultats mesurés dans la Creuse, dans la région et en France"),
        ("DEP-01", "Derniers résultats mesurés dans l’Ain, dans la région et en France"),
        ("DEP-40", "Derniers résultats mesurés dans les Landes, dans la région et en France"),
        ("DEP-75", "Derniers résultats mesurés à Paris, dans la région et en France"),
        ("DEP-974", "Derniers résultats mesurés à La Réunion, dans la région et en France"),
        ("REG-53", "Derniers résultats mesurés en Bretagne et en France"),
        ("FR", "Derniers résultats mesurés en France"),
    ],
)
def test_a_caption_names_what_stands_beside(territory_id: str, caption: str) -> None:
    assert words.results_caption(place(territory_id)) == caption


def test_a_region_is_told_from_the_departement_of_the_same_name() -> None:
    named = [words.with_code(card) for card in (MAYOTTE, MAYOTTE_REGION, FRANCE)]
    assert named == ["Mayotte (976)", "Mayotte (région)", "France"]


def cells(card: SeriesCard) -> tuple[str, ...]:
    """Value, its day, target, its day, share, rate."""
    said = (
        *(words.newest(card), words.day(card), words.goal(card), words.goal_day(card, TODAY)),
        *(words.share(card), words.rate_per_100k(card)),
    )
    return tuple(plain(text) for text in said)


def test_a_row_gives_value_target_share_and_rate() -> None:
    card = series(point(MID_2025, 15.0), territory=AIN, targets=(target(20.0, baseline=10.0),))
    assert cells(card) == ("15", "30/06/2025", "20", "31/12/2026", "50 %", "15,0")


def test_a_percentage_has_no_rate() -> None:
    card = series(point(MID_2025, 86.1), indicator=CPTS, territory=AIN)
    assert cells(card) == ("86,1 %", "30/06/2025", "s.o.", "", "s.o.", "s.o.")


def test_missing_values_have_their_codes() -> None:
    assert cells(series(territory=AIN)) == ("n.d.", "", "s.o.", "", "s.o.", "n.d.")
    unknown = place("REG-84", population_count=None)
    assert words.rate_per_100k(series(point(MID_2025), territory=unknown)) == "n.d."


def test_a_passed_deadline_is_said_passed() -> None:
    card = series(targets=(target(deadline=date(2024, 12, 31)),))
    assert words.goal_day(card, TODAY) == "31/12/2024, passée"


def test_a_yearly_number_is_not_a_level_to_reach() -> None:
    assert words.goal(series(targets=(target(450.0, None),))) == "s.o."


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (
            series(point(END_OF_2023, 21.0), point(MID_2025, 40.0)),
            "de 21 en décembre 2023 à 40 en juin 2025",
        ),
        (series(point(MID_2025, 0.0)), "0 en juin 2025"),
        (
            series(point(MID_2025, None), territory=MAYOTTE),
            "Aucune donnée publiée à Mayotte pour cet indicateur.",
        ),
    ],
    ids=["two measures", "one measure", "none"],
)
def test_the_course_in_words(card: SeriesCard, said: str) -> None:
    assert plain(words.course(card)) == said


def test_what_the_release_does_not_know_is_named_by_its_code() -> None:
    assert words.with_code(words.unlisted("DEP-976")) == "Code 976, absent des données (976)"
    assert words.with_code(words.unlisted("REG-06")) == "Code 06, absent des données (région)"
    assert words.unlisted("DEP-976").population_count is None
