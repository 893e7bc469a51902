"""The chart over time in words: title, subtitle, legend, alternative."""

from datetime import date

import pytest

from dashboard.cards.series import SeriesCard
from dashboard.wording import trend as words
from pipelines.vocabulary import TargetStatus, ValueStatus
from tests.dashboard.factories import (
    AIN,
    ASSISTANTS,
    CPTS,
    END_OF_2023,
    MID_2025,
    MSP,
    place,
    point,
    series,
    target,
)
from tests.dashboard.reading import plain


@pytest.mark.parametrize(
    ("first", "last", "moved"),
    [(21.0, 40.0, "+19 MSP"), (3.0, 2.0, "−1 MSP"), (5.0, 5.0, "stable")],
)
def test_the_title_is_the_finding(first: float, last: float, moved: str) -> None:
    card = series(point(END_OF_2023, first), point(MID_2025, last), territory=AIN)
    assert plain(words.title(card)) == f"Dans l’Ain, {moved} entre décembre 2023 et juin 2025"


def test_a_difference_of_percentages_is_in_points() -> None:
    card = series(point(END_OF_2023, 18.0), point(MID_2025, 19.5), indicator=CPTS)
    assert "+1,5 point entre" in plain(words.title(card))


@pytest.mark.parametrize(
    "card",
    [series(), series(point(MID_2025)), series(point(END_OF_2023, None), point(MID_2025))],
    ids=["no value", "one measure", "one measure after a gap"],
)
def test_without_a_finding_the_title_is_neutral(card: SeriesCard) -> None:
    assert words.title(card) == "MSP, France"


@pytest.mark.parametrize(
    ("days", "period"),
    [
        ([date(2017, 6, 30), MID_2025], ", 2017–2025"),
        ([date(2024, 3, 31), date(2024, 9, 30)], ", 2024"),
        ([], ""),
    ],
)
def test_the_subtitle_gives_the_period(days: list[date], period: str) -> None:
    card = series(*[point(day) for day in days], territory=AIN)
    label = "Maisons de santé pluriprofessionnelles (MSP), Ain"
    assert words.subtitle(card) == label + period


def test_the_alternative_holds_territory_values_dates_target_and_where_the_data_are() -> None:
    card = series(
        point(END_OF_2023, 21.0), point(MID_2025, 40.0), territory=AIN, targets=(target(56.0),)
    )
    assert plain(words.alternative(card)) == (
        "Courbe. MSP, dans l’Ain, de 21 en décembre 2023 à 40 en juin 2025. Cible : 56 au 31 "
        "décembre 2026. Données dans le tableau qui suit."
    )


def test_the_alternative_of_a_chart_without_measure_still_points_to_the_table() -> None:
    card = series(point(MID_2025, None), territory=place("DEP-976"))
    assert words.alternative(card) == (
        "Courbe sans valeur mesurée à Mayotte. MSP. Données dans le tableau qui suit."
    )


def test_a_point_says_its_date_value_and_status() -> None:
    said = words.hover(point(MID_2025, 1.0, ValueStatus.CARRIED_FORWARD), ASSISTANTS)
    assert plain(said) == "30 juin 2025 : 1 contrat d’assistant médical (reportée)"
    missing = words.hover(point(MID_2025, None), ASSISTANTS)
    assert plain(missing) == "30 juin 2025 : valeur non publiée"


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        (TargetStatus.IN_FORCE, ""),
        (TargetStatus.CONTESTED, " (contestée)"),
        (TargetStatus.SUPERSEDED, " (remplacée)"),
    ],
)
def test_the_legend_says_when_a_target_is_not_in_force(status: TargetStatus, standing: str) -> None:
    name = words.target_name(target(status=status), MSP)
    assert plain(name) == f"Cible : 4 000 au 31 décembre 2026{standing}"


def test_a_target_says_where_it_was_read() -> None:
    assert words.target_hover(target(), MSP).endswith(", Dossier de presse")


def test_the_axis_bears_the_unit() -> None:
    axes = [words.axis(indicator) for indicator in (MSP, CPTS, ASSISTANTS)]
    assert axes == ["MSP", "% de la population", "Contrats d’assistant médical"]
