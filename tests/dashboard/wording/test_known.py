"""« Ce qu’on savait le… »: facts, sentence, and the titles of the chart of editions."""

from datetime import date

import pytest

from dashboard.cards.quality import Vintage
from dashboard.wording import known as words
from pipelines.vocabulary import Outcome
from tests.dashboard.edition_factories import vintages
from tests.dashboard.factories import (
    AIN,
    CPTS,
    END_OF_2022,
    END_OF_2023,
    MID_2025,
    MSP,
    TODAY,
    point,
    series,
    target,
)
from tests.dashboard.french import faults
from tests.dashboard.progress_factories import closed, progress, standing
from tests.dashboard.reading import plain

THEN = date(2024, 10, 20)
BEFORE = series(point(END_OF_2023, 2501.0), targets=(target(),))
NOW = series(
    point(END_OF_2022, 2251.0),
    point(END_OF_2023, 2501.0),
    point(MID_2025, 2981.0),
    targets=(target(),),
)


def test_the_facts_of_a_series_under_way() -> None:
    said = [plain(text) for text in words.facts(standing(), THEN)]
    assert dict(zip(words.TERMS, said, strict=False)) == {
        "Dernière valeur mesurée": "2 981 au 30/06/2025",
        "Départ": "2 251 au 31/12/2022",
        "Cible": "4 000",
        "Échéance": "31/12/2026",
        "Part du chemin": "41,7 %",
        "Écart à la trajectoire": "−362",
    }


def test_what_is_unknown_has_a_code() -> None:
    nothing = standing(None, series())
    assert words.facts(nothing, THEN) == ("n.d.", "n.d.", "s.o.", "s.o.", "s.o.", "s.o.")


@pytest.mark.parametrize("card", [progress(gap_units=None), closed(Outcome.MISSED, 3000.0)])
def test_without_a_trajectory_there_is_no_gap(card: object) -> None:
    found = words.facts(standing(card), THEN)  # type: ignore[arg-type]
    assert found[-1] == "s.o."


def test_the_sentence_gives_the_newest_value_and_what_its_date_says_today() -> None:
    said = plain(words.sentence(BEFORE, NOW, THEN, TODAY))
    assert said == (
        "Le 20 octobre 2024, la dernière valeur connue était 2 501 (31 décembre 2023). "
        "Aujourd’hui, cette même date affiche 2 501 : elle n’a pas été révisée depuis."
    )
    assert faults(said) == []


def test_a_revised_value_is_told_with_all_its_digits() -> None:
    then = series(point(END_OF_2023, 85.83), indicator=CPTS)
    now = series(point(END_OF_2023, 86.1), indicator=CPTS)
    said = plain(words.sentence(then, now, THEN, TODAY))
    assert "était 85,83 % (31 décembre 2023)" in said
    assert said.endswith("cette même date affiche 86,1 %.")


def test_a_value_withdrawn_since_is_told() -> None:
    said = words.sentence(BEFORE, series(), THEN, TODAY)
    assert said.endswith("Aujourd’hui, aucune valeur n’est publiée à cette date.")


def test_before_the_first_edition_nothing_was_known() -> None:
    said = words.sentence(series(territory=AIN), NOW, THEN, TODAY)
    assert said == "Le 20 octobre 2024, aucune valeur n’était encore publiée dans l’Ain."


def test_a_day_to_come_is_said_to_be_one() -> None:
    assert words.sentence(NOW, NOW, date(2027, 1, 1), TODAY) == words.TO_COME


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        (vintages(85.8, 86.1, 86.1), "La valeur du 31 mai 2024 est passée de 85,8 % à 86,1 %"),
        (vintages(86.1, 86.1, 86.1), "Les 3 éditions donnent la même valeur au 31 mai 2024"),
        (
            vintages(86.1, 85.8, 86.1),
            "La valeur du 31 mai 2024 a changé, puis elle est revenue à 86,1 %",
        ),
    ],
)
def test_the_title_says_what_editions_did(printed: tuple[Vintage, ...], title: str) -> None:
    assert plain(words.vintage_title(printed, CPTS)) == title


def test_the_alternative_gives_both_ends_and_where_the_data_are() -> None:
    card = series(indicator=CPTS, territory=AIN)
    said = plain(words.vintage_alternative(vintages(85.8, 86.1), card))
    assert said == (
        "Courbe en escalier. Couverture par une CPTS, dans l’Ain, valeur du 31 mai 2024 : 85,8 % "
        "dans l’édition du 18/05/2024, 86,1 % dans celle du 25/06/2024. Données dans le tableau "
        "qui suit."
    )
    assert len(said) <= 250


@pytest.mark.parametrize(
    ("values", "is_cut"), [((85.8, 86.1), True), ((100.0, 0.0), False), ((1.0, 2.0), False)]
)
def test_only_percentages_that_move_a_little_leave_zero(
    values: tuple[float, float], is_cut: bool
) -> None:
    assert words.is_cut(vintages(*values), CPTS) is is_cut
    assert not words.is_cut(vintages(*values), MSP)
